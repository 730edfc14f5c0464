import { expect, test } from 'vitest';
import { isWholeNumber, parseTypedNumber } from './typed-number';

test.each([
  ['7', '7'],
  ['+7', '7'],
  ['-3', '-3'],
  ['−3', '-3'],
  [' 00042 ', '00042'],
  ['1,5', '1.5'],
  ['1.5', '1.5'],
  [',5', '0.5'],
  ['5,', '5'],
  ['1500,50', '1500.50'],
  ['1 500,50', '1500.50'],
  ['1\u00a0500,50', '1500.50'],
  ['1\u202f500.5', '1500.5'],
  ["1'500.50", '1500.50'],
  ['1.500,50', '1500.50'],
  ['1,500.50', '1500.50'],
  ['1.234.567', '1234567'],
  ['1,234,567.8', '1234567.8'],
  ['1 234,567', '1234.567'],
  ['0,125', '0.125'],
  ['.125', '0.125'],
  ['12,5000', '12.5000'],
])('%j is the number %s', (typed, text) => {
  expect(parseTypedNumber(typed)).toEqual({ kind: 'number', text });
});

test.each(['50.000', '12,500', '1.234', '-1.234', '1234,567'])('%j may be two numbers', (typed) => {
  expect(parseTypedNumber(typed)).toEqual({ kind: 'ambiguous' });
});

test.each([
  '',
  '-',
  '1e5',
  '12a',
  '1 50',
  '1.50.000',
  '1,2,3',
  '1.234,567,8',
  '1 500.000,5',
  '1 2345',
  '1..5',
  '.',
])('%j is no number', (typed) => {
  expect(parseTypedNumber(typed)).toEqual({ kind: 'none' });
});

test.each([
  ['1 500', true],
  ['1.234.567', true],
  ['12,5', false],
  ['1.500', false],
])('%j is a whole number: %s', (typed, isWhole) => {
  expect(isWholeNumber(parseTypedNumber(typed))).toBe(isWhole);
});
