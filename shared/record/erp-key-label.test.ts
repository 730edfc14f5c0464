import { expect, it } from 'vitest';
import { withoutKeyLabel } from './erp-key-label';

it.each([
  ['key PA/0007', 'PA/0007'],
  ['Kundenr. 00012', '00012'],
  [' 12 ', ' 12 '],
  ['Kunde 24 AS', 'Kunde 24 AS'],
  ['Key Solutions', 'Key Solutions'],
])('a typed key is taken without the word before it, and a name is none: %s', (text, key) => {
  expect(withoutKeyLabel(text)).toBe(key);
});
