import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/** One number of a phone field. */
interface PhonePart {
  /** What is dialled: digits, with `+` before a country code. */
  dialled: string;
  /** Words that stand beside it, such as an extension or a name; they count too. */
  beside: string;
}

/** Where a number without a country code may belong to: those who use this program most come first. */
const homeCountries: readonly CountryCode[] = [
  'NO',
  'SE',
  'DK',
  'FI',
  'IS',
  'FO',
  'EE',
  'LV',
  'LT',
  'DE',
  'NL',
  'GB',
  'PL',
];

// Separators that the library takes for a part of one number: `22 00 11 22 / 23` would become one long valid one.
const betweenNumbers = /[/,;|\n]|\s(?:og|eller|och|and|or|tai|ja)\s/i;
/** Nobody has more in one field, and every order of them is tried. */
const maxPhones = 5;
/** Digits from which on a text is one number by its looks alone. */
const shortestWhole = 6;
const label = /^(?:tlf|tel|telefon|tfn|phone|mobil|mobile|mob|puh|gsm|fax|faks|direkte|t|m)\b\s*[.:]?\s*/i;

/** The numbers of a phone field, each by itself. */
function splitPhones(text: string): PhonePart[] {
  return text
    .normalize('NFKC')
    .split(betweenNumbers)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(readPart);
}

function readPart(text: string): PhonePart {
  // `+46 (0)70`: dialled only at home, and then without the country code.
  const bare = text.replace(label, '').replace(/\(0\)/g, ' ');
  const written = /^[+\d][\d\s().\u2010-\u2013-]*/.exec(bare)?.[0] ?? '';
  const dialled = written.replace(/[^+\d]/g, '').replace(/^00(?=[1-9])/, '+');
  const beside = bare.slice(written.length).trim().toLowerCase().replace(/\s+/g, ' ');
  return { dialled, beside };
}

/**
 * True for two phone fields that hold the same numbers, however they are written. Numbers of different digits are one only
 * where both are valid: a number that exists nowhere says nothing of its country. A number without a country code is taken
 * to belong to the country that the other one names.
 */
export function isSamePhone(a: string, b: string): boolean {
  const [these, those] = [splitPhones(a), splitPhones(b)];
  if (these.length === 0 || these.length > maxPhones || these.length !== those.length) return false;
  return isMatched(these, those);
}

/** Each of these has one of those for itself. */
function isMatched([first, ...rest]: readonly PhonePart[], those: readonly PhonePart[]): boolean {
  if (!first) return true;
  return those.some((other, index) => isSamePart(first, other) && isMatched(rest, those.toSpliced(index, 1)));
}

function isSamePart(a: PhonePart, b: PhonePart): boolean {
  if (a.beside !== b.beside) return false;
  const [isAbroadA, isAbroadB] = [a.dialled.startsWith('+'), b.dialled.startsWith('+')];
  // The same digits in the same order are one number, also where it is none that exists; a few may be several extensions.
  if (a.dialled === b.dialled) return a.dialled.length >= shortestWhole || isPhoneSomewhere(a.dialled);
  if (isAbroadA === isAbroadB)
    return isAbroadA && readNumber(a.dialled) !== null && readNumber(a.dialled) === readNumber(b.dialled);
  const [abroad, home] = isAbroadA ? [a, b] : [b, a];
  const country = parsePhoneNumberFromString(abroad.dialled)?.country;
  const number = readNumber(abroad.dialled);
  return country !== undefined && number !== null && number === readNumber(home.dialled, country);
}

/** The number with its country code; null for one that is not valid. */
function readNumber(dialled: string, country?: CountryCode): string | null {
  const parsed = parsePhoneNumberFromString(dialled, country);
  return parsed?.isValid() ? parsed.number : null;
}

/** True where some country has such a number. */
export function isPhoneSomewhere(dialled: string): boolean {
  if (dialled.startsWith('+')) return readNumber(dialled) !== null;
  return homeCountries.some((country) => readNumber(dialled, country) !== null);
}
