import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../../shared/errors';
import { everyRow } from '../../shared/link-plan/row-query';
import type { PlanRow } from '../../shared/link-plan/plan-row';
import type { Listing } from '../../shared/sheet/listing';
import { checkPlan } from '../plans/check-plan';
import { makePlanFromSheet, takeSheet } from '../plans/plan-from-sheet';
import { readListing } from '../plans/read-listing';
import { openPlanBench, type PlanBench } from '../plans/testing/plan-bench';
import { faultSchema } from '../practice/http/faults';
import { startPracticeSite, type PracticeSite } from '../practice/practice-site';
import { storedValue } from '../practice/data/store';
import { proposeForSheet } from '../sheets/propose';
import { createSheets, type Sheets } from '../sheets/sheets';
import type { SiteConnection } from '../sites/site-connection';
import { listSelections } from '../superoffice/record-list';
import { builtSheetEntry } from '../testing/built-threads';
import { connectToPractice } from '../writes/testing/write-bench';

let bench: PlanBench;
let practice: PracticeSite;
let site: SiteConnection;
let sheets: Sheets;
beforeAll(async () => {
  bench = await openPlanBench();
  practice = await startPracticeSite({ companies: 400 });
  site = connectToPractice(practice);
  sheets = createSheets({ entry: builtSheetEntry, onProgress: () => undefined });
});
afterAll(async () => {
  await sheets.stop();
  site.close();
  await practice.stop();
  await bench.stop();
});

const customers: Listing = {
  of: 'erp-actors',
  erpConnectionId: 1,
  erpActorType: 'Customer',
  crmActorType: 'Contact',
  text: '',
  isUnlinkedOnly: false,
};
const companies: Listing = { ...customers, of: 'crm-records', selectionId: null };
const digits = (text: string | null | undefined) => text?.replaceAll(/\D/g, '');
const presets = {
  find: async () => null,
  keep: async () => undefined,
  forgetSite: async () => undefined,
};

const openList = (
  { of, erpConnectionId, erpActorType, crmActorType }: Listing,
  rows = readListing(site, companies),
) => sheets.openList({ of, erpConnectionId, erpActorType, crmActorType }, rows);

/** The way of the screen: a list is opened as a sheet, its columns are taken as they are proposed, and all of it is judged. */
async function planOf(listing: Listing): Promise<PlanRow[]> {
  const { sheetId } = await openList(listing, readListing(site, listing));
  const { mapping } = await proposeForSheet({ sheets, presets }, { sheetId, siteId: 'a', fields: [] });
  const about = { siteId: 'a', siteName: 'A', environment: 'practice', name: 'L', fileName: '' } as const;
  const { planId } = await makePlanFromSheet(
    bench.plans,
    about,
    await takeSheet(site, sheets, sheetId, mapping, { isListed: true }),
  );
  await sheets.close(sheetId);
  await checkPlan(site, planId, {
    listHolding: async () => [],
    getWrite: async () => {
      throw new AppError('not-found');
    },
    plans: bench.plans,
    clock: () => new Date(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  return bench.plans.readWhole(planId, everyRow, 0, 10_000);
}

test('every ERP actor of a connection becomes a row, which finds its record by what the ERP says of it', async () => {
  const store = practice.store();
  const rows = await planOf(customers);
  const keys = rows.map(({ erpKey }) => erpKey);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.length).toBe(store.listActors(1, 'Customer').length);
  for (const erpKey of keys) expect(store.findActor(1, 'Customer', erpKey)).not.toBeNull();
  const ready = rows.filter(({ state, record }) => state === 'Ready' && record?.by === 'org-number');
  expect(ready.length).toBeGreaterThan(20);
  for (const { found, erpKey } of ready) {
    const record = store.findRecord('Contact', found.record?.crmRecordId ?? 0);
    const actor = store.findActor(1, 'Customer', erpKey);
    expect(digits(record && storedValue(record, 'VATNO'))).toBe(digits(actor && storedValue(actor, 'VATNO')));
    expect(store.findLinkOfActor(1, 'Customer', erpKey)).toBeNull();
  }
  const held = rows.filter(({ reasons }) => reasons.some(({ code }) => code === 'already-linked-so'));
  expect(held.length).toBeGreaterThan(0);
  const free = await planOf({ ...customers, isUnlinkedOnly: true });
  expect(free.some(({ erpKey }) => store.findLinkOfActor(1, 'Customer', erpKey) !== null)).toBe(false);
});

test('every record of a selection becomes a row that waits for its key, and is named in what the customer gets', async () => {
  const store = practice.store();
  const [chosen] = (await listSelections(site.archive, 'Contact')).filter(({ name }) =>
    name.includes('Trondheim'),
  );
  if (!chosen) throw new Error('There is no such selection.');
  const rows = await planOf({ ...companies, selectionId: chosen.selectionId });
  const there = [...store.eachRecord('Contact')].filter(
    (record) => storedValue(record, 'POSTALCITY') === 'Trondheim',
  );
  expect(rows.map(({ record }) => record?.text)).toEqual(there.map(({ id }) => String(id)));
  expect(rows.map(({ kept }) => kept[0])).toEqual(there.map((record) => storedValue(record, 'NAME')));
  expect(rows.every(({ reasons }) => reasons.some(({ code }) => code === 'no-key'))).toBe(true);
});

test('the persons of a selection become rows, of a selection that holds their companies too; one of companies alone has none', async () => {
  const store = practice.store();
  const about = { erpConnectionId: 1, erpActorType: 'Person', crmActorType: 'Person' } as const;
  const offered = await listSelections(site.archive, 'Person');
  const named = (part: string) => offered.find(({ name }) => name.includes(part))?.selectionId ?? 0;
  const rows = await planOf({ ...companies, ...about, selectionId: named('Contacts') });
  const cityOf = (companyId: number | null) => {
    const company = store.findRecord('Contact', companyId ?? 0);
    return company && storedValue(company, 'POSTALCITY');
  };
  const there = [...store.eachRecord('Person')].filter(({ companyId }) => cityOf(companyId) === 'Trondheim');
  expect(there.length).toBeGreaterThan(5);
  expect(rows.map(({ record }) => record?.text)).toEqual(there.map(({ id }) => String(id)));
  for (const { found, record } of rows)
    expect(found.record).toMatchObject({ crmActorType: 'Person', crmRecordId: Number(record?.text) });
  const ofCompanies = readListing(site, { ...companies, ...about, selectionId: named('Companies') });
  const read = [];
  for await (const some of ofCompanies) read.push(...some);
  expect(read).toHaveLength(1);
});

test('persons become rows as companies do: each finds its own record, and what is linked so needs nothing', async () => {
  const store = practice.store();
  const persons = { erpConnectionId: 1, erpActorType: 'Person', crmActorType: 'Person' } as const;
  const actors = await planOf({ ...customers, ...persons });
  const linkOf = ({ found }: PlanRow) => store.findLinkOfRecord(1, 'Person', found.record?.crmRecordId ?? 0);
  const inState = (state: PlanRow['state']) => actors.filter((row) => row.state === state);
  expect(inState('Ready').length).toBeGreaterThan(10);
  for (const row of inState('Ready'))
    expect([
      row.found.record?.crmActorType,
      linkOf(row),
      store.findLinkOfActor(1, 'Person', row.erpKey),
    ]).toEqual(['Person', null, null]);
  expect(inState('Skipped').length).toBeGreaterThan(10);
  for (const row of inState('Skipped')) expect(linkOf(row)?.erpKey).toBe(row.erpKey);
  const records = await planOf({ ...companies, ...persons, text: 'ingrid' });
  expect(records.length).toBeGreaterThan(10);
  for (const { found, record, reasons } of records) {
    expect(found.record).toMatchObject({ crmActorType: 'Person', crmRecordId: Number(record?.text) });
    expect(reasons.map(({ code }) => code)).toEqual(['no-key']);
  }
});

test('records are read behind each other in the order of their ids, by a word of their name as it may be spelled', async () => {
  const names: string[] = [];
  for await (const rows of readListing(site, { ...companies, text: 'sør' }))
    names.push(...rows.map(([, , name = '']) => name));
  expect(names.length).toBeGreaterThan(1);
  const all: string[] = [];
  for await (const rows of readListing(site, companies)) all.push(...rows.map(([id = '']) => id));
  expect(all.slice(1).map(Number)).toEqual([...practice.store().eachRecord('Contact')].map(({ id }) => id));
});

test('a list that cannot be read to its end says why, and leaves no plan behind', async () => {
  const before = (await bench.plans.list(null)).length;
  // The second page.
  practice.faults.add([faultSchema.parse({ kind: 'status', status: 403, match: { body: '[I:200]' } })]);
  await expect(planOf(companies)).rejects.toMatchObject({ code: 'no-permission' });
  expect(await bench.plans.list(null)).toHaveLength(before);
});

test('nothing more is asked for once a list is closed', async () => {
  let pages = 0;
  const endless = async function* () {
    yield [['ERP key', 'Name']];
    for (; ; pages += 1) {
      yield Array.from({ length: 200 }, (_, at) => [`${pages}-${at}`, 'x']);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const { sheetId } = await openList(customers, endless());
  await sheets.close(sheetId);
  const asked = pages;
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(pages - asked).toBeLessThanOrEqual(1);
});
