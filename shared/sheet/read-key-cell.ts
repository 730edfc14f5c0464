import { maxErpKeyLength } from '../record/actor-types';
import type { SheetCell } from './cell';
import type { CellParams, CellProblem, CellReading } from './key-codes';

/**
 * What a person decided for the whole column of keys, where a cell may mean two. `ask` blocks such a cell: nobody has
 * decided yet.
 */
export interface KeyChoice {
  /** A number that is shown otherwise than it is stored: 12, shown as 00012. */
  numbers: 'ask' | 'shown' | 'stored';
  /** Spaces before or behind a key. */
  spaces: 'ask' | 'trim' | 'keep';
}

export const nothingChosen: KeyChoice = { numbers: 'ask', spaces: 'ask' };

/** A spreadsheet holds no more digits than these; it puts zeros in place of the rest. */
const maxStoredDigits = 15;

/**
 * Reads the ERP key out of a cell: exactly the text that is sent. Where the text as shown and the stored value could be
 * two keys, or the key was damaged on its way into the sheet, the cell is blocked with the reason; nothing is guessed.
 */
export function readKeyCell(cell: SheetCell, choice: KeyChoice = nothingChosen): CellReading {
  switch (cell.kind) {
    case 'empty':
      return { kind: 'empty' };
    case 'text':
      return readText(cell.stored, choice);
    case 'number':
      return readNumber(cell, choice);
    case 'date':
      return blocked('date', { shown: cell.shown });
    case 'boolean':
      return blocked('boolean', { shown: cell.shown });
    case 'error':
      return blocked('error-cell', { error: cell.shown });
    case 'no-result':
      return blocked('no-result');
  }
}

function readText(text: string, { spaces }: KeyChoice): CellReading {
  if (/^[\s\p{Cf}]*$/u.test(text)) return { kind: 'empty' };
  const trimmed = trimSpaces(text);
  if (trimmed !== text && spaces === 'ask') {
    return blocked(/[\r\n]/.test(text) ? 'line-break' : 'edge-space', { key: trimmed });
  }
  const key = spaces === 'trim' ? trimmed : text;
  return findDamage(key, text) ?? measure(key);
}

/** What a key looks like that was damaged before it came here, or that holds what nobody sees. */
function findDamage(key: string, text: string): CellReading | null {
  if (/[\r\n]/.test(key)) return blocked('line-break', { key: key.replaceAll(/[\r\n]+/g, ' ') });
  const unseen = findUnseen(key);
  if (unseen !== null) return blocked('invisible-character', { key, character: unseen });
  if (isExponent(key)) return blocked('digits-lost', { shown: key });
  if (isErrorText(key)) return blocked('error-text', { error: key });
  if (key.startsWith('=')) return blocked('formula-text', { text });
  const withoutApostrophe = /^['’](.+)$/.exec(key)?.[1];
  return withoutApostrophe === undefined
    ? null
    : blocked('apostrophe', { key: withoutApostrophe, text: key });
}

function readNumber(cell: SheetCell, choice: KeyChoice): CellReading {
  const { stored, shown } = cell;
  if (!/^-?\d+$/.test(stored)) return blocked('decimals', { shown, stored });
  if (stored.replace('-', '').length > maxStoredDigits)
    return blocked('too-many-digits', { stored, max: maxStoredDigits });
  const isOneKey = shown === stored || isExponent(shown) || /^#+$/.test(shown);
  if (isOneKey || choice.numbers === 'stored') return measure(stored);
  if (choice.numbers === 'ask') return blocked('shown-differs', { shown, stored });
  // What is shown is taken only where it plainly is the stored number, dressed: any text may stand around it.
  const shownDigits = shown.replaceAll(/\D/g, '');
  const isDressed = shownDigits.endsWith(stored.replace('-', '')) && findUnseen(shown) === null;
  return isDressed ? measure(shown.trim()) : blocked('shown-unclear', { shown, stored });
}

function measure(key: string): CellReading {
  if (key.length <= maxErpKeyLength) return { kind: 'found', value: key };
  return blocked('key-too-long', { length: key.length, max: maxErpKeyLength });
}

/** The name of the first character that a person cannot tell from another one, or not see at all; null without one. */
export function findUnseen(text: string): string | null {
  const found = /[\p{Cc}\p{Cf}\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufffd]/u.exec(
    text,
  )?.[0];
  if (found === undefined) return null;
  const code = found.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** True for digits that a spreadsheet shows in powers of ten: `1.23457E+17`, `1,23457E+017`. What was behind is lost. */
export function isExponent(text: string): boolean {
  return /^-?\d(?:[.,]\d+)?E\+\d{2,3}$/i.test(text);
}

/** What spreadsheets in the languages of our users write where a formula or a look-up failed. */
const errorTexts = new Set(
  [
    [
      '#N/A',
      '#REF!',
      '#NAME?',
      '#VALUE!',
      '#DIV/0!',
      '#NUM!',
      '#NULL!',
      '#SPILL!',
      '#CALC!',
      '#GETTING_DATA',
    ],
    ['#I/T', '#NAVN?', '#VERDI!', '#NULL!', '#REFERANSE!'],
    ['#SAKNAS!', '#REFERENS!', '#NAMN?', '#VÄRDEFEL!', '#DIVISION/0!', '#OGILTIGT!', '#SKÄRNING!'],
    ['#VÆRDI!', '#REFERENCE!', '#NUL!'],
    ['#PUUTTUU!', '#VIITTAUS!', '#NIMI?', '#ARVO!', '#JAKO/0!', '#LUKU!', '#TYHJÄ!'],
    ['#NV', '#BEZUG!', '#WERT!', '#ZAHL!', '#ÜBERLAUF!'],
  ].flat(),
);

/** True for the name of an error that came as text, as in a text file that a spreadsheet wrote. */
export function isErrorText(text: string): boolean {
  return (
    errorTexts.has(text.trim().toUpperCase()) || /^(?:Err|Fehler|Feil|Fel|Fejl|Virhe):\d{3}$/i.test(text)
  );
}

/** Without spaces of any kind, seen or not, before and behind. */
export function trimSpaces(text: string): string {
  return text.replaceAll(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
}

export function blocked(problem: CellProblem, params: CellParams = {}): CellReading<never> {
  return { kind: 'blocked', problem, params };
}
