import type { RowContent } from '../link-plan/plan-row';

/** What of a row a person can change in the file. */
export type ReturnableContent = RowContent;

/** Columns whose text is not simply what the row says; each has a word of its own in the mark, in this order. */
export const wordedColumns = [
  'crmActorType',
  'recordBy',
  'connection',
  'erpActorType',
  'state',
  'reason',
  'at',
  'entryId',
] as const;
export type WordedColumn = (typeof wordedColumns)[number];

/**
 * What a row and its cells were when the file was written, and in which plan. Files of earlier versions know of the first
 * alone, or of all but the plan.
 */
export interface RowMark {
  content: string;
  naming: string | null;
  /** Null = not known. */
  wordOf: (column: WordedColumn) => string | null;
  /** As `markPlan` gives it. Null = not known. */
  plan: string | null;
}

/** The text of the file's last column of ours: letters alone. */
export function writeMark(
  row: ReturnableContent,
  texts: Record<WordedColumn, string>,
  planId: string,
): string {
  const words = wordedColumns.map((column) => markText(texts[column]));
  return [markRow(row), markNaming(row), ...words, markPlan(planId)].join('');
}

const earlierMark = /^[a-z]{8}$/;
const wholeMark = /^[a-z]{48}(?:[a-z]{8})?$/;

/** Null where it is none. */
export function readMark(text: string): RowMark | null {
  const mark = text.trim().toLowerCase();
  if (earlierMark.test(mark)) return { content: mark, naming: null, wordOf: () => null, plan: null };
  if (!wholeMark.test(mark)) return null;
  const words = mark.slice(2 * letters, marked);
  return {
    content: mark.slice(0, letters),
    naming: mark.slice(letters, 2 * letters),
    wordOf: (column) => {
      const at = wordedColumns.indexOf(column) * textLetters;
      return words.slice(at, at + textLetters);
    },
    plan: mark.slice(marked) || null,
  };
}

/** A word for a plan: row ids are only the numbers of rows in a sheet, and those of one plan are those of others too. */
export function markPlan(planId: string): string {
  return toLetters(hashText(planId), letters);
}

/** A word for how the row names its ends, as the plan has it: whether that was changed here since. */
export function markNaming({ record, crmActorType, erpActorType, connection }: ReturnableContent): string {
  return toLetters(hashText(JSON.stringify([record?.by, crmActorType, erpActorType, connection])), letters);
}

/** A word for the text of one cell. */
export function markText(text: string): string {
  return toLetters(hashText(normalizeText(text)), textLetters);
}

/**
 * A short word for what a row said when it was written, which shows when it comes back whether the file or the plan was
 * changed since. Letters only: spreadsheet programs make numbers and dates of everything else. Two contents share a word
 * once in 200,000,000,000 times; that is enough to tell two versions of one row apart.
 */
export function markRow(content: ReturnableContent): string {
  const { record, erpKey, values, decision, note } = content;
  const filled = values
    .filter(({ value }) => value !== '')
    .map(({ crmFieldKey, value }) => [crmFieldKey.toUpperCase(), normalizeText(value)])
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  const said = [
    record?.text.trim() ?? '',
    record?.by === 'name-postcode' ? record.postcode.trim() : '',
    erpKey,
    filled,
    decision,
    normalizeText(note),
  ];
  return toLetters(hashText(JSON.stringify(said)), letters);
}

/** Line breaks and spaces at the ends are what programs change of a text. */
export function normalizeText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}

const letters = 8;
const textLetters = 4;
const marked = 2 * letters + wordedColumns.length * textLetters;

function toLetters(number: number, count: number): string {
  let rest = number;
  let word = '';
  for (let at = 0; at < count; at += 1) {
    word += String.fromCodePoint(97 + (rest % 26));
    rest = Math.floor(rest / 26);
  }
  return word;
}

/** FNV-1a over the code units, twice with different beginnings, as one number of 53 bits. */
function hashText(text: string): number {
  let low = 0x81_1c_9d_c5;
  let high = 0x9d_c5_81_1c;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01_00_01_93);
    high = Math.imul(high ^ (code + 0x5b), 0x01_00_01_93);
  }
  return (high >>> 11) * 0x1_00_00_00_00 + (low >>> 0);
}
