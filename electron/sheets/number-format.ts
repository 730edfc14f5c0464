import { formatValue } from 'hucre';
import { plainDigits } from '../../shared/sheet/cell';

/** What the format numbers below 164 mean: ECMA-376, 18.8.30. Those that are missing are the same as `General`. */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy-mm-dd h:mm',
  37: '#,##0;(#,##0)',
  38: '#,##0;(#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;(#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};

/** The dates of East Asian systems, which other systems show as dates too. */
const isForeignDate = (id: number) => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

export function builtInFormat(id: number): string {
  return isForeignDate(id) ? 'yyyy-mm-dd' : (builtIn[id] ?? '');
}

/**
 * True for a format that makes a date or a time of a number. What stands in quotes, behind a backslash, `_` or `*`, or in
 * brackets, is text, colour or language and no part of a date; `[h]` is a time.
 */
export function isDateFormat(format: string): boolean {
  if (/^general$/i.test(format)) return false;
  const first = (format.split(';')[0] ?? '')
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/[\\_*]./g, '')
    .replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replaceAll(/general/gi, '');
  // An E with a sign is a power of ten, one without is the year of an emperor.
  return /[dmyhsgbae]/i.test(first.replaceAll(/E[+-]/gi, ''));
}

/** Formats that show the digits as they are: `General` in the languages of file writers, `0`, and text. */
const isPlain = (format: string) => format === '' || /^(?:general|standard|0|@|#)$/i.test(format);

/** What a sheet shows of a number. Never a date: those have a kind of their own. */
export function showNumber(stored: string, format: string): string {
  if (isPlain(format)) return stored;
  const digits = stored.replace(/^-/, '');
  // More digits than a number holds: no format is worth losing them.
  if (digits.length > 15 && !digits.includes('.')) return stored;
  const decimals = stored.split('.')[1]?.length ?? 0;
  const plain = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  try {
    return showTexts(formatValue(Number(stored), hideTexts(format, plain)));
  } catch {
    // A format that the library cannot read; the stored number is what is known.
    return stored;
  }
}

/**
 * The library takes a point or a percent sign for its own where it stands in quotes or behind a backslash too, and spells
 * `General` letter by letter where a text stands beside it (hucre 1.0.0). So texts travel as letters that mean nothing in
 * a format, and what shows a number as it is becomes the digits it has.
 */
function hideTexts(format: string, plain: string): string {
  return format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|[_*].|general|@/gis, (part) => {
    if (part === '@' || /^general$/i.test(part)) return plain;
    if (part.startsWith('"')) return `"${hideLetters(part.slice(1, -1))}"`;
    return part.startsWith('\\') ? `\\${hideLetters(part.slice(1))}` : part;
  });
}

/** The first of the letters that no language uses; one for each of ASCII. */
const hiddenFrom = 0xe000;

function hideLetters(text: string): string {
  return text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + hiddenFrom));
}

function showTexts(text: string): string {
  return text.replaceAll(/[\ue021-\ue07e]/g, (letter) =>
    String.fromCharCode(letter.charCodeAt(0) - hiddenFrom),
  );
}

const dayMs = 86_400_000;

/**
 * The date of a day number: `2026-03-01`, `2026-03-01T08:30:00`, or the time alone below one day. Excel counts a 29
 * February 1900 that never was, so days before March 1900 are one further.
 */
export function toIsoDate(stored: string, is1904: boolean): string {
  const serial = Number(stored);
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return stored;
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const time = new Date((seconds % 86_400) * 1_000).toISOString().slice(11, 19);
  if (day === 0 && !is1904) return time;
  const days = is1904 ? day : day < 60 ? day : day - 1;
  const date = new Date((is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 31)) + days * dayMs);
  const text = date.toISOString().slice(0, 10);
  return time === '00:00:00' ? text : `${text}T${time}`;
}

/** The digits of a number in a file; the spelling itself where it is none. */
export function storedNumber(spelled: string): string {
  return plainDigits(spelled) ?? spelled;
}
