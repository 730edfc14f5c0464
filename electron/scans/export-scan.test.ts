import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { assert, property, string } from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { everyScanRow } from '../../shared/scan/scan-query';
import type { ScanRow } from '../../shared/scan/scan-row';
import { exportHeads, makeHarmless, toCsvLine, toLines } from './export-cells';
import { startScanBench, type ScanBench } from './testing/scan-bench';

let bench: ScanBench;
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  file = path.join(folder, 'mismatches');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a cell for a spreadsheet', () => {
  const triggers = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'];

  it.each(triggers)('that begins with %j begins with an apostrophe in the file', (trigger) => {
    expect(makeHarmless(`${trigger}cmd|' /C calc'!A0`)).toBe(`'${trigger}cmd|' /C calc'!A0`);
    expect(makeHarmless(` ${trigger}1`)).toMatch(/^'|^ [\t\r\n]/);
  });

  it.each(['10014', '00012', 'Orkdal AS', 'a=b', ''])('%j stays as it is', (text) => {
    expect(makeHarmless(text)).toBe(text);
  });

  it('never begins like a formula and never leaves its quotes, whatever it holds', () => {
    assert(
      property(string(), string(), (a, b) => {
        const line = toCsvLine([a, b]);
        expect(line).toMatch(/^"(?:[^"]|"")*";"(?:[^"]|"")*"\r\n$/);
        for (const cell of line.slice(1, -3).split(/";"/)) {
          expect(triggers.some((trigger) => cell.startsWith(trigger))).toBe(false);
        }
      }),
    );
  });
});

/** One customer whose key and name a spreadsheet would spoil. */
const scanOne = async () => {
  const [link] = bench.practice.store().links.values();
  const record = bench.practice.store().findRecord('Contact', link?.recordId ?? 0);
  if (record) Object.assign(record.values, { NAME: '=HYPERLINK("http://x")', PHONE: '-1+2_x0020_\u000b' });
  const { scanId } = await bench.start();
  await bench.standsStill(scanId);
  return scanId;
};
const run = async (scanId: string, format: 'csv' | 'xlsx' | 'jsonl') =>
  bench.scans.export({ scanId, query: everyScanRow, format });

describe('results', () => {
  let scanId: string;
  beforeAll(async () => {
    bench = await startScanBench({ links: 300 }, { chooseFile: async () => file });
    scanId = await scanOne();
  });
  afterAll(() => bench.stop());

  it('go to a CSV file as text that nothing calculates, one line for each field that differs', async () => {
    const { count, fileName } = await run(scanId, 'csv');
    expect(fileName).toBe(path.basename(file));
    expect(count).toBe((await bench.scans.get(scanId)).found);
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\ufeff"Finding";"Record type"')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(`"'-1+2_x0020_`);
    // Wherever the site leads by now.
    const { siteAddress } = await bench.scans.get(scanId);
    const [, ...lines] = text.trimEnd().split('\r\n');
    expect(lines.filter((line) => !line.includes(`;"${siteAddress}"`))).toEqual([]);
  });

  it('go to an Excel file whose cells are all text, keys with their zeros and digits', async () => {
    await run(scanId, 'xlsx');
    const { sheets } = await readXlsx(readFileSync(file));
    const rows = sheets[0]?.rows ?? [];
    expect(rows[0]?.[0]).toBe('Finding');
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.flat().filter((cell) => cell !== null && typeof cell !== 'string')).toEqual([]);
    expect(rows.flat()).toContain('=HYPERLINK("http://x")');
    // Neither decoded as an escape, nor a sign that makes the file one that Excel cannot open.
    expect(rows.flat()).toContain('-1+2_x0020_\ufffd');
    expect(Buffer.from(readFileSync(file)).includes('<f>')).toBe(false);
  });

  it('go raw to a file for programs, value by value as the site has them', async () => {
    await run(scanId, 'jsonl');
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as ScanRow);
    const listed = await bench.rowsOf(scanId);
    const { siteAddress } = await bench.scans.get(scanId);
    expect(rows).toEqual(listed.rows.map((row) => ({ ...row, siteAddress })));
  });

  it('say why a side could not be read, and what is known of a row before it was read', () => {
    const why = exportHeads.indexOf('Why it could not be read');
    const row: ScanRow = {
      row: 0,
      record: null,
      actor: null,
      findings: ['not-read'],
      fields: [],
      equalFields: 0,
      error: new AppError('not-the-webapi', { params: { host: 'crm.example.com' } }).toData(),
      at: '2026-11-28T10:00:00.000Z',
      lastWrite: null,
    };
    expect(toLines(row, '')[0]?.[why]).toMatch(
      /^crm\.example\.com answered with something that is not the WebAPI/,
    );
    const waiting = { ...row, findings: ['double-key' as const], error: null, at: null };
    expect(toLines(waiting, '')[0]?.[0]).toBe('Key on two records, Not read yet');
  });

  it('say what became of a write that is younger than what was read, as the list does', () => {
    const state = exportHeads.indexOf('Last write from here');
    const at = exportHeads.indexOf('Last write at (UTC)');
    const row: ScanRow = {
      row: 0,
      record: null,
      actor: null,
      findings: ['not-linked'],
      fields: [],
      equalFields: 0,
      error: null,
      at: '2026-11-28T10:00:00.000Z',
      lastWrite: { entryId: 'e1', kind: 'change-values', state: 'Unknown', at: '2026-11-28T09:00:00.000Z' },
    };
    const [before] = toLines(row, '');
    expect(before?.[state]).toBe('Unknown');
    expect(before?.[at]).toBe('2026-11-28T09:00:00.000Z');
    const lastWrite = { ...row.lastWrite, at: '2026-11-28T11:00:00.000Z' } as ScanRow['lastWrite'];
    const [since] = toLines({ ...row, lastWrite }, '');
    expect(since?.[state]).toBe('Unknown, after this was read');
  });

  it('leave a file that was there before as it is where they cannot be written', async () => {
    writeFileSync(file, 'before');
    bench.failReads(() => true);
    await expect(run(scanId, 'csv')).rejects.toMatchObject({ code: 'storage-failed' });
    bench.failReads(() => false);
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['mismatches']);
  });
});
