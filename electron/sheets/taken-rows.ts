import { cellAt, nameColumn, type SheetRow } from '../../shared/sheet/cell';
import type { HiddenRows, PreviewColumn } from '../../shared/sheet/sheet-preview';
import type { SheetFacts } from './sheet-book';

/** The rows of a sheet that are taken: those below the header, hidden ones where a person said so. */
export interface TakenRows {
  count: () => number;
  /** Those that are there, from that one on. */
  read: (from: number, count: number) => SheetRow[];
  headers: () => string[];
  /** Looks at what has come since; counts each row once. */
  describe: () => { columns: PreviewColumn[]; longRows: number };
  countHidden: () => HiddenRows;
}

/** More rows are counted only when the sheet was read to its end, so that a look at a growing one is quick. */
const countedWhileReading = 2_000;

export function takeRows(
  { rows, hiddenColumns }: SheetFacts,
  {
    headerRow,
    takeHidden,
    isComplete,
  }: { headerRow: number | null; takeHidden: boolean; isComplete: () => boolean },
): TakenRows {
  const taken: number[] = [];
  const filled: number[] = [];
  let seen = 0;
  let counted = 0;
  let longRows = 0;
  const header = headerRow === null || headerRow >= rows.count() ? null : rows.read(headerRow);
  const headers = header ? header.cells.map((_cell, column) => cellAt(header, column).shown.trim()) : [];

  const look = () => {
    for (; seen < rows.count(); seen += 1) {
      const isBelow = headerRow === null || seen > headerRow;
      if (isBelow && (takeHidden || rows.hidingOf(seen) === 'shown')) taken.push(seen);
    }
  };
  const readAt = (at: number) => rows.read(taken[at] ?? 0);
  return {
    count: () => {
      look();
      return taken.length;
    },
    read: (from, count) => {
      look();
      return taken.slice(from, from + count).map((at) => rows.read(at));
    },
    headers: () => headers,
    describe: () => {
      look();
      const upTo = isComplete() ? taken.length : Math.min(taken.length, countedWhileReading);
      for (; counted < upTo; counted += 1) {
        const { cells } = readAt(counted);
        if (header !== null && cells.length > headers.length) longRows += 1;
        cells.forEach((cell, column) => {
          filled[column] = (filled[column] ?? 0) + (cell === '' ? 0 : 1);
        });
      }
      const width = Math.max(headers.length, filled.length);
      const columns = Array.from({ length: width }, (_nothing, index) => ({
        index,
        letter: nameColumn(index),
        header: headers[index] ?? '',
        isHidden: hiddenColumns.has(index),
        filled: filled[index] ?? 0,
      }));
      return { columns, longRows };
    },
    countHidden: () => {
      let hidden = 0;
      let filtered = 0;
      for (let at = headerRow === null ? 0 : headerRow + 1; at < rows.count(); at += 1) {
        if (rows.hidingOf(at) === 'hidden') hidden += 1;
        else if (rows.hidingOf(at) === 'filtered') filtered += 1;
      }
      return { areTaken: takeHidden, hidden, filtered };
    },
  };
}
