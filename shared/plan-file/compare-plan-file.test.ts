import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanRow } from '../link-plan/plan-row';
import type { SheetCell } from '../sheet/cell';
import { createPlanFileComparer } from './compare-plan-file';
import { describePlanFile, findPlanFileColumns } from './plan-file-columns';
import { markRow } from './row-mark';
import { planRow, testPlan, writeFile, compareFile, editFile, nothing, numberCell } from './testing';

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
      expect(compareFile(writeFile(now), now)).toMatchObject(nothing);
    }),
  );
});

test('what the customer decided and noted comes back as changes, in any language', () => {
  const now = [planRow(), planRow({ rowId: 'row-2' })];
  const returned = editFile(writeFile(now), { Decision: 'Godkjent', Note: 'Ring Kari først' });
  expect(compareFile(returned, now)).toEqual({
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
  expect(compareFile(editFile(writeFile(now), { [header]: cell }), now).changes).toMatchObject([
    { rowId: 'row-1', after },
  ]);
});

describe('what a spreadsheet program does to a file is no change of its customer', () => {
  test.each<[string, Partial<PlanRow>, string, string | SheetCell]>([
    ['zeros that are gone', { erpKey: '00012' }, 'ERP key', numberCell('12')],
    ['zeros that are gone from a text file', { erpKey: '00012' }, 'ERP key', '12'],
    [
      'a long key that was rounded',
      { erpKey: '123456789012345678' },
      'ERP key',
      numberCell('123456789012345680'),
    ],
    ['a long key in powers of ten', { erpKey: '123456789012345678' }, 'ERP key', '1,23457E+17'],
    [
      'a decimal zero',
      { values: [{ crmFieldKey: 'PHONE', value: '10.10', direction: 'both' }] },
      'Value PHONE',
      numberCell('10.1'),
    ],
    [
      'a plus sign',
      { values: [{ crmFieldKey: 'PHONE', value: '+4722001122', direction: 'both' }] },
      'Value PHONE',
      numberCell('4722001122'),
    ],
  ])('%s', (_what, content, header, cell) => {
    const now = [planRow(content)];
    const result = compareFile(editFile(writeFile(now), { [header]: cell }), now);
    expect(result).toMatchObject({ ...nothing, reshaped: [{ fileRow: 2, column: header }] });
  });

  test.each<[string, string | SheetCell]>([
    ['a key that became a date', { ...numberCell('2026-01-03'), kind: 'date' }],
    ['a formula that failed', { ...numberCell('#REF!'), kind: 'error' }],
    ['a key with a space', '00013 '],
  ])('%s cannot be read, and the plan stays', (_what, cell) => {
    const now = [planRow()];
    expect(compareFile(editFile(writeFile(now), { 'ERP key': cell }), now)).toMatchObject({
      changes: [],
      unread: [{ rowId: 'row-1', fileRow: 2, column: 'ERP key' }],
    });
  });
});

test('a word that is no decision is told, and what else the row says is taken', () => {
  const now = [planRow()];
  const result = compareFile(editFile(writeFile(now), { Decision: 'kanskje', Note: 'Usikker' }), now);
  expect(result.unread).toEqual([{ rowId: 'row-1', fileRow: 2, column: 'Decision', shown: 'kanskje' }]);
  expect(result.changes).toMatchObject([{ after: { note: 'Usikker' } }]);
});

test('what changed in the plan since is newer than a file that nobody touched', () => {
  const file = writeFile([planRow()]);
  // It is not said to be the same either.
  expect(compareFile(file, [planRow({ decision: 'reject', erpKey: '00099' })])).toEqual({
    ...nothing,
    older: [{ rowId: 'row-1', fileRow: 2 }],
  });
});

test('what changed in the plan and in the file is a conflict, unless both say the same', () => {
  const file = editFile(writeFile([planRow()]), { Decision: 'Approve' });
  expect(compareFile(file, [planRow({ decision: 'reject' })])).toMatchObject({
    changes: [],
    conflicts: [{ before: { decision: 'reject' }, after: { decision: 'approve' } }],
  });
  expect(compareFile(file, [planRow({ decision: 'approve' })])).toMatchObject(nothing);
});

test('the file of another plan changes nothing, though its rows are called as those of this one', () => {
  const other = { ...testPlan, planId: 'plan-2' };
  const file = editFile(writeFile([planRow({ record: { by: 'id', text: '348' } })], other), { Note: 'Ring' });
  expect(compareFile(file, [planRow()])).toEqual({
    ...nothing,
    foreign: [{ rowId: 'row-1', fileRow: 2 }],
    missing: ['row-1'],
  });
});

test('rows that somebody copied in from the file of another plan are told apart from those of this one', () => {
  const now = [planRow(), planRow({ rowId: 'row-2' })];
  const own = editFile(writeFile(now), { Note: 'Ring' });
  const other = writeFile([planRow({ erpKey: '00077' })], { ...testPlan, planId: 'plan-2' });
  expect(compareFile({ headers: own.headers, cells: [...own.cells, ...other.cells] }, now)).toMatchObject({
    changes: [{ rowId: 'row-1', after: { note: 'Ring' } }],
    foreign: [{ rowId: 'row-1', fileRow: 4 }],
    duplicates: [],
  });
});

const withMarks = (cut: (mark: string) => string, saved: readonly PlanRow[]) => {
  const { headers, cells } = writeFile(saved);
  const mark = headers.indexOf('Mark');
  return { headers, cells: cells.map((row) => row.with(mark, cut(String(row[mark])))) };
};
const earlier = (mark: string) => mark.slice(0, 48);

describe('of a file that does not say of which plan it is', () => {
  const rows = ['row-1', 'row-2', 'row-3'];
  const own = rows.map((rowId, at) => planRow({ rowId, erpKey: `A${at}` }));
  test.each([
    ['saved by an earlier version', earlier],
    ['without its marks', () => ''],
  ])('%s, other keys or records in most rows are told', (_what, cut) => {
    const others = rows.map((rowId, at) => planRow({ rowId, erpKey: `B${at}` }));
    expect(compareFile(withMarks(cut, others), own).isDoubtful).toBe(true);
  });

  test('a change that a customer made in one row, or an empty key that was filled in, is none', () => {
    const one = own.with(0, planRow({ erpKey: 'B0' }));
    expect(
      compareFile(
        withMarks(() => '', one),
        own,
      ),
    ).toMatchObject({ isDoubtful: false, changes: [{}] });
    const unfilled = own.map((row) => ({ ...row, erpKey: '' }));
    expect(
      compareFile(
        withMarks(() => '', own),
        unfilled,
      ),
    ).toMatchObject({ isDoubtful: false });
  });

  test('other keys in every row are none where the mark shows that each was one of this plan', () => {
    const { headers, cells } = withMarks(earlier, own);
    const key = headers.indexOf('ERP key');
    const edited = cells.map((row, at) => row.with(key, `B${at}`));
    expect(compareFile({ headers, cells: edited }, own)).toMatchObject({ isDoubtful: false });
  });
});

test.each(['Sending', 'Sent', 'Verified', 'Different', 'Unknown', 'Cancelled'] as const)(
  'a row that is %s stays as it is',
  (state) => {
    const now = [planRow({ state })];
    expect(compareFile(editFile(writeFile(now), { 'ERP key': '00099' }), now)).toMatchObject({
      changes: [],
      conflicts: [],
      sent: [{ rowId: 'row-1' }],
    });
  },
);

test('rows that are unknown, doubled, without an id or missing are told, and none of them is taken over', () => {
  const now = [planRow(), planRow({ rowId: 'row-2' }), planRow({ rowId: 'row-3' })];
  const { headers, cells } = editFile(writeFile(now), { Decision: 'Approve' });
  const [first = [], second = []] = cells;
  const renamed = (id: string) => [id, ...second.slice(1)];
  const result = compareFile(
    { headers, cells: [first, first, second, renamed('strange'), renamed('')] },
    now,
  );
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
  const { headers, cells } = editFile(writeFile(now), { Decision: 'Approve' });
  const kept = headers
    .flatMap((header, column) => (/^(?:Row id|Decision)$/.test(header) ? [column] : []))
    .toReversed();
  const moved = {
    headers: kept.map((column) => (headers[column] ?? '').toUpperCase()),
    cells: cells.map((row) => kept.map((column) => row[column] ?? '')),
  };
  expect(compareFile(moved, now).changes).toEqual([
    { rowId: 'row-1', fileRow: 2, sheetRow: 2, before: { decision: null }, after: { decision: 'approve' } },
  ]);
});

test('a sheet without row ids is no link plan file', () => {
  expect(
    createPlanFileComparer(['Kundenr', 'Navn'], testPlan, () => ({ direction: 'leave', like: '' })),
  ).toBeNull();
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

test('another key in an approved row takes the approval back, unless the file approves that', () => {
  const now = [planRow({ decision: 'approve' })];
  const file = editFile(writeFile(now), { 'ERP key': '00013' });
  expect(compareFile(file, now).changes).toMatchObject([
    { before: { decision: 'approve' }, after: { erpKey: '00013', decision: null } },
  ]);
  const undecided = [planRow({ decision: null })];
  const decided = editFile(writeFile(undecided), { 'ERP key': '00013', Decision: 'approve' });
  expect(compareFile(decided, undecided).changes).toMatchObject([
    { after: { erpKey: '00013', decision: 'approve' } },
  ]);
});

test.each(['Failed', 'Nothing'] as const)(
  'another key for a row that is %s is one more try of it',
  (state) => {
    const now = [planRow({ state })];
    const compared = compareFile(editFile(writeFile(now), { 'ERP key': '00013' }), now);
    expect(compared.changes).toMatchObject([{ after: { erpKey: '00013' } }]);
  },
);
