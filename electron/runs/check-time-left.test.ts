import { expect, it } from 'vitest';
import { createTimeLeft } from './check-time-left';

const about = {
  planId: 'p',
  step: 'keys',
  done: 0,
  total: 0,
  secondsLeft: null,
  single: [],
  atMost: null,
} as const;

/** A check that has asked so many of 1,000 requests, each of which took 100 ms. */
const askOf = (expected: number | null, atMost: number | null = null) => {
  let nowMs = 5_000;
  const addTimeLeft = createTimeLeft({ monotonicMs: () => nowMs }, expected);
  return (requests: number) => {
    nowMs = 5_000 + requests * 100;
    return addTimeLeft({ ...about, requests, atMost }).secondsLeft;
  };
};

it('the time that a check still takes goes by how fast the site has answered so far', () => {
  const secondsAfter = askOf(1_000);
  expect([20, 500, 990].map(secondsAfter)).toEqual([98, 50, 1]);
});

it('goes by what the check itself has counted since, where that is not what was expected', () => {
  expect(askOf(100, 1_000)(500)).toBe(50);
});

it('nothing is said of it before that is known, nor once nobody knows any more', () => {
  expect(askOf(1_000)(5)).toBeNull();
  expect(askOf(1_000)(1_000)).toBeNull();
  expect(askOf(null)(500)).toBeNull();
});
