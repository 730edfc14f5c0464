import { expect, test } from 'vitest';
import { parseTypedChecked } from './typed-checked';

test.each(['1', 'TRUE', 'Ja', 'SANN', ' x ', 'Kyllä'])('%j is checked', (text) => {
  expect(parseTypedChecked(text)).toBe(true);
});

test.each(['0', 'false', 'Nei', 'EPÄTOSI'])('%j is not checked', (text) => {
  expect(parseTypedChecked(text)).toBe(false);
});

test.each(['', '2', 'kanskje', 'oui'])('%j is never guessed', (text) => {
  expect(parseTypedChecked(text)).toBeNull();
});
