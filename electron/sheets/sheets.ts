import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { AppError } from '../../shared/errors';
import type { SheetRow } from '../../shared/sheet/cell';
import type { SheetMapping } from '../../shared/sheet/column-use';
import type { MappedRow } from '../../shared/sheet/map-row';
import type {
  ColumnReport,
  PreviewChanges,
  PreviewColumn,
  SheetPreview,
  SheetProgress,
} from '../../shared/sheet/sheet-preview';
import type { SheetSource } from './messages';
import { startSheetWorker, type SheetWorker } from './sheet-worker';

/** The sheets that are open, each in a thread of its own. Every call throws `sheet-…`. */
export interface Sheets {
  openFile: (file: string) => Promise<SheetPreview>;
  paste: (text: string) => Promise<SheetPreview>;
  /** A list is read as somebody gives it, as far as it stays open. What it throws is thrown to whoever waits for its rows. */
  openList: (listed: SheetPreview['listed'], rows: AsyncIterable<string[][]>) => Promise<SheetPreview>;
  /** How it looks now, after these changes. */
  preview: (sheetId: string, changes: PreviewChanges) => Promise<SheetPreview>;
  readRows: (sheetId: string, from: number, count: number) => Promise<{ rows: SheetRow[]; isLast: boolean }>;
  /** What is odd about the column of keys; waits until the sheet was read to its end. */
  report: (sheetId: string, mapping: SheetMapping) => Promise<ColumnReport>;
  /** What its columns are called and how much stands in them; waits until the sheet was read to its end. */
  readColumns: (sheetId: string) => Promise<PreviewColumn[]>;
  /**
   * All rows that are taken, in the order of the sheet and some at a time, for whoever makes a plan of them. `keep` = the
   * columns to be taken along as they are, from 0.
   */
  mapRows: (
    sheetId: string,
    mapping: SheetMapping,
    keep: readonly number[],
  ) => AsyncGenerator<MappedRow[], void>;
  /** Closes it, and stops reading where it is still read. Unknown ones are closed already. */
  close: (sheetId: string) => Promise<void>;
  stop: () => Promise<void>;
}

interface OpenSheet {
  worker: SheetWorker;
  fileName: string;
  listed: SheetPreview['listed'];
}

/** A plan is made from one; the others were forgotten. */
const maxOpen = 4;
const rowsAtOnce = 500;

export function createSheets(options: {
  /** The built thread, `out/main/sheet-thread.js`. */
  entry: string;
  onProgress: (progress: SheetProgress) => void;
}): Sheets {
  const open = new Map<string, OpenSheet>();
  const require = (sheetId: string) => {
    const found = open.get(sheetId);
    if (!found) throw new AppError('sheet-closed');
    return found;
  };
  const close = async (sheetId: string) => {
    const found = open.get(sheetId);
    open.delete(sheetId);
    await found?.worker.end();
  };
  const preview = async (sheetId: string, changes: PreviewChanges): Promise<SheetPreview> => {
    const { worker, fileName, listed } = require(sheetId);
    return { sheetId, fileName, listed, ...(await worker.ask({ kind: 'preview', changes })) };
  };
  const start = async (
    source: SheetSource,
    fileName: string,
    listed: OpenSheet['listed'] = null,
    feed?: (worker: SheetWorker) => void,
  ) => {
    if (open.size >= maxOpen) throw new AppError('too-many-sheets-open');
    const sheetId = randomUUID();
    const worker = startSheetWorker(options.entry, source, (progress) =>
      options.onProgress({ sheetId, ...progress }),
    );
    open.set(sheetId, { worker, fileName, listed });
    feed?.(worker);
    try {
      return await preview(sheetId, {});
    } catch (error) {
      await close(sheetId);
      throw error;
    }
  };
  return {
    openFile: (file) => start({ file }, path.basename(file)),
    paste: (text) => start({ pasted: text }, ''),
    openList: (listed, rows) => start({ listed: true }, '', listed, (worker) => void feedRows(worker, rows)),
    preview,
    readRows: async (sheetId, from, count) => require(sheetId).worker.ask({ kind: 'rows', from, count }),
    report: async (sheetId, mapping) => require(sheetId).worker.ask({ kind: 'report', mapping }),
    readColumns: async (sheetId) => require(sheetId).worker.ask({ kind: 'columns' }),
    mapRows: async function* (sheetId, mapping, keep) {
      const { worker } = require(sheetId);
      for (let from = 0; ; from += rowsAtOnce) {
        const { rows, isLast } = await worker.ask({
          kind: 'map',
          mapping,
          keep: [...keep],
          from,
          count: rowsAtOnce,
        });
        if (rows.length > 0) yield rows;
        if (isLast) return;
      }
    },
    close,
    stop: async () => {
      await Promise.all([...open.keys()].map(close));
    },
  };
}

/** Hands rows over until there are no more, or nobody is there any more to take them. */
async function feedRows(worker: SheetWorker, rows: AsyncIterable<string[][]>): Promise<void> {
  let error: AppError | null = null;
  try {
    for await (const some of rows) await worker.ask({ kind: 'add', rows: some });
  } catch (failure) {
    error = failure instanceof AppError ? failure : new AppError('bug', { detail: String(failure) });
  }
  // A thread that has ended has nobody waiting.
  await worker.ask({ kind: 'finish', error: error?.toData() ?? null }).catch(() => undefined);
}
