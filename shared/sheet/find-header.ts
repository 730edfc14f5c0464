import { cellAt, type SheetRow } from './cell';
import { findUseByHeader } from './header-names';

const rowsToLookAt = 20;

/**
 * Which of the first rows names the columns: the first that is about as wide as the sheet, holds nothing but different
 * words, and no number. From 0; null where every row looks like data.
 */
export function findHeaderRow(rows: readonly SheetRow[]): number | null {
  const first = rows.slice(0, rowsToLookAt);
  const widest = Math.max(0, ...first.map((row) => listFilled(row).length));
  const found = first.findIndex((row) => {
    const filled = listFilled(row);
    if (filled.length < Math.max(1, widest * 0.6)) return false;
    const texts = filled.map(({ shown }) => shown.trim().toLowerCase());
    const areWords =
      filled.every(({ kind }) => kind === 'text') && texts.every((text) => !/^[\d\s.,+/-]+$/.test(text));
    return areWords && new Set(texts).size === texts.length && (widest > 1 || isName(texts[0] ?? '', first));
  });
  return found < 0 ? null : found;
}

/** A column alone is named where its name is known, or where what stands below it are numbers. */
function isName(text: string, rows: readonly SheetRow[]): boolean {
  return (
    findUseByHeader(text) !== null || rows.slice(1).some((row) => /^\d+$/.test(cellAt(row, 0).shown.trim()))
  );
}

function listFilled(row: SheetRow) {
  return row.cells
    .map((_cell, column) => cellAt(row, column))
    .filter(({ shown, kind }) => kind !== 'empty' && shown.trim() !== '');
}
