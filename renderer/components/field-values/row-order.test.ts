import { expect, test } from 'vitest';
import { makeField, startRow, type TestField } from '../../../shared/link/test-rows';
import { compareExactly, findNextDifference, orderRows } from './row-order';

const side = (value: string) => ({ value, displayValue: value });
const named = (crmFieldKey: string, over: Partial<TestField> = {}) => makeField({ crmFieldKey, ...over });
const rows = [
  named('equal'),
  named('unread', { erp: null }),
  named('first', { crm: side('a'), erp: side('b') }),
  named('second', { crm: side('a'), erp: side('c') }),
].map(startRow);

const exactly = { compare: compareExactly, plan: null };

test('differing rows come first, then those that could not be compared, in the order of the mapping', () => {
  expect(orderRows(rows, exactly)).toEqual(['first', 'second', 'unread', 'equal']);
});

test('an edit moves no row', () => {
  const edited = rows.map((row) =>
    row.id === 'first' ? { ...row, value: 'b', source: 'typed' as const } : row,
  );
  expect(orderRows(edited, exactly)).toEqual(orderRows(rows, exactly));
});

test.each([
  [null, 1, 'a'],
  ['a', 1, 'c'],
  ['c', 1, 'a'],
  ['a', -1, 'c'],
  [null, -1, 'c'],
  ['b', -1, 'a'],
] as const)('from %s in steps of %i the next difference is %s', (current, step, expected) => {
  expect(findNextDifference(['a', 'b', 'c'], (id) => id !== 'b', current, step)).toBe(expected);
});

test('where nothing differs there is no next difference', () => {
  expect(findNextDifference(['a'], () => false, null, 1)).toBeNull();
});
