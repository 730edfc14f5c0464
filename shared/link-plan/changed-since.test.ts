import { describe, expect, it } from 'vitest';
import { judgeChanges } from './changed-since';

const goesBack = [{ crmFieldKey: 'PHONE', value: 'old', direction: 'both' as const }];
const left = [{ crmFieldKey: 'Phone', crm: 'new', erp: 'new' }];
const holds = (value: string) => [
  { crmFieldKey: 'PHONE', value, displayName: '', displayValue: '', syncToCrm: false, syncToErp: false },
];
const judge = (crm: string | null, erp: string | null) =>
  judgeChanges(goesBack, left, null, {
    crm: crm === null ? null : holds(crm),
    erp: erp === null ? null : holds(erp),
  });

describe('what putting a value back would write over', () => {
  it('is nothing where each side holds what the run left, or what goes back already', () => {
    expect(judge('new', 'old')).toEqual([]);
  });

  it('is told with what is there now, on the side where somebody changed it since', () => {
    expect(judge('new', '99999999')).toEqual([
      { code: 'erp-changed-since', params: { name: 'PHONE', now: '99999999' } },
    ]);
    expect(judge('', 'new')).toEqual([{ code: 'crm-changed-since', params: { name: 'PHONE', now: '' } }]);
  });

  it('is not known, and said once, where a side was not read', () => {
    expect(judge(null, null)).toEqual([{ code: 'now-not-read', params: { name: 'PHONE' } }]);
  });

  it('is not asked of a side that stays as it is', () => {
    expect(
      judgeChanges([{ crmFieldKey: 'PHONE', value: 'old', direction: 'to-crm' }], left, null, {
        crm: holds('new'),
        erp: null,
      }),
    ).toEqual([]);
  });
});
