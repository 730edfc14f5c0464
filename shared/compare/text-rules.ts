/** What nobody sees: zero-width characters, soft hyphens, marks of direction, a byte order mark. */
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Composed letters, plain single spaces in place of line ends and no-break spaces, nothing that cannot be seen. */
export function evenSpacing(text: string): string {
  return text.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim();
}

export function lowerCase(text: string): string {
  return text.toLowerCase();
}

const marks = String.raw`[.,;:!?"'\u00b4\u0060\u2018\u2019\u201c\u201d\u00ab\u00bb()\[\]/\\\u2010-\u2015-]`;
const markPattern = new RegExp(marks, 'gu');

/**
 * The text without its marks. Between two digits they stay, because there they mean something (`12-14`, `1.5`), as does a
 * sign before a number; dashes of every length are one.
 */
export function withoutMarks(text: string): string {
  const dashed = text.replace(/[\u2010-\u2015]/g, '-');
  return dashed.replace(markPattern, (mark, at: number) => {
    const [before, after] = [dashed[at - 1] ?? ' ', dashed[at + 1] ?? ' '];
    if (isDigit(after) && (isDigit(before) || (mark === '-' && isBlank(before)))) return mark;
    if (isBlank(before) || isBlank(after)) return '';
    // Inside a word these join, the others part.
    return /[.'\u00b4\u0060\u2019]/.test(mark) && !isDigit(after) && !isDigit(before) ? '' : ' ';
  });
}

function isDigit(character: string): boolean {
  return /\d/.test(character);
}

function isBlank(character: string): boolean {
  return /\s/.test(character);
}

const letters: readonly (readonly [pattern: RegExp, small: string, capital: string])[] = [
  [/aa|å/gi, 'å', 'Å'],
  [/ae|ä|æ/gi, 'æ', 'Æ'],
  [/oe|ö|ø/gi, 'ø', 'Ø'],
  [/ue|ü/gi, 'ü', 'Ü'],
];

/** One letter for each of å/aa, ä/æ/ae, ö/ø/oe and ü/ue. A plain a or o stays what it is: that is another letter. */
export function oneSpelling(text: string): string {
  return letters.reduce(
    (spelled, [pattern, small, capital]) =>
      spelled.replace(pattern, (found) => (/^\p{Lu}/u.test(found) ? capital : small)),
    text,
  );
}
