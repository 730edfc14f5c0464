import { expect, test } from 'vitest';
import type { FreshScanRow } from '../../../../shared/ipc/scan-methods';
import type { ScanField, ScanRow } from '../../../../shared/scan/scan-row';
import { createWholeText } from '../../../../shared/text/whole-text';
import { compilePlan, fieldOf, type PlanDescription } from '../../../../shared/write/plan';
import { tellChoice } from './tell-choice';
import { listMoved, toIsCosmetic, toWrite, type Choice } from './triage-choice';

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
  lastWrite: null,
});
const choose = (...chosen: [string, Choice][]) => new Map(chosen);
const now = row([field('CITY', 'Oslo', 'Bergen'), field('PHONE', '1', '2'), field('FAX', '1', null)]);

const date = {
  crmFieldKey: 'ENDDATE',
  displayName: 'End date',
  fieldType: 'Date',
  access: 'Normal',
  maxLength: 0,
  items: null,
  syncToCrm: true,
  syncToErp: true,
} as const;
const plan: PlanDescription = { erpConnectionId: 1, erpActorType: 'Customer', fields: [date] };

const value = (crmFieldKey: string, text: string) => ({
  crmFieldKey,
  value: text,
  displayName: '',
  displayValue: '',
  syncToCrm: true,
  syncToErp: true,
});

test('a choice writes one side’s value to the other, letter by letter, and only that', () => {
  const write = toWrite({ now, plan }, 1, choose(['CITY', { kind: 'crm' }], ['PHONE', { kind: 'erp' }]));
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
    { now, plan },
    1,
    choose(['CITY', { kind: 'typed', text: 'Os' }], ['FAX', { kind: 'crm' }]),
  );
  expect(typed?.values).toMatchObject([
    { crmFieldKey: 'CITY', value: 'Os', syncToCrm: true, syncToErp: true },
  ]);
  expect(toWrite({ now, plan }, 1, choose(['CITY', { kind: 'leave' }]))).toBeNull();
  expect(toWrite({ now: { ...now, actor: null }, plan }, 1, choose(['CITY', { kind: 'crm' }]))).toBeNull();
});

test('a typed date is sent as the site writes dates, and a text that is none as it was typed', () => {
  const dated = row([field('ENDDATE', '[D:08/12/2024]', '')]);
  const send = (text: string) =>
    toWrite({ now: dated, plan }, 1, choose(['ENDDATE', { kind: 'typed', text }]))?.values[0]?.value;
  expect([send('31.12.2026'), send('soon')]).toEqual(['[D:12/31/2026]', 'soon']);
});

test('a choice says of both sides what becomes of them, and whether it clears one', () => {
  const t = createWholeText();
  const ended = field('ENDDATE', '[D:08/12/2024]', '');
  const told = tellChoice(ended, { kind: 'erp' }, compilePlan(plan), t);
  expect(told?.line).toBe('enddate: SuperOffice is cleared of 12 Aug 2024; ERP stays empty.');
  expect(told?.clears).toBe(true);
  expect(tellChoice(ended, { kind: 'crm' }, compilePlan(plan), t)?.clears).toBe(false);
  expect(tellChoice(ended, { kind: 'leave' }, compilePlan(plan), t)).toBeNull();
});

test('what changed since the scan read it is named, also a field that was equal then', () => {
  const fresh: FreshScanRow = {
    before: row([field('CITY', 'Oslo', 'Bergen')]),
    now: row([field('CITY', 'Os', 'Bergen'), field('PHONE', '1', '2')]),
    plan: { ...plan, fields: [] },
    keyOfLink: { read: false, error: null },
    holders: { read: false, error: null },
    crm: [value('City', 'Os'), value('PHONE', '1')],
    erp: [value('CITY', 'Bergen'), value('PHONE', '2')],
    missing: [],
  };
  expect(listMoved(fresh)).toEqual(['city', 'phone']);
  expect(listMoved({ ...fresh, now: fresh.before, crm: [value('City', 'Oslo')] })).toEqual([]);
});

test('what differs in its looks only is not counted as different, until one of the two is another', () => {
  const phone = { ...field('PHONE', '22 33 44 55', '22334455'), outcome: 'cosmetic' as const };
  const fresh = { now: row([phone, field('CITY', 'Oslo', 'Bergen')]) };
  const ask = (crmFieldKey: string, crm: string, erp: string) =>
    toIsCosmetic(fresh)(
      { crmFieldKey, crm: side(crm), erp: side(erp) },
      fieldOf(compilePlan(plan), crmFieldKey),
    );
  expect(ask('PHONE', '22 33 44 55', '22334455')).toBe(true);
  expect(ask('PHONE', '22 33 44 56', '22334455')).toBe(false);
  expect(ask('CITY', 'Oslo', 'Bergen')).toBe(false);
});
