import { expect, test } from 'vitest';
import type { FieldValue } from '../value/field-value';
import { judgeValues } from './row-values';

const held = (value: string): FieldValue[] => [
  { crmFieldKey: 'PHONE', displayName: 'Phone', value, displayValue: '', syncToCrm: true, syncToErp: true },
];
const cleared = [{ crmFieldKey: 'PHONE', value: '', direction: 'both' }] as const;

test.each([
  ['55 12', '55 12', '55 12'],
  ['55 12', '55 13', '55 12 · 55 13'],
])('what an empty value clears is told once: %j and %j', (crm, erp, values) => {
  const [reason] = judgeValues(cleared, null, { crm: held(crm), erp: held(erp) });
  expect(reason).toMatchObject({ code: 'value-would-clear', params: { values } });
});
