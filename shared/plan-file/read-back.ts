import { cellAt, plainDigits, type SheetCell, type SheetRow } from '../sheet/cell';
import type { CellReading } from '../sheet/key-codes';
import { isExponent } from '../sheet/read-key-cell';
import { isAsGiven, type GivenCell } from './given-cell';
import { unguardText } from './guarded-text';
import { normalizeText } from './row-mark';

/** What a cell of a file that came back says, beside what the plan says now. */
export type ReadBack =
  | { kind: 'same' }
  /** The spreadsheet program changed how it is written, nobody what it says: `00012` came back as 12. */
  | { kind: 'reshaped' }
  | { kind: 'changed'; text: string }
  | { kind: 'unread'; shown: string };

/** Compares a cell with what the plan says; `read` takes out of it what is new. */
export function readBack(
  row: SheetRow,
  column: number,
  now: string,
  read: (cell: SheetCell) => CellReading<string>,
): ReadBack {
  const raw = cellAt(row, column);
  const cell = unguardCell(raw);
  const texts = [raw.shown, raw.stored, cell.stored].map(normalizeText);
  if (texts.includes(normalizeText(now))) return { kind: 'same' };
  if (isReshaped(cell, now)) return { kind: 'reshaped' };
  const reading = read(cell);
  switch (reading.kind) {
    case 'found':
      return { kind: 'changed', text: reading.value };
    case 'empty':
      return now === '' ? { kind: 'same' } : { kind: 'changed', text: '' };
    case 'blocked':
      return { kind: 'unread', shown: cell.shown };
  }
}

/** The same of a cell in which the plan has only what the customer had written and could not be taken. */
export function readBackGiven(
  row: SheetRow,
  column: number,
  given: GivenCell,
  read: (cell: SheetCell) => CellReading<string>,
): ReadBack {
  const cell = cellAt(row, column);
  if (isAsGiven(cell, given)) return { kind: 'same' };
  // Without its spaces it is what somebody has mended, unless a spreadsheet program made a number of it.
  const isMended = cell.kind === 'text' && unguardText(cell.stored) === given.text.trim();
  return !isMended && isReshaped(unguardCell(cell), given.text.trim())
    ? { kind: 'reshaped' }
    : readBack(row, column, '', read);
}

function unguardCell(cell: SheetCell): SheetCell {
  if (cell.kind !== 'text') return cell;
  const text = unguardText(cell.stored);
  return text === cell.stored ? cell : { ...cell, shown: text, stored: text };
}

const keptDigits = 15;

/** True where the cell is what a spreadsheet program makes of this very text: its number, rounded or in powers of ten. */
function isReshaped({ kind, stored }: SheetCell, now: string): boolean {
  const before = plainDigits(now);
  if (before === null || (kind !== 'number' && kind !== 'text')) return false;
  const after = plainDigits(stored.replace(',', '.'));
  if (after === null) return false;
  if (after === before) return true;
  if (before.length <= keptDigits || !/^\d+$/.test(before) || !/^\d+$/.test(after)) return false;
  // Rounded: as long as before, and the first digits but the last of them are the same.
  const sure = isExponent(stored) ? leadingDigits(stored) - 1 : keptDigits - 1;
  return after.length === before.length && after.slice(0, sure) === before.slice(0, sure);
}

function leadingDigits(exponent: string): number {
  return (exponent.split(/E/i)[0] ?? '').replaceAll(/\D/g, '').length;
}
