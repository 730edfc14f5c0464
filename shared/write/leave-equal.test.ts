import { describe, expect, it } from 'vitest';
import { nothingRead, readAs } from '../record/record-state';
import type { FieldType } from '../value/field-value';
import { effectOf } from './effect-of-write';
import { leaveEqualValues } from './leave-equal';
import { compilePlan } from './plan';
import { makeValue, writes } from './test-states';

const at = new Date('2026-11-23T09:15:00.000Z');
const both = { syncToCrm: true, syncToErp: true };

function prepare(fieldType: FieldType, value: string, held: { crm: string | null; erp: string | null }) {
  const { crm, erp } = held;
  const plan = compilePlan({
    erpConnectionId: 1,
    erpActorType: 'Customer',
    fields: [{ ...makeValue(''), fieldType, access: 'Normal', maxLength: 0, items: null }],
  });
  const state = {
    ...nothingRead,
    mapping: readAs(plan, at),
    ...(crm === null ? {} : { crm: readAs([makeValue(crm)], at) }),
    ...(erp === null ? {} : { erp: readAs([makeValue(erp)], at) }),
  };
  const write = { ...writes.link, values: [makeValue(value, both)] };
  const sent = leaveEqualValues(write, state);
  const switches = 'values' in sent ? sent.values.map((one) => [one.syncToCrm, one.syncToErp]) : [];
  return { switches, effect: effectOf(write, plan, state).values, sent, write };
}

describe('what is equal is left as it is on both sides', () => {
  it.each<[FieldType, string, string]>([
    ['Checkbox', '[B:0]', ''],
    ['Checkbox', '', '[I:0]'],
    ['Integer', '[I:5]', '5'],
    ['Double', '[F:1.50]', '1.5'],
    ['Date', '[D:06/19/2019]', '2019-06-19'],
    ['Text', 'one\r\ntwo', 'one\ntwo'],
  ])('%s %j is not written over %j, and the effect counts nothing', (fieldType, value, other) => {
    const { switches, effect } = prepare(fieldType, value, { crm: other, erp: value });
    expect(switches).toEqual([[false, true]]);
    expect(effect).toMatchObject({ crmWrites: 0, erpWrites: 0 });
    expect(prepare(fieldType, value, { crm: value, erp: other }).switches).toEqual([[true, false]]);
  });

  it('what differs, was not read, or is the same letter by letter stays as it was chosen', () => {
    expect(prepare('Checkbox', '[B:1]', { crm: '', erp: '[B:0]' }).switches).toEqual([[true, true]]);
    expect(prepare('Checkbox', '', { crm: null, erp: null }).switches).toEqual([[true, true]]);
    const { sent, write } = prepare('Text', 'a', { crm: 'a', erp: 'a' });
    expect(sent).toBe(write);
  });
});
