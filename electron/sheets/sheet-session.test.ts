import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PreviewChanges } from '../../shared/sheet/sheet-preview';
import { createSheetSession, type SheetSession } from './sheet-session';
import { sheetFile } from './testing/read-book';

let folder: string;
/** How many rows were read each time that there was something to tell, and whether those were all. */
let told: { rowCount: number; isComplete: boolean }[];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-session-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  told = [];
});

const open = (file: string) =>
  createSheetSession({ file }, ({ rowCount, isComplete }) => told.push({ rowCount, isComplete }));
const countReadings = () => told.filter(({ isComplete }) => isComplete).length;
const isRead = async (session: SheetSession, changes: PreviewChanges) => {
  await expect.poll(async () => (await session.preview(changes)).isComplete, { timeout: 30_000 }).toBe(true);
  return session.preview(changes);
};

describe('a sheet that is asked for while it is read', () => {
  it('is read to its end once, as another sheet of the file too', async () => {
    const session = open(sheetFile('traps.xlsx'));
    await isRead(session, {});
    expect(await isRead(session, { sheet: 1 })).toMatchObject({ sheet: 1 });
    await session.preview({ sheet: 1 });
    await session.rows(0, 1);
    expect(countReadings()).toBe(2);
  });

  it('goes on where it is, with another separator and encoding too', async () => {
    const file = path.join(folder, 'kunder.csv');
    const rows = Array.from({ length: 60_000 }, (_nothing, row) => `${10_000 + row};Sønner ${row}`);
    writeFileSync(file, Buffer.from(`Kundenr;Navn\n${rows.join('\n')}\n`, 'latin1'));
    const session = open(file);
    await session.preview({});
    const changes = { separator: ',', encoding: 'windows-1252' } as const;
    // Of those that were given up nothing is told any more.
    await session.preview(changes);
    told = [];
    await isRead(session, changes);
    expect(countReadings()).toBe(1);
    const counts = told.map(({ rowCount }) => rowCount);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });
});

describe('what was said of the rows of a sheet', () => {
  it('is not meant for another sheet of the file', async () => {
    const session = open(sheetFile('traps.xlsx'));
    await isRead(session, { headerRow: null, takeHidden: true });
    expect(await isRead(session, { sheet: 1 })).toMatchObject({ headerRow: 0, hidden: { areTaken: false } });
    expect(await isRead(session, { sheet: 1, headerRow: null })).toMatchObject({ sheet: 1, headerRow: null });
    // Without a word of it, it stays as it was set right.
    expect(await isRead(session, {})).toMatchObject({ sheet: 1, headerRow: null });
  });
});
