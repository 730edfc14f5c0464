import { expect, test } from 'vitest';
import type { PlanRow } from '../link-plan/plan-row';
import type { SheetCell } from '../sheet/cell';
import { markRow } from './row-mark';
import { planRow, writeFile, compareFile, editFile, nothing, type TestPlan, testPlan } from './testing';

const keptPlan: TestPlan = { ...testPlan, columns: [{ use: 'keep', column: 3, header: 'Selger' }] };

test.each<[Record<string, string>, Partial<PlanRow>]>([
  [{ 'ERP connection': 'Baltic' }, { connection: 'Baltic' }],
  [{ 'ERP actor type': 'Partner' }, { erpActorType: 'Partner' }],
  [{ 'CRM record type': 'Person' }, { crmActorType: 'Person' }],
  [{ 'CRM record by': 'number' }, { record: { by: 'number', text: '556' } }],
  [
    { 'CRM record by': 'Organisation number', 'CRM record': '353' },
    { record: { by: 'org-number', text: '353' } },
  ],
  [
    { 'CRM record by': 'name and postcode', 'CRM record': 'Fjord AS', 'CRM postcode': '0150' },
    { record: { by: 'name-postcode', text: 'Fjord AS', postcode: '0150' } },
  ],
])('how a row names its ends is taken over: %j', (changes, after) => {
  const result = compareFile(editFile(writeFile([planRow()]), changes), [planRow()]);
  expect(result).toEqual({ ...nothing, changes: [expect.objectContaining({ fileRow: 2, after })] });
});

test('how a row names its ends is taken over once, and goes back as it came', () => {
  const moved = planRow({ connection: 'Baltic', record: { by: 'org-number', text: '241' } });
  const found = { record: null, connection: { erpConnectionId: 2, name: 'Baltic AS' }, erpName: '' };
  expect(compareFile(writeFile([moved]), [{ ...moved, found }])).toEqual(nothing);
  expect(compareFile(writeFile([{ ...moved, found }]), [moved])).toEqual(nothing);
  const back = editFile(writeFile([moved]), { 'ERP connection': 'Fjord Accounting', 'CRM record by': 'id' });
  expect(compareFile(back, [moved]).changes).toMatchObject([
    { after: { connection: null, record: { by: 'id', text: '241' } } },
  ]);
});

test('a connection that was changed here since stays, and one that was changed in both is a conflict', () => {
  const file = writeFile([planRow()]);
  const now = [planRow({ connection: 'Baltic' })];
  expect(compareFile(file, now)).toEqual(nothing);
  expect(compareFile(editFile(file, { 'ERP connection': 'Nordic' }), now)).toMatchObject({
    changes: [],
    conflicts: [{}],
  });
  expect(compareFile(editFile(file, { 'ERP connection': 'Baltic' }), now)).toEqual(nothing);
});

test.each([
  ['ERP connection', ''],
  ['ERP actor type', 'Somebody'],
  ['CRM record by', 'its colour'],
  ['Note', { kind: 'error', shown: '#REF!', stored: '#REF!', format: '', isFormula: true } as SheetCell],
])('%s that cannot be read is told with its row', (column, cell) => {
  const result = compareFile(editFile(writeFile([planRow()]), { [column]: cell }), [planRow()]);
  expect(result).toMatchObject({ ...nothing, unread: [{ fileRow: 2, column }] });
});

test.each([
  ['State', 'Ready'],
  ['Reason', 'Looks good'],
  ['Entry', 'e-7'],
  ['CRM postcode', '0150'],
  ['Selger', 'Kari'],
])('%s, which is not taken over, is told with its row where the file changed it', (column, shown) => {
  const row = planRow({ state: 'Blocked', kept: ['Per'] });
  const file = writeFile([row, planRow({ rowId: 'row-2', kept: ['Per'] })], keptPlan);
  const now = [row, planRow({ rowId: 'row-2', kept: ['Per'] })];
  expect(compareFile(editFile(file, { [column]: shown }), now, keptPlan)).toEqual({
    ...nothing,
    notTaken: [{ rowId: 'row-1', fileRow: 2, column, shown }],
  });
  // A check since then is no change of the customer's.
  const checked = now.map((one) => ({
    ...one,
    state: 'Warning' as const,
    checkedAt: '2026-11-01T10:00:00Z',
  }));
  expect(compareFile(file, checked, keptPlan)).toEqual(nothing);
});

test('a column that somebody added, and how a row of links that are there names its ends, are not taken over', () => {
  const file = editFile(writeFile([planRow()]), { 'ERP connection': 'Baltic' });
  const added = {
    headers: [...file.headers, 'Kommentar'],
    cells: file.cells.map((cells) => [...cells, 'ja']),
  };
  expect(compareFile(added, [planRow()], { ...testPlan, kind: 'restore' })).toMatchObject({
    ...nothing,
    notTaken: [
      { fileRow: 2, column: 'ERP connection', shown: 'Baltic' },
      { fileRow: 2, column: 'Kommentar', shown: 'ja' },
    ],
  });
});

test('a file of an earlier version, which marks less, can still be taken back', () => {
  const row = planRow();
  const file = editFile(writeFile([row]), {
    Mark: markRow(row),
    'ERP connection': 'Baltic',
    Decision: 'Approve',
  });
  expect(compareFile(file, [row]).changes).toMatchObject([
    { after: { connection: 'Baltic', decision: 'approve' } },
  ]);
});
