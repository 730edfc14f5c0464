import { expect, it } from 'vitest';
import { createRecentHolds } from './recent-holds';

it('what was let go before a reading began leaves the reading true, what comes after does not', () => {
  const holds = createRecentHolds();
  holds.note(['record 1', 'key 10014']);
  const turn = holds.turn();
  expect(holds.isUntouchedSince(['record 1', 'key 10014'], turn)).toBe(true);
  holds.note(['record 2', 'key 10014']);
  expect(holds.isUntouchedSince(['record 1'], turn)).toBe(true);
  expect(holds.isUntouchedSince(['record 1', 'key 10014'], turn)).toBe(false);
  expect(holds.isUntouchedSince(['record 1', 'key 10014'], holds.turn())).toBe(true);
});

it('what was forgotten counts as touched: nobody knows', () => {
  const holds = createRecentHolds(2);
  const turn = holds.turn();
  for (const key of ['a', 'b', 'c']) holds.note([key]);
  expect(holds.isUntouchedSince(['d'], turn)).toBe(false);
  expect(holds.isUntouchedSince(['d'], holds.turn())).toBe(true);
  expect(holds.isUntouchedSince(['c'], 2)).toBe(false);
});

it('remembers at least half of what it may', () => {
  const holds = createRecentHolds(4);
  const turn = holds.turn();
  for (const key of ['a', 'b', 'c']) holds.note([key]);
  expect(['a', 'b', 'c', 'd'].filter((key) => holds.isUntouchedSince([key], turn))).toEqual(['d']);
});
