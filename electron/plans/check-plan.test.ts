import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import type { NewRow, PlanRow } from '../../shared/link-plan/plan-row';
import { everyRow, type RowQuery } from '../../shared/link-plan/row-query';
import type { RowReasonCode } from '../../shared/link-plan/row-reason';
import { isSameNumber } from '../../shared/write/company-identity';
import { faultSchema, type FaultInput } from '../practice/http/faults';
import { startPracticeSite, type PracticeSite } from '../practice/practice-site';
import { storedValue, type PracticeStore } from '../practice/data/store';
import type { SiteConnection } from '../sites/site-connection';
import { connectToPractice } from '../writes/testing/write-bench';
import { checkPlan } from './check-plan';
import { makeRow, openPlanBench, samplePlan, type PlanBench } from './testing/plan-bench';

let bench: PlanBench;
let practice: PracticeSite;
let site: SiteConnection;
beforeEach(async () => {
  bench = await openPlanBench();
});
afterEach(async () => {
  site.close();
  await practice.stop();
  await bench.stop();
});

const open = async (companies = 400) => {
  practice = await startPracticeSite({ companies });
  site = connectToPractice(practice);
};
const addFault = (fault: FaultInput) => practice.faults.add([faultSchema.parse(fault)]);
const check = (planId: string) =>
  checkPlan(site, planId, {
    listHolding: async () => [],
    getWrite: async () => {
      throw new AppError('not-found');
    },
    plans: bench.plans,
    clock: () => new Date(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
const inSheetOrder: RowQuery = {
  ...everyRow,
  sort: { by: 'sheet', descending: false },
  offset: 0,
  limit: 500,
};
const checkRows = async (rows: NewRow[], changes: Partial<typeof samplePlan> = {}): Promise<PlanRow[]> => {
  const { planId } = await bench.plans.create({ ...samplePlan, ...changes }, rows);
  await check(planId);
  return (await bench.plans.rows(planId, inSheetOrder)).rows;
};
const codesOf = ({ reasons }: PlanRow) => reasons.map(({ code }) => code).toSorted();

const writingCalls = /Connect|Create|Break|Force|Save|Delete|Move|Change/;
const listWrites = () =>
  Object.keys(practice.log.counts.listCalls()).filter(
    (call) => writingCalls.test(call) && !call.startsWith('Get'),
  );
const countRequests = () =>
  Object.values(practice.log.counts.listCalls()).reduce((sum, count) => sum + count, 0);

/** What the site itself knows, without asking it over the wire: the reasons that a row has to have. */
function tellTruth(store: PracticeStore, id: number, erpKey: string): RowReasonCode[] {
  const record = store.findRecord('Contact', id);
  const actor = store.findActor(1, 'Customer', erpKey);
  const link = store.findLinkOfRecord(1, 'Contact', id);
  const holder = store.findLinkOfActor(1, 'Customer', erpKey);
  if (link?.erpKey === erpKey && link.erpType === 'Customer') return ['already-linked-so'];
  const [crm, erp] = [record && storedValue(record, 'VATNO'), actor && storedValue(actor, 'VATNO')];
  return [
    ...(record ? [] : ['record-not-found' as const]),
    ...(actor ? [] : ['key-not-found' as const]),
    ...(record && link ? ['linked-elsewhere' as const] : []),
    ...(record && !link && holder ? ['key-held' as const] : []),
    ...(crm && erp && !isSameNumber(crm, erp) ? ['two-companies' as const] : []),
  ];
}

describe('a check', () => {
  it('says of every row what the site itself knows, in few requests, and writes nothing', async () => {
    await open(2_000);
    const store = practice.store();
    const keys = store.listActors(1, 'Customer').map(({ key }) => key);
    const links = [...store.links.values()].filter(
      ({ connectionId, erpType }) => connectionId === 1 && erpType === 'Customer',
    );
    const linked = new Set(links.map(({ recordId }) => recordId));
    // Every third row as the site has it already, the others as they come: free and held keys, records that are not there.
    const pairs = links.slice(0, 60).map(({ recordId, erpKey }): [number, string] => [recordId, erpKey]);
    const usedKeys = new Set(pairs.map(([, key]) => key));
    const usedIds = new Set(pairs.map(([id]) => id));
    for (let step = 0; pairs.length < 400; step += 1) {
      const id = 1 + ((step * 7) % 2_050);
      const key = step % 11 === 0 ? `no-such-${step}` : (keys[(step * 13) % keys.length] ?? '');
      if (usedKeys.has(key) || usedIds.has(id)) continue;
      usedKeys.add(key);
      usedIds.add(id);
      pairs.push([id, key]);
    }
    const before = countRequests();
    const rows = await checkRows(
      pairs.map(([id, erpKey], index) =>
        makeRow(index + 1, { record: { by: 'id', text: String(id) }, erpKey }),
      ),
    );
    expect(rows.map((row) => [row.rowId, codesOf(row)])).toEqual(
      pairs.map(([id, key], index) => [`row-${index + 1}`, tellTruth(store, id, key).toSorted()]),
    );
    // The plan holds some of each.
    const seen = new Set(rows.flatMap(codesOf));
    for (const code of [
      'already-linked-so',
      'linked-elsewhere',
      'key-held',
      'key-not-found',
      'record-not-found',
      'two-companies',
    ])
      expect(seen).toContain(code);
    expect(linked.size).toBeGreaterThan(0);
    expect(countRequests() - before).toBeLessThan(60);
    expect(listWrites()).toEqual([]);
  });

  it('asks at most 150 times for ten thousand rows', async () => {
    await open(10_000);
    const store = practice.store();
    const keys = store.listActors(1, 'Customer').map(({ key }) => key);
    const { planId } = await bench.plans.create(
      samplePlan,
      Array.from({ length: 10_000 }, (_none, index) =>
        makeRow(index + 1, { erpKey: keys[index % keys.length] ?? '' }),
      ),
    );
    await check(planId);
    // Read of thousands for nothing otherwise, through a table of its own.
    expect(practice.log.list().filter(({ body }) => body.text?.includes('emailAddress'))).toEqual([]);
    expect(countRequests()).toBeLessThanOrEqual(150);
    const { states } = await bench.plans.facets(planId, everyRow);
    expect(states.Draft).toBe(0);
    expect(listWrites()).toEqual([]);
  });

  it('finds a record by whatever the sheet names it by', async () => {
    await open();
    const orkdal = practice.store().findRecord('Contact', 1);
    if (orkdal) orkdal.values['NUMBER2'] = '00417';
    const value = (key: string) => (orkdal ? storedValue(orkdal, key) : '');
    const number = value('VATNO').replaceAll(/\D/g, '');
    const spelled = `NO ${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)} MVA`;
    const rows = await checkRows(
      [
        { by: 'id' as const, text: ' 1 ' },
        { by: 'address' as const, text: `${practice.url}default.aspx?contact_id=1` },
        { by: 'number' as const, text: '00417' },
        { by: 'org-number' as const, text: spelled },
        { by: 'email' as const, text: value('EMAIL').toUpperCase() },
        { by: 'name-postcode' as const, text: value('NAME'), postcode: value('POSTALZIP') },
      ].map((record, index) => makeRow(index + 1, { record })),
    );
    expect(rows.map(({ found }) => found.record?.crmRecordId)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(rows.every((row) => codesOf(row).includes('duplicate-record'))).toBe(true);
  });

  it('takes no address of another installation for a record of this one', async () => {
    await open();
    const addresses = ['http://127.0.0.1:1/default.aspx', `${practice.url}SuperOfficeTest/default.aspx`];
    const rows = await checkRows(
      addresses.map((address, index) =>
        makeRow(index + 1, { record: { by: 'address', text: `${address}?contact_id=${index + 1}` } }),
      ),
    );
    const place = '127.0.0.1:1';
    expect(rows[0]).toMatchObject({ state: 'Blocked', found: { record: null } });
    expect(rows[0]?.reasons).toContainEqual({ code: 'record-of-other-site', params: { place } });
    expect(rows.slice(1).flatMap(codesOf)).toContain('record-address-unclear');
  });

  it('holds all that a row says of its record against the one that was found', async () => {
    await open();
    const record = practice.store().findRecord('Contact', 1);
    if (record) record.values['NUMBER2'] = '00417';
    const value = (key: string) => (record ? storedValue(record, key) : '');
    const own = {
      number: '00417',
      orgNumber: value('VATNO'),
      email: value('EMAIL'),
      postcode: value('POSTALZIP'),
    };
    const other = { number: '00418', orgNumber: '923609016', email: 'post@other.example', postcode: '9999' };
    const saidCodes = async (alsoSaid: typeof own) => {
      const [row] = await checkRows([makeRow(1, { erpKey: '10014', alsoSaid })]);
      return row ? codesOf(row).filter((code) => code.endsWith('-differs')) : [];
    };
    expect(Object.values(own)).not.toContain('');
    expect(await saidCodes(own)).toEqual([]);
    expect(await saidCodes(other)).toEqual([
      'email-differs',
      'number-differs',
      'org-number-differs',
      'postcode-differs',
    ]);
  });

  it('names every row that uses the same key or record, but none that was rejected', async () => {
    await open();
    const rows = await checkRows([
      makeRow(1, { erpKey: '10014' }),
      makeRow(2, { erpKey: '10014' }),
      makeRow(3, { erpKey: '10035', record: { by: 'id', text: '2' } }),
      makeRow(4, { erpKey: '10035', record: { by: 'id', text: '5' }, decision: 'reject' }),
    ]);
    expect(rows[0]?.reasons).toContainEqual({
      code: 'duplicate-key',
      params: { erpKey: '10014', rows: '3' },
    });
    expect(rows[2]?.reasons).toContainEqual({ code: 'duplicate-record', params: { rows: '3' } });
    expect(rows[2] && codesOf(rows[2])).not.toContain('duplicate-key');
  });
});

const refuse = (provider: string, status = 403) =>
  addFault({
    kind: 'status',
    status,
    match: { path: 'GetArchiveListByColumns', body: provider },
    times: 0,
  });

describe('a site that does not grant its archives', () => {
  it('is asked one by one, and the rows are judged the same as far as it tells', async () => {
    await open();
    const store = practice.store();
    const link = [...store.links.values()].find(
      (one) => one.connectionId === 1 && one.erpType === 'Customer',
    );
    refuse('FindContact');
    refuse('FindErpEntity');
    refuse('ErpEntity');
    refuse('Dynamic');
    const rows = await checkRows([
      makeRow(1, { erpKey: '10014' }),
      makeRow(2, { record: { by: 'id', text: String(link?.recordId) }, erpKey: 'no-such' }),
      makeRow(3, { record: { by: 'number', text: '10001' }, erpKey: '10035' }),
    ]);
    expect(rows[0]).toMatchObject({ state: 'Warning', found: { record: { name: 'Orkdal AS' } } });
    expect(rows[0] && codesOf(rows[0])).toEqual(['keys-not-granted']);
    expect(rows[1] && codesOf(rows[1])).toEqual(['key-not-found', 'key-not-told']);
    expect(rows[2]).toMatchObject({
      state: 'Draft',
      reasons: [{ code: 'record-not-looked-up', params: { error: 'no-permission' } }],
    });
  });
});

describe('what could not be looked up', () => {
  it('is not what somebody may approve away, where a site fails at its archive instead of refusing it', async () => {
    await open();
    refuse('Dynamic', 500);
    const [row] = await checkRows([makeRow(1, { erpKey: '10014' })]);
    expect(row).toMatchObject({
      state: 'Draft',
      reasons: [{ code: 'links-not-looked-up', params: { error: 'site-error', status: 500 } }],
    });
  });

  it('is never taken for what is not there', async () => {
    await open();
    addFault({ kind: 'status', status: 500, match: { body: 'ErpEntity' }, times: 0 });
    addFault({ kind: 'status', status: 500, match: { path: 'GetFieldValuesFromErp' }, times: 0 });
    const rows = await checkRows([makeRow(1, { erpKey: '10014' })]);
    expect(rows[0]).toMatchObject({ state: 'Draft' });
    expect(rows[0] && codesOf(rows[0])).toContain('key-not-looked-up');
  });

  it('leaves every row as it was where the way to the site broke', async () => {
    await open();
    const { planId } = await bench.plans.create(samplePlan, [makeRow(1)]);
    addFault({ kind: 'status', status: 401, times: 0 });
    await expect(check(planId)).rejects.toMatchObject({ name: 'AppError' });
    expect(await bench.plans.row(planId, 'row-1')).toMatchObject({
      state: 'Draft',
      reasons: [],
      checkedAt: null,
    });
  });
});

describe('values of a row', () => {
  it('that would be taken away by an empty one are named', async () => {
    await open();
    const rows = await checkRows([
      makeRow(1, {
        erpKey: '10014',
        values: [{ crmFieldKey: 'EMAIL', value: '', direction: 'both' }],
      }),
    ]);
    const clear = rows[0]?.reasons.find(({ code }) => code === 'value-would-clear');
    expect(clear?.params['values']).toContain('orkdal.example');
  });
});
