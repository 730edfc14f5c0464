import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeValue,
  encodeValue,
  fitType,
  parseDate,
  refusedText,
  parseEncoded,
  showByMarker,
  showDecoded,
} from './encoded-value';

describe('parseEncoded', () => {
  it.each([
    ['[I:123]', 'I', '123'],
    ['[DT:12/31/2013 23:59:59.0000000]', 'DT', '12/31/2013 23:59:59.0000000'],
    ['[B:a]b]', 'B', 'a]b'],
    ['123', null, '123'],
    ['[SR_SOMETHING]', null, '[SR_SOMETHING]'],
    ['', null, ''],
  ])('splits %j', (value, marker, content) => {
    expect(parseEncoded(value)).toEqual({ marker, content });
  });
});

describe('decodeValue', () => {
  it('leaves texts that look encoded alone', () => {
    expect(decodeValue('[I:5]', 'Text')).toBe('[I:5]');
  });

  it.each([
    ['[I:00042]', 'Integer', '00042'],
    ['[F:123.4]', 'Double', '123.4'],
    ['[I:1]', 'Checkbox', 'true'],
    ['[I:0]', 'Checkbox', 'false'],
    ['', 'Checkbox', ''],
    ['[D:06/19/2019]', 'Date', '2019-06-19'],
    ['[D:09.11.2017]', 'Date', '2017-11-09'],
    ['[DT:06/19/2019 14:35:56.00000]', 'Date', '2019-06-19'],
    ['[D:soon]', 'Date', 'soon'],
  ] as const)('shows %j of a %s as %j', (value, fieldType, text) => {
    expect(decodeValue(value, fieldType)).toBe(text);
  });
});

describe('encodeValue', () => {
  it.each([
    ['7', 'Integer', ['[I:5]'], '[I:7]'],
    ['7', 'Integer', ['5'], '7'],
    ['7', 'Integer', ['', '5'], '7'],
    ['7', 'Integer', [], '[I:7]'],
    ['1,5', 'Double', ['[M:2.5]'], '[M:1.5]'],
    ['1 500,50', 'Double', ['[F:2.5]'], '[F:1500.50]'],
    ['1 500', 'Integer', ['[I:5]'], '[I:1500]'],
    ['50.000', 'Double', ['[F:2.5]'], '50.000'],
    ['1.500', 'Integer', ['[I:5]'], '1.500'],
    ['03.04.2026', 'Date', ['[D:06/19/2019]'], '[D:04/03/2026]'],
    ['3 Apr 2026', 'Date', ['2019-06-19'], '2026-04-03'],
    ['03/04/2026', 'Date', ['06/19/2019'], '03/04/2026'],
    ['true', 'Checkbox', ['[I:0]'], '[I:1]'],
    ['false', 'Checkbox', ['True'], 'false'],
    ['2026-03-31', 'Date', ['[D:06/19/2019]'], '[D:03/31/2026]'],
    ['2026-03-31', 'Date', ['[D:09.11.2017]'], '[D:31.03.2026]'],
    ['2026-03-31', 'Date', ['[DT:06/19/2019 14:35:56.00000]'], '[DT:03/31/2026 14:35:56.00000]'],
    ['', 'Integer', ['[I:5]'], ''],
    ['abc', 'Integer', ['[I:5]'], 'abc'],
    ['[I:5]', 'Text', ['x'], '[I:5]'],
  ] as const)('writes %j of a %s like %j as %j', (text, fieldType, like, value) => {
    expect(encodeValue(text, fieldType, like)).toBe(value);
  });

  it('gives back every whole number it was given, however long', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{1,30}$/), (text) => {
        expect(decodeValue(encodeValue(text, 'Integer', []), 'Integer')).toBe(text);
      }),
    );
  });

  // Any UTF-16 at all, halves of pairs included.
  const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));

  it('gives back every text unchanged', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.string(), { maxLength: 3 }), (text, like) => {
        expect(encodeValue(text, 'Text', like)).toBe(text);
        expect(decodeValue(text, 'Text')).toBe(text);
      }),
    );
  });

  it('gives back every date in the form of its example', () => {
    const date = fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });
    const example = fc.constantFrom(
      '[D:06/19/2019]',
      '[D:09.11.2017]',
      '2019-06-19',
      '[DT:06/19/2019 14:35:56]',
    );
    fc.assert(
      fc.property(date, example, (day, like) => {
        const text = day.toISOString().slice(0, 10);
        expect(decodeValue(encodeValue(text, 'Date', [like]), 'Date')).toBe(text);
      }),
    );
  });
});

it.each([
  ['03/04/2026', 'Date', 'typed', '03/04/2026'],
  ['01.01.0001', 'Date', 'typed', '01.01.0001'],
  ['1,5', 'Integer', 'typed', '1,5'],
  ['31.12.2026', 'Date', 'typed', null],
  // A side's own value is read as the site writes it.
  ['03/04/2026', 'Date', 'erp', null],
] as const)('%j as %s from %s is refused as %j', (value, fieldType, source, shown) => {
  expect(refusedText({ value, displayValue: value, source }, fieldType)).toBe(shown);
});

describe('fitType and parseDate', () => {
  it.each([
    ['12a', 'Integer', 'wrong'],
    ['1.5', 'Integer', 'wrong'],
    ['1.500', 'Integer', 'ambiguous'],
    ['-3', 'Integer', 'fits'],
    ['1e5', 'Double', 'wrong'],
    [',5', 'Double', 'fits'],
    ['50.000', 'Double', 'ambiguous'],
    ['12,500', 'Double', 'ambiguous'],
    ['[F:50.125]', 'Double', 'fits'],
    ['2026-02-30', 'Date', 'wrong'],
    ['2028-02-29', 'Date', 'fits'],
    ['03/04/2026', 'Date', 'ambiguous'],
    ['anything', 'Text', 'fits'],
    ['', 'Date', 'fits'],
  ] as const)('%j typed as %s: %s', (text, fieldType, fit) => {
    expect(fitType(text, text, fieldType)).toBe(fit);
  });

  it('takes a bare value that was made from something clearer', () => {
    expect(fitType('1234.567', '1 234,567', 'Double')).toBe('fits');
    expect(fitType('04/03/2026', '3 Apr 2026', 'Date')).toBe('fits');
  });

  it('refuses a day that no calendar has', () => {
    expect(parseDate('[D:02/30/2026]')).toBeNull();
  });
});

describe('a value as a person reads it', () => {
  it.each([
    ['[D:03/01/2011]', 'Date', '1 Mar 2011'],
    ['01.03.2011', 'Date', '1 Mar 2011'],
    ['2011-03-01', 'Date', '1 Mar 2011'],
    ['[DT:03/01/2011 00:00:00.0000000]', 'Date', '1 Mar 2011'],
    ['[DT:03/01/2011 14:35:56.00000]', 'Date', '1 Mar 2011 14:35:56'],
    ['[D:soon]', 'Date', 'soon'],
    ['[F:150000]', 'Double', '150000'],
    ['[I:5]', 'Text', null],
  ] as const)('%j of a %s is %j', (value, fieldType, shown) => {
    expect(showDecoded(value, fieldType)).toBe(shown);
  });

  it.each([
    ['[D:03/01/2011]', '1 Mar 2011'],
    ['[F:150000]', '150000'],
    ['[I:1]', '1'],
    ['Orkdal', null],
  ])('%j alone is %j', (value, shown) => {
    expect(showByMarker(value)).toBe(shown);
  });
});
