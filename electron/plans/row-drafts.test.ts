import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRowDrafts, type RowDrafts } from './row-drafts';
import { makeRow, openPlanBench, samplePlan, type PlanBench } from './testing/plan-bench';

let bench: PlanBench;
let drafts: RowDrafts;
let planId: string;
beforeEach(async () => {
  bench = await openPlanBench();
  drafts = createRowDrafts(bench.database);
  ({ planId } = await bench.plans.create(samplePlan, [makeRow(1), makeRow(2), makeRow(3)]));
});
afterEach(() => bench.stop());

describe('what was typed into rows and not saved', () => {
  it('is kept for each row, in the order of the sheet, as it was typed last, until it is forgotten', async () => {
    await drafts.keep(planId, [
      { rowId: 'row-3', edits: { note: 'se på' } },
      { rowId: 'row-1', edits: { erpKey: '9' } },
    ]);
    await drafts.keep(planId, [{ rowId: 'row-1', edits: { erpKey: '99', by: 'number', record: '12' } }]);
    const row3 = { rowId: 'row-3', sheetRow: makeRow(3).sheetRow, edits: { note: 'se på' } };
    expect(await createRowDrafts(bench.database).list(planId)).toEqual([
      {
        rowId: 'row-1',
        sheetRow: makeRow(1).sheetRow,
        edits: { erpKey: '99', by: 'number', record: '12' },
      },
      row3,
    ]);
    await drafts.keep(planId, [{ rowId: 'row-1', edits: null }]);
    expect(await drafts.list(planId)).toEqual([row3]);
  });

  it('is none any more where the row says so by now: it was saved as the program ended', async () => {
    await drafts.keep(planId, [{ rowId: 'row-2', edits: { erpKey: '00012' } }]);
    await bench.plans.edit(planId, [{ rowId: 'row-2', changes: { erpKey: '00012' } }], 'edit');
    expect(await drafts.list(planId)).toEqual([]);
  });

  it('is gone with its plan, and is kept of no row that is not there', async () => {
    const other = await bench.plans.create(samplePlan, [makeRow(1)]);
    for (const of of [planId, other.planId])
      await drafts.keep(of, [{ rowId: 'row-1', edits: { note: 'her' } }]);
    await bench.plans.delete(planId);
    await drafts.keep(planId, [{ rowId: 'row-2', edits: { note: 'der' } }]);
    await drafts.keep(other.planId, [{ rowId: 'row-7', edits: { note: 'der' } }]);
    const [kept] = await bench.database.read([{ sql: 'SELECT plan_id, row_id FROM row_draft' }]);
    expect(kept).toEqual([{ plan_id: other.planId, row_id: 'row-1' }]);
  });

  it('is typed again where a later version has written it otherwise', async () => {
    await bench.database.write([
      { sql: 'INSERT INTO row_draft VALUES (?, ?, ?)', values: [planId, 'row-1', '{"new":"shape"}'] },
      { sql: 'INSERT INTO row_draft VALUES (?, ?, ?)', values: [planId, 'row-2', '{"cut of'] },
    ]);
    expect(await drafts.list(planId)).toEqual([]);
  });
});
