import type { FieldType } from '../../../shared/value/field-value';
import type { Language } from '../http/language';

/**
 * Values travel as text of the form `[marker:value]` in invariant culture; text and ERP list keys stay bare
 * (documented as CultureDataFormatter). Every reader here accepts the bare form too.
 */
const bracketed = /^\[([A-Z]{1,2}):([\s\S]*)\]$/;
const maxInt = 2_147_483_647;

interface Parts {
  /** Empty for a bare value. */
  marker: string;
  content: string;
}

const split = (value: string): Parts => {
  const match = bracketed.exec(value.trim());
  return match ? { marker: match[1] ?? '', content: match[2] ?? '' } : { marker: '', content: value.trim() };
};

export const encodeInteger = (value: number): string => `[I:${value}]`;

/** Reads `[I:5]` or `5`; null where it is no 32-bit whole number. */
export function readInteger(value: string): number | null {
  const { marker, content } = split(value);
  if (marker !== '' && marker !== 'I') return null;
  if (!/^[+-]?\d{1,10}$/.test(content)) return null;
  const number = Number(content);
  return Math.abs(number) <= maxInt ? number : null;
}

/** Reads `[F:1.5]`, `[I:1]`, `[M:1.5]` or `1.5`; null where it is no number with a decimal point. */
export function readDouble(value: string): number | null {
  const { marker, content } = split(value);
  if (!['', 'F', 'I', 'M'].includes(marker)) return null;
  if (!/^[+-]?\d{1,30}(\.\d{1,30})?$/.test(content)) return null;
  return Number(content);
}

function readCheckbox(value: string): boolean | null {
  const text = value.trim().toLowerCase();
  if (text === 'true') return true;
  if (text === 'false') return false;
  const number = readInteger(value);
  if (number === 1) return true;
  return number === 0 ? false : null;
}

const datePatterns: [RegExp, order: [year: number, month: number, day: number]][] = [
  [/^(\d{2})\/(\d{2})\/(\d{4})/, [3, 1, 2]],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})/, [3, 2, 1]],
  [/^(\d{4})[-.](\d{2})[-.](\d{2})/, [1, 2, 3]],
];

/** Reads `[D:06/19/2019]`, `[D:19.06.2019]`, `[DT:06/19/2019 …]` or `2019-06-19`; gives `2019-06-19` or null. */
export function readDate(value: string): string | null {
  const { marker, content } = split(value);
  if (!['', 'D', 'DT'].includes(marker)) return null;
  for (const [pattern, [yearAt, monthAt, dayAt]] of datePatterns) {
    const match = pattern.exec(content);
    if (!match) continue;
    const [year, month, day] = [match[yearAt], match[monthAt], match[dayAt]].map(Number);
    if (year === undefined || month === undefined || day === undefined) return null;
    const date = new Date(Date.UTC(year, month - 1, day));
    const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1;
    return real && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
  }
  return null;
}

/** `2019-06-19` as the WebAPI writes a date. */
export function encodeDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  return `[D:${month}/${day}/${year}]`;
}

/**
 * The form in which a value of this type is stored; '' stays ''. Null where the text is no value of the type.
 * Lists are not handled here: what a list value means depends on the list mapping.
 */
export function canonicalValue(type: Exclude<FieldType, 'List'>, value: string): string | null {
  if (type === 'Text' || type === 'Password') return value;
  if (type === 'Label') return null;
  if (value.trim() === '') return '';
  if (type === 'Integer') {
    const integer = readInteger(value);
    return integer === null ? null : encodeInteger(integer);
  }
  if (type === 'Double') {
    const double = readDouble(value);
    return double === null ? null : `[F:${double}]`;
  }
  if (type === 'Checkbox') {
    const checked = readCheckbox(value);
    return checked === null ? null : encodeInteger(checked ? 1 : 0);
  }
  const date = readDate(value);
  return date === null ? null : encodeDate(date);
}

/** How a person reads a stored value in this language; lists are named elsewhere. */
export function displayStoredValue(type: FieldType, value: string, language: Language): string {
  if (value === '') return '';
  if (type === 'Checkbox') {
    const yes = readCheckbox(value) ?? false;
    if (language === 'NO') return yes ? 'Ja' : 'Nei';
    return yes ? 'Yes' : 'No';
  }
  if (type === 'Date') {
    const date = readDate(value);
    if (date === null) return value;
    const [year = '', month = '', day = ''] = date.split('-');
    return language === 'NO' ? `${day}.${month}.${year}` : `${Number(month)}/${Number(day)}/${year}`;
  }
  if (type === 'Integer' || type === 'Double') return split(value).content;
  return value;
}
