import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanRow } from '../link-plan/plan-row';
import { because } from '../link-plan/row-reason';
import type { Plan } from '../link-plan/plan';
import type { SheetCell } from '../sheet/cell';
import { createPlanFileComparer } from './compare-plan-file';
import { guardText, unguardText } from './guarded-text';
import { describePlanFile, findPlanFileColumns, writePlanFileRow } from './plan-file-columns';
import { markRow } from './row-mark';
import { planRow, testPlan } from './testing';

type Cells = (string | SheetCell)[];

function write(rows: readonly PlanRow[], plan: TestPlan = testPlan) {
  const layout = describePlanFile(plan, ['PHONE', 'NAME']);
  const cells: Cells[] = rows.map((row) => writePlanFileRow(row, plan, layout, () => 'because'));
  return { headers: layout.headers, cells };
}

type TestPlan = Pick<Plan, 'kind' | 'columns' | 'constants'>;

function compare(
  file: { headers: readonly string[]; cells: readonly Cells[] },
  now: readonly PlanRow[],
  plan: TestPlan = testPlan,
) {
  const comparer = createPlanFileComparer(file.headers, plan, () => 'to-crm');
  if (!comparer) throw new Error('no plan file');
  const rows = file.cells.map((cells, index) => ({ number: index + 2, cells }));
  comparer.add(rows, new Map(now.map((row) => [row.rowId, row])));
  return comparer.finish(now.map(({ rowId }) => rowId));
}

/** Changes cells of the first row, by the names of their columns. */
function edit(file: ReturnType<typeof write>, changes: Record<string, string | SheetCell>) {
  const [first = [], ...others] = file.cells;
  const edited = [...first];
  for (const [header, cell] of Object.entries(changes)) edited[file.headers.indexOf(header)] = cell;
  return { headers: file.headers, cells: [edited, ...others] };
}

const nothing = {
  changes: [],
  conflicts: [],
  sent: [],
  unknown: [],
  duplicates: [],
  withoutId: [],
  unread: [],
  notTaken: [],
  reshaped: [],
  missing: [],
};
const number = (stored: string): SheetCell => ({
  kind: 'number',
  stored,
  shown: stored,
  format: '',
  isFormula: false,
});

test('a file that nobody touched changes nothing, whatever stands in the plan', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  const rows = fc.uniqueArray(
    fc.record({
      rowId: fc.uuid(),
      erpKey: text,
      note: text,
      decision: fc.constantFrom(null, 'approve' as const, 'reject' as const, 'later' as const),
      record: fc.oneof(
        fc.constant(null),
        fc.record({
          by: fc.constantFrom('id' as const, 'number' as const, 'email' as const),
          text: fc.stringMatching(/^\S{1,9}$/),
        }),
      ),
      values: fc.array(
        fc.record({
          crmFieldKey: fc.constantFrom('PHONE', 'NAME'),
          value: fc.stringMatching(/^\S{1,9}$/),
          direction: fc.constant('to-erp' as const),
        }),
        { maxLength: 1 },
      ),
    }),
    { selector: ({ rowId }) => rowId, maxLength: 5 },
  );
  fc.assert(
    fc.property(rows, (contents) => {
      const now = contents.map((content) => planRow(content));
      expect(compare(write(now), now)).toMatchObject(nothing);
    }),
  );
});

test('what the customer decided and noted comes back as changes, in any language', () => {
  const now = [planRow(), planRow({ rowId: 'row-2' })];
  const returned = edit(write(now), { Decision: 'Godkjent', Note: 'Ring Kari først' });
  expect(compare(returned, now)).toEqual({
    ...nothing,
    changes: [
      {
        rowId: 'row-1',
        fileRow: 2,
        sheetRow: 2,
        before: { decision: null, note: '' },
        after: { decision: 'approve', note: 'Ring Kari først' },
      },
    ],
  });
});

test.each<[string, string, Partial<PlanRow>]>([
  ['ERP key', '00013', { erpKey: '00013' }],
  ['CRM record', '557', { record: { by: 'id', text: '557' } }],
  [
    'CRM record',
    'https://crm.example/?contact_id=9',
    { record: { by: 'address', text: 'https://crm.example/?contact_id=9' } },
  ],
  ['CRM record', '', { record: null }],
  ['Value PHONE', '', { values: [] }],
  [
    'Value NAME',
    'Fjord',
    {
      values: [
        { crmFieldKey: 'PHONE', value: '+47 22 00 11 22', direction: 'to-erp' },
        { crmFieldKey: 'NAME', value: 'Fjord', direction: 'to-crm' },
      ],
    },
  ],
])('%s, changed to %j, is a change of the row', (header, cell, after) => {
  const now = [planRow()];
  expect(compare(edit(write(now), { [header]: cell }), now).changes).toMatchObject([
    { rowId: 'row-1', after },
  ]);
});

describe('what a spreadsheet program does to a file is no change of its customer', () => {
  test.each<[string, Partial<PlanRow>, string, string | SheetCell]>([
    ['zeros that are gone', { erpKey: '00012' }, 'ERP key', number('12')],
    ['zeros that are gone from a text file', { erpKey: '00012' }, 'ERP key', '12'],
    [
      'a long key that was rounded',
      { erpKey: '123456789012345678' },
      'ERP key',
      number('123456789012345680'),
    ],
    ['a long key in powers of ten', { erpKey: '123456789012345678' }, 'ERP key', '1,23457E+17'],
    [
      'a decimal zero',
      { values: [{ crmFieldKey: 'PHONE', value: '10.10', direction: 'both' }] },
      'Value PHONE',
      number('10.1'),
    ],
    [
      'a plus sign',
      { values: [{ crmFieldKey: 'PHONE', value: '+4722001122', direction: 'both' }] },
      'Value PHONE',
      number('4722001122'),
    ],
  ])('%s', (_what, content, header, cell) => {
    const now = [planRow(content)];
    const result = compare(edit(write(now), { [header]: cell }), now);
    expect(result).toMatchObject({ ...nothing, reshaped: [{ fileRow: 2, column: header }] });
  });

  test.each<[string, string | SheetCell]>([
    ['a key that became a date', { ...number('2026-01-03'), kind: 'date' }],
    ['a formula that failed', { ...number('#REF!'), kind: 'error' }],
    ['a key with a space', '00013 '],
  ])('%s cannot be read, and the plan stays', (_what, cell) => {
    const now = [planRow()];
    expect(compare(edit(write(now), { 'ERP key': cell }), now)).toMatchObject({
      changes: [],
      unread: [{ rowId: 'row-1', fileRow: 2, column: 'ERP key' }],
    });
  });
});

test('a word that is no decision is told, and what else the row says is taken', () => {
  const now = [planRow()];
  const result = compare(edit(write(now), { Decision: 'kanskje', Note: 'Usikker' }), now);
  expect(result.unread).toEqual([{ rowId: 'row-1', fileRow: 2, column: 'Decision', shown: 'kanskje' }]);
  expect(result.changes).toMatchObject([{ after: { note: 'Usikker' } }]);
});

test('what changed in the plan since is newer than a file that nobody touched', () => {
  const file = write([planRow()]);
  expect(compare(file, [planRow({ decision: 'reject', erpKey: '00099' })])).toMatchObject(nothing);
});

test('what changed in the plan and in the file is a conflict, unless both say the same', () => {
  const file = edit(write([planRow()]), { Decision: 'Approve' });
  expect(compare(file, [planRow({ decision: 'reject' })])).toMatchObject({
    changes: [],
    conflicts: [{ before: { decision: 'reject' }, after: { decision: 'approve' } }],
  });
  expect(compare(file, [planRow({ decision: 'approve' })])).toMatchObject(nothing);
});

test.each(['Sending', 'Sent', 'Verified', 'Different', 'Failed', 'Unknown', 'Cancelled'] as const)(
  'a row that is %s stays as it is',
  (state) => {
    const now = [planRow({ state })];
    expect(compare(edit(write(now), { 'ERP key': '00099' }), now)).toMatchObject({
      changes: [],
      conflicts: [],
      sent: [{ rowId: 'row-1' }],
    });
  },
);

test('rows that are unknown, doubled, without an id or missing are told, and none of them is taken over', () => {
  const now = [planRow(), planRow({ rowId: 'row-2' }), planRow({ rowId: 'row-3' })];
  const { headers, cells } = edit(write(now), { Decision: 'Approve' });
  const [first = [], second = []] = cells;
  const renamed = (id: string) => [id, ...second.slice(1)];
  const result = compare({ headers, cells: [first, first, second, renamed('strange'), renamed('')] }, now);
  expect(result).toMatchObject({
    changes: [],
    duplicates: [{ rowId: 'row-1', fileRows: [2, 3] }],
    unknown: [{ rowId: 'strange', fileRow: 5 }],
    withoutId: [6],
    missing: ['row-3'],
  });
});

test('columns may be moved, renamed in their capitals, or taken out; of those the plan stays', () => {
  const now = [planRow()];
  const { headers, cells } = edit(write(now), { Decision: 'Approve' });
  const kept = headers
    .flatMap((header, column) => (/^(?:Row id|Decision)$/.test(header) ? [column] : []))
    .toReversed();
  const moved = {
    headers: kept.map((column) => (headers[column] ?? '').toUpperCase()),
    cells: cells.map((row) => kept.map((column) => row[column] ?? '')),
  };
  expect(compare(moved, now).changes).toEqual([
    { rowId: 'row-1', fileRow: 2, sheetRow: 2, before: { decision: null }, after: { decision: 'approve' } },
  ]);
});

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
  const result = compare(edit(write([planRow()]), changes), [planRow()]);
  expect(result).toEqual({ ...nothing, changes: [expect.objectContaining({ fileRow: 2, after })] });
});

test('how a row names its ends is taken over once, and goes back as it came', () => {
  const moved = planRow({ connection: 'Baltic', record: { by: 'org-number', text: '241' } });
  const found = { record: null, connection: { erpConnectionId: 2, name: 'Baltic AS' }, erpName: '' };
  expect(compare(write([moved]), [{ ...moved, found }])).toEqual(nothing);
  expect(compare(write([{ ...moved, found }]), [moved])).toEqual(nothing);
  const back = edit(write([moved]), { 'ERP connection': 'Fjord Accounting', 'CRM record by': 'id' });
  expect(compare(back, [moved]).changes).toMatchObject([
    { after: { connection: null, record: { by: 'id', text: '241' } } },
  ]);
});

test('a connection that was changed here since stays, and one that was changed in both is a conflict', () => {
  const file = write([planRow()]);
  const now = [planRow({ connection: 'Baltic' })];
  expect(compare(file, now)).toEqual(nothing);
  expect(compare(edit(file, { 'ERP connection': 'Nordic' }), now)).toMatchObject({
    changes: [],
    conflicts: [{}],
  });
  expect(compare(edit(file, { 'ERP connection': 'Baltic' }), now)).toEqual(nothing);
});

test.each([
  ['ERP connection', ''],
  ['ERP actor type', 'Somebody'],
  ['CRM record by', 'its colour'],
  ['Note', { kind: 'error', shown: '#REF!', stored: '#REF!', format: '', isFormula: true } as SheetCell],
])('%s that cannot be read is told with its row', (column, cell) => {
  const result = compare(edit(write([planRow()]), { [column]: cell }), [planRow()]);
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
  const file = write([row, planRow({ rowId: 'row-2', kept: ['Per'] })], keptPlan);
  const now = [row, planRow({ rowId: 'row-2', kept: ['Per'] })];
  expect(compare(edit(file, { [column]: shown }), now, keptPlan)).toEqual({
    ...nothing,
    notTaken: [{ rowId: 'row-1', fileRow: 2, column, shown }],
  });
  // A check since then is no change of the customer's.
  const checked = now.map((one) => ({
    ...one,
    state: 'Warning' as const,
    checkedAt: '2026-11-01T10:00:00Z',
  }));
  expect(compare(file, checked, keptPlan)).toEqual(nothing);
});

test('a column that somebody added, and how a row of links that are there names its ends, are not taken over', () => {
  const file = edit(write([planRow()]), { 'ERP connection': 'Baltic' });
  const added = {
    headers: [...file.headers, 'Kommentar'],
    cells: file.cells.map((cells) => [...cells, 'ja']),
  };
  expect(compare(added, [planRow()], { ...testPlan, kind: 'restore' })).toMatchObject({
    ...nothing,
    notTaken: [
      { fileRow: 2, column: 'ERP connection', shown: 'Baltic' },
      { fileRow: 2, column: 'Kommentar', shown: 'ja' },
    ],
  });
});

test('a file of an earlier version, which marks less, can still be taken back', () => {
  const row = planRow();
  const file = edit(write([row]), { Mark: markRow(row), 'ERP connection': 'Baltic', Decision: 'Approve' });
  expect(compare(file, [row]).changes).toMatchObject([
    { after: { connection: 'Baltic', decision: 'approve' } },
  ]);
});

test('a sheet without row ids is no link plan file', () => {
  expect(createPlanFileComparer(['Kundenr', 'Navn'], testPlan, () => 'leave')).toBeNull();
});

test('each column of the file has a name of its own', () => {
  const { headers } = describePlanFile(testPlan, ['A', 'B']);
  expect(new Set(headers).size).toBe(headers.length);
  const found = findPlanFileColumns(headers);
  expect([...(found?.values ?? [])].map(([key]) => key)).toEqual(['A', 'B']);
});

test('the mark of a row tells each part of it, and nothing that nobody can change', () => {
  const marks = [
    planRow(),
    planRow({ decision: 'approve' }),
    planRow({ note: 'x' }),
    planRow({ erpKey: '12' }),
    planRow({ record: { by: 'id', text: '12' } }),
    planRow({ values: [] }),
  ].map(markRow);
  expect(new Set(marks).size).toBe(marks.length);
  expect(marks.every((mark) => /^[a-z]{8}$/.test(mark))).toBe(true);
  expect(markRow(planRow({ state: 'Warning', rowId: 'other' }))).toBe(marks[0]);
});

test('whatever a text begins with, it is safe in a text file and comes back', () => {
  const text = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '1', 'a'), maxLength: 6 });
  fc.assert(
    fc.property(text, (one) => {
      expect(guardText(one)).not.toMatch(/^[=+\-@\t]/);
      expect(unguardText(guardText(one))).toBe(one);
    }),
  );
});

const blocked = (given: string, about: string, more = {}) => [
  because('cell-edge-space', { about, given, ...more }),
];

describe('what the customer wrote and could not be taken', () => {
  const long = 'K'.repeat(300);
  test.each<[string, Partial<PlanRow>, string, string, string, Partial<PlanRow>]>([
    [
      'a key with a space at its edge',
      { erpKey: '', sheetReasons: blocked(' 00012', 'erpKey') },
      'ERP key',
      ' 00012',
      '00012',
      { erpKey: '00012' },
    ],
    [
      'a key that is too long',
      { erpKey: '', sheetReasons: blocked(long, 'erpKey') },
      'ERP key',
      long,
      'K1',
      { erpKey: 'K1' },
    ],
    [
      'an e-mail',
      { record: null, sheetReasons: blocked('#N/A', 'record', { by: 'email' }) },
      'CRM record',
      '#N/A',
      'a@b.no',
      { record: { by: 'email', text: 'a@b.no' } },
    ],
    [
      'a value',
      { values: [], sheetReasons: blocked('#REF!', 'values', { field: 'PHONE' }) },
      'Value PHONE',
      '#REF!',
      '22',
      { values: [{ crmFieldKey: 'PHONE', value: '22', direction: 'to-crm' }] },
    ],
    [
      'a decision',
      { sheetReasons: [because('word-not-understood', { about: 'decision', given: 'kanskje' })] },
      'Decision',
      'kanskje',
      'nei',
      { decision: 'reject' },
    ],
    [
      'a type',
      { sheetReasons: [because('word-not-understood', { about: 'crmActorType', given: 'Kunde' })] },
      'CRM record type',
      'Kunde',
      'Company',
      { crmActorType: 'Contact' },
    ],
  ])(
    '%s stands in its column, changes nothing as it is, and is taken once it is mended',
    (_what, content, header, text, mended, after) => {
      const now = [planRow(content)];
      const file = write(now);
      expect(file.cells[0]?.[file.headers.indexOf(header)]).toBe(text);
      expect(compare(file, now)).toMatchObject({ ...nothing, reshaped: [] });
      expect(compare(edit(file, { [header]: mended }), now).changes).toMatchObject([{ after }]);
    },
  );

  test('a number that a spreadsheet program made of it is not taken for a key', () => {
    const now = [planRow({ erpKey: '', sheetReasons: blocked('00012 ', 'erpKey') })];
    expect(compare(edit(write(now), { 'ERP key': number('12') }), now)).toMatchObject({
      ...nothing,
      reshaped: [{ column: 'ERP key', shown: '12' }],
    });
  });
});
