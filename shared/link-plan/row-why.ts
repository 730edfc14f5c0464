import type { AppErrorData } from '../errors';
import type { PlanRow, RowAttempt } from './plan-row';
import { writeTimesInUtc, type WriteTimes } from '../value/moment';
import { reasonSentence, type ReasonText } from './reason-sentence';
import { because, levelOf, type ReasonLevel, type RowReason } from './row-reason';
import { isBeforeSending, type RowState } from './row-state';
import { isLeftOut } from './values-back';

/** Why a row is as it is: what a check found, the error that its last try ended with, or that there was one before. */
export type RowWhy = { reason: RowReason } | { error: AppErrorData } | { triedBefore: RowState };

const order: readonly ReasonLevel[] = ['blocked', 'not-looked-up', 'skipped', 'warning'];

/**
 * What explains the state of a row, the worst first: before it is sent what the check found, afterwards what became of the
 * last try. What a person approved explains nothing any more once the row was sent, but for what it could not put back.
 */
export function explainRow({
  state,
  reasons,
  attempts,
}: Pick<PlanRow, 'state' | 'reasons' | 'attempts'>): RowWhy[] {
  if (isBeforeSending(state)) {
    const rank = (reason: RowReason) => order.indexOf(levelOf(reason));
    return [
      ...reasons.toSorted((a, b) => rank(a) - rank(b)).map((reason) => ({ reason })),
      ...findTriedBefore(attempts),
    ];
  }
  if (state === 'Cancelled') return findTriedBefore(attempts);
  // Approved and verified or not, it did not go back.
  const leftOut = reasons.filter(isLeftOut).map((reason) => ({ reason }));
  return [...explainSent({ state, attempts }), ...leftOut];
}

function explainSent({ state, attempts }: Pick<PlanRow, 'state' | 'attempts'>): RowWhy[] {
  const last = attempts.at(-1) ?? null;
  const error = last?.error ?? null;
  const gone = findGone(attempts);
  if (state === 'Different') {
    if (gone) return [gone];
    return [{ reason: because(last?.link?.isThere === false ? 'link-not-there' : 'read-back-differs') }];
  }
  if (state === 'Failed') return [...(gone ? [gone] : []), ...(error ? [{ error }] : [])];
  if (state === 'Nothing')
    return [{ reason: because('came-to-nothing') }, error ? { error } : { reason: because('never-heard') }];
  if (state !== 'Unknown') return [];
  if (gone) return [gone, ...(error ? [{ error }] : [])];
  return [error ? { error } : { reason: because('outcome-not-known') }];
}

/** It is not sent now, and was begun once: nobody is told that nothing was ever sent for it. */
function findTriedBefore(attempts: readonly RowAttempt[]): RowWhy[] {
  const tried = attempts.findLast(({ entryId, state }) => entryId !== null && state !== 'Cancelled');
  return tried ? [{ triedBefore: tried.state }] : [];
}

/** A row that puts values back has broken its link, and nobody has seen it made again. A try that never came so far says nothing of it. */
function findGone(attempts: readonly RowAttempt[]): { reason: RowReason } | null {
  const told = attempts.findLast(({ link }) => link === null || link.isThere !== null);
  if (!told?.link?.isMoved || told.link.isThere !== false) return null;
  return { reason: because(attempts.at(-1)?.link?.mayRetry ? 'link-gone' : 'link-gone-so-far') };
}

/** One of them as a person reads it; in the window with its times as everywhere there. */
export function whySentence(why: RowWhy, t: ReasonText, writeTimes: WriteTimes = writeTimesInUtc): string {
  if ('reason' in why) return reasonSentence(why.reason, t, writeTimes);
  if ('triedBefore' in why)
    return t('planReasons.triedBefore', { state: t(`common.state.${why.triedBefore}`) });
  const { code, params, detail } = why.error;
  return t(`errors.${code}`, { what: t('common.something'), reason: detail, ...writeTimes(params) });
}
