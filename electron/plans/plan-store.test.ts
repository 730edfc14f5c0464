import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { because, type RowReason } from '../../shared/link-plan/row-reason';
import { everyRow, type RowQuery } from '../../shared/link-plan/row-query';
import { stateOf } from '../../shared/link-plan/row-state';
import type { NewRow } from '../../shared/link-plan/plan-row';
import { makeRow, openPlanBench, samplePlan, type PlanBench } from './testing/plan-bench';

let bench: PlanBench;
beforeEach(async () => {
  bench = await openPlanBench();
});
afterEach(() => bench.stop());

const inSheetOrder: RowQuery = {
  ...everyRow,
  sort: { by: 'sheet', descending: false },
  offset: 0,
  limit: 100,
};
const make = async (rows: NewRow[]) => (await bench.plans.create(samplePlan, rows)).planId;
const keys = async (planId: string, query: Partial<RowQuery> = {}) =>
  (await bench.plans.rows(planId, { ...inSheetOrder, ...query })).rows.map(({ erpKey }) => erpKey);

/** As a check leaves it. */
async function judge(planId: string, reasons: Record<string, RowReason[]>) {
  const rows = await bench.plans.readFrom(planId, 0, 1_000);
  await bench.plans.saveRows(
    planId,
    rows.map((row) => {
      const found = reasons[row.rowId] ?? [];
      return { ...row, state: stateOf(found), body: { ...row.body, reasons: found } };
    }),
  );
}

describe('a plan', () => {
  it('gives back its rows as they were given, in the order of the sheet', async () => {
    const given = makeRow(1, {
      erpKey: '00012',
      record: { by: 'name-postcode', text: 'Ørsted «A/S»', postcode: '0150' },
      values: [{ crmFieldKey: 'NAME', value: 'Ørsted', direction: 'both' }],
      kept: ['x', ''],
      note: 'se på denne',
    });
    const planId = await make([given, makeRow(2), makeRow(3)]);
    await bench.plans.addRows(planId, [makeRow(4)]);
    const { rows, total } = await bench.plans.rows(planId, inSheetOrder);
    expect(total).toBe(4);
    expect(rows[0]).toEqual({
      ...given,
      state: 'Draft',
      reasons: [],
      found: { record: null, connection: null, erpName: '' },
      checkedAt: null,
      attempts: [],
    });
    expect(rows.map(({ rowId }) => rowId)).toEqual(['row-1', 'row-2', 'row-3', 'row-4']);
  });

  it('takes no row whose id it has already', async () => {
    const planId = await make([makeRow(1)]);
    await expect(bench.plans.addRows(planId, [makeRow(1)])).rejects.toMatchObject({ code: 'storage-failed' });
  });

  it('blocks a row that could not be read out of the sheet without ambiguity', async () => {
    const planId = await make([makeRow(1, { sheetReasons: [because('cell-shown-differs')] })]);
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ state: 'Blocked' });
  });

  it('says whether it was ever checked, and how many rows of each state were taken out', async () => {
    const planId = await make([makeRow(1), makeRow(2), makeRow(3)]);
    expect(await bench.plans.get(planId)).toMatchObject({ wasChecked: false, checkedAt: null });
    await judge(planId, { 'row-1': [], 'row-2': [], 'row-3': [because('no-key')] });
    await bench.plans.noteChecked(planId, '2026-03-31T12:00:00Z');
    await bench.plans.decide(planId, { rowIds: ['row-1', 'row-3'] }, 'reject');
    await bench.plans.decide(planId, { rowIds: ['row-2'] }, 'later');
    expect(await bench.plans.get(planId)).toMatchObject({
      toBeSent: 0,
      counts: { Ready: 2, Blocked: 1 },
      leftOut: { reject: { Ready: 1, Blocked: 1 }, later: { Ready: 1 } },
    });
    await bench.plans.edit(planId, [{ rowId: 'row-3', changes: { erpKey: '9' } }], 'edit');
    expect(await bench.plans.get(planId)).toMatchObject({ wasChecked: true, checkedAt: null });
  });

  it('is gone with all that was its own, and leaves other plans alone', async () => {
    const [planId, other] = [await make([makeRow(1), makeRow(2)]), await make([makeRow(1)])];
    await judge(planId, { 'row-1': [because('no-key')] });
    await bench.plans.decide(planId, { filter: everyRow }, 'approve');
    await bench.plans.delete(planId);
    await expect(bench.plans.get(planId)).rejects.toMatchObject({ code: 'not-found' });
    const left = ['plan', 'plan_row', 'plan_body', 'plan_reason', 'plan_change', 'plan_change_row'];
    const counts = await bench.database.read(
      left.map((name) => ({ sql: `SELECT count(*) AS rows FROM ${name}` })),
    );
    expect(counts.map(([row]) => row?.['rows'])).toEqual([1, 1, 1, 0, 0, 0]);
    expect(await keys(other)).toEqual(['10001']);
  });
});

async function prepare() {
  const planId = await make([
    makeRow(1, { erpKey: 'b', note: 'Åpen' }),
    makeRow(2, { erpKey: 'a', decision: 'reject' }),
    makeRow(3, { erpKey: '00012' }),
  ]);
  await judge(planId, { 'row-1': [because('key-held')], 'row-3': [because('key-not-found')] });
  return planId;
}

describe('the list of a plan', () => {
  it('sorts, filters and searches, and counts each facet under the others', async () => {
    const planId = await prepare();
    expect(await keys(planId, { sort: { by: 'key', descending: false } })).toEqual(['00012', 'a', 'b']);
    expect(await keys(planId, { sort: { by: 'state', descending: false } })).toEqual(['b', '00012', 'a']);
    expect(await keys(planId, { states: ['Warning', 'Ready'] })).toEqual(['a', '00012']);
    expect(await keys(planId, { reasons: ['key-held'] })).toEqual(['b']);
    expect(await keys(planId, { decisions: ['none'] })).toEqual(['b', '00012']);
    expect(await keys(planId, { text: 'åPEN' })).toEqual(['b']);
    expect(await keys(planId, { offset: 1, limit: 1 })).toEqual(['a']);
    const facets = await bench.plans.facets(planId, { ...everyRow, states: ['Ready'] });
    expect(facets.states).toMatchObject({ Ready: 1, Blocked: 1, Warning: 1, Draft: 0 });
    expect(facets.decisions).toEqual({ none: 0, approve: 0, reject: 1, later: 0 });
    expect(facets.reasons).toEqual({});
    expect((await bench.plans.facets(planId, everyRow)).reasons).toEqual({
      'key-held': 1,
      'key-not-found': 1,
    });
  });

  it('says where the first row of a state is in the order that is shown', async () => {
    const planId = await prepare();
    const query: RowQuery = { ...inSheetOrder, sort: { by: 'key', descending: true } };
    expect(await bench.plans.findRow(planId, query, ['Warning'])).toEqual({ offset: 2, rowId: 'row-3' });
    expect(await bench.plans.findRow(planId, query, ['Failed'])).toBeNull();
  });
});

describe('the names of rows by their place', () => {
  it.each([
    [{ sort: { by: 'key', descending: false } }, ['row-3', 'row-2', 'row-1']],
    [{ sort: { by: 'key', descending: true }, offset: 1 }, ['row-2', 'row-3']],
    [{ states: ['Warning', 'Ready'] }, ['row-2', 'row-3']],
    [{ text: 'åpen' }, ['row-1']],
    [{ reasons: ['key-held'] }, ['row-1']],
    [{ offset: 1, limit: 1 }, ['row-2']],
  ] as [Partial<RowQuery>, string[]][])('are those of the list: %j', async (changes, names) => {
    const planId = await prepare();
    const query = { ...inSheetOrder, ...changes };
    expect(await bench.plans.listRowIdsOf(planId, query)).toEqual(names);
    expect((await bench.plans.rows(planId, query)).rows.map(({ rowId }) => rowId)).toEqual(names);
  });
});

describe('a decision for all alike', () => {
  it('says first what it means, is made in one step, and can be taken back', async () => {
    const planId = await make([makeRow(1), makeRow(2), makeRow(3, { decision: 'later' })]);
    await judge(planId, { 'row-1': [because('key-not-found')], 'row-3': [because('key-not-found')] });
    const alike = { filter: { ...everyRow, reasons: ['key-not-found' as const] } };
    expect(await bench.plans.previewDecision(planId, alike, 'approve')).toMatchObject({
      count: 2,
      sent: 0,
      toBeSent: { before: 0, after: 2 },
      states: { Warning: 2 },
      rows: [{ rowId: 'row-1' }, { rowId: 'row-3' }],
    });
    await bench.plans.decide(planId, alike, 'approve');
    const plan = await bench.plans.get(planId);
    expect(plan).toMatchObject({ toBeSent: 3, undo: { kind: 'decide', count: 2, decision: 'approve' } });
    await bench.plans.undo(planId, plan.undo?.changeId ?? 0);
    const { rows } = await bench.plans.rows(planId, inSheetOrder);
    expect(rows.map(({ decision }) => decision)).toEqual([null, null, 'later']);
    expect((await bench.plans.get(planId)).undo).toBeNull();
  });

  it('leaves alone what was sent', async () => {
    const planId = await make([makeRow(1), makeRow(2)]);
    const [first] = await bench.plans.readFrom(planId, 0, 1);
    await bench.plans.saveRows(planId, first ? [{ ...first, state: 'Verified' }] : []);
    const all = { filter: everyRow };
    expect(await bench.plans.previewDecision(planId, all, 'reject')).toMatchObject({ count: 1, sent: 1 });
    await bench.plans.decide(planId, all, 'reject');
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ decision: null });
    await expect(
      bench.plans.edit(planId, [{ rowId: 'row-1', changes: { erpKey: '9' } }], 'edit'),
    ).rejects.toMatchObject({ code: 'row-was-sent' });
  });
});

describe('taking a change back', () => {
  it.each(['decide', 'file'] as const)(
    'of which a part was sent (%s) does the rest, and is over',
    async (kind) => {
      const planId = await make([makeRow(1), makeRow(2)]);
      if (kind === 'decide') await bench.plans.decide(planId, { filter: everyRow }, 'reject');
      else {
        const edits = ['row-1', 'row-2'].map((rowId) => ({
          rowId,
          changes: { decision: 'reject' as const },
        }));
        await bench.plans.edit(planId, edits, kind);
      }
      const [first] = await bench.plans.readFrom(planId, 0, 1);
      await bench.plans.saveRows(planId, first ? [{ ...first, state: 'Verified' }] : []);
      const { undo } = await bench.plans.get(planId);
      expect(await bench.plans.undo(planId, undo?.changeId ?? 0)).toMatchObject({ kind, count: 1, sent: 1 });
      expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ state: 'Verified', decision: 'reject' });
      expect(await bench.plans.row(planId, 'row-2')).toMatchObject({ decision: null });
      expect((await bench.plans.get(planId)).undo).toBeNull();
    },
  );

  it('leaves the plan checked as it was, unless some row lost its judgement otherwise', async () => {
    const planId = await make([makeRow(1), makeRow(2)]);
    const at = '2026-03-01T08:00:00.000Z';
    const check = async () => {
      const rows = await bench.plans.readFrom(planId, 0, 10);
      const judged = rows.map(({ seq }) => ({ seq, state: 'Ready' as const, reasons: [] }));
      const found = { record: null, connection: null, erpName: '' };
      await bench.plans.saveJudged(
        planId,
        judged.map((row) => ({ ...row, found, record: '', search: '' })),
        at,
      );
      await bench.plans.noteChecked(planId, at);
    };
    const edit = (erpKey: string) =>
      bench.plans.edit(planId, [{ rowId: 'row-1', changes: { erpKey } }], 'edit');
    const undo = async () => bench.plans.undo(planId, (await bench.plans.get(planId)).undo?.changeId ?? 0);
    const checkedAt = async () => (await bench.plans.get(planId)).checkedAt;
    await check();
    await edit('A');
    await edit('B');
    await undo();
    expect(await checkedAt()).toBeNull();
    await undo();
    expect(await checkedAt()).toBe(at);
    await edit('A');
    await bench.plans.setConstants(planId, samplePlan.constants);
    await undo();
    expect(await checkedAt()).toBeNull();
  });

  it('is not offered once every row was sent', async () => {
    const planId = await make([makeRow(1)]);
    await bench.plans.decide(planId, { filter: everyRow }, 'approve');
    const [only] = await bench.plans.readFrom(planId, 0, 1);
    await bench.plans.saveRows(planId, only ? [{ ...only, state: 'Verified' }] : []);
    expect((await bench.plans.get(planId)).undo).toBeNull();
  });
});

describe('an edit', () => {
  it('unchecks the row, drops what the sheet had against that cell, and can be taken back', async () => {
    const planId = await make([
      makeRow(1, {
        sheetReasons: [
          because('cell-shown-differs', { about: 'erpKey' }),
          because('cell-error-cell', { about: 'record' }),
        ],
      }),
    ]);
    const before = await bench.plans.row(planId, 'row-1');
    await bench.plans.edit(planId, [{ rowId: 'row-1', changes: { erpKey: '00012' } }], 'edit');
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({
      erpKey: '00012',
      state: 'Blocked',
      reasons: [{ code: 'cell-error-cell' }],
    });
    await bench.plans.edit(
      planId,
      [{ rowId: 'row-1', changes: { record: { by: 'id', text: '7' }, note: 'ok' } }],
      'edit',
    );
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ state: 'Draft', reasons: [], note: 'ok' });
    for (let steps = 0; steps < 2; steps += 1) {
      await bench.plans.undo(planId, (await bench.plans.get(planId)).undo?.changeId ?? 0);
    }
    expect(await bench.plans.row(planId, 'row-1')).toEqual(before);
  });

  it('of a note or a decision alone leaves what was found out', async () => {
    const planId = await make([makeRow(1)]);
    await judge(planId, { 'row-1': [because('key-not-found')] });
    await bench.plans.noteChecked(planId, '2026-03-31T12:00:00.000Z');
    await bench.plans.edit(
      planId,
      [{ rowId: 'row-1', changes: { decision: 'approve', note: 'ja' } }],
      'edit',
    );
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ state: 'Warning', decision: 'approve' });
    expect((await bench.plans.get(planId)).checkedAt).not.toBeNull();
  });

  it('of what holds for all rows unchecks all of them', async () => {
    const planId = await make([makeRow(1), makeRow(2, { sheetReasons: [because('cell-error-cell')] })]);
    await judge(planId, { 'row-1': [because('key-not-found')], 'row-2': [because('cell-error-cell')] });
    await bench.plans.setConstants(planId, { ...samplePlan.constants, erpActorType: 'Supplier' });
    const { rows } = await bench.plans.rows(planId, inSheetOrder);
    expect(rows.map(({ state, reasons }) => [state, reasons.length])).toEqual([
      ['Draft', 0],
      ['Blocked', 1],
    ]);
  });
});
