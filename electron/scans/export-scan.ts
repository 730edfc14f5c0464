import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { Input, Outputs } from '../../shared/ipc/contract';
import { maxScanPage, type ScanQuery } from '../../shared/scan/scan-query';
import type { ScanRow } from '../../shared/scan/scan-row';
import { writeXlsxText } from '../../shared/sheet/xlsx-text';
import { scans } from '../../shared/text/en/scans';
import type { Desktop } from '../desktop';
import type { Database } from '../storage/database/database';
import { toStorageError } from '../storage/storage-error';
import { exportHeads, toCsvLine, toLines } from './export-cells';
import { listRows } from './list-rows';
import type { KeptScan } from './scan-store';

type Format = Input<'scans.export'>['format'];

/**
 * Writes the rows that fit to a file that the person chooses in the system's dialog, page by page, so that a large scan
 * takes no more memory than a small one. A file that was there before is replaced only when the new one is whole. Throws
 * storage errors.
 */
export async function exportScan(
  database: Pick<Database, 'read'>,
  { seq, siteAddress }: Pick<KeptScan, 'seq' | 'siteAddress'>,
  { query, format }: Pick<Input<'scans.export'>, 'query' | 'format'>,
  chooseFile: Desktop['chooseFileToSave'],
): Promise<Outputs['scans.export']> {
  const file = await chooseFile(format, `${scans.file.name}.${format}`);
  if (file === null) return { fileName: null, count: 0 };
  const counter = { count: 0 };
  const unfinished = `${file}.unfinished`;
  try {
    const rows = readAll(database, seq, query, counter);
    await pipeline(await writers[format](rows, siteAddress), createWriteStream(unfinished, { mode: 0o600 }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw toStorageError(error, file);
  }
  return { fileName: path.basename(file), count: counter.count };
}

const writers: Record<Format, (rows: AsyncIterable<ScanRow>, readAt: string) => Promise<Readable>> = {
  csv: async (rows, readAt) => Readable.from(toCsv(rows, readAt)),
  jsonl: async (rows, readAt) => Readable.from(toJsonLines(rows, readAt)),
  xlsx: async (rows, readAt) => {
    const { writeXlsxStream } = await import('hucre/xlsx');
    // As text: a number of 18 digits stays as it is, and what begins like a formula is none.
    const columns = exportHeads.map((header) => ({ header, numFmt: '@', width: 22 }));
    const sheet = writeXlsxStream(toSheetRows(rows, readAt), {
      name: scans.file.sheet,
      columns,
      freezePane: { rows: 1 },
    });
    return Readable.fromWeb(sheet as NodeReadableStream);
  },
};

async function* readAll(
  database: Pick<Database, 'read'>,
  seq: number,
  query: ScanQuery,
  counter: { count: number },
): AsyncIterable<ScanRow> {
  for (;;) {
    const { rows } = await listRows(database, seq, query, { offset: counter.count, limit: maxScanPage });
    yield* rows;
    counter.count += rows.length;
    if (rows.length < maxScanPage) return;
  }
}

async function* toCsv(rows: AsyncIterable<ScanRow>, readAt: string): AsyncIterable<string> {
  // Without the mark, spreadsheets take the letters for those of another alphabet.
  yield `\ufeff${toCsvLine(exportHeads)}`;
  for await (const row of rows) yield toLines(row, readAt).map(toCsvLine).join('');
}

async function* toSheetRows(rows: AsyncIterable<ScanRow>, readAt: string): AsyncIterable<string[]> {
  for await (const row of rows) yield* toLines(row, readAt).map((line) => line.map(writeXlsxText));
}

/** Values as they are stored, for programs: nothing is put before them. */
async function* toJsonLines(rows: AsyncIterable<ScanRow>, siteAddress: string): AsyncIterable<string> {
  for await (const row of rows) yield `${JSON.stringify({ ...row, siteAddress })}\n`;
}
