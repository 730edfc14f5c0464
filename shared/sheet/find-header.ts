import { cellAt, type SheetCell, type SheetRow } from './cell';
import { findUseByHeader } from './header-names';

const rowsToLookAt = 20;

/**
 * Which of the first rows names the columns: the one with the most names that are known, below whatever titles and blank
 * rows; else the first that is about as wide as the sheet and holds nothing but different words, and no number. From 0;
 * null where every row looks like data.
 */
export function findHeaderRow(rows: readonly SheetRow[]): number | null {
  const first = rows.slice(0, rowsToLookAt);
  return findNamed(first) ?? findWords(first);
}

/** A title, or a row of data, may say one of these words; names may be blank or stand there twice. */
const leastNames = 2;

function findNamed(first: readonly SheetRow[]): number | null {
  const named = first.map((row) => {
    const filled = listFilled(row);
    if (!areWords(filled)) return 0;
    return new Set(filled.flatMap(({ shown }) => findUseByHeader(shown) ?? [])).size;
  });
  const most = Math.max(0, ...named);
  return most < leastNames ? null : named.indexOf(most);
}

function findWords(first: readonly SheetRow[]): number | null {
  const widest = Math.max(0, ...first.map((row) => listFilled(row).length));
  const found = first.findIndex((row) => {
    const filled = listFilled(row);
    if (filled.length < Math.max(1, widest * 0.6)) return false;
    const texts = filled.map(({ shown }) => shown.trim().toLowerCase());
    const areDifferent = new Set(texts).size === texts.length || texts.some((text) => findUseByHeader(text));
    return areWords(filled) && areDifferent && (widest > 1 || isName(texts[0] ?? '', first));
  });
  return found < 0 ? null : found;
}

/** A column alone is named where its name is known, or where what stands below it are numbers. */
function isName(text: string, rows: readonly SheetRow[]): boolean {
  return (
    findUseByHeader(text) !== null || rows.slice(1).some((row) => /^\d+$/.test(cellAt(row, 0).shown.trim()))
  );
}

function areWords(filled: readonly SheetCell[]): boolean {
  return filled.every(({ kind, shown }) => kind === 'text' && !/^[\d\s.,+/-]+$/.test(shown.trim()));
}

function listFilled(row: SheetRow) {
  return row.cells
    .map((_cell, column) => cellAt(row, column))
    .filter(({ shown, kind }) => kind !== 'empty' && shown.trim() !== '');
}
