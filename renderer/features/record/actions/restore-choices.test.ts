import { expect, test } from 'vitest';
import type { RestoreField } from '../../../../shared/journal/restore-plan';
import { choicesOf } from './restore-choices';

const proposal = (value: string, syncToCrm = true) => ({
  crmFieldKey: 'PHONE',
  displayName: 'Phone',
  value,
  displayValue: value,
  syncToCrm,
  syncToErp: !syncToCrm,
});
const phone: RestoreField = {
  crmFieldKey: 'PHONE',
  displayName: 'Phone',
  state: 'ready',
  before: { crm: '11', erp: '22' },
  now: { crm: '33', erp: '22' },
  changedSince: false,
  proposals: [proposal('11')],
};
const ambiguous: RestoreField = { ...phone, state: 'ambiguous', proposals: [proposal('11'), proposal('22')] };
const notRead: RestoreField = { ...phone, state: 'not-read', now: { crm: null, erp: '22' }, proposals: [] };
const put = (field: RestoreField, made: string | null | undefined) => {
  const value = made === null ? null : proposal(made ?? '');
  const choices = made === undefined ? [] : [['PHONE', { value, now: phone.now }] as const];
  return choicesOf([field], new Map(choices)).get('PHONE')?.value;
};

test.each<
  [what: string, field: RestoreField, made: string | null | undefined, isPutBack: string | undefined]
>([
  ['nobody chose, and one value can go back', phone, undefined, '11'],
  ['nobody chose, and somebody changed it since', { ...phone, changedSince: true }, undefined, undefined],
  ['nobody chose between two', ambiguous, undefined, undefined],
  ['it was left', phone, null, undefined],
  ['one of two was chosen', ambiguous, '22', '22'],
  ['it was chosen, and a side cannot be read', notRead, '11', undefined],
  ['it was left, and both sides hold what they held then', { ...phone }, null, undefined],
  ['it was left, and another value is there by now', { ...phone, now: { crm: '44', erp: '22' } }, null, '11'],
])('%s', (_what, field, made, isPutBack) => {
  expect(put(field, made)).toBe(isPutBack);
});
