import { expect, test } from 'vitest';
import { newRowSchema } from '../link-plan/plan-row';
import { rowReasons } from '../link-plan/row-reason';
import { cellProblems } from '../sheet/key-codes';
import type { SheetMapping } from '../sheet/column-use';
import { createRowReader } from '../sheet/map-row';
import { nothingChosen } from '../sheet/read-key-cell';
import { planReasons } from '../text/en/plan-reasons';
import { makePlanRow } from './row-of-sheet';

const mapping: SheetMapping = {
  columns: [
    { use: 'erp-key', column: 0, header: 'Kundenr' },
    { use: 'crm-record', column: 1, header: 'CRM id' },
    { use: 'org-number', column: 2, header: 'Org.nr' },
    { use: 'field', column: 3, header: 'Tlf', crmFieldKey: 'PHONE', direction: 'as-mapped' },
    { use: 'decision', column: 4, header: 'Godkjent' },
    { use: 'crm-actor-type', column: 5, header: 'Type' },
  ],
  erpConnectionId: 1,
  crmActorType: 'Contact',
  erpActorType: 'Customer',
  keys: nothingChosen,
};
const make = (...cells: string[]) =>
  makePlanRow(createRowReader(mapping)({ number: 7, cells }), mapping, 'id-7', () => 'to-erp');

test('a row of a sheet is a row of a plan, which keeps only what differs from the plan', () => {
  const row = make('00012', '556', '', '22 00 11 22', 'ja', 'Firma');
  expect(row).toMatchObject({
    rowId: 'id-7',
    sheetRow: 7,
    erpKey: '00012',
    record: { by: 'id', text: '556' },
    crmActorType: null,
    values: [{ crmFieldKey: 'PHONE', value: '22 00 11 22', direction: 'to-erp' }],
    decision: 'approve',
    sheetReasons: [],
  });
  expect(newRowSchema.safeParse(row).success).toBe(true);
});

test.each([
  [['1', 'https://crm.example/?person_id=9', '', '', '', 'Person'], { by: 'address', text: 'Person 9' }],
  [['1', '', '974 760 673'], { by: 'org-number', text: '974 760 673' }],
  [['1'], null],
])('the record of %j is %j', (cells, record) => {
  expect(make(...cells).record).toEqual(record);
});

test('what cannot be taken is left out with its reason, and about what it is', () => {
  const row = make('00012 ', 'Orkdal AS', '', '#N/A', 'kanskje', 'Contact');
  expect(row).toMatchObject({ erpKey: '', record: null, values: [], decision: null });
  const told = row.sheetReasons.map(({ code, params }) => [
    code,
    params['column'],
    params['shown'],
    params['about'],
  ]);
  expect(told).toEqual([
    ['cell-two-meanings', 'Kundenr', '00012', 'erpKey'],
    ['cell-error', 'PHONE', '#N/A', 'values'],
    ['record-not-understood', 'CRM id', 'Orkdal AS', 'record'],
    ['cell-not-understood', 'Type', 'Contact', 'crmActorType'],
    ['cell-not-understood', 'Godkjent', 'kanskje', 'decision'],
  ]);
  expect(newRowSchema.safeParse(row).success).toBe(true);
  for (const { code, params } of row.sheetReasons) {
    const named = [...planReasons[code].matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '');
    expect(Object.keys(params)).toEqual(expect.arrayContaining(named));
    expect(rowReasons[code]).toBe('blocked');
  }
});

test('there are as many problems of cells as this knows reasons for', () => {
  expect(new Set(cellProblems).size).toBe(20);
});
