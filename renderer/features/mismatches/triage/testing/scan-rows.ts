import type { Scan } from '../../../../../shared/scan/scan';
import type { ScanRow } from '../../../../../shared/scan/scan-row';

// A scan with two rows that differ in their city. For tests only.

export const at = '2026-11-28T10:00:30.000Z';
export const scan: Scan = {
  scanId: 'scan-1',
  siteId: 'practice',
  siteName: 'Practice site',
  siteAddress: 'http://127.0.0.1:4477/api',
  erpConnectionId: 1,
  erpConnectionName: 'Fjord Accounting',
  pairs: [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
  scope: { kind: 'all' },
  rulesOff: [],
  user: 'kari',
  state: 'done',
  pause: null,
  found: 2,
  isFound: true,
  read: 2,
  notRead: 0,
  perMinute: null,
  secondsLeft: null,
  startedAt: at,
  endedAt: at,
};
export const record = { crmActorType: 'Contact', crmRecordId: 2 } as const;
export const actor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '00012' } as const;
const named = { crmFieldKey: 'CITY', displayName: 'City' };
export const sides = { crm: { value: 'Oslo', displayValue: '' }, erp: { value: 'Bergen', displayValue: '' } };
export const values = {
  displayName: 'City',
  crmFieldKey: 'CITY',
  displayValue: '',
  syncToCrm: false,
  syncToErp: true,
};
export const city = {
  crmFieldKey: 'CITY',
  displayName: 'City',
  fieldType: 'Text',
  access: 'Normal',
  maxLength: 0,
  items: null,
  syncToCrm: true,
  syncToErp: true,
} as const;
export function makeRow(row: number, over: Partial<ScanRow> = {}): ScanRow {
  return {
    row,
    record: {
      ...record,
      crmRecordId: 2 + row,
      name: row === 0 ? 'Bjørkåsen Rør AS' : 'Havbris AS',
      number: '',
    },
    actor: { ...actor, name: 'Bjørkåsen' },
    findings: ['different'],
    fields: [{ ...named, outcome: 'different', ...sides }],
    equalFields: 3,
    error: null,
    at,
    lastWrite: null,
    ...over,
  };
}
