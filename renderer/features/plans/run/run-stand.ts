import type { Plan } from '../../../../shared/link-plan/plan';
import { rowStates, type RowState } from '../../../../shared/link-plan/row-state';
import type { Run } from '../../../../shared/link-plan/run';
import type { Text } from '../../../../shared/text/text';
import { describeDuration } from '../duration';

const sentStates: readonly RowState[] = ['Sent', 'Verified', 'Different', 'Failed', 'Unknown', 'Nothing'];

/** How many rows of a run were sent, whatever became of them. */
export function countSent({ counts }: Pick<Run, 'counts'>): number {
  return sentStates.reduce((sum, state) => sum + counts[state], 0);
}

/** How its rows stand: what it has still to send as the plan has it by now, so that both say the same of it. */
export function standNow({
  status,
  counts,
  unsent,
}: Pick<Run, 'status' | 'counts' | 'unsent'>): Pick<Plan, 'counts' | 'leftOut'> {
  if (unsent === null) return { counts, leftOut: { reject: {}, later: {} } };
  const now = { ...counts, Ready: 0 };
  for (const state of rowStates) {
    now[state] += unsent.counts[state];
    if (status === 'ended') now.Cancelled -= unsent.counts[state];
  }
  return { counts: now, leftOut: unsent.leftOut };
}

export function isAtWork({ status }: Pick<Run, 'status'>): boolean {
  return status === 'sending' || status === 'reading-back';
}

/** It waits, and what was sent so far speaks against the rest: going on is a step that nobody takes by the way. */
export function hasDoubts(run: Pick<Run, 'status' | 'pausedBy' | 'counts' | 'verifiedSince'>): boolean {
  const isJudged = run.pausedBy === 'pilot-done' || run.pausedBy === 'too-few-verified';
  return run.status === 'paused' && isJudged && run.counts.Verified + run.verifiedSince < countSent(run);
}

/** What comes next is to go on: the first rows are as they should be. */
export function isNextToGoOn(run: Pick<Run, 'status' | 'pausedBy' | 'counts' | 'verifiedSince'>): boolean {
  return run.status === 'paused' && run.pausedBy === 'pilot-done' && !hasDoubts(run);
}

/** How many verified, of how many that were sent, and what a retry has put right of them. */
export function describeVerified(run: Pick<Run, 'counts' | 'verifiedSince'>, t: Text): string {
  const { counts, verifiedSince } = run;
  const own = t('plans.run.verifiedOf', { verified: counts.Verified, count: countSent(run) });
  return verifiedSince === 0 ? own : `${own} ${t('plans.run.verifiedSince', { count: verifiedSince })}`;
}

/** What became of rows of its plan that no count tells: links that are gone, and what a look has settled or will settle. `secondsLeft`: until `heldUntil`. */
export function describeAgain(
  { unlinked, linkless, settled, notThere, toLookAt, heldUntil }: Run,
  { clock, secondsLeft }: { clock: (iso: string) => string; secondsLeft: number },
  t: Text,
): string {
  return [
    linkless === 0 ? '' : t('plans.run.unlinked', { count: linkless }),
    unlinked <= linkless ? '' : t('plans.run.unlinkedSoFar', { count: unlinked - linkless }),
    settled === 0 ? '' : t('plans.run.settled', { count: settled }),
    notThere === 0 ? '' : t('plans.run.notThere', { count: notThere }),
    toLookAt > 0 && heldUntil !== null ? describeHold(clock(heldUntil), secondsLeft, t) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** How long the site may still be at work on what nobody knows of; a look before that settles nothing. */
function describeHold(time: string, secondsLeft: number, t: Text): string {
  return secondsLeft === 0
    ? t('plans.run.heldNoMore', { time })
    : t('plans.run.heldUntil', { time, left: describeDuration(secondsLeft, t) });
}

/** Why a run waits, or how it ended; empty while there is nothing to say. */
export function describeStand(run: Run, t: Text): string {
  if (run.status === 'interrupted') return t('plans.run.interrupted');
  if (run.status === 'paused' && run.pausedBy) {
    const isJudged = run.pausedBy === 'pilot-done' || run.pausedBy === 'too-few-verified';
    const why = t(`plans.run.pausedBy.${run.pausedBy}`);
    if (run.pausedBy === 'pilot-done' && countSent(run) === 0) return t('plans.run.noneSent');
    return isJudged ? `${describeVerified(run, t)} ${why}` : why;
  }
  const held = run.counts.Draft === 0 ? '' : t('plans.run.notSent', { count: run.counts.Draft });
  const { Cancelled } = run.counts;
  // Whoever ends a run cancels what is left of it; otherwise the rows themselves say that they are not to be sent.
  const passedOver = Cancelled === 0 ? '' : t('plans.run.passedOver', { count: Cancelled });
  const cancelled = run.isCancelled && Cancelled > 0 ? t('plans.run.cancelled') : passedOver;
  return run.status === 'ended' ? [held, cancelled].filter(Boolean).join(' ') : cancelled;
}

/** What *Retry* would do: try again what came to nothing, and send what was left. */
export function nameRetry({ retryable, neverSent }: Pick<Run, 'retryable' | 'neverSent'>, t: Text): string {
  const tried = retryable - neverSent;
  if (neverSent === 0) return t('plans.run.retry', { count: tried });
  return tried === 0
    ? t('plans.run.sendRest', { count: neverSent })
    : t('plans.run.retryAndSend', { tried, count: neverSent });
}

/** What a look at what nobody knew has come to, also where that is nothing new. */
export function describeLook({ toLookAt }: Pick<Run, 'toLookAt'>, time: string, t: Text): string {
  return toLookAt === 0
    ? t('plans.run.lookedAll', { time })
    : t('plans.run.looked', { time, count: toLookAt });
}
