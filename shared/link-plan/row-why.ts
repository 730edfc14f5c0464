import type { AppErrorData } from '../errors';
import type { PlanRow } from './plan-row';
import { reasonSentence, type ReasonText } from './reason-sentence';
import { because, levelOf, type ReasonLevel, type RowReason } from './row-reason';
import { isBeforeSending } from './row-state';

/** Why a row is as it is: what a check found, or the error that its last try ended with. */
export type RowWhy = { reason: RowReason } | { error: AppErrorData };

const order: readonly ReasonLevel[] = ['blocked', 'not-looked-up', 'skipped', 'warning'];

/**
 * What explains the state of a row, the worst first: as long as nothing was sent what the check found, afterwards what
 * became of the last try. What a person approved explains nothing any more once the row was sent.
 */
export function explainRow({
  state,
  reasons,
  attempts,
}: Pick<PlanRow, 'state' | 'reasons' | 'attempts'>): RowWhy[] {
  if (isBeforeSending(state)) {
    const rank = (reason: RowReason) => order.indexOf(levelOf(reason));
    return reasons.toSorted((a, b) => rank(a) - rank(b)).map((reason) => ({ reason }));
  }
  const error = attempts.at(-1)?.error ?? null;
  if (state === 'Different') return [{ reason: because('read-back-differs') }];
  if (error && (state === 'Failed' || state === 'Unknown')) return [{ error }];
  return state === 'Unknown' ? [{ reason: because('outcome-not-known') }] : [];
}

/** One of them as a person reads it. */
export function whySentence(why: RowWhy, t: ReasonText): string {
  if ('reason' in why) return reasonSentence(why.reason, t);
  const { code, params, detail } = why.error;
  return t(`errors.${code}`, { what: t('common.something'), reason: detail, ...params });
}
