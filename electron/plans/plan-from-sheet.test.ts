import { afterEach, beforeEach, expect, it } from 'vitest';
import { everyRow } from '../../shared/link-plan/row-query';
import type { SheetMapping } from '../../shared/sheet/column-use';
import { createRowReader, type MappedRow } from '../../shared/sheet/map-row';
import type { SiteConnection } from '../sites/site-connection';
import { makePlanFromSheet, takeSheet } from './plan-from-sheet';
import { openPlanBench, type PlanBench } from './testing/plan-bench';

let bench: PlanBench;
beforeEach(async () => {
  bench = await openPlanBench();
});
afterEach(() => bench.stop());

const mapping: SheetMapping = {
  columns: [
    { use: 'erp-key', column: 0, header: 'Kundenr' },
    { use: 'crm-record', column: 1, header: 'Firma' },
  ],
  erpConnectionId: 1,
  crmActorType: 'Contact',
  erpActorType: 'Customer',
  keys: { numbers: 'ask', spaces: 'ask' },
};
const readRow = createRowReader(mapping);
const piece = (from: number, count: number): MappedRow[] =>
  Array.from({ length: count }, (_, at) =>
    readRow({ number: from + at, cells: [`0${from + at}`, String(from + at)] }),
  );
const site = {
  erpSync: { getAllConnections: async () => [{ erpConnectionId: 1, name: 'Fjord Accounting' }] },
} as unknown as SiteConnection;
const makeFrom = async (rows: AsyncIterable<MappedRow[]>) =>
  makePlanFromSheet(
    bench.plans,
    { siteId: 'acme', siteName: 'Acme', environment: 'test', name: 'Kunder', fileName: 'kunder.xlsx' },
    await takeSheet(site, { readColumns: async () => [], mapRows: () => rows }, 's1', mapping),
  );

it('a plan has every row of the sheet, in its order and with its numbers', async () => {
  const plan = await makeFrom(
    (async function* () {
      yield piece(2, 500);
      yield piece(502, 3);
    })(),
  );
  expect(plan).toMatchObject({
    rowCount: 503,
    fileName: 'kunder.xlsx',
    constants: { connectionName: 'Fjord Accounting', erpActorType: 'Customer' },
  });
  const { rows } = await bench.plans.rows(plan.planId, {
    ...everyRow,
    sort: { by: 'sheet', descending: true },
    offset: 0,
    limit: 1,
  });
  expect(rows[0]).toMatchObject({ rowId: 'R504', sheetRow: 504, erpKey: '0504' });
});

it('a sheet that cannot be read to its end leaves no plan behind', async () => {
  const broken = (async function* () {
    yield piece(2, 10);
    throw new Error('damaged');
  })();
  await expect(makeFrom(broken)).rejects.toThrow('damaged');
  expect(await bench.plans.list(null)).toEqual([]);
});
