import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPlanFileComparer } from '../../../shared/plan-file/compare-plan-file';
import { describePlanFile, writePlanFileRow } from '../../../shared/plan-file/plan-file-columns';
import { nothing, testPlan } from '../../../shared/plan-file/testing';
import { cellAt } from '../../../shared/sheet/cell';
import { builtSheetEntry } from '../../testing/built-threads';
import { planRows as rows } from '../testing/plan-rows';
import { readBook, readSheetFile } from '../testing/read-book';
import { savePlanFile } from './save-plan-file';
import { writePlanFile } from './write-plan-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-plan-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* some<T>(...batches: T[]) {
  yield* batches;
}

const layout = describePlanFile(testPlan, ['PHONE']);

async function* broken(first: string[][]) {
  yield first;
  throw new Error('no more rows');
}

async function compareWith(bytes: Buffer) {
  const { rows: found } = await readBook(bytes);
  const [header, ...below] = found;
  const headers = header ? header.cells.map((_cell, column) => cellAt(header, column).shown) : [];
  const comparer = createPlanFileComparer(headers, testPlan, () => ({ direction: 'leave', like: '' }));
  comparer?.add(below, new Map(rows.map((row) => [row.rowId, row])));
  return comparer?.finish(rows.map(({ rowId }) => rowId));
}

describe.each(['xlsx', 'csv'] as const)('a link plan file of the kind %s', (format) => {
  const cells = rows.map((row) => writePlanFileRow(row, testPlan, layout, () => 'Ready to be sent.'));

  test('comes back as it was written', async () => {
    const file = path.join(folder, `plan.${format}`);
    expect(await savePlanFile(builtSheetEntry, { file, format, headers: layout.headers }, some(cells))).toBe(
      6,
    );
    expect(await compareWith(readFileSync(file))).toEqual(nothing);
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  test('holds any text as text', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((one) => !/[\p{Cc}\p{Cs}]/u.test(one));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (texts) => {
        const file = path.join(folder, `any.${format}`);
        await writePlanFile({ file, format, headers: ['Row id', 'B', 'C', 'D'] }, some(['x', ...texts]));
        const { rows: found } = await readBook(readFileSync(file));
        const back = texts.map((_text, column) => cellAt(found[1] ?? { number: 0, cells: [] }, column + 1));
        expect(back.map(({ kind }) => kind).every((kind) => kind === 'text' || kind === 'empty')).toBe(true);
        const shown = back.map(({ shown: one }) => one);
        expect(format === 'csv' ? shown.map((one) => one.replace(/^'(?='*[=+\-@])/, '')) : shown).toEqual(
          texts,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('holds names that look like the escapes of a spreadsheet', async () => {
    const file = path.join(folder, `escapes.${format}`);
    const names = ['Order_x0020_Date', '_x0041_', '_X00e5_', '_x005F_x0041_', '_x0041_x0042_', '_x004_'];
    await writePlanFile({ file, format, headers: ['Row id', ...names] }, some(['x', ...names]));
    const { rows: found } = await readBook(readFileSync(file));
    for (const row of found) expect(names.map((_name, at) => cellAt(row, at + 1).shown)).toEqual(names);
  });

  test('keeps the file that was there when the rows cannot be read', async () => {
    const file = path.join(folder, `kept.${format}`);
    writeFileSync(file, 'before');
    await expect(
      savePlanFile(builtSheetEntry, { file, format, headers: layout.headers }, broken(cells)),
    ).rejects.toThrow('no more rows');
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  test('that cannot be written says so', async () => {
    const file = path.join(folder, 'no', 'such', `plan.${format}`);
    await expect(
      savePlanFile(builtSheetEntry, { file, format, headers: layout.headers }, some(cells)),
    ).rejects.toMatchObject({
      code: 'storage-failed',
    });
    expect(existsSync(file)).toBe(false);
  });
});

test('no cell of the text file is a formula', async () => {
  const file = path.join(folder, 'formulas.csv');
  const cells = ['=1+1', '+47', '-12', '@x', '\t=1', "'=1"];
  await writePlanFile({ file, format: 'csv', headers: ['Row id'] }, some(...cells.map((cell) => [cell])));
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(cells.length);
  for (const line of lines) expect(line).toMatch(/^"?'/);
});

describe('the same plan, opened and saved by LibreOffice', () => {
  test.each(['plan-saved.xlsx', 'plan-saved.ods'])('as %s says the same', async (name) => {
    const { facts } = await readSheetFile(name);
    expect(facts.rows.count()).toBe(rows.length + 1);
    const bytes = readFileSync(new URL(`../testing/files/${name}`, import.meta.url));
    expect(await compareWith(bytes)).toMatchObject({
      changes: [],
      conflicts: [],
      unread: [],
      unknown: [],
      missing: [],
    });
  });

  test.each(['plan-decided.xlsx', 'plan-decided.ods'])('and decided there, as %s', async (name) => {
    const bytes = readFileSync(new URL(`../testing/files/${name}`, import.meta.url));
    const result = await compareWith(bytes);
    expect(result?.changes).toEqual([
      {
        rowId: 'a2',
        fileRow: 3,
        sheetRow: 2,
        before: { decision: null },
        after: { decision: 'approve' },
      },
      {
        rowId: 'a4',
        fileRow: 5,
        sheetRow: 2,
        before: { decision: null, note: '' },
        after: { decision: 'reject', note: 'Feil firma' },
      },
    ]);
    expect(result?.sent.map(({ rowId }) => rowId)).toEqual(['a6']);
  });

  test('as a text file without options has other keys, and none of them is taken over', async () => {
    const bytes = readFileSync(new URL('../testing/files/plan-saved.csv', import.meta.url));
    const result = await compareWith(bytes);
    expect(result?.changes).toEqual([]);
    expect(result?.missing).toEqual([]);
  });
});
