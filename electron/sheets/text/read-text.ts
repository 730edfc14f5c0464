import { AppError } from '../../../shared/errors';
import { sheetLimits } from '../../../shared/sheet/sheet-limits';
import type { SheetFormat, TextFacts } from '../../../shared/sheet/sheet-preview';
import type { RowSource } from '../row-store';
import type { SheetBook } from '../sheet-book';
import type { DecodedText } from './decode-text';
import { findDecimalSign, findSeparator, type FoundSeparator } from './find-separator';
import { splitRow, UnclosedQuote } from './split-row';

/** Rows between two looks at whether somebody wants something else. */
const rowsAtOnce = 5_000;
const rowsForDecimals = 200;

/** Opens the text of a file or of a paste. Everything in it stays text. */
export function openText(
  decoded: DecodedText,
  format: Extract<SheetFormat, 'text' | 'pasted'>,
  chosen: TextFacts['separator'] | null = null,
): SheetBook {
  const { text } = decoded;
  // Rows end with a carriage return alone only in files of very old programs.
  const lineBreak = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const found = findSeparator(text, lineBreak);
  const used: FoundSeparator =
    chosen === null ? found : { separator: chosen, by: 'chosen', start: found.start };
  return {
    format,
    sheets: () => [{ name: '', isHidden: false }],
    active: 0,
    read: (_index, onShare) => {
      const rows = createTextRows(text, used.separator, lineBreak);
      const facts = {
        rows,
        hiddenColumns: new Set<number>(),
        merges: 0,
        comments: 0,
        text: {
          encoding: decoded.encoding,
          encodingBy: decoded.encodingBy,
          separator: used.separator,
          separatorBy: used.by,
          decimalSign: null as '.' | ',' | null,
        },
      };
      const read = async () => {
        await rows.index(used.start, onShare);
        facts.text.decimalSign = findDecimalSign(listCells(rows));
      };
      return { facts, done: read() };
    },
  };
}

function* listCells(rows: RowSource): Generator<string> {
  for (let at = 0; at < Math.min(rows.count(), rowsForDecimals); at += 1) {
    for (const cell of rows.read(at).cells) if (typeof cell === 'string') yield cell;
  }
}

/** The rows of a text, of which only the places are kept: each is split when it is read. */
function createTextRows(text: string, separator: string, lineBreak: string) {
  const starts: number[] = [];
  const numbers: number[] = [];

  /** Where the row behind this one begins; notes it where it says anything. */
  const indexRow = (at: number, number: number): { next: number; lines: number } => {
    const { cells, next } = splitQuotedOrRefuse(at, number);
    if (cells.length > sheetLimits.columns)
      throw new AppError('sheet-too-many-columns', {
        params: { columns: sheetLimits.columns, row: number },
      });
    if (cells.some((cell) => cell.length > sheetLimits.cellCharacters))
      throw new AppError('sheet-cell-too-long', { params: { row: number } });
    if (cells.some((cell) => cell !== '')) {
      if (starts.length >= sheetLimits.rows)
        throw new AppError('sheet-too-many-rows', { params: { rows: sheetLimits.rows } });
      starts.push(at);
      numbers.push(number);
    }
    return { next, lines: countBreaks(text, at, next, lineBreak) };
  };
  const splitQuotedOrRefuse = (at: number, number: number) => {
    try {
      return splitRow(text, at, separator, lineBreak);
    } catch (error) {
      if (!(error instanceof UnclosedQuote)) throw error;
      const line = number + countBreaks(text, at, error.at, lineBreak);
      throw new AppError('sheet-unclosed-quote', { params: { line } });
    }
  };
  return {
    index: async (from: number, onShare: (share: number) => void) => {
      // Whoever asked gets the facts first.
      await Promise.resolve();
      let at = from;
      let number = 1 + countBreaks(text, 0, from, lineBreak);
      for (let row = 1; at < text.length; row += 1) {
        const { next, lines } = indexRow(at, number);
        at = next;
        number += Math.max(1, lines);
        if (row % rowsAtOnce === 0) {
          onShare(at / text.length);
          await new Promise(setImmediate);
        }
      }
      onShare(1);
    },
    count: () => starts.length,
    read: (at: number) => {
      const { cells } = splitRow(text, starts[at] ?? 0, separator, lineBreak);
      let length = cells.length;
      while (length > 0 && cells[length - 1] === '') length -= 1;
      return { number: numbers[at] ?? 0, cells: length === cells.length ? cells : cells.slice(0, length) };
    },
    hidingOf: () => 'shown' as const,
    isReady: () => true,
  };
}

function countBreaks(text: string, from: number, to: number, lineBreak: string): number {
  let count = 0;
  for (let at = text.indexOf(lineBreak, from); at >= 0 && at < to; at = text.indexOf(lineBreak, at + 1))
    count += 1;
  return count;
}
