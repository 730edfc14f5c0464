import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rowStates, type RowState } from '../../shared/link-plan/row-state';
import { defaultRunSettings, type Run } from '../../shared/link-plan/run';
import { describeProgress } from './describe-progress';

const runOf = (counts: Partial<Record<RowState, number>>, changes: Partial<Run>): Run => ({
  runId: 'r1',
  planId: 'p1',
  planName: 'kunder.xlsx',
  siteId: 's1',
  siteName: 'Acme',
  environment: 'test',
  user: 'kari',
  retryOf: null,
  settings: defaultRunSettings,
  status: 'sending',
  stage: 'pilot',
  pausedBy: null,
  error: null,
  isCancelled: false,
  permit: null,
  total: Object.values(counts).reduce((sum, count) => sum + count, 0),
  counts: Object.fromEntries(rowStates.map((state) => [state, counts[state] ?? 0])) as Record<
    RowState,
    number
  >,
  unsent: null,
  leftOut: 0,
  verifiedSince: 0,
  retryable: 0,
  neverSent: 0,
  settled: 0,
  notThere: 0,
  linkless: 0,
  toLookAt: 0,
  heldUntil: null,
  unlinked: 0,
  waitsUntil: null,
  rowsPerSecond: null,
  secondsLeft: null,
  startedAt: '2026-03-01T08:10:00.000Z',
  endedAt: null,
  ...changes,
});

// As its times are told on a computer that is in this zone.
beforeEach(() => void vi.stubEnv('TZ', 'UTC'));
afterEach(() => void vi.unstubAllEnvs());

test.each<[told: string, counts: Partial<Record<RowState, number>>, changes: Partial<Run>]>([
  ['Pilot, Sending: 2 of 3, 2 of 400 in all', { Ready: 397, Sending: 1, Verified: 2 }, {}],
  [
    'Pilot, Reading back: 1 of 3, 3 of 400 in all',
    { Ready: 397, Sent: 2, Verified: 1 },
    { status: 'reading-back' },
  ],
  ['Ramp, Sending: 17 of 30, 20 of 400 in all', { Ready: 380, Verified: 20 }, { stage: 'ramp' }],
  [
    'Ramp, Reading back: 7 of 30, 33 of 400 in all',
    { Ready: 367, Sent: 23, Verified: 10 },
    { stage: 'ramp', status: 'reading-back' },
  ],
  ['The rest, Sending: 0 of 367, 33 of 400 in all', { Ready: 367, Sent: 30, Verified: 3 }, { stage: 'rest' }],
  ['Pilot, Sending: 1 of 2', { Ready: 1, Verified: 1 }, {}],
  ['Done: 3 of 3', { Verified: 3 }, { status: 'ended' }],
  [
    'Pilot, Waits for you: 0 of 2. The site wants to be left alone until 12 Nov 2026, 14:12:53 UTC; going on before that is refused',
    { Ready: 2 },
    { status: 'paused', waitsUntil: '2026-11-12T14:12:53.000Z' },
  ],
])('a run is told as “%s”', (told, counts, changes) => {
  expect(describeProgress(runOf(counts, changes))).toBe(told);
});
