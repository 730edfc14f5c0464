import { expect, test } from 'vitest';
import { parseTypedDate, showDate } from './typed-date';

test.each([
  ['2026-04-03', '2026-04-03'],
  ['2026-4-3', '2026-04-03'],
  ['03.04.2026', '2026-04-03'],
  ['3.4.2026', '2026-04-03'],
  ['3. 4. 2026', '2026-04-03'],
  ['03042026', '2026-04-03'],
  ['31122020', '2020-12-31'],
  ['20201231', '2020-12-31'],
  ['31/12/2020', '2020-12-31'],
  ['31-12-2020', '2020-12-31'],
  ['04/04/2026', '2026-04-04'],
  ['3 Apr 2026', '2026-04-03'],
  ['3. april 2026', '2026-04-03'],
  ['3 maj 2026', '2026-05-03'],
  ['3. des. 2026', '2026-12-03'],
])('%j is the day %s', (typed, isoDate) => {
  expect(parseTypedDate(typed)).toEqual({ kind: 'date', isoDate });
});

test.each(['03/04/2026', '03-04-2026', '03.04.26', '26-04-03'])('%j may be two days', (typed) => {
  expect(parseTypedDate(typed)).toEqual({ kind: 'ambiguous' });
});

test.each([
  '',
  'soon',
  '31.02.2026',
  '12/31/2020',
  '3 foo 2026',
  '03.04',
  '0003-04-03',
  '99999999',
  '3.13.26',
])('%j is no day', (typed) => {
  expect(parseTypedDate(typed)).toEqual({ kind: 'none' });
});

test('a day is shown as no country reads it otherwise, and can be typed as it is shown', () => {
  for (let month = 1; month <= 12; month += 1) {
    const isoDate = `2026-${String(month).padStart(2, '0')}-03`;
    expect(parseTypedDate(showDate(isoDate))).toEqual({ kind: 'date', isoDate });
  }
  expect(showDate('2011-03-01')).toBe('1 Mar 2011');
});
