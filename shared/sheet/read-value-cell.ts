import type { SheetCell } from './cell';
import type { CellReading } from './key-codes';
import { blocked, isErrorText, isExponent } from './read-key-cell';

/**
 * What a cell says for a field value. A number is its digits with a point before decimals and a date is ISO 8601, however
 * the sheet shows them; a text is the text itself, and what it means as a number or a date is asked of its field.
 */
export interface SheetValue {
  kind: 'text' | 'number' | 'date' | 'boolean';
  text: string;
}

/** Reads a field value. Empty means that the sheet says nothing, never that a value is to be cleared. */
export function readValueCell(cell: SheetCell): CellReading<SheetValue> {
  switch (cell.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'error':
      return blocked('error-cell', { error: cell.shown });
    case 'no-result':
      return blocked('no-result');
    case 'number':
      // A phone or account number of 16 digits and more has lost its end in the spreadsheet.
      return /^-?\d{16,}$/.test(cell.stored)
        ? blocked('value-digits-lost', { stored: cell.stored })
        : found('number', cell.stored);
    case 'date':
      return found('date', cell.stored);
    case 'boolean':
      return found('boolean', cell.stored);
    case 'text':
      if (cell.stored.trim() === '') return { kind: 'empty' };
      if (isErrorText(cell.stored)) return blocked('error-text', { error: cell.stored });
      if (isExponent(cell.stored.trim())) return blocked('digits-lost', { shown: cell.stored });
      return found('text', cell.stored);
  }
}

function found(kind: SheetValue['kind'], text: string): CellReading<SheetValue> {
  return { kind: 'found', value: { kind, text } };
}
