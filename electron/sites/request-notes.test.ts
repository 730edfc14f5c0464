import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LogFacts } from '../log';
import type { RequestNote } from '../superoffice/site-client';
import { createRequestNotes } from './request-notes';

let lines: LogFacts[];
let held: Set<() => void>;
let note: (note: RequestNote) => void;
beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  held = new Set();
  note = createRequestNotes({
    info: (_event, facts = {}) => lines.push(facts),
    holdBack: (write) => {
      held.add(write);
      return () => held.delete(write);
    },
  });
});
afterEach(() => vi.useRealTimers());

const read = (changes: Partial<RequestNote> = {}): RequestNote => ({
  host: 'crm.example',
  call: 'GetFieldValuesFromCrm',
  status: 200,
  errorCode: null,
  milliseconds: 10,
  queuedMs: 1,
  ...changes,
});

it('has a line for the first request of its kind, and one for all that follow within seconds', () => {
  for (const milliseconds of [10, 20, 70]) note(read({ milliseconds }));
  note(read({ call: 'GetFieldValuesFromErp' }));
  expect(lines).toEqual([read(), read({ call: 'GetFieldValuesFromErp' })]);
  vi.advanceTimersByTime(60_000);
  // Of the other call there was no more, so there is nothing to add.
  expect(lines.slice(2)).toEqual([{ ...read({ milliseconds: 90, queuedMs: 2 }), count: 2, longestMs: 70 }]);
  expect(held.size).toBe(0);
  note(read());
  expect(lines.slice(3)).toEqual([read()]);
});

it('has a line for each that failed, and for each site and status of its own', () => {
  const failed = read({ status: 503, errorCode: 'site-error' });
  const others = [read({ status: 204 }), read({ host: 'other.example' })];
  for (const one of [read(), failed, failed, ...others]) note(one);
  expect(lines).toEqual([read(), failed, failed, ...others]);
});

it('is written by whoever ends the log, and forgets none where kinds become too many', () => {
  for (let kind = 0; kind < 250; kind += 1)
    for (let time = 0; time < 3; time += 1) note(read({ call: `c${kind}` }));
  for (const write of held) write();
  const counted = lines.reduce((sum, { count }) => sum + Number(count ?? 1), 0);
  expect(counted).toBe(750);
  expect(held.size).toBe(0);
});
