import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsxStream } from 'hucre/xlsx';
import { AppError } from '../../../shared/errors';
import { guardText } from '../../../shared/plan-file/guarded-text';
import { sheetLimits } from '../../../shared/sheet/sheet-limits';
import { maxCellCharacters, writeXlsxText } from '../../../shared/sheet/xlsx-text';

export type PlanFileFormat = 'xlsx' | 'csv';

export interface PlanFileTarget {
  file: string;
  format: PlanFileFormat;
  headers: readonly string[];
}

/** The name of a file while it is being written. */
export function unfinishedName(file: string): string {
  return `${file}.unfinished`;
}

/**
 * Writes a link plan file while its rows come, and puts it in its place when it is whole: a file that is there stays until
 * then. Returns how many rows it has. Throws `sheet-too-many-rows` for more than a spreadsheet program can open, and
 * Node's errors.
 */
export async function writePlanFile(
  { file, format, headers }: PlanFileTarget,
  rows: AsyncIterable<readonly string[]>,
): Promise<number> {
  const unfinished = unfinishedName(file);
  let count = 0;
  async function* counted() {
    for await (const row of rows) {
      count += 1;
      // The header is one of them.
      if (count >= sheetLimits.rows)
        throw new AppError('sheet-too-many-rows', { params: { rows: sheetLimits.rows } });
      yield row.map((text) => text.slice(0, maxCellCharacters));
    }
  }
  try {
    const target = createWriteStream(unfinished, { mode: 0o600 });
    await once(target, 'open');
    await pipeline(format === 'csv' ? writeCsv(headers, counted()) : writeXlsx(headers, counted()), target);
    await rename(unfinished, file);
    return count;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Every cell is a text, and says so by its format too: what a person types into it stays text. */
function writeXlsx(headers: readonly string[], rows: AsyncIterable<string[]>): Readable {
  async function* all() {
    yield headers.map(writeXlsxText);
    for await (const row of rows) yield row.map(writeXlsxText);
  }
  const stream = writeXlsxStream(all(), {
    name: 'Plan',
    columns: headers.map((header) => ({ numFmt: '@', width: widthOf(header) })),
    freezePane: { rows: 1 },
    maxRowsPerSheet: Number.POSITIVE_INFINITY,
    repeatHeaders: false,
  });
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}

const narrow = 14;
const wide = 40;

function widthOf(header: string): number {
  return /reason|note|record$/i.test(header) ? wide : narrow;
}

/** With the mark of UTF-8, without which Excel reads letters wrongly, and semicolons, which our users' Excel expects. */
async function* writeCsv(headers: readonly string[], rows: AsyncIterable<string[]>) {
  yield `\ufeff${writeCsvRow(headers)}`;
  let waiting = '';
  for await (const row of rows) {
    waiting += writeCsvRow(row);
    if (waiting.length < 64_000) continue;
    yield waiting;
    waiting = '';
  }
  yield waiting;
}

function writeCsvRow(cells: readonly string[]): string {
  const written = cells.map((text) => {
    const guarded = guardText(text);
    return /[";\r\n\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
  });
  return `${written.join(';')}\r\n`;
}
