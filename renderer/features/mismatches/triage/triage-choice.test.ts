import { expect, test } from 'vitest';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { ScanField, ScanRow } from '../../../../shared/scan/scan-row';
import { listMoved, toWrite, type Choice } from './triage-choice';

const side = (value: string) => ({ value, displayValue: '' });
const field = (crmFieldKey: string, crm: string, erp: string | null): ScanField => ({
  crmFieldKey,
  displayName: crmFieldKey.toLowerCase(),
  outcome: 'different',
  crm: side(crm),
  erp: erp === null ? null : side(erp),
});
const row = (fields: ScanField[]): ScanRow => ({
  row: 0,
  record: { crmActorType: 'Contact', crmRecordId: 2, name: 'Bjørkåsen', number: '' },
  actor: { erpActorType: 'Customer', erpKey: '00012', name: '' },
  findings: ['different'],
  fields,
  equalFields: 3,
  error: null,
  at: '2026-11-28T10:00:00.000Z',
  entryId: null,
  writeState: null,
});
const choose = (...chosen: [string, Choice][]) => new Map(chosen);
const now = row([field('CITY', 'Oslo', 'Bergen'), field('PHONE', '1', '2'), field('FAX', '1', null)]);

const value = (crmFieldKey: string, text: string) => ({
  crmFieldKey,
  value: text,
  displayName: '',
  displayValue: '',
  syncToCrm: true,
  syncToErp: true,
});

test('a choice writes one side’s value to the other, letter by letter, and only that', () => {
  const write = toWrite({ now }, 1, choose(['CITY', { kind: 'crm' }], ['PHONE', { kind: 'erp' }]));
  expect(write).toMatchObject({
    kind: 'change-values',
    record: { crmActorType: 'Contact', crmRecordId: 2 },
    actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '00012' },
    values: [
      { crmFieldKey: 'CITY', value: 'Oslo', syncToCrm: false, syncToErp: true },
      { crmFieldKey: 'PHONE', value: '2', syncToCrm: true, syncToErp: false },
    ],
    seen: [
      { crmFieldKey: 'CITY', crm: 'Oslo', erp: 'Bergen' },
      { crmFieldKey: 'PHONE', crm: '1', erp: '2' },
    ],
  });
});

test('a typed value goes to both sides; what is left, and what was not read, goes nowhere', () => {
  const typed = toWrite(
    { now },
    1,
    choose(['CITY', { kind: 'typed', text: 'Os' }], ['FAX', { kind: 'crm' }]),
  );
  expect(typed?.values).toMatchObject([
    { crmFieldKey: 'CITY', value: 'Os', syncToCrm: true, syncToErp: true },
  ]);
  expect(toWrite({ now }, 1, choose(['CITY', { kind: 'leave' }]))).toBeNull();
  expect(toWrite({ now: { ...now, actor: null } }, 1, choose(['CITY', { kind: 'crm' }]))).toBeNull();
});

test('what changed since the scan read it is named, also a field that was equal then', () => {
  const fresh: FreshScanRow = {
    before: row([field('CITY', 'Oslo', 'Bergen')]),
    now: row([field('CITY', 'Os', 'Bergen'), field('PHONE', '1', '2')]),
    plan: { erpConnectionId: 1, erpActorType: 'Customer', fields: [] },
    keyOfLink: { read: false, error: null },
    holders: { read: false, error: null },
    crm: [value('City', 'Os'), value('PHONE', '1')],
    erp: [value('CITY', 'Bergen'), value('PHONE', '2')],
    missing: [],
  };
  expect(listMoved(fresh)).toEqual(['city', 'phone']);
  expect(listMoved({ ...fresh, now: fresh.before, crm: [value('City', 'Oslo')] })).toEqual([]);
});
