import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWait, parseRetryAfter } from './retry-after';

const noonMs = Date.parse('2026-03-31T12:00:00Z');
const noon = 'Tue, 31 Mar 2026 12:00:00 GMT';
const dayMs = 24 * 60 * 60 * 1_000;

describe('parseRetryAfter', () => {
  it.each([
    ['2', 2_000],
    [' 120 ', 120_000],
    ['0', 0],
    ['86400', 86_400_000],
    ['Tue, 31 Mar 2026 12:00:30 GMT', 30_000],
    ['Tue, 31 Mar 2026 11:59:30 GMT', null],
    ['-1', null],
    ['soon', null],
    ['', null],
    ['1e3', null],
    ['99999999999999', null],
    ['2026-03-31', null],
    ['Tue, 31 Xyz 2026 12:00:30 GMT', null],
  ])('reads %j as %j milliseconds', (header, expected) => {
    expect(parseRetryAfter(header, { answerDate: noon, wallMs: noonMs })).toBe(expected);
  });

  it.each([-dayMs, dayMs])('F33 waits the same when the clock of this computer is %i ms off', (skewMs) => {
    const header = 'Tue, 31 Mar 2026 12:00:30 GMT';
    expect(parseRetryAfter(header, { answerDate: noon, wallMs: noonMs + skewMs })).toBe(30_000);
  });

  it('measures against this computer where the server does not tell the time', () => {
    const header = 'Tue, 31 Mar 2026 12:00:30 GMT';
    expect(parseRetryAfter(header, { answerDate: '', wallMs: noonMs })).toBe(30_000);
  });

  it('never gives a negative or endless wait, whatever the header holds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer(), (header, answerDate, wallMs) => {
        const waitMs = parseRetryAfter(header, { answerDate, wallMs });
        expect(waitMs === null || (Number.isFinite(waitMs) && waitMs >= 0)).toBe(true);
      }),
    );
  });
});

it.each([
  [1, '1 s'],
  [120, '120 s'],
  [121, '3 min'],
  [7_200, '120 min'],
  [7_201, '3 h'],
  [86_400, '24 h'],
])('F10 %i seconds are a wait of %s', (seconds, wait) => {
  expect(describeWait(seconds)).toBe(wait);
});
