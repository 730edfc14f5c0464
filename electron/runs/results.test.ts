import { expect, it } from 'vitest';
import { rowStates, type RowState } from '../../shared/link-plan/row-state';
import { createManualClock } from '../testing/manual-clock';
import { createResults } from './results';
import type { RowResult } from './run-store';

const result = (position: number, state: RowState, changes: Partial<RowResult> = {}): RowResult => {
  const told = { entryId: `entry-${position}`, at: '2026-03-31T12:00:00.000Z', mayRetry: false };
  return { position, seq: position, state, ...told, ...changes };
};

function startResults() {
  const saved: RowResult[][] = [];
  const clock = createManualClock();
  const results = createResults({
    runId: 'run',
    store: { saveResults: async (_runId, some) => void saved.push([...some]) },
    counts: Object.fromEntries(rowStates.map((state) => [state, 1_000])) as Record<RowState, number>,
    clock,
    onChange: () => undefined,
    onFailed: (error) => {
      throw error;
    },
  });
  return { results, saved, clock };
}

it('of a row that was sent and looked at meanwhile, what the look found is kept once', async () => {
  const { results, saved } = startResults();
  results.note(result(1, 'Sent'), 'Sending');
  results.note(result(2, 'Sent'), 'Sending');
  results.note(result(1, 'Verified'), 'Sent');
  await results.flush();
  expect(saved).toEqual([[result(1, 'Verified'), result(2, 'Sent')]]);
  results.note(result(2, 'Verified'), 'Sent');
  await results.flush();
  expect(saved[1]).toEqual([result(2, 'Verified')]);
});

it('what is about the run alone takes nothing from what the plan is told', async () => {
  const { results, saved } = startResults();
  const ofRun = result(1, 'Ready', { onlyInRun: true });
  results.note(result(1, 'Sent'), 'Sending');
  results.note(ofRun, 'Draft');
  await results.flush();
  expect(saved).toEqual([[result(1, 'Sent'), ofRun]]);
});

it('many are kept in pieces, so that no commit takes long, and in any case within a second', async () => {
  const { results, saved, clock } = startResults();
  for (let row = 0; row < 450; row += 1) results.note(result(row, 'Sent'), 'Sending');
  expect(saved).toEqual([]);
  await clock.advance(1_000);
  await results.flush();
  expect(saved.map(({ length }) => length)).toEqual([200, 200, 50]);
});
