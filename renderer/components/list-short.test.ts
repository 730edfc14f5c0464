import { expect, test } from 'vitest';
import { createWholeText } from '../../shared/text/whole-text';
import { compareKeys, listShort } from './list-short';

test('keys stand in the order of their numbers, and a long list says how many are left', () => {
  const t = createWholeText();
  const keys = ['10040', '9', '10031', 'PA/0007', '00012', '100', '7'].toSorted(compareKeys);
  expect(keys).toEqual(['7', '9', '00012', '100', '10031', '10040', 'PA/0007']);
  expect(listShort(keys, t)).toBe('7, 9, 00012, 100, 10031 and 2 more');
  expect(listShort(keys.slice(0, 6), t)).toBe('7, 9, 00012, 100, 10031, 10040');
});
