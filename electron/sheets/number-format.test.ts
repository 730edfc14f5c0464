import { describe, expect, it } from 'vitest';
import { showNumber } from './number-format';

describe('the shown text of a number', () => {
  it.each([
    ['1234', '00"-"000', '01-234'],
    ['1234', '00"."000', '01.234'],
    ['1234', '00\\.000', '01.234'],
    ['1234', '0000"%"', '1234%'],
    ['1234', '"Nr. "00000', 'Nr. 01234'],
    ['12', '\\K00000', 'K00012'],
    ['1234.5', '#,##0.00', '1,234.50'],
    ['0.25', '0%', '25%'],
  ])('of %s in %s is %s, whatever a text in the format is spelled with', (stored, format, shown) => {
    expect(showNumber(stored, format)).toBe(shown);
  });

  it.each([
    ['1234', 'General" st"', '1234 st'],
    ['1234', '"K-"General', 'K-1234'],
    ['1234', '"General "General', 'General 1234'],
    ['12.5', 'General" st"', '12.5 st'],
    ['1234', '"K-"@', 'K-1234'],
  ])('of %s in %s has all its digits beside the text', (stored, format, shown) => {
    expect(showNumber(stored, format)).toBe(shown);
  });
});
