import { separators, type Separator, type TextFacts } from '../../../shared/sheet/sheet-preview';
import { splitRow, UnclosedQuote } from './split-row';

export interface FoundSeparator {
  separator: Separator;
  by: TextFacts['separatorBy'];
  /** Where the rows begin: behind a line that says nothing but what the separator is. */
  start: number;
}

const sampleRows = 100;
const sampleCharacters = 200_000;

/**
 * Finds what separates the cells: what a first line `sep=;` says, else what splits the rows into the most cells that are
 * as many in every row. Semicolons come before commas, which are decimal signs where our users live.
 */
export function findSeparator(text: string, lineBreak: string): FoundSeparator {
  const told = /^sep=([;,|\t])\r?(?:\n|$)/i.exec(text);
  const toldSign = separators.find((one) => one === told?.[1]);
  if (told && toldSign) return { separator: toldSign, by: 'told', start: told[0].length };
  const sample = text.slice(0, sampleCharacters);
  let best: { separator: Separator; score: number } | null = null;
  for (const separator of separators) {
    const score = scoreSeparator(sample, separator, lineBreak, sample.length < text.length);
    if (score > 0 && (best === null || score > best.score)) best = { separator, score };
  }
  return best
    ? { separator: best.separator, by: 'found', start: 0 }
    : { separator: ';', by: 'only', start: 0 };
}

/** How well a sign splits: by the share of rows of one width, then by that width; 0 where it splits hardly any. */
function scoreSeparator(text: string, separator: Separator, lineBreak: string, isCut: boolean): number {
  const widths = new Map<number, number>();
  let rows = 0;
  let at = 0;
  try {
    while (at < text.length && rows < sampleRows) {
      const { cells, next } = splitRow(text, at, separator, lineBreak);
      // The last line of a sample ends anywhere.
      if (isCut && next > text.length) break;
      at = next;
      if (cells.every((cell) => cell.trim() === '')) continue;
      rows += 1;
      widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    }
  } catch (error) {
    if (!(error instanceof UnclosedQuote)) throw error;
  }
  const [width, count] = [...widths].toSorted((a, b) => b[1] - a[1])[0] ?? [1, 0];
  if (width < 2 || rows === 0) return 0;
  const share = count / rows;
  return share < 0.5 ? 0 : share * 100 + Math.min(width, 50) / 10;
}

/** The sign before decimals, by the numbers that can have one reading only; null where there is none, or both. */
export function findDecimalSign(cells: Iterable<string>): '.' | ',' | null {
  let commas = 0;
  let points = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (/^-?\d+,\d{1,2}$/.test(text) || /^-?\d{1,3}(?:[. \u00a0]\d{3})+,\d+$/.test(text)) commas += 1;
    else if (/^-?\d+\.\d{1,2}$/.test(text) || /^-?\d{1,3}(?:[, \u00a0]\d{3})+\.\d+$/.test(text)) points += 1;
  }
  if (commas > 0 && points === 0) return ',';
  return points > 0 && commas === 0 ? '.' : null;
}
