import { planRow } from '../../../shared/plan-file/testing';
import type { PlanRow } from '../../../shared/link-plan/plan-row';

/** Rows whose keys, values and notes spreadsheet programs like to change. For tests only. */
export const planRows: PlanRow[] = [
  planRow({ rowId: 'a1', erpKey: '00012', decision: 'approve' }),
  planRow({ rowId: 'a2', erpKey: '123456789012345678', note: 'Ærø; "Øst"\nto linjer' }),
  planRow({
    rowId: 'a3',
    erpKey: '=1+1',
    note: '+47 22 00 11 22',
    record: { by: 'org-number', text: '974 760 673' },
  }),
  planRow({
    rowId: 'a4',
    erpKey: '1E5',
    record: { by: 'name-postcode', text: 'Fjord AS', postcode: '0150' },
  }),
  planRow({ rowId: 'a5', erpKey: '3-4', record: null, values: [] }),
  planRow({ rowId: 'a6', erpKey: '-12', state: 'Verified', entryId: 'entry-6' }),
];
