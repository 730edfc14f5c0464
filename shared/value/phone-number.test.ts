import { expect, test } from 'vitest';
import { isSamePhone } from './phone-number';

// A number that does not exist in the country that is named may be a mistake or another country's: that is a difference to see.
test.each<[country: string, abroad: string, home: string, isSame: boolean]>([
  ['NO', '+47 72 48 00 10', '72480010', true],
  ['NO', '0047 912 34 567', '91 23 45 67', true],
  ['NO', '+47 02800', '02800', true],
  ['NO', '+47 72 48 00 10', '72480011', false],
  ['NO, a figure too few', '+47 7248001', '7248001', false],
  ['NO, with a zero that no number there has', '+47 72 48 00 10', '072480010', false],
  ['SE', '+46 8 123 456 78', '08-123 456 78', true],
  ['SE', '+46 (0)70-174 06 05', '070-174 06 05', true],
  ['SE, its zero is missing', '+46 70 174 06 05', '70 174 06 05', true],
  ['SE, exists nowhere', '+46 70 174 06', '070-174 06', false],
  ['DK', '+45 33 12 34 56', '33123456', true],
  ['DK, exists nowhere', '+45 11 11 11 11', '11111111', false],
  ['DK, the digits of a Norwegian one', '+45 12 48 00 10', '+47 12 48 00 10', false],
  ['FI', '+358 9 1234 567', '09 1234567', true],
  ['FI', '+358 40 123 4567', '040 123 4567', true],
  ['FI, exists nowhere', '+358 40 12', '04012', false],
  ['DE', '+49 30 901820', '030 901820', true],
  ['DE', '+49 (0)151 23456789', '0151-23456789', true],
  // A slash parts two numbers.
  ['DE', '+49 (0)151 23456789', '0151/23456789', false],
  ['NL', '+31 20 555 1111', '020-5551111', true],
  ['NL', '+31 6 12345678', '06-12345678', true],
  ['two countries', '+47 72 48 00 10', '+45 72 48 00 10', false],
])('%s: %s and %s are one number: %j', (_country, abroad, home, isSame) => {
  expect(isSamePhone(abroad, home)).toBe(isSame);
  expect(isSamePhone(home, abroad)).toBe(isSame);
});
