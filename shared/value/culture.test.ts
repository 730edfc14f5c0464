import { describe, expect, it } from 'vitest';
import { readCulture, toDocumentedForm } from './culture';
import { decodeValue, encodeValue, showDecoded } from './encoded-value';
import { isSameValue } from './compare';
import type { FieldType } from './field-value';

function documented(value: string, fieldType: FieldType, name: string): string {
  const culture = readCulture(name);
  if (culture === null) throw new Error(`no culture ${name}`);
  return toDocumentedForm(value, fieldType, culture);
}

describe('a value that a site writes in the culture of SO-Culture', () => {
  it.each([
    ['1.234,50', 'Double', 'de-DE', '[F:1234.50]'],
    ['1\u00a0234,5', 'Double', 'nb-NO', '[F:1234.5]'],
    ['−12,5', 'Double', 'sv-SE', '[F:-12.5]'],
    ['1,234.5', 'Double', 'en-US', '[F:1234.5]'],
    ['1234.5', 'Double', 'nb-NO', '[F:1234.5]'],
    ['[F:1.234,50]', 'Double', 'da-DK', '[F:1234.50]'],
    ['150.000', 'Double', 'de-DE', '[F:150000]'],
    ['1.125', 'Integer', 'nb-NO', '[I:1125]'],
    ['12 500', 'Integer', 'nb-NO', '[I:12500]'],
    ['31.12.2020', 'Date', 'nb-NO', '[D:12/31/2020]'],
    ['03/04/2020', 'Date', 'en-GB', '[D:04/03/2020]'],
    ['3/4/2020', 'Date', 'en-US', '[D:03/04/2020]'],
    ['2020-12-31', 'Date', 'sv-SE', '[D:12/31/2020]'],
    ['31-12-2020 14.30', 'Date', 'da-DK', '[DT:12/31/2020 14:30:00]'],
    ['12/31/2020 2:30:00 PM', 'Date', 'en-US', '[DT:12/31/2020 14:30:00]'],
  ] as const)('%s (%s, %s) becomes %s', (value, fieldType, name, expected) => {
    expect(documented(value, fieldType, name)).toBe(expected);
  });

  it.each([
    ['a number that may mean two', '1.125', 'Double', 'nb-NO'],
    ['the documented number', '[F:1.125]', 'Double', 'nb-NO'],
    ['the documented date', '[D:03/04/2020]', 'Date', 'nb-NO'],
    ['a text', '1.234,50', 'Text', 'nb-NO'],
    ['an id of a list', '1.234,50', 'List', 'nb-NO'],
    ['what is no number', 'abc', 'Double', 'nb-NO'],
    ['what is no day', '31.02.2020', 'Date', 'nb-NO'],
    ['nothing', '', 'Double', 'nb-NO'],
  ] as const)('stays as it is where it is %s', (_name, value, fieldType, name) => {
    expect(documented(value, fieldType, name)).toBe(value);
  });

  it('knows no culture by an empty name, or by one that is none', () => {
    expect(readCulture('')).toBeNull();
    expect(readCulture('not a culture!')).toBeNull();
  });
});

describe('a value in another culture than anybody told', () => {
  it('is shown and compared where it can only mean one thing', () => {
    expect(decodeValue('1.234,50', 'Double')).toBe('1234.50');
    expect(showDecoded('31.12.2020', 'Date')).toBe('31 Dec 2020');
    expect(isSameValue('1.234,50', '[F:1234.5]', 'Double')).toBe(true);
    expect(isSameValue('12 500', '[I:12500]', 'Integer')).toBe(true);
  });

  it('is left as it stands where it may mean two', () => {
    expect(decodeValue('1.125', 'Double')).toBe('1.125');
    expect(isSameValue('1,125', '[F:1125]', 'Double')).toBe(false);
    expect(isSameValue('1,125', '[F:1.125]', 'Double')).toBe(false);
  });

  it('is answered in the documented form, which every culture reads alike', () => {
    expect(encodeValue('1500,5', 'Double', ['1.234,50'])).toBe('[F:1500.5]');
    expect(encodeValue('1500,5', 'Double', ['1234.5'])).toBe('1500.5');
  });
});
