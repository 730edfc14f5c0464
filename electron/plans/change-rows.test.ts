import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { because } from '../../shared/link-plan/row-reason';
import { everyRow } from '../../shared/link-plan/row-query';
import type { NewRow, RowContent } from '../../shared/link-plan/plan-row';
import type { RowState } from '../../shared/link-plan/row-state';
import {
  inSheetOrder,
  judgeRows,
  makeRow,
  openPlanBench,
  samplePlan,
  type PlanBench,
} from './testing/plan-bench';

let bench: PlanBench;
beforeEach(async () => {
  bench = await openPlanBench();
});
afterEach(() => bench.stop());

const make = async (rows: NewRow[]) => (await bench.plans.create(samplePlan, rows)).planId;

describe('a decision for all alike', () => {
  it('says first what it means, is made in one step, and can be taken back', async () => {
    const planId = await make([makeRow(1), makeRow(2), makeRow(3, { decision: 'later' })]);
    await judgeRows(bench, planId, {
      'row-1': [because('key-not-found')],
      'row-3': [because('key-not-found')],
    });
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

/** As a run leaves a row that it sent. */
async function send(planId: string, rowId: string, state: RowState, entryId: string) {
  const stored = await bench.plans.readFrom(planId, 0, 10);
  const row = stored.find((one) => one.rowId === rowId);
  await bench.plans.saveRows(planId, row ? [{ ...row, state, entryId }] : []);
}
const undoLast = async (planId: string) =>
  bench.plans.undo(planId, (await bench.plans.get(planId)).undo?.changeId ?? 0);

describe('what was sent', () => {
  it.each(['edit', 'decision'] as const)(
    'is never reached by taking back a change from before (%s)',
    async (what) => {
      const planId = await make([makeRow(1)]);
      if (what === 'decision') await bench.plans.decide(planId, { filter: everyRow }, 'approve');
      else await bench.plans.edit(planId, [{ rowId: 'row-1', changes: { erpKey: '99999' } }], 'edit');
      await send(planId, 'row-1', 'Failed', 'entry-1');
      const failed = await bench.plans.row(planId, 'row-1');
      expect(await undoLast(planId)).toMatchObject({ count: 0, sent: 1 });
      expect(await bench.plans.row(planId, 'row-1')).toEqual(failed);
    },
  );

  it.each(['Failed', 'Nothing'] as const)(
    'and is %s can be corrected, which can be taken back',
    async (state) => {
      const planId = await make([makeRow(1, { decision: 'approve' })]);
      await send(planId, 'row-1', state, 'entry-1');
      const before = await bench.plans.row(planId, 'row-1');
      await bench.plans.edit(planId, [{ rowId: 'row-1', changes: { erpKey: '10723' } }], 'edit');
      expect(await bench.plans.row(planId, 'row-1')).toMatchObject({
        state: 'Draft',
        erpKey: '10723',
        decision: null,
        entryId: 'entry-1',
      });
      expect(await undoLast(planId)).toMatchObject({ count: 1, sent: 0 });
      expect(await bench.plans.row(planId, 'row-1')).toEqual(before);
    },
  );

  it.each([
    ['link', 'Unknown'],
    ['link', 'Different'],
    ['restore', 'Failed'],
  ] as const)('by a plan that is to %s and is %s cannot', async (kind, state) => {
    const { planId } = await bench.plans.create({ ...samplePlan, kind }, [makeRow(1)]);
    await send(planId, 'row-1', state, 'entry-1');
    await expect(
      bench.plans.edit(planId, [{ rowId: 'row-1', changes: { erpKey: '9' } }], 'edit'),
    ).rejects.toMatchObject({ code: 'row-was-sent' });
  });
});

describe('an approval', () => {
  const edits: [string, Partial<RowContent>][] = [
    ['record', { record: { by: 'id', text: '7' } }],
    ['key', { erpKey: '9' }],
    ['connection', { connection: 'Other' }],
    ['type', { erpActorType: 'Supplier' }],
    ['values', { values: [{ crmFieldKey: 'NAME', value: 'Fjord', direction: 'to-erp' }] }],
  ];
  it.each(edits)(
    'ends with another %s, and is there again when that is taken back',
    async (_what, changes) => {
      const planId = await make([makeRow(1, { decision: 'approve' }), makeRow(2, { decision: 'reject' })]);
      const both = ['row-1', 'row-2'].map((rowId) => ({ rowId, changes }));
      await bench.plans.edit(planId, both, 'file');
      expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ ...changes, decision: null });
      expect(await bench.plans.row(planId, 'row-2')).toMatchObject({ decision: 'reject' });
      await undoLast(planId);
      expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ decision: 'approve' });
    },
  );

  it('outlives a note, and ends with another connection or type of all rows', async () => {
    const planId = await make([makeRow(1, { decision: 'approve' })]);
    await bench.plans.edit(planId, [{ rowId: 'row-1', changes: { note: 'ja' } }], 'edit');
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ decision: 'approve' });
    await bench.plans.setConstants(planId, { ...samplePlan.constants, erpActorType: 'Supplier' });
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ decision: null });
  });

  it('of a single row is called a decision where it can be taken back', async () => {
    const planId = await make([makeRow(1)]);
    await bench.plans.edit(planId, [{ rowId: 'row-1', changes: { decision: 'approve' } }], 'edit');
    expect((await bench.plans.get(planId)).undo).toMatchObject({
      kind: 'decide',
      count: 1,
      decision: 'approve',
    });
    await undoLast(planId);
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ decision: null });
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
    await judgeRows(bench, planId, { 'row-1': [because('key-not-found')] });
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
    await judgeRows(bench, planId, {
      'row-1': [because('key-not-found')],
      'row-2': [because('cell-error-cell')],
    });
    await bench.plans.setConstants(planId, { ...samplePlan.constants, erpActorType: 'Supplier' });
    const { rows } = await bench.plans.rows(planId, inSheetOrder);
    expect(rows.map(({ state, reasons }) => [state, reasons.length])).toEqual([
      ['Draft', 0],
      ['Blocked', 1],
    ]);
  });
});
