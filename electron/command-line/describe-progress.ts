import type { Plan } from '../../shared/link-plan/plan';
import { countStands, nameStand } from '../../shared/link-plan/row-stand';
import { stageOf, type Run } from '../../shared/link-plan/run';
import { boundsOfStage } from '../../shared/link-plan/run-rules';
import { planRun } from '../../shared/text/en/plan-run';
import { createProgramText } from '../../shared/text/program-text';
import { showMoment } from '../../shared/value/moment';
import type { ReportText } from '../runs/report-text';

const say = createProgramText();

/** How far a run is in its stage and in all, and why it waits, in the words that the window has for it. */
export function describeProgress(run: Run): string {
  const { status, isCancelled, total, counts, rowsPerSecond, secondsLeft, waitsUntil } = run;
  // What another write holds, and what was cancelled, was not sent.
  const done = total - counts.Ready - counts.Sending - counts.Draft - counts.Cancelled;
  const about = { status: planRun.status[isCancelled ? 'cancelled' : status], done, total };
  const progress = status === 'ended' ? say('commandLine.ended', about) : describeStage(run, about);
  const rate =
    rowsPerSecond === null || secondsLeft === null
      ? []
      : [say('commandLine.rate', { rate: rowsPerSecond.toFixed(1), seconds: secondsLeft })];
  const wait =
    waitsUntil === null
      ? ''
      : say(status === 'paused' ? 'commandLine.rests' : 'commandLine.waits', {
          time: showMoment(waitsUntil, 'local') ?? waitsUntil,
        });
  return [[progress, ...rate].join(', '), wait, describePause(run)].filter(Boolean).join('. ');
}

function describeStage(run: Run, about: { status: string; done: number; total: number }): string {
  const stage = stageOf(run);
  const { from, to } = boundsOfStage(stage, about.total);
  const ofStage = to - from;
  // What is read back was sent: how many of those were looked at.
  const sent = run.status === 'reading-back' ? about.done - run.counts.Sent : about.done;
  const inStage = Math.max(0, Math.min(sent - (from - 1), ofStage));
  const named = { ...about, stage: planRun.stage[stage], inStage, ofStage };
  return say(ofStage === about.total ? 'commandLine.stageAlone' : 'commandLine.stage', named);
}

function describePause({ status, pausedBy, total, counts }: Run): string {
  if (status === 'interrupted') return planRun.interrupted;
  if (status !== 'paused' || pausedBy === null) return '';
  const isUnsent = total === counts.Ready + counts.Draft + counts.Cancelled;
  return pausedBy === 'pilot-done' && isUnsent ? planRun.noneSent : planRun.pausedBy[pausedBy];
}

/** "Verified 3, rejected 1". */
export function describeCounts(plan: Pick<Plan, 'counts' | 'leftOut'>, t: ReportText): string {
  const numbers = new Intl.NumberFormat();
  return countStands(plan)
    .map(({ stand, count }) => `${nameStand(stand, t)} ${numbers.format(count)}`)
    .join(', ');
}
