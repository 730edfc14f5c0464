import type { SheetCell } from './cell';
import type { ColumnFinding, ColumnFindingCode } from './key-codes';
import { isExponent } from './read-key-cell';

/** Looks at the cells of a column one by one, in the order of the rows; `findings` may be asked at any time. */
export interface KeyColumnLint {
  add: (cell: SheetCell, row: number) => void;
  findings: () => ColumnFinding[];
}

interface Seen {
  count: number;
  row: number;
  example: string;
}

const dateShapes =
  /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}[. -](?:jan|feb|ma?r|apr|ma[ijy]|jun|jul|aug|sep|o[ck]t|nov|de[csz])[a-z]*\.?(?:[ -]\d{2,4})?)$/i;
/** Keys of different lengths are no oddity where hardly any two are alike. */
const leastShareOfUsual = 0.5;

/**
 * Finds what a spreadsheet does to a whole column of keys: zeros lost at the front, powers of ten, dates, zeros in place
 * of the last digits. One cell alone tells none of it.
 */
export function createKeyColumnLint(): KeyColumnLint {
  const lengths = new Map<number, Seen & { padded: number }>();
  const seen = new Map<ColumnFindingCode, Seen>();
  let numbers = 0;
  let texts = 0;
  let firstNumber: Seen | null = null;
  const note = (code: ColumnFindingCode, row: number, example: string) => {
    const known = seen.get(code);
    if (known) known.count += 1;
    else seen.set(code, { count: 1, row, example });
  };
  const noteDigits = (key: string, row: number) => {
    const known = lengths.get(key.length) ?? { count: 0, row, example: key, padded: 0 };
    known.count += 1;
    if (key.startsWith('0')) known.padded += 1;
    lengths.set(key.length, known);
    if (key.length > 15 && /^0+$/.test(key.slice(15))) note('rounded-keys', row, key);
  };
  return {
    add: (cell, row) => {
      const key = cell.shown.trim();
      if (key === '' || (cell.kind !== 'text' && cell.kind !== 'number')) {
        if (cell.kind === 'date') note('dates-among-keys', row, cell.shown);
        return;
      }
      if (cell.kind === 'number') {
        numbers += 1;
        firstNumber ??= { count: 0, row, example: key };
      } else texts += 1;
      if (isExponent(key)) note('exponents', row, key);
      else if (/^\d+$/.test(key)) noteDigits(key, row);
      else if (dateShapes.test(key)) note('dates-among-keys', row, key);
      else if (/\S\s+\S/.test(key)) note('spaces-in-some', row, key);
    },
    findings: () => {
      const total = numbers + texts;
      const found: ColumnFinding[] = [];
      const shorter = findShorter(lengths);
      if (shorter) found.push(shorter);
      for (const [code, { count, row, example }] of seen) {
        // What nearly all keys of a column have is how its keys are.
        if ((code === 'dates-among-keys' || code === 'spaces-in-some') && count > total / 2) continue;
        found.push({ code, count, row, example, params: {} });
      }
      if (firstNumber !== null && numbers < total)
        found.push({ ...firstNumber, code: 'numbers-among-texts', count: numbers, params: {} });
      return found;
    },
  };
}

/** Keys of digits alone that are shorter than the usual ones, none of which begins with a zero: those may be lost. */
function findShorter(lengths: ReadonlyMap<number, Seen & { padded: number }>): ColumnFinding | null {
  const total = [...lengths.values()].reduce((sum, { count }) => sum + count, 0);
  const usual = [...lengths].toSorted(([, a], [, b]) => b.count - a.count)[0];
  if (!usual || usual[1].count < total * leastShareOfUsual) return null;
  const shorter = [...lengths].filter(([length, { padded }]) => length < usual[0] && padded === 0);
  const count = shorter.reduce((sum, [, one]) => sum + one.count, 0);
  const first = shorter.toSorted(([, a], [, b]) => a.row - b.row)[0];
  if (!first || count === 0) return null;
  const { row, example } = first[1];
  return { code: 'shorter-keys', count, row, example, params: { length: usual[0] } };
}
