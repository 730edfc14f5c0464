import { maxErpKeyLength } from './actor-types';
import { keyLabel } from './erp-key-label';
import { pickNumbers } from './pasted-numbers';
import { cleanSearchText } from './search-text';

const address = /[^\s<>]*(?::\/\/|_id=|@)[^\s<>]*/g;
/** What may stand around a key in a sentence and is no part of it. */
const around = /^[\s"'`«»“”‘’<([{]+|[\s"'`«»“”‘’>)\]},.;:!?]+$/gu;
/** A key whose parts are written apart: `PA 0007`, `BF - 10027`. Behind a label a whole line is looked at anyhow. */
const apart =
  /(?<![\p{L}\p{N}])\p{Lu}{1,6} ?[-/.] ?\d[\p{L}\p{N}]*|(?<![\p{L}\p{N}])\p{Lu}{1,6} \d[\p{L}\p{N}]*/gu;

/**
 * What of a text may be an ERP key, as it is printed: the likeliest first, each once. Keys hold slashes, points, dashes,
 * low lines and spaces, and the text may say what they are; so each is a guess, that only a link with this very key
 * bears out.
 */
export function pickErpKeys(text: string): string[] {
  const plain = text.normalize('NFC').replace(address, ' ');
  const lines = plain.split(/[\r\n]+/).map(cleanSearchText);
  const [only, ...more] = lines.filter((line) => line !== '');
  const labelled = lines.flatMap((line) =>
    [...line.matchAll(keyLabel)].flatMap(({ 0: found, index }) => {
      const rest = line.slice(index + found.length);
      // Up to the end of the line, of the part, of the word.
      return [rest, rest.split(/[,;|]| og | och | and /)[0] ?? '', rest.split(' ')[0] ?? ''];
    }),
  );
  const guesses = [
    ...(only !== undefined && more.length === 0 ? [text.trim(), only] : []),
    ...labelled,
    ...pickNumbers(plain).flatMap((one) => (one.kind === 'number' ? [one.digits] : [])),
    ...lines.flatMap((line) => line.split(/[\s,;|]+/)).filter(isCompound),
    ...lines.flatMap((line) => line.match(apart) ?? []),
  ].map((guess) => guess.replace(around, ''));
  return [...new Set(guesses)].filter((key) => /\d/.test(key) && key.length <= maxErpKeyLength);
}

/** A word of letters and digits, or of parts with digits: no date, and no plain number, which is told apart elsewhere. */
function isCompound(word: string): boolean {
  const bare = word.replace(around, '');
  if (/^\d{1,4}([./:-])\d{1,2}(?:\1\d{1,4})?$/.test(bare)) return false;
  return /\d/.test(bare) && (/\p{L}/u.test(bare) || /\d[./_-]\d/.test(bare));
}
