import { expect, test } from 'vitest';
import { nothingRead, readAs } from '../record/record-state';
import { compilePlan } from '../write/plan';
import { makeValue, writes } from '../write/test-states';
import { listWordsOf } from './list-words';

const at = new Date('2026-11-23T09:15:00.000Z');

test('list values keep their words: of the mapping, and of the site where the mapping has none', () => {
  const items = [{ crmId: 2, crmName: 'Customer B', erpId: 'B', erpName: 'B' }];
  const field = { ...makeValue(''), fieldType: 'List', access: 'Normal', maxLength: 0, items } as const;
  const plan = compilePlan({ erpConnectionId: 1, erpActorType: 'Customer', fields: [field] });
  const state = {
    ...nothingRead,
    mapping: readAs(plan, at),
    crm: readAs([makeValue('[I:4]', { displayValue: 'Partner' })], at),
    erp: readAs([makeValue('[I:2]')], at),
  };
  const write = { ...writes.link, values: [makeValue('[I:2]')] };
  expect(listWordsOf(write, state)).toEqual({ PHONE: { '[I:4]': 'Partner', '[I:2]': 'Customer B' } });
  expect(listWordsOf(write, nothingRead)).toBeUndefined();
});
