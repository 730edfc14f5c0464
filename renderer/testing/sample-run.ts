import { rowStates, type RowState } from '../../shared/link-plan/row-state';
import { defaultRunSettings, type Run } from '../../shared/link-plan/run';
import { practiceSite } from './sample-data';

/** Rows by state: those that are named, and none of the others. */
export const countRows = (counts: Partial<Record<RowState, number>> = {}) =>
  Object.fromEntries(rowStates.map((state) => [state, counts[state] ?? 0])) as Record<RowState, number>;

/** A run of the practice site that waits after its pilot. */
export const makeRun = (changes: Partial<Run> = {}): Run => ({
  runId: 'r1',
  planId: 'p1',
  planName: 'Kunder Ørland',
  siteId: practiceSite.id,
  siteName: practiceSite.name,
  environment: 'practice',
  user: 'kari',
  retryOf: null,
  settings: defaultRunSettings,
  status: 'paused',
  stage: 'pilot',
  pausedBy: 'pilot-done',
  error: null,
  isCancelled: false,
  permit: null,
  total: 400,
  counts: countRows({ Verified: 3, Ready: 397 }),
  leftOut: 0,
  unsent: null,
  verifiedSince: 0,
  retryable: 0,
  neverSent: 0,
  settled: 0,
  notThere: 0,
  waitsUntil: null,
  linkless: 0,
  toLookAt: 0,
  heldUntil: null,
  unlinked: 0,
  rowsPerSecond: null,
  secondsLeft: null,
  startedAt: '2026-03-01T08:10:00.000Z',
  endedAt: null,
  ...changes,
});
