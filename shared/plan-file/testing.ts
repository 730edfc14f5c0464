import type { PlanRow } from '../link-plan/plan-row';

/** A row of a plan that was not sent. For tests only. */
export function planRow(changes: Partial<PlanRow> = {}): PlanRow {
  return {
    rowId: 'row-1',
    sheetRow: 2,
    record: { by: 'id', text: '556' },
    crmActorType: null,
    erpKey: '00012',
    erpActorType: null,
    connection: null,
    values: [{ crmFieldKey: 'PHONE', value: '+47 22 00 11 22', direction: 'to-erp' }],
    decision: null,
    note: '',
    sheetReasons: [],
    kept: [],
    state: 'Ready',
    reasons: [],
    found: { record: null, connection: null, erpName: '' },
    checkedAt: null,
    entryId: null,
    attempts: [],
    ...changes,
  };
}

/** What of a plan its file needs. For tests only. */
export const testPlan = {
  kind: 'link' as const,
  columns: [],
  constants: {
    erpConnectionId: 1,
    connectionName: 'Fjord Accounting',
    crmActorType: 'Contact' as const,
    erpActorType: 'Customer' as const,
  },
};
