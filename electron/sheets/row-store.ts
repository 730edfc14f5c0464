import type { CellKind, SheetCell, SheetRow } from '../../shared/sheet/cell';
import { sheetLimits } from '../../shared/sheet/sheet-limits';
import { AppError } from '../../shared/errors';

/** Why a row is not seen in its sheet. */
export type Hiding = 'shown' | 'hidden' | 'filtered';

/** Rows in the order of the sheet, those that say nothing left out. `at` counts from 0 within them. */
export interface RowSource {
  count: () => number;
  read: (at: number) => SheetRow;
  hidingOf: (at: number) => Hiding;
  /** Whether everything that the row refers to was read. */
  isReady: (at: number) => boolean;
}

/** What cells refer to by number. `texts` grows until `isComplete`. */
export interface SharedTexts {
  texts: string[];
  isComplete: boolean;
}

export interface RowStore extends RowSource {
  /** Takes the cells of a row, encoded; a row that says nothing is left out. Throws `sheet-…` for too many. */
  add: (number: number, cells: readonly string[], hiding: Hiding) => void;
  /** What an auto filter turned out to hide: hidden rows of these numbers, both included. */
  markFiltered: (first: number, last: number) => void;
}

const betweenCells = '\u001f';
const betweenParts = '\u001e';
const isNoText = '\u001d';
const escape = '\u001c';
const shared = 's';
const sharedFormula = 'S';
const control = /\p{Cc}/u;
const shift = 64;

const letterOf: Record<CellKind, string> = {
  empty: '0',
  text: 't',
  number: 'n',
  date: 'd',
  boolean: 'b',
  error: 'e',
  'no-result': 'x',
};
const kindOf = new Map(Object.entries(letterOf).map(([kind, letter]) => [letter, kind as CellKind]));

/** A plain text as the store keeps it: without the signs that part cells there. */
export function encodeText(text: string): string {
  if (!control.test(text)) return text;
  return text.replaceAll(/\p{Cc}/gu, (one) => escape + String.fromCharCode(one.charCodeAt(0) + shift));
}

/** A text that many cells share, by its number: it may be read only later. */
export function encodeShared(text: number, isFormula: boolean): string {
  return `${isNoText}${isFormula ? sharedFormula : shared}${text}`;
}

/** A cell that is more than a text. `shown` empty = as `showStored` says when the row is read. */
export function encodeCell(
  kind: CellKind,
  isFormula: boolean,
  format: number,
  stored: string,
  shown: string,
): string {
  const flag = isFormula ? 'f' : '-';
  const parts = [letterOf[kind] + flag, String(format), encodeText(stored), encodeText(shown)];
  return isNoText + parts.join(betweenParts);
}

/** The shown text and the format of a cell whose file holds only a value and the number of a style. */
export type ShowStored = (stored: string, kind: CellKind, style: number) => { shown: string; format: string };

/**
 * Rows as one text each: a sheet of 100,000 rows and 30 columns takes about the memory of its texts, not that of three
 * million cells.
 */
export function createRowStore(
  showStored: ShowStored,
  texts: SharedTexts = { texts: [], isComplete: true },
): RowStore {
  const rows: string[] = [];
  const numbers: number[] = [];
  const hidings: Hiding[] = [];
  let characters = 0;

  const decode = (encoded: string): string | SheetCell => {
    if (!encoded.startsWith(isNoText)) return decodeText(encoded);
    const letter = encoded.charAt(1);
    if (letter === shared || letter === sharedFormula) {
      const text = texts.texts[Number(encoded.slice(2))] ?? '';
      return letter === shared || text === ''
        ? text
        : { kind: 'text', shown: text, stored: text, format: '', isFormula: true };
    }
    const [head = '', style = '', stored = '', shown = ''] = encoded.slice(1).split(betweenParts);
    const kind = kindOf.get(letter) ?? 'text';
    const made = showStored(decodeText(stored), kind, Number(style));
    return {
      kind,
      isFormula: head.charAt(1) === 'f',
      stored: decodeText(stored),
      shown: shown === '' ? made.shown : decodeText(shown),
      format: made.format,
    };
  };
  const isThere = (encoded: string) => {
    if (!encoded.startsWith(isNoText + shared) && !encoded.startsWith(isNoText + sharedFormula)) return true;
    return Number(encoded.slice(2)) < texts.texts.length;
  };
  return {
    add: (number, cells, hiding) => {
      let length = cells.length;
      while (length > 0 && cells[length - 1] === '') length -= 1;
      if (length === 0) return;
      if (length > sheetLimits.columns)
        throw new AppError('sheet-too-many-columns', {
          params: { columns: sheetLimits.columns, row: number },
        });
      if (rows.length >= sheetLimits.rows)
        throw new AppError('sheet-too-many-rows', { params: { rows: sheetLimits.rows } });
      const row = (length === cells.length ? cells : cells.slice(0, length)).join(betweenCells);
      characters += row.length;
      if (characters > sheetLimits.characters) throw new AppError('sheet-too-large-unpacked');
      rows.push(row);
      numbers.push(number);
      hidings.push(hiding);
    },
    markFiltered: (first, last) => {
      numbers.forEach((number, at) => {
        if (number >= first && number <= last && hidings[at] === 'hidden') hidings[at] = 'filtered';
      });
    },
    count: () => rows.length,
    read: (at) => ({ number: numbers[at] ?? 0, cells: (rows[at] ?? '').split(betweenCells).map(decode) }),
    hidingOf: (at) => hidings[at] ?? 'shown',
    isReady: (at) => texts.isComplete || (rows[at] ?? '').split(betweenCells).every(isThere),
  };
}

function decodeText(text: string): string {
  if (!text.includes(escape)) return text;
  const [first = '', ...parts] = text.split(escape);
  return (
    first + parts.map((part) => String.fromCharCode(part.charCodeAt(0) - shift) + part.slice(1)).join('')
  );
}
