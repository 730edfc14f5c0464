import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { AppError } from '../../shared/errors';
import type { SheetMapping } from '../../shared/sheet/column-use';
import { nothingChosen } from '../../shared/sheet/read-key-cell';
import type { SheetProgress } from '../../shared/sheet/sheet-preview';
import { startSharedDatabase } from '../testing/shared-database';
import { openDatabase } from '../storage/database/database';
import { builtSheetEntry } from '../testing/built-threads';
import { createMappingPresets } from './mapping-presets';
import { keepForSheet, proposeForSheet } from './propose';
import { createSheets } from './sheets';
import { sheetFile } from './testing/read-book';

let folder: string;
const progress: SheetProgress[] = [];
const sheets = createSheets({ entry: builtSheetEntry, onProgress: (one) => progress.push(one) });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-sheets-'));
});
afterEach(() => sheets.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const mapping: SheetMapping = {
  columns: [
    { use: 'erp-key', column: 0, header: 'Kundenr' },
    { use: 'crm-record', column: 1, header: 'CRM id' },
  ],
  erpConnectionId: 1,
  crmActorType: 'Contact',
  erpActorType: 'Customer',
  keys: nothingChosen,
};
const list = (count: number) =>
  `Kundenr;CRM id;Navn\n${Array.from({ length: count }, (_nothing, row) => `${10_000 + row};${row + 1};Fjord Rør ${row}`).join('\n')}`;

test('a sheet is shown as it was read, and set right by the person', async () => {
  const shown = await sheets.openFile(
    write('kunder.csv', Buffer.from('Kundenr;Navn\n00012;Sønner\n', 'latin1')),
  );
  expect(shown).toMatchObject({
    fileName: 'kunder.csv',
    format: 'text',
    text: { encoding: 'windows-1252', encodingBy: 'assumed', separator: ';', separatorBy: 'found' },
    headerRow: 0,
    rowCount: 1,
    isComplete: true,
    rows: [{ number: 2, cells: ['00012', 'Sønner'] }],
  });
  expect(shown.columns.map(({ letter, header, filled }) => [letter, header, filled])).toEqual([
    ['A', 'Kundenr', 1],
    ['B', 'Navn', 1],
  ]);
  const { sheetId } = shown;
  expect(await sheets.preview(sheetId, { headerRow: null })).toMatchObject({ headerRow: null, rowCount: 2 });
  const other = await sheets.preview(sheetId, { separator: ',' });
  expect(other).toMatchObject({ text: { separatorBy: 'chosen' }, headerRow: null });
  expect(other.rows[1]?.cells).toEqual(['00012;Sønner']);
});

test('hidden rows are left out until a person takes them', async () => {
  const { sheetId, hidden, rowCount, columns } = await sheets.openFile(sheetFile('filtered.ods'));
  expect(hidden).toEqual({ areTaken: false, hidden: 1, filtered: 8 });
  expect(rowCount).toBe(5);
  expect(columns.map(({ isHidden }) => isHidden)).toEqual([false, false, true]);
  expect(await sheets.preview(sheetId, { takeHidden: true })).toMatchObject({ rowCount: 14 });
});

test('another sheet of the file is read when it is chosen', async () => {
  const { sheetId, sheets: names } = await sheets.openFile(sheetFile('traps.xlsx'));
  expect(names).toHaveLength(2);
  const other = await sheets.preview(sheetId, { sheet: 1 });
  expect(other).toMatchObject({ sheet: 1, headerRow: 0, rows: [{ number: 2, cells: ['1'] }] });
});

test('rows go by the number that the sheet gives them, the header too', async () => {
  const { firstNumbers, headerRow, rows } = await sheets.openFile(write('gap.csv', `\n\n${list(3)}`));
  expect([headerRow, firstNumbers]).toEqual([0, [3, 4, 5, 6]]);
  expect(rows[0]?.number).toBe(4);
});

test('what is pasted is a sheet too', async () => {
  const { rows, format, headerRow } = await sheets.paste('00012\t556\r\n00013\t557\r\n');
  expect(format).toBe('pasted');
  expect(headerRow).toBeNull();
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['00012', '556'],
    ['00013', '557'],
  ]);
});

test('all rows come out mapped, in their order and some at a time', async () => {
  const { sheetId } = await sheets.openFile(write('list.csv', list(1_234)));
  const numbers: number[] = [];
  let batches = 0;
  for await (const rows of sheets.mapRows(sheetId, mapping, [2])) {
    batches += 1;
    for (const { number, erpKey, kept } of rows) {
      expect(kept).toEqual([`Fjord Rør ${number - 2}`]);
      numbers.push(number);
      expect(erpKey).toEqual({ kind: 'found', value: String(10_000 + number - 2) });
    }
  }
  expect(batches).toBe(3);
  expect(numbers).toEqual(Array.from({ length: 1_234 }, (_nothing, row) => row + 2));
});

test('the column of keys is looked at as a whole', async () => {
  const { sheetId } = await sheets.openFile(
    write('odd.csv', `${list(20)}\n12;99;Kort\n;98;Ingen\n#N/A;97;Feil\n`),
  );
  expect(await sheets.report(sheetId, mapping)).toMatchObject({
    found: 21,
    empty: 1,
    blocked: 1,
    findings: [{ code: 'shorter-keys', count: 1, example: '12', row: 22 }],
  });
});

test('the first rows of a large sheet are there long before its end, and it can be given up', async () => {
  progress.length = 0;
  const { sheetId, isComplete, rows } = await sheets.openFile(write('large.csv', list(200_000)));
  expect(isComplete).toBe(false);
  expect(rows).toHaveLength(50);
  await sheets.close(sheetId);
  await expect(sheets.preview(sheetId, {})).rejects.toMatchObject({ code: 'sheet-closed' });
  expect(progress.some((one) => one.sheetId === sheetId && one.isComplete)).toBe(false);
});

test('whoever waits for rows of a sheet that is given up is told', async () => {
  const { sheetId } = await sheets.openFile(write('large.csv', list(200_000)));
  const waiting = sheets.readRows(sheetId, 199_990, 10).catch((error: AppError) => error.code);
  await sheets.close(sheetId);
  expect(await waiting).toBe('sheet-closed');
});

test('rows that are asked for early come as soon as they are there', async () => {
  const { sheetId } = await sheets.openFile(write('large.csv', list(60_000)));
  const { rows, isLast } = await sheets.readRows(sheetId, 59_995, 10);
  expect(rows.map(({ cells }) => cells[0])).toEqual(['69995', '69996', '69997', '69998', '69999']);
  expect(isLast).toBe(true);
  expect(progress.findLast((one) => one.sheetId === sheetId)).toMatchObject({
    rowCount: 60_001,
    isComplete: true,
  });
});

test.each([
  ['sheet-not-a-file', () => folder],
  ['sheet-unreadable', () => path.join(folder, 'missing.csv')],
  ['sheet-empty', () => write('empty.csv', '')],
  ['sheet-empty', () => write('blank.csv', '\n;;\n')],
  ['sheet-damaged', () => write('broken.xlsx', 'PK\u0003\u0004broken')],
  ['sheet-unclosed-quote', () => write('quote.csv', 'a;b\n"1;2\n')],
])('a file that cannot be a sheet is refused: %s', async (code, make) => {
  await expect(sheets.openFile(make())).rejects.toMatchObject({ code });
});

test('so many are open at once and no more', async () => {
  const file = write('one.csv', 'a;b\n1;2\n');
  // Those that were refused do not count.
  await expect(sheets.openFile(folder)).rejects.toMatchObject({ code: 'sheet-not-a-file' });
  for (let time = 0; time < 4; time += 1) await sheets.openFile(file);
  await expect(sheets.openFile(file)).rejects.toMatchObject({ code: 'too-many-sheets-open' });
});

test('a second sheet of the same shape asks nothing, on the same site', async () => {
  const database = await openDatabase({
    file: path.join(folder, 'actorlink.db'),
    clock: () => new Date(),
    addNotice: () => undefined,
    startThread: startSharedDatabase,
  });
  const presets = createMappingPresets(
    async () => database,
    () => new Date(),
  );
  const services = { sheets, presets };
  const first = await sheets.openFile(write('first.csv', list(3)));
  const asked = { sheetId: first.sheetId, siteId: 'a', fields: [] };
  expect(await proposeForSheet(services, asked)).toMatchObject({
    isKept: false,
    by: { 0: 'header', 1: 'header', 2: 'header' },
  });
  await keepForSheet(services, { ...asked, mapping });
  const second = await sheets.openFile(write('second.csv', 'Navn;CRM-id;KUNDENR\nFjord;7;00012\n'));
  const again = await proposeForSheet(services, { ...asked, sheetId: second.sheetId });
  expect(again.isKept).toBe(true);
  expect(again.mapping.columns.map(({ use, column }) => [use, column])).toEqual([
    ['erp-key', 2],
    ['crm-record', 1],
  ]);
  const elsewhere = { ...asked, sheetId: second.sheetId, siteId: 'b' };
  expect(await proposeForSheet(services, elsewhere)).toMatchObject({ isKept: false });
  await presets.forgetSite('a');
  expect(await proposeForSheet(services, asked)).toMatchObject({ isKept: false });
  await database.close();
});
