import { expect, test } from 'vitest';
import { foldUnchanged, readValue, tellHeld, type FieldHistory } from './field-history';

const field = (id: string, changes: Partial<FieldHistory>): FieldHistory => ({
  id,
  crmFieldKey: id,
  name: id,
  value: '',
  displayValue: '',
  type: null,
  direction: 'leave',
  isSent: true,
  words: {},
  crm: { before: 'a', after: 'a', change: 'unchanged' },
  erp: { before: 'a', after: 'a', change: 'unchanged' },
  asChosen: true,
  ...changes,
});

test('only what is known to be unchanged on both sides is folded away', () => {
  const fields = [
    field('same', {}),
    field('written', { erp: { before: 'a', after: 'b', change: 'changed' } }),
    field('not-read', { crm: { before: 'a', after: null, change: 'not-read' } }),
    field('not-as-chosen', { asChosen: false }),
  ];
  const { told, folded } = foldUnchanged(fields);
  expect(told.map(({ id }) => id)).toEqual(['written', 'not-read', 'not-as-chosen']);
  expect(folded.map(({ id }) => id)).toEqual(['same']);
});

test.each([
  ['[F:150000]', '150000'],
  ['[I:1]', '1'],
  ['[D:03/01/2011]', '1 Mar 2011'],
  ['Orkdalsveien 14', 'Orkdalsveien 14'],
])('%s is read as %s', (value, words) => expect(readValue(value)).toBe(words));

const sentItem = { value: '[I:5]', displayValue: 'Customer A', words: {}, type: null };
const sentBare = { value: '5', displayValue: 'Customer A', words: { 7: 'Prospect' }, type: null };
const sentNumber = { value: '[I:30]', displayValue: '30', words: {}, type: null };
const sentDay = { value: '[D:04/05/2018]', displayValue: '4/5/2018', words: {}, type: 'Date' as const };

test.each([
  ['the word of the value that was sent', '[I:5]', sentItem, { text: 'Customer A' }],
  ['a word that was kept', '7', sentBare, { text: 'Prospect' }],
  ['no number for a code beside it', '[I:4]', sentItem, { code: '4' }],
  ['nor for a bare one', '4', sentBare, { code: '4' }],
  ['a text as it is', 'Partner', sentItem, { text: 'Partner' }],
  ['nothing for nothing', '', sentItem, { text: '' }],
  ['a day in one form, whatever the site calls it', '[D:04/05/2018]', sentDay, { text: '5 Apr 2018' }],
  ['a bare day in the same form', '2015-03-04', sentDay, { text: '4 Mar 2015' }],
  ['a number where numbers were sent', '[I:14]', sentNumber, { text: '14' }],
])('of what a side held an entry tells %s', (_what, raw, sent, told) =>
  expect(tellHeld(raw, sent)).toEqual(told),
);
