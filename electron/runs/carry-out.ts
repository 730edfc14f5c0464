import { boundsOfStage, createStopRules } from '../../shared/link-plan/run-rules';
import { runStages, type RunSettings, type RunStage } from '../../shared/link-plan/run';
import { describeRows } from './describe-rows';
import { createFeed } from './feed';
import { createLooker, lookAtSent, lookAtUnknown } from './look-left';
import { readEvidence } from './read-evidence';
import { blockSize, type RunContext } from './run-context';
import { sendRow } from './send-row';
import { createStopping, type RunEnd, type Stopping } from './stopping';

/**
 * Sends the rows of a run that are still to be sent, stage by stage, each at most once, and looks at what became of them.
 * Whatever it was in the middle of before, it looks at first. Never throws for what a site or a disk does; then it stops
 * and says why.
 */
export async function carryOut(context: RunContext): Promise<RunEnd> {
  const { run, store, results } = context;
  const stopping = createStopping(context);
  try {
    await store.takeOverEntries(run.runId);
    context.onStage(run.stage, 'reading-back');
    await lookAtUnknown(context);
    await lookAtSent(context, null);
    for (const stage of runStages.slice(runStages.indexOf(run.stage))) {
      const { from, to } = boundsOfStage(stage, context.total);
      if (from >= to) continue;
      context.onStage(stage, 'sending');
      await sendStage(context, { stage, from, to, stopping });
      if (stopping.reason() !== null) break;
      const isLast = to > context.total;
      if (stage === 'pilot' && run.settings.pauseAfterPilot && !isLast) {
        await results.flush();
        context.onStage('ramp', 'paused');
        return { reason: 'pilot-done', error: null };
      }
    }
    await results.flush();
  } catch (error) {
    stopping.stopFor(error);
  }
  return stopping.end();
}

/**
 * More rows than requests are under way: while some wait for the disk, others are with the site. How many requests that are
 * at a time, the connection sees to.
 */
function rowsAtOnce({ atOnce }: RunSettings): number {
  return atOnce === 1 ? 1 : Math.ceil(atOnce * 1.5) + 2;
}

interface Stage {
  stage: RunStage;
  /** Positions: the first, and the one behind the last. */
  from: number;
  to: number;
  stopping: Stopping;
}

async function sendStage(context: RunContext, { stage, from, to, stopping }: Stage): Promise<void> {
  const { settings, runId } = context.run;
  const rules = createStopRules();
  const isPilot = stage === 'pilot';
  let next = from;
  const feed = createFeed(async () => {
    await context.requireSameSite();
    const rows = await context.store.nextRows(runId, next, to, blockSize);
    const sendable = await describeRows(context, rows);
    // The pilot is read row by row, as a single link is: so the bulk reading behind it is tried against that.
    const block = isPilot
      ? new Map(sendable.map((row) => [row, null]))
      : await readEvidence(context.site, sendable, context.tools);
    // Only now: what could not be read is not passed over.
    next = (rows.at(-1)?.position ?? to) + 1;
    return { block, isLast: rows.length < blockSize };
  });
  const looker = createLooker(context, (states) => {
    const reason = rules.noteLooked(states);
    if (reason) stopping.stop(reason);
  });
  const work = async () => {
    while (stopping.reason() === null) {
      const fed = await feed.next();
      if (fed === null || stopping.reason() !== null) return;
      const sent = await sendRow(context, fed, { isPilot, stopping, rules });
      if (!sent) continue;
      if (isPilot) looker.note(sent.entry.state);
      else if (settings.readBack === 'as-it-goes' || stage === 'ramp') looker.add(sent);
    }
  };
  await Promise.all(Array.from({ length: rowsAtOnce(settings) }, work)).catch(stopping.stopFor);
  context.onStage(stage, 'reading-back');
  await looker.finish().catch(stopping.stopFor);
  if (stage === 'rest' && settings.readBack === 'after' && stopping.reason() === null) {
    await lookAtSent(context, (states) => {
      rules.noteLooked(states);
    });
  }
}
