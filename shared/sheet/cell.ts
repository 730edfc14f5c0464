/** What stands in a cell. `no-result` is a formula whose file holds no result: nothing ever calculated it. */
export const cellKinds = ['empty', 'text', 'number', 'date', 'boolean', 'error', 'no-result'] as const;
export type CellKind = (typeof cellKinds)[number];

/** One cell of any kind of sheet, as it was read and before anybody asks what it means. Everything in it is text. */
export interface SheetCell {
  kind: CellKind;
  /** What a person sees in the sheet. */
  shown: string;
  /**
   * What the file holds: a text as it is; of a number its digits, without exponent, with a point before decimals; of a
   * date `yyyy-mm-dd`, with the time behind a `T` where it has one; `true` or `false`; of an error its name.
   */
  stored: string;
  /** The number format, in the spelling of the file; empty where there is none, or where it is *General*. */
  format: string;
  isFormula: boolean;
}

/** One row of a sheet, which ends with its last filled cell. */
export interface SheetRow {
  /** As the spreadsheet numbers it; of a text file, the number of the line that it begins in. From 1. */
  number: number;
  /** A cell that holds nothing but text is that text: most are, and 100,000 rows cross from thread to thread. */
  cells: readonly (string | SheetCell)[];
}

export const emptyCell: SheetCell = { kind: 'empty', shown: '', stored: '', format: '', isFormula: false };

/** A cell that holds nothing but text, as all do in a text file. */
export function textCell(text: string): SheetCell {
  return text === '' ? emptyCell : { kind: 'text', shown: text, stored: text, format: '', isFormula: false };
}

/** The cell of a column; empty behind the end of the row. */
export function cellAt(row: SheetRow, column: number): SheetCell {
  const cell = row.cells[column] ?? '';
  return typeof cell === 'string' ? textCell(cell) : cell;
}

/** `A`, `Z`, `AA` …: the name that spreadsheets give a column, counted from 0. */
export function nameColumn(column: number): string {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : nameColumn(Math.floor(column / 26) - 1) + letter;
}

/**
 * The digits of a number as a file spells it (`1.2E+4`), without exponent and without zeros that mean nothing; null for
 * what is no number. Works on the text: a number of 18 digits does not survive being one.
 */
export function plainDigits(spelled: string): string | null {
  const match = /^\s*([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?\s*$/.exec(spelled);
  if (!match) return null;
  const whole = match[2] ?? '';
  const decimals = match[3] ?? '';
  const digits = whole + decimals;
  if (digits === '') return null;
  const point = whole.length + Number(match[4] ?? 0);
  const before = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '';
  const behind = point < 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  const trimmedBefore = before.replace(/^0+(?=\d)/, '') || '0';
  const trimmedBehind = behind.replace(/0+$/, '');
  const text = trimmedBehind === '' ? trimmedBefore : `${trimmedBefore}.${trimmedBehind}`;
  return match[1] === '-' && text !== '0' ? `-${text}` : text;
}
