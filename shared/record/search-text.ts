/** What people paste without seeing it: zero-width characters, soft hyphens, marks of direction, a byte order mark. */
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** What was typed or pasted, in one normal form: composed letters, plain single spaces, nothing that cannot be seen. */
export function cleanSearchText(text: string): string {
  return text.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim();
}

/** Letters that are written in several ways, each with all its spellings. Longer ones first. */
const spellings: readonly (readonly string[])[] = [
  ['aa', 'å'],
  ['ae', 'æ', 'ä'],
  ['oe', 'ø', 'ö'],
  ['ue', 'ü'],
  ['æ', 'ae', 'ä'],
  ['å', 'aa', 'a'],
  ['ä', 'ae', 'æ', 'a'],
  ['ø', 'oe', 'ö', 'o'],
  ['ö', 'oe', 'ø', 'o'],
  ['ü', 'ue', 'u'],
  ['é', 'e'],
  ['a', 'å', 'ä', 'æ'],
  ['o', 'ø', 'ö'],
  ['u', 'ü'],
  ['e', 'é'],
];
const maxSpellings = 24;

/**
 * The ways in which a word may stand in a name: with and without the letters å ä ö æ ø ü é. Of a long word only its
 * beginning, so that there are never more than 24; what is found has to be looked at with `hasWords`.
 */
export function spellWord(word: string): string[] {
  const lower = word.toLowerCase();
  let found = [''];
  let at = 0;
  while (at < lower.length) {
    const group = spellings.find(([first = '']) => lower.startsWith(first, at)) ?? [lower.slice(at, at + 1)];
    const longer = found.flatMap((start) => group.map((end) => start + end));
    if (longer.length > maxSpellings) break;
    found = longer;
    at += group[0]?.length ?? 1;
  }
  return found;
}

/** A text by which all spellings of one name are the same. */
export function foldText(text: string): string {
  return cleanSearchText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/æ|ae|aa/g, 'a')
    .replace(/ø|oe/g, 'o')
    .replace(/ue/g, 'u')
    .replace(/ß/g, 'ss')
    .replace(/[đð]/g, 'd');
}

export function splitWords(text: string): string[] {
  return cleanSearchText(text).split(' ').filter(Boolean);
}

/** True where every word stands in the text, in any order and spelling. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const folded = foldText(text);
  return words.every((word) => folded.includes(foldText(word)));
}

/** How well a name fits what was typed, 0 best: it begins with it, a word of it does, it has it somewhere. */
export function rankName(name: string, text: string): number {
  const [folded, wanted] = [foldText(name), foldText(text)];
  if (folded.startsWith(wanted)) return 0;
  const [first = ''] = wanted.split(' ');
  return folded.startsWith(first) ? 1 : 2;
}

const labels =
  /\b(org(anisasjons|anisations)?(\.|\s)*(nr|no|nummer|number)|vat(\.|\s)*(nr|no|number)?|mva|moms|cvr|tlf|tel(efon)?|phone|mob(il|ile)?|nr|no|se|dk|fi|is|de|ee|lv|lt|gb|al)\b[.:]*/gi;

/**
 * The digits of an organisation, VAT or phone number in any writing, without a country code that is written as one;
 * null where the text is no such number.
 */
export function readNumberDigits(text: string): string | null {
  const clean = cleanSearchText(text);
  // `NO914785236MVA`: letters on both sides without a space between.
  const bare = clean
    .replace(/^\((\+\d+)\)/, '$1 ')
    .replace(/^([a-z]{2})(?=\s?\d)/i, '')
    .replace(/(\d)\s*(mva|moms)\b/i, '$1')
    .replace(labels, ' ')
    .trim();
  if (!/^\+?[\d\s()./\-–]+$/.test(bare)) return null;
  const isForeign = /^(\+|00)/.test(bare);
  const digits = bare.replace('(0)', '').replace(/\D/g, '');
  const own = isForeign ? withoutCountry(digits.replace(/^00/, '')) : digits.replace(/^0(?=\d{6})/, '');
  // A Swedish VAT number is the organisation number with `01` behind it.
  const known = /^se/i.test(clean) && /^\d{10}01$/.test(own) ? own.slice(0, 10) : own;
  return known.length >= 5 ? known : null;
}

/** The country codes of those who use this program most, others by their longest form. */
function withoutCountry(digits: string): string {
  const code = /^(4[4-9]|3[0-46-9]|35[3-9]|37[0-2])/.exec(digits)?.[0] ?? '';
  return digits.slice(code.length).replace(/^0(?=\d{6})/, '');
}

/** The ways in which the end of a number may be written: with the separators that stand between its last digits. */
export function spellNumberEnd(digits: string): string[] {
  const [a = '', b = '', c = '', d = ''] = digits.slice(-4);
  return [a + b + c + d, `${a + b} ${c + d}`, `${a} ${b + c + d}`, `${a + b}-${c + d}`, `${a + b + c}-${d}`];
}

/** True where the text holds the number, whatever stands between its digits. */
export function hasNumber(text: string, digits: string): boolean {
  return text.replace(/\D/g, '').includes(digits);
}

/** Shorter digits stand in many a number by chance. */
const shortestPart = 7;

/** True where the text is that number, however it is written, or holds digits that are nobody else's. */
export function isNumber(text: string, digits: string): boolean {
  return digits.length >= shortestPart ? hasNumber(text, digits) : readNumberDigits(text) === digits;
}
