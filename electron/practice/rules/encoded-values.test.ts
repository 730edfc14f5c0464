import { assert, constantFrom, date, double, integer, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalValue, displayStoredValue, encodeDate, readDate, readInteger } from './encoded-values';

describe('canonicalValue', () => {
  test.each([
    ['Integer', '[I:5]', '[I:5]'],
    ['Integer', ' 5 ', '[I:5]'],
    ['Integer', '-0012', '[I:-12]'],
    ['Integer', '2147483648', null],
    ['Integer', '[F:5]', null],
    ['Integer', '[I:]', null],
    ['Integer', '5.0', null],
    ['Double', '[F:12345.6789]', '[F:12345.6789]'],
    ['Double', '[I:3]', '[F:3]'],
    ['Double', '[M:3.50]', '[F:3.5]'],
    ['Double', '1e3', null],
    ['Double', 'NaN', null],
    ['Checkbox', '[I:1]', '[I:1]'],
    ['Checkbox', 'False', '[I:0]'],
    ['Checkbox', 'ja', null],
    ['Date', '[D:06/19/2019]', '[D:06/19/2019]'],
    ['Date', '[D:09.11.2017]', '[D:11/09/2017]'],
    ['Date', '[DT:12/31/2013 23:59:59.0000000]', '[D:12/31/2013]'],
    ['Date', '2019-06-19', '[D:06/19/2019]'],
    ['Date', '[D:13/01/2019]', null],
    ['Date', '[D:02/29/2019]', null],
    ['Date', '[T:14:52]', null],
    ['Text', '[I:5]', '[I:5]'],
    ['Text', '  ', '  '],
    ['Password', 'x', 'x'],
    ['Label', 'x', null],
    ['Integer', '', ''],
    ['Date', ' ', ''],
    ['Checkbox', '', ''],
  ] as const)('%s %j is stored as %j', (type, value, stored) => {
    expect(canonicalValue(type, value)).toBe(stored);
  });

  test('what is stored is stored the same when it is sent back', () => {
    const types = constantFrom('Integer', 'Double', 'Checkbox', 'Date', 'Text' as const);
    const values = oneof(
      string(),
      integer().map(String),
      double().map((number) => `[F:${number}]`),
    );
    const holds = property(types, values, (type, value) => {
      const stored = canonicalValue(type, value);
      return stored === null || canonicalValue(type, stored) === stored;
    });
    expect(() => assert(holds)).not.toThrow();
  });

  test('every date survives the way out and back', () => {
    const days = date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    const holds = property(days, (day) => {
      const iso = day.toISOString().slice(0, 10);
      return readDate(encodeDate(iso)) === iso;
    });
    expect(() => assert(holds)).not.toThrow();
  });
});

test('readInteger never takes a text for a number by accident', () => {
  for (const text of ['', ' ', '0x10', '1_000', '½', '[D:01/01/2020]', '[I:1]x'])
    expect(readInteger(text)).toBeNull();
});

test.each([
  ['Checkbox', '[I:1]', 'NO', 'Ja'],
  ['Checkbox', '[I:0]', 'US', 'No'],
  ['Date', '[D:06/09/2019]', 'NO', '09.06.2019'],
  ['Date', '[D:06/09/2019]', 'US', '6/9/2019'],
  ['Double', '[F:1.5]', 'US', '1.5'],
  ['Text', 'x', null, 'x'],
  ['Date', '', 'NO', ''],
] as const)('a person reads %s %j in %s as %j', (type, value, language, shown) => {
  expect(displayStoredValue(type, value, language)).toBe(shown);
});
