import { AppError, type AppErrorData } from '../../shared/errors';
import { cellAt, type SheetRow } from '../../shared/sheet/cell';
import type { SheetMapping } from '../../shared/sheet/column-use';
import { findHeaderRow } from '../../shared/sheet/find-header';
import { createKeyColumnLint } from '../../shared/sheet/key-column';
import { createRowReader } from '../../shared/sheet/map-row';
import { readKeyCell } from '../../shared/sheet/read-key-cell';
import type { PreviewChanges } from '../../shared/sheet/sheet-preview';
import { openListed } from './listed-book';
import type { SheetResults, SheetSource } from './messages';
import { openBook, type TextChoices } from './open-book';
import { readSource } from './read-source';
import type { SheetBook, SheetFacts } from './sheet-book';
import { takeRows, type TakenRows } from './taken-rows';
import { openText } from './text/read-text';

type Progress = (progress: { rowCount: number; share: number; isComplete: boolean }) => void;

/** One opened sheet: what of it is read, and how. Lives in a thread of its own. */
export interface SheetSession {
  preview: (changes: PreviewChanges) => Promise<SheetResults['preview']>;
  rows: (from: number, count: number) => Promise<SheetResults['rows']>;
  map: (
    mapping: SheetMapping,
    keep: readonly number[],
    from: number,
    count: number,
  ) => Promise<SheetResults['map']>;
  report: (mapping: SheetMapping) => Promise<SheetResults['report']>;
  columns: () => Promise<SheetResults['columns']>;
  add: (rows: readonly string[][]) => Promise<null>;
  finish: (error: AppErrorData | null) => Promise<null>;
}

const firstRows = 50;
/** So many rows are offered as the header, and more where it lies below. */
const headerChoices = 20;
const rowsOfReportAtOnce = 5_000;
const betweenProgressMs = 250;

/** Told to a reader that nobody waits for any more. */
class Abandoned extends Error {}

interface Reading {
  book: SheetBook;
  facts: SheetFacts;
  sheet: number;
  isComplete: boolean;
  /** Resolves as soon as there is more to be seen; rejects where the sheet cannot be read. */
  more: () => Promise<void>;
  done: Promise<void>;
  abandon: () => void;
}

export function createSheetSession(source: SheetSource, onProgress: Progress): SheetSession {
  let choices: TextChoices = { encoding: null, separator: null };
  /** The sheet that a person chose; the file says which one is shown before. */
  let chosen: number | undefined;
  let book: Promise<SheetBook> | null = null;
  let reading: Promise<Reading> | null = null;
  let taken: TakenRows | null = null;
  const listed = 'listed' in source ? openListed() : null;
  // A list names its columns; where the names of a sheet stand is looked for.
  let headerRow: number | null | undefined = listed ? 0 : undefined;
  let takeHidden = false;
  let bytes: Buffer | null = null;

  const open = async (): Promise<SheetBook> => {
    if ('pasted' in source) {
      return openText(
        { text: source.pasted, encoding: 'utf-8', encodingBy: 'mark' },
        'pasted',
        choices.separator,
      );
    }
    if (!('file' in source)) return listed ?? openListed();
    bytes ??= await readSource(source.file);
    return openBook(bytes, choices);
  };
  const begin = async (): Promise<Reading> => {
    const opened = await (book ??= open());
    return startSheet(opened, chosen ?? opened.active, onProgress);
  };
  const current = (): Promise<Reading> => {
    if (reading) return reading;
    const mine = begin();
    reading = mine;
    // What could not be opened is opened anew for whoever asks again.
    mine.catch(() => {
      if (reading === mine) [reading, book] = [null, null];
    });
    return mine;
  };
  const giveUp = () => {
    void reading?.then(
      ({ abandon }) => abandon(),
      () => undefined,
    );
    reading = null;
    taken = null;
  };
  /** The rows that are taken, once the header is known and at least so many are there. */
  const wait = async (rowCount: number): Promise<{ now: Reading; rows: TakenRows }> => {
    for (;;) {
      const mine = current();
      const now = await mine;
      // Given up for another sheet of the file, or another separator: that one is waited for.
      if (mine !== reading) continue;
      if (taken === null && (now.isComplete || isReadable(now, firstRows))) {
        if (headerRow === undefined) headerRow = findHeaderRow(readFirst(now.facts, firstRows));
        taken = takeRows(now.facts, { headerRow, takeHidden, isComplete: () => now.isComplete });
      }
      if (taken !== null && (now.isComplete || taken.count() >= rowCount)) return { now, rows: taken };
      try {
        await now.more();
      } catch (error) {
        if (mine === reading) throw error;
      }
    }
  };
  const waitForAll = async (): Promise<TakenRows> => {
    const { now } = await wait(1);
    await now.done;
    return (await wait(1)).rows;
  };
  /** The page says all that was set right each time that it asks: only what is another than before begins anything anew. */
  const apply = (changes: PreviewChanges) => {
    const { sheet = chosen, encoding = choices.encoding, separator = choices.separator } = changes;
    const isOtherText = encoding !== choices.encoding || separator !== choices.separator;
    if (isOtherText) {
      choices = { encoding, separator };
      book = null;
    }
    const isOtherSheet = sheet !== chosen;
    // What was said of the rows of one sheet is not meant for another.
    if (isOtherSheet) [chosen, takeHidden] = [sheet, false];
    if (isOtherText || isOtherSheet) {
      headerRow = undefined;
      giveUp();
    }
    const { headerRow: header = headerRow, takeHidden: hidden = takeHidden } = changes;
    if (header === headerRow && hidden === takeHidden) return;
    headerRow = header;
    takeHidden = hidden;
    taken = null;
  };
  return {
    preview: async (changes) => {
      apply(changes);
      const { now, rows } = await wait(1);
      if (now.isComplete && now.facts.rows.count() === 0) throw new AppError('sheet-empty');
      const { columns, longRows } = rows.describe();
      const { text, merges, comments } = now.facts;
      return {
        format: now.book.format,
        text: text ?? null,
        sheets: now.book.sheets(),
        sheet: now.sheet,
        headerRow: headerRow ?? null,
        firstNumbers: readFirst(now.facts, Math.max(headerChoices, (headerRow ?? 0) + 1)).map(
          ({ number }) => number,
        ),
        columns,
        rows: rows.read(0, firstRows),
        rowCount: rows.count(),
        isComplete: now.isComplete,
        hidden: rows.countHidden(),
        merges,
        comments,
        longRows,
      };
    },
    rows: async (from, count) => {
      const { now, rows } = await wait(from + count);
      return { rows: rows.read(from, count), isLast: now.isComplete && from + count >= rows.count() };
    },
    map: async (mapping, keep, from, count) => {
      const { now, rows } = await wait(from + count);
      await completeTexts(now);
      const mapped = rows.read(from, count).map(createRowReader(mapping, keep));
      return { rows: mapped, isLast: now.isComplete && from + count >= rows.count() };
    },
    report: async (mapping) => reportKeys(await waitForAll(), mapping),
    columns: async () => (await waitForAll()).describe().columns,
    add: async (rows) => {
      listed?.add(rows);
      return null;
    },
    finish: async (error) => {
      listed?.finish(error && new AppError(error.code, error));
      return null;
    },
  };
}

/** Texts that many cells share may stand behind the rows; a row is taken over only with all of its own. */
async function completeTexts(reading: Reading): Promise<void> {
  const last = reading.facts.rows.count() - 1;
  if (last >= 0 && !reading.facts.rows.isReady(last)) await reading.done;
}

function startSheet(book: SheetBook, sheet: number, onProgress: Progress): Reading {
  let waiting: (() => void)[] = [];
  let isAbandoned = false;
  let lastTold = 0;
  const wake = () => {
    const woken = waiting;
    waiting = [];
    for (const one of woken) one();
  };
  const { facts, done } = book.read(sheet, (share) => {
    if (isAbandoned) throw new Abandoned();
    wake();
    const now = performance.now();
    if (now - lastTold < betweenProgressMs) return;
    lastTold = now;
    onProgress({ rowCount: facts.rows.count(), share, isComplete: false });
  });
  const finish = async () => {
    try {
      await done;
      reading.isComplete = true;
      onProgress({ rowCount: facts.rows.count(), share: 1, isComplete: true });
    } finally {
      wake();
    }
  };
  const reading: Reading = {
    book,
    facts,
    sheet,
    isComplete: false,
    more: () => Promise.race([reading.done, new Promise<void>((resolve) => waiting.push(resolve))]),
    done: finish(),
    abandon: () => {
      isAbandoned = true;
    },
  };
  // Whoever waits is told; nobody has to.
  reading.done.catch(() => undefined);
  return reading;
}

function isReadable({ facts: { rows } }: Reading, count: number): boolean {
  if (rows.count() < count) return false;
  for (let at = 0; at < count; at += 1) if (!rows.isReady(at)) return false;
  return true;
}

function readFirst({ rows }: SheetFacts, count: number): SheetRow[] {
  return Array.from({ length: Math.min(count, rows.count()) }, (_nothing, at) => rows.read(at));
}

async function reportKeys(rows: TakenRows, mapping: SheetMapping): Promise<SheetResults['report']> {
  const column = mapping.columns.find(({ use }) => use === 'erp-key')?.column ?? -1;
  const total = column < 0 ? 0 : rows.count();
  const lint = createKeyColumnLint();
  const counts = { found: 0, empty: 0, blocked: 0 };
  for (let from = 0; from < total; from += rowsOfReportAtOnce) {
    for (const row of rows.read(from, rowsOfReportAtOnce)) {
      const cell = cellAt(row, column);
      lint.add(cell, row.number);
      counts[readKeyCell(cell, mapping.keys).kind] += 1;
    }
    await new Promise(setImmediate);
  }
  return { column, ...counts, findings: lint.findings() };
}
