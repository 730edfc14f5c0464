/** One row of a text file: its cells, and where the next row begins. */
export interface SplitRow {
  cells: string[];
  next: number;
}

/** Quotation marks that never end; `at` is where they begin. */
export class UnclosedQuote extends Error {
  constructor(readonly at: number) {
    super('unclosed quote');
  }
}

/** The end of the line that begins at `from`, without its break. */
export function findLineEnd(text: string, from: number, lineBreak: string): number {
  const end = text.indexOf(lineBreak, from);
  return end < 0 ? text.length : end;
}

/**
 * Splits the row that begins at `from`, as RFC 4180 and spreadsheet programs do: a cell between quotation marks may hold
 * separators and line breaks, two marks are one. A mark within a bare cell is a sign like any other. Throws `UnclosedQuote`.
 */
export function splitRow(text: string, from: number, separator: string, lineBreak: string): SplitRow {
  const end = findLineEnd(text, from, lineBreak);
  const line = cutLine(text, from, end);
  // Within the line alone: looking for a mark in the whole text would read it to its end for each row.
  if (!line.includes('"')) return { cells: line.split(separator), next: end + lineBreak.length };
  return splitQuoted(text, from, separator, lineBreak);
}

/** A line without the carriage return that stays before a line feed. */
function cutLine(text: string, from: number, end: number): string {
  return text.slice(from, end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end);
}

function splitQuoted(text: string, from: number, separator: string, lineBreak: string): SplitRow {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    let cell = '';
    if (text.charCodeAt(at) === 34) {
      const closed = readQuoted(text, at);
      cell = closed.cell;
      at = closed.next;
    }
    const end = findLineEnd(text, at, lineBreak);
    const rest = cutLine(text, at, end);
    const next = rest.indexOf(separator);
    // What stands behind a closing mark belongs to the cell all the same.
    if (next < 0) {
      cells.push(cell + rest);
      return { cells, next: end + lineBreak.length };
    }
    cells.push(cell + rest.slice(0, next));
    at += next + 1;
  }
}

function readQuoted(text: string, opening: number): { cell: string; next: number } {
  let cell = '';
  let at = opening + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new UnclosedQuote(opening);
    cell += text.slice(at, quote);
    if (text.charCodeAt(quote + 1) !== 34) return { cell, next: quote + 1 };
    cell += '"';
    at = quote + 2;
  }
}
