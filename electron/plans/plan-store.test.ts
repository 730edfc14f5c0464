import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { because } from '../../shared/link-plan/row-reason';
import { everyRow, type RowQuery } from '../../shared/link-plan/row-query';
import type { NewRow } from '../../shared/link-plan/plan-row';
import { rowStands, standOf } from '../../shared/link-plan/row-stand';
import { decisions, rowStates } from '../../shared/link-plan/row-state';
import { searchTextOf } from './stored-row';
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
const keys = async (planId: string, query: Partial<RowQuery> = {}) =>
  (await bench.plans.rows(planId, { ...inSheetOrder, ...query })).rows.map(({ erpKey }) => erpKey);

const named = (place: number, alsoNamed: string) =>
  makeRow(place, { erpKey: alsoNamed, record: { by: 'id', text: String(place) }, alsoNamed });

const give = (day: string, phone: string) => ({
  values: [
    { crmFieldKey: 'SuperOffice:4', value: day, direction: 'both' as const },
    { crmFieldKey: 'PHONE', value: phone, direction: 'both' as const },
  ],
});

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

  it('has a row that nobody has checked under the name that its sheet says beside an id', async () => {
    const planId = await make([named(1, 'Vestby Fugl AS'), named(2, 'Orkdal Fugleforedling AS')]);
    expect(await keys(planId, { text: 'fugleforedl' })).toEqual(['Orkdal Fugleforedling AS']);
    const byRecord = { sort: { by: 'record', descending: false } } as const;
    expect((await keys(planId, byRecord))[0]).toBe('Orkdal Fugleforedling AS');
    // Also after a check, which is by another name there.
    const found = { record: null, connection: null, erpName: 'Visma' };
    expect(searchTextOf({ erpKey: '7', note: '', body: { record: null, alsoNamed: 'Vestby', found } })).toBe(
      '7\nvestby\nvisma',
    );
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
    await judgeRows(bench, planId, { 'row-1': [], 'row-2': [], 'row-3': [because('no-key')] });
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

  it('tells the form of a field by its values, where every one of them has a marker', async () => {
    const planId = await make([
      makeRow(1, give('[D:01/31/2020]', '[I:55]')),
      makeRow(2, give('', '55 12')),
      makeRow(3, give('[D:01/31/2020]', '')),
    ]);
    expect(await bench.plans.listValueForms(planId)).toEqual([['SuperOffice:4', '[D:01/31/2020]']]);
  });

  it('leaves approvals for what was seen at another installation behind, and none that its sheet asks for', async () => {
    const planId = await make([makeRow(1), makeRow(2, { decision: 'approve' })]);
    const [first] = await bench.plans.readFrom(planId, 0, 1);
    const { seq = 0, body } = first ?? {};
    const found = body?.found ?? { record: null, connection: null, erpName: '' };
    const judged = { seq, state: 'Warning', reasons: [because('key-not-found')], found } as const;
    await bench.plans.saveJudged(planId, [{ ...judged, record: '', search: '' }], '2026-03-31T12:00:00Z');
    await bench.plans.decide(planId, { rowIds: ['row-1'] }, 'approve');
    await bench.plans.leavePlace(planId, 'https://a.example.com');
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({ state: 'Draft', decision: null });
    expect(await bench.plans.row(planId, 'row-2')).toMatchObject({ state: 'Draft', decision: 'approve' });
  });

  it('is gone with all that was its own, and leaves other plans alone', async () => {
    const [planId, other] = [await make([makeRow(1), makeRow(2)]), await make([makeRow(1)])];
    await judgeRows(bench, planId, { 'row-1': [because('no-key')] });
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
  await judgeRows(bench, planId, { 'row-1': [because('key-held')], 'row-3': [because('key-not-found')] });
  return planId;
}

describe('the list of a plan', () => {
  it('sorts, filters and searches, and counts each facet under the others', async () => {
    const planId = await prepare();
    expect(await keys(planId, { sort: { by: 'key', descending: false } })).toEqual(['00012', 'a', 'b']);
    expect(await keys(planId, { sort: { by: 'state', descending: false } })).toEqual(['b', '00012', 'a']);
    expect(await keys(planId, { states: ['Warning', 'Ready'] })).toEqual(['00012']);
    expect(await keys(planId, { states: ['Warning', 'reject'] })).toEqual(['a', '00012']);
    expect(await keys(planId, { reasons: ['key-held'] })).toEqual(['b']);
    expect(await keys(planId, { decisions: ['none'] })).toEqual(['b', '00012']);
    expect(await keys(planId, { text: 'åPEN' })).toEqual(['b']);
    expect(await keys(planId, { offset: 1, limit: 1 })).toEqual(['a']);
    const facets = await bench.plans.facets(planId, { ...everyRow, states: ['reject'] });
    expect(facets.states).toMatchObject({ Ready: 0, Blocked: 1, Warning: 1, Draft: 0, reject: 1, later: 0 });
    expect(facets.decisions).toEqual({ none: 0, approve: 0, reject: 1, later: 0 });
    expect(facets.reasons).toEqual({});
    expect((await bench.plans.facets(planId, everyRow)).reasons).toEqual({
      'key-held': 1,
      'key-not-found': 1,
    });
  });

  it('finds, counts and orders every row as it stands for a person, whatever its state and decision', async () => {
    const pairs = rowStates.flatMap((state) =>
      [null, ...decisions].map((decision) => ({ state, decision, erpKey: `${state} ${decision}` })),
    );
    const planId = await make(pairs.map(({ erpKey, decision }, at) => makeRow(at + 1, { erpKey, decision })));
    await bench.database.write(
      pairs.map(({ state, erpKey }) => ({
        sql: 'UPDATE plan_row SET state = ? WHERE plan_id = ? AND erp_key = ?',
        values: [state, planId, erpKey],
      })),
    );
    const { states } = await bench.plans.facets(planId, everyRow);
    const { states: found } = await bench.plans.facets(planId, { ...everyRow, text: 'approve' });
    const standOfKey = new Map(pairs.map((pair) => [pair.erpKey, standOf(pair)]));
    for (const stand of rowStands) {
      const wanted = pairs.filter((pair) => standOf(pair) === stand).map(({ erpKey }) => erpKey);
      expect(await keys(planId, { states: [stand] })).toEqual(wanted);
      expect(states[stand]).toBe(wanted.length);
      expect(found[stand]).toBe(wanted.filter((key) => key.includes('approve')).length);
    }
    const ordered = await keys(planId, { sort: { by: 'state', descending: false } });
    const runs = ordered.map((key) => standOfKey.get(key)).filter((stand, at, all) => stand !== all[at - 1]);
    expect(runs).toHaveLength(rowStands.length);
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
    [{ states: ['Warning', 'reject'] }, ['row-2', 'row-3']],
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
