import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Plan } from '../../shared/link-plan/plan';
import { everyRow } from '../../shared/link-plan/row-query';
import { nothingChosen } from '../../shared/sheet/read-key-cell';
import { makePlanFromSheet, takeSheet } from '../plans/plan-from-sheet';
import { openPlanBench, type PlanBench } from '../plans/testing/plan-bench';
import { createSheets, type Sheets } from '../sheets/sheets';
import type { SiteConnection } from '../sites/site-connection';
import { builtSheetEntry } from '../testing/built-threads';
import { createPlanFiles } from './plan-files';

let folder: string;
let bench: PlanBench;
let sheets: Sheets;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-plan-files-'));
  sheets = createSheets({ entry: builtSheetEntry, onProgress: () => undefined });
  bench = await openPlanBench();
});
afterAll(async () => {
  await sheets.stop();
  await bench.stop();
  rmSync(folder, { recursive: true, force: true });
});

const site = {
  erpSync: { getAllConnections: async () => [{ erpConnectionId: 1, name: 'Fjord Accounting' }] },
} as unknown as SiteConnection;

/** Columns that no link needs: some of them called as columns of ours are, one without a name, one that is empty. */
const sheet = [
  'Kundenr;Firma-ID;Selger;Mark;Value PHONE;;Tom',
  '',
  '00012;556;Åse;x1;22 00 11 22;løst;',
  '00013;557;;x2;;"to\nlinjer";',
].join('\n');

/** A plan of that sheet, in the store. */
async function makePlan() {
  const source = path.join(folder, 'kunder.csv');
  writeFileSync(source, sheet);
  const { sheetId } = await sheets.openFile(source);
  const taken = await takeSheet(site, sheets, sheetId, {
    columns: [
      { use: 'erp-key', column: 0, header: 'Kundenr' },
      { use: 'crm-record', column: 1, header: 'Firma-ID' },
    ],
    erpConnectionId: 1,
    crmActorType: 'Contact',
    erpActorType: 'Customer',
    keys: nothingChosen,
  });
  const about = { siteId: 'a', siteName: 'Acme', environment: 'test', name: 'K', fileName: '' } as const;
  const plan = { ...(await makePlanFromSheet(bench.plans, about, taken)), busy: null, elsewhere: null };
  await sheets.close(sheetId);
  return plan;
}

async function writePlan(plan: Plan, format: 'xlsx' | 'csv') {
  const files = createPlanFiles({ entry: builtSheetEntry, sheets });
  const file = path.join(folder, `plan.${format}`);
  await files.write({ path: file, format }, plan, bench.plans, async function* () {
    yield await bench.plans.readWhole(plan.planId, everyRow, 0, 100);
  });
  return { files, file };
}

test.each(['xlsx', 'csv'] as const)(
  'the customer finds the own columns again in the %s plan file, and none of them is taken for ours when it comes back',
  async (format) => {
    const plan = await makePlan();
    const { files, file } = await writePlan(plan, format);

    const written = await sheets.openFile(file);
    const headers = written.columns.map(({ header }) => header);
    expect(headers.slice(-5)).toEqual(['Selger', 'Sheet: Mark', 'Sheet: Value PHONE', 'F', 'Tom']);
    const own = written.rows.map(({ cells }) =>
      headers.slice(-5).map((header) => cells[headers.indexOf(header)] ?? ''),
    );
    expect(own).toEqual([
      ['Åse', 'x1', '22 00 11 22', 'løst', ''],
      ['', 'x2', '', 'to\nlinjer', ''],
    ]);
    await sheets.close(written.sheetId);
    expect(await files.open(file, plan, bench.plans)).toMatchObject({ changed: 0, unread: 0, missing: 0 });
  },
);

test('a row that the customer adds is told, and one that is changed goes by its number in the sheet', async () => {
  const plan = await makePlan();
  const { files, file } = await writePlan(plan, 'csv');
  const [header = '', first = '', ...others] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  const added = first.replace(/^[^;]*/, '');
  writeFileSync(file, [header, first.replace('00012', '00099'), ...others, added].join('\r\n'));
  expect(await files.open(file, plan, bench.plans)).toMatchObject({
    changed: 1,
    added: 1,
    // By lines, as of every text file: a cell of the row above it has two.
    places: { added: { first: [{ fileRow: 5, shown: '' }], more: 0 } },
    missing: 0,
    // In the file it is the second.
    rows: [{ sheetRow: 3, after: { erpKey: '00099' } }],
  });
});

test('the file of another plan of the same sheet is not taken over, and a sheet is said to be no plan file', async () => {
  const [plan, other] = [await makePlan(), await makePlan()];
  const { files, file } = await writePlan(other, 'csv');
  const edited = readFileSync(file, 'utf8').replace('00012', '00099');
  writeFileSync(file, edited);
  expect(await files.open(file, plan, bench.plans)).toMatchObject({ changed: 0, foreign: 2, unknown: 0 });
  expect(await files.open(file, other, bench.plans)).toMatchObject({ changed: 1, foreign: 0 });
  const source = path.join(folder, 'kunder.csv');
  await expect(files.open(source, plan, bench.plans)).rejects.toMatchObject({ code: 'sheet-no-plan-file' });
});

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

test.each(['xlsx', 'csv'] as const)(
  'another connection, type and kind of reference in the %s file are shown and taken over, and the row is checked anew',
  async (format) => {
    const plan = await makePlan();
    const { files, file } = await writePlan(plan, format);
    const written = await sheets.openFile(file);
    const headers = written.columns.map(({ header }) => header);
    const rows = written.rows.map(({ cells }) =>
      cells.map((cell) => (typeof cell === 'string' ? cell : cell.shown)),
    );
    await sheets.close(written.sheetId);
    const edits = {
      'ERP connection': 'Baltic',
      'ERP actor type': 'Partner',
      'CRM record by': 'number',
      'CRM record': '353',
      State: 'Verified',
      Selger: 'Kari',
    };
    for (const [header, text] of Object.entries(edits)) rows[1]?.splice(headers.indexOf(header), 1, text);
    writeFileSync(
      file,
      format === 'csv'
        ? [headers, ...rows].map((row) => row.map(quote).join(';')).join('\r\n')
        : await writeXlsx({ sheets: [{ name: 'Plan', rows: [headers, ...rows] }] }),
    );
    const returned = await files.open(file, plan, bench.plans);
    const after = {
      connection: 'Baltic',
      erpActorType: 'Partner',
      record: { by: 'number', text: '353' },
    };
    expect(returned).toMatchObject({
      changed: 1,
      connections: 1,
      erpTypes: 1,
      records: 1,
      notTaken: 2,
      places: {
        notTaken: {
          first: [
            { column: 'State', shown: 'Verified' },
            { column: 'Selger', shown: 'Kari' },
          ],
        },
      },
      rows: [{ after }],
    });
    await files.take(returned.returnId, plan, bench.plans);
    const [, taken] = await bench.plans.readWhole(plan.planId, everyRow, 0, 100);
    expect(taken).toMatchObject({ ...after, state: 'Draft', checkedAt: null });
    expect((await bench.plans.get(plan.planId)).checkedAt).toBeNull();
  },
);

test('a filter that the customer left on takes no row out of the plan file', async () => {
  const plan = await makePlan();
  const { files, file } = await writePlan(plan, 'xlsx');
  const written = await sheets.openFile(file);
  const headers = written.columns.map(({ header }) => header);
  const rows = written.rows.map(({ cells }) =>
    cells.map((cell) => (typeof cell === 'string' ? cell : cell.shown)),
  );
  await sheets.close(written.sheetId);
  const rowDefs = new Map([[1, { hidden: true }]]);
  writeFileSync(file, await writeXlsx({ sheets: [{ name: 'Plan', rows: [headers, ...rows], rowDefs }] }));
  expect((await sheets.openFile(file)).hidden).toMatchObject({ hidden: 1 });
  expect(await files.open(file, plan, bench.plans)).toMatchObject({ changed: 0, missing: 0 });
});
