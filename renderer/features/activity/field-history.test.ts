import { expect, test } from 'vitest';
import { foldUnchanged, readValue, type FieldHistory } from './field-history';

const field = (id: string, changes: Partial<FieldHistory>): FieldHistory => ({
  id,
  name: id,
  value: '',
  displayValue: '',
  direction: 'leave',
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
  ['[D:03/01/2011]', '2011-03-01'],
  ['Orkdalsveien 14', 'Orkdalsveien 14'],
])('%s is read as %s', (value, words) => expect(readValue(value)).toBe(words));
