import { expect, test } from 'vitest';
import type { FieldType, FieldValue } from '../value/field-value';
import { compilePlan, type FieldDescription } from '../write/plan';
import type { PlanKind } from './plan';
import { judgeValues, toFieldValues } from './row-values';

const held = (value: string): FieldValue[] => [
  { crmFieldKey: 'PHONE', displayName: 'Phone', value, displayValue: '', syncToCrm: true, syncToErp: true },
];
const cleared = [{ crmFieldKey: 'PHONE', value: '', direction: 'both' }] as const;

test.each([
  ['55 12', '55 12', '55 12'],
  ['55 12', '55 13', '55 12 · 55 13'],
])('what an empty value clears is told once: %j and %j', (crm, erp, values) => {
  const [reason] = judgeValues(cleared, null, { crm: held(crm), erp: held(erp) }, 'link');
  expect(reason).toMatchObject({ code: 'value-would-clear', params: { values } });
});

const describeField = (fieldType: FieldType): FieldDescription => ({
  crmFieldKey: 'SuperOffice:1',
  displayName: 'Field',
  fieldType,
  access: 'Normal',
  maxLength: 0,
  items: null,
  syncToCrm: true,
  syncToErp: true,
});
const mappingOf = (fieldType: FieldType) =>
  compilePlan({ erpConnectionId: 1, erpActorType: 'Customer', fields: [describeField(fieldType)] });
const typed = (value: string) => [{ crmFieldKey: 'SuperOffice:1', value, direction: 'both' }] as const;
const sent = (value: string, fieldType: FieldType, kind: PlanKind = 'link') =>
  toFieldValues(typed(value), mappingOf(fieldType), kind)[0]?.value;

test('a number or date that a row has as people write it is sent in the form of the site, and all else as it is', () => {
  expect(sent('30', 'Integer')).toBe('[I:30]');
  expect(sent('1 234,50', 'Double')).toBe('[F:1234.50]');
  expect(sent('01.02.2025', 'Date')).toBe('[D:02/01/2025]');
  expect(sent('[D:02/01/2025]', 'Date')).toBe('[D:02/01/2025]');
  expect(sent('7', 'List')).toBe('7');
  expect(sent('Ja', 'Checkbox')).toBe('[I:1]');
  expect(sent('[I:0]', 'Checkbox')).toBe('[I:0]');
  expect(sent('', 'Date')).toBe('');
  // The site's own writing goes back.
  expect(sent('01.02.2025', 'Date', 'restore')).toBe('01.02.2025');
});

test.each([
  ['4.342', 'Double', 'ambiguous-number'],
  ['01/02/2025', 'Date', 'ambiguous-date'],
  ['soon', 'Date', 'not-a-date'],
  ['kanskje', 'Checkbox', 'not-yes-or-no'],
] as const)('%j for a %s blocks its row: %s', (value, fieldType, check) => {
  expect(judgeValues(typed(value), mappingOf(fieldType), { crm: null, erp: null }, 'link')).toMatchObject([
    { code: 'value-blocked', params: { check, text: value } },
  ]);
});
