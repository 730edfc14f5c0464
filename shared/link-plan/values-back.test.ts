import { describe, expect, it } from 'vitest';
import { explainRow } from './row-why';
import { planValuesBack } from './values-back';

const both = {
  displayName: 'Phone',
  crmFieldKey: 'PHONE',
  value: 'new',
  displayValue: '',
  syncToCrm: true,
  syncToErp: true,
};
const record = { crmActorType: 'Contact' as const, crmRecordId: 1 };
const actor = { erpConnectionId: 1, erpActorType: 'Customer' as const, erpKey: '1' };
const planBack = (before: Parameters<typeof planValuesBack>[0]['before'], over: Partial<typeof both> = {}) =>
  planValuesBack({
    before,
    readBack: null,
    write: { kind: 'link', record, actor, values: [{ ...both, ...over }], seen: null },
  });
const told = (code: string) => ({ code, params: { about: 'values', key: 'PHONE', name: 'Phone' } });

describe('the values that a plan puts back', () => {
  it('are one value for both sides where both held it, whatever the case of its key', () => {
    expect(planBack({ Phone: { crm: 'old', erp: 'old' } })).toMatchObject({
      values: [{ crmFieldKey: 'PHONE', value: 'old', direction: 'both' }],
      leftOut: [],
    });
  });

  it('are the ERP’s where each side held another, and SuperOffice’s is named as left out', () => {
    expect(planBack({ PHONE: { crm: 'a', erp: 'b' } })).toMatchObject({
      values: [{ crmFieldKey: 'PHONE', value: 'b', direction: 'to-erp' }],
      leftOut: [told('crm-not-put-back')],
    });
  });

  it('name a side that the write did not change as nothing that is left out', () => {
    expect(planBack({ PHONE: { crm: 'a', erp: 'new' } })).toMatchObject({
      values: [{ crmFieldKey: 'PHONE', value: 'a', direction: 'to-crm' }],
      leftOut: [],
    });
    expect(planBack({ PHONE: { crm: 'a', erp: 'b' } }, { syncToCrm: false }).leftOut).toEqual([]);
  });

  it('say of each side whether it was not read, and where nothing is left to put back', () => {
    expect(planBack({ PHONE: { crm: null, erp: 'b' } }).leftOut).toEqual([told('crm-before-not-read')]);
    expect(planBack({})).toMatchObject({
      values: [],
      leftOut: [
        { code: 'crm-before-not-read' },
        { code: 'erp-before-not-read' },
        { code: 'nothing-goes-back' },
      ],
    });
  });

  it('say what was left out also of a row that was verified: in lists and reports', () => {
    const { leftOut: reasons } = planBack({ PHONE: { crm: 'a', erp: 'b' } });
    expect(explainRow({ state: 'Verified', reasons, attempts: [] })).toEqual([{ reason: reasons[0] }]);
  });
});
