import { expect, test } from 'vitest';
import { emptyCell, textCell, type SheetCell } from './cell';
import { readRecordCell } from './read-record-cell';
import { readValueCell } from './read-value-cell';

const number = (stored: string, shown = stored): SheetCell => ({
  kind: 'number',
  stored,
  shown,
  format: '',
  isFormula: false,
});

test.each([
  [textCell('123'), { crmRecordId: 123 }],
  [textCell('00123'), { crmRecordId: 123 }],
  [textCell('\u00a0123 '), { crmRecordId: 123 }],
  [number('123'), { crmRecordId: 123 }],
  [number('123', 'Nr 00123'), { crmRecordId: 123 }],
  [number('2147483647'), { crmRecordId: 2_147_483_647 }],
  [textCell('Company 123'), { crmActorType: 'Contact', crmRecordId: 123 }],
  [
    textCell('https://crm.example.com/default.aspx?contact_id=123&x=1'),
    { crmActorType: 'Contact', crmRecordId: 123 },
  ],
])('%o is a record', (cell, value) => {
  expect(readRecordCell(cell)).toEqual({ kind: 'found', value });
});

test.each([
  ['not-an-id', textCell('12 345')],
  ['not-an-id', textCell('Orkdal AS')],
  ['not-an-id', number('0')],
  ['not-an-id', number('-5')],
  ['decimals', number('12.5')],
  ['id-too-large', number('2147483648')],
  ['id-too-large', number('974760673000')],
  ['id-too-large', textCell('9747606730')],
  ['digits-lost', textCell('1,23457E+11')],
  ['error-text', textCell('#REF!')],
  ['date', { ...number('2026-03-01'), kind: 'date' as const }],
  ['error-cell', { ...number('#N/A'), kind: 'error' as const }],
  ['no-result', { ...emptyCell, kind: 'no-result' as const, isFormula: true }],
  ['boolean', { ...emptyCell, kind: 'boolean' as const }],
])('%s: %o', (problem, cell) => {
  expect(readRecordCell(cell)).toMatchObject({ kind: 'blocked', problem });
});

test('an address of another type than the list is about is blocked', () => {
  const cell = textCell('https://crm.example.com/?person_id=7');
  expect(readRecordCell(cell, 'Contact')).toMatchObject({ problem: 'other-record-type' });
  expect(readRecordCell(cell, 'Person')).toMatchObject({ kind: 'found' });
});

test('a value is what is stored, however it is shown', () => {
  expect(readValueCell(number('1500.5', 'kr 1 500,50'))).toEqual({
    kind: 'found',
    value: { kind: 'number', text: '1500.5' },
  });
  expect(readValueCell({ ...number('2026-03-04', '04.03.26'), kind: 'date' })).toMatchObject({
    value: { text: '2026-03-04' },
  });
  expect(readValueCell(textCell('03.04.26'))).toMatchObject({ value: { kind: 'text', text: '03.04.26' } });
  expect(readValueCell(number('1234567890123456'))).toMatchObject({ problem: 'value-digits-lost' });
  expect(readValueCell(textCell('#NV'))).toMatchObject({ problem: 'error-text' });
  expect(readValueCell(textCell('  '))).toEqual({ kind: 'empty' });
});
