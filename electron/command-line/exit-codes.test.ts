import { expect, test } from 'vitest';
import { rowStates, type RowState } from '../../shared/link-plan/row-state';
import { exitCodeOfPlan } from './exit-codes';

const planOf = (rows: Partial<Record<RowState, number>>, { reject = {}, later = {}, toBeSent = 0 } = {}) => ({
  rowCount: Object.values(rows).reduce((sum, count) => sum + count, 0),
  counts: Object.fromEntries(rowStates.map((state) => [state, rows[state] ?? 0])) as Record<RowState, number>,
  leftOut: { reject, later },
  toBeSent,
});

test.each([
  ['ready', planOf({ Ready: 2 }, { toBeSent: 2 }), 0, 1],
  ['verified, or so already', planOf({ Verified: 1, Skipped: 1 }), 0, 0],
  ['approved', planOf({ Warning: 1 }, { toBeSent: 1 }), 0, 1],
  ['waiting for approval', planOf({ Warning: 1 }), 1, 1],
  [
    'rejected, whatever stood against it',
    planOf({ Ready: 1, Blocked: 1 }, { reject: { Ready: 1, Blocked: 1 } }),
    0,
    0,
  ],
  ['put off', planOf({ Ready: 1 }, { later: { Ready: 1 } }), 1, 1],
  ['put off, but linked so already', planOf({ Skipped: 1 }, { later: { Skipped: 1 } }), 0, 0],
  ['blocked', planOf({ Blocked: 1 }), 1, 1],
  ['not looked up', planOf({ Draft: 1 }), 1, 1],
  ['not read back', planOf({ Sent: 1 }), 1, 1],
  ['out when the program ended', planOf({ Sending: 1 }), 1, 1],
  ['failed', planOf({ Failed: 1, Verified: 9 }), 1, 1],
])('rows that are %s', (_what, plan, check, run) => {
  expect([exitCodeOfPlan(plan, { what: 'check' }), exitCodeOfPlan(plan, { what: 'run' })]).toEqual([
    check,
    run,
  ]);
});
