import type { LinkState } from '../write/states';
import { levelOf, type ReasonLevel, type RowReason } from './row-reason';

/**
 * The states of a row, all of them words of the one vocabulary. Draft: not checked since it was edited, or something of it
 * could not be looked up; which, its reasons say.
 */
export const rowStates = [
  'Draft',
  'Ready',
  'Warning',
  'Blocked',
  'Skipped',
  'Sending',
  'Sent',
  'Verified',
  'Different',
  'Failed',
  'Unknown',
  'Nothing',
  'Cancelled',
] as const satisfies readonly LinkState[];
export type RowState = (typeof rowStates)[number];

export const decisions = ['approve', 'reject', 'later'] as const;
export type Decision = (typeof decisions)[number];

const worst: readonly [ReasonLevel, RowState][] = [
  ['blocked', 'Blocked'],
  ['not-looked-up', 'Draft'],
  ['skipped', 'Skipped'],
  ['warning', 'Warning'],
];

/** The state of a row that was just checked. */
export function stateOf(reasons: readonly RowReason[]): RowState {
  const levels = new Set(reasons.map(levelOf));
  return worst.find(([level]) => levels.has(level))?.[1] ?? 'Ready';
}

/** Nothing was sent for it yet, so what the sheet says of it may still be edited. */
export function isBeforeSending(state: RowState): boolean {
  return ['Draft', 'Ready', 'Warning', 'Blocked', 'Skipped'].includes(state);
}

/**
 * Would a run take this row? Ready ones unless somebody rejected them or put them off; those with a warning only where
 * somebody approved them.
 */
export function isToBeSent({ state, decision }: { state: RowState; decision: Decision | null }): boolean {
  if (state === 'Ready') return decision === null || decision === 'approve';
  return state === 'Warning' && decision === 'approve';
}

/**
 * Would a run that has the row still send it when its turn comes? What was tried may be tried again, unless somebody took
 * it out since; the rest as the plan has it by then.
 */
export function mayStillBeSent(row: { state: RowState; decision: Decision | null }): boolean {
  const isTakenOut = row.decision === 'reject' || row.decision === 'later';
  const isTried = ['Failed', 'Unknown', 'Nothing', 'Different'].includes(row.state);
  return isToBeSent(row) || (isTried && !isTakenOut);
}
