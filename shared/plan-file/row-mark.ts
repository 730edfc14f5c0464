import type { RowContent } from '../link-plan/plan-row';

/** What of a row a person can change in the file. */
export type ReturnableContent = Pick<RowContent, 'record' | 'erpKey' | 'values' | 'decision' | 'note'>;

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
  return toLetters(hashText(JSON.stringify(said)));
}

/** Line breaks and spaces at the ends are what programs change of a text. */
export function normalizeText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').trim();
}

const letters = 8;

function toLetters(number: number): string {
  let rest = number;
  let word = '';
  for (let at = 0; at < letters; at += 1) {
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
