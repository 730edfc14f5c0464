import type { FieldType } from './field-value';
import { parseTypedChecked } from './typed-checked';
import { isIsoDate, parseTypedDate, showDate } from './typed-date';
import { isWholeNumber, parseTypedNumber } from './typed-number';

/** A value as the WebAPI's CultureDataFormatter writes it: `[I:5]`, `[F:1.5]`, `[D:06/19/2019]`; bare values have no marker. */
export interface EncodedValue {
  marker: string | null;
  content: string;
}

/** Splits `[marker:content]`. Anything else is bare, and text fields are never passed here: their brackets are text. */
export function parseEncoded(value: string): EncodedValue {
  const match = /^\[([A-Z]{1,2}):([^]*)\]$/.exec(value);
  return match ? { marker: match[1] ?? null, content: match[2] ?? '' } : { marker: null, content: value };
}

/**
 * The text a person edits: bare number, `yyyy-mm-dd`, `true`/`false` for a checkbox, the value itself for a list and
 * for everything that is not of the shape its type announces.
 */
export function decodeValue(value: string, fieldType: FieldType): string {
  switch (fieldType) {
    case 'Integer':
    case 'Double':
      return plainNumber(parseEncoded(value).content);
    case 'Checkbox':
      return value === '' ? '' : String(isChecked(value));
    case 'Date':
      return parseDate(value)?.isoDate ?? parseEncoded(value).content;
    case 'Text':
    case 'Password':
    case 'List':
    case 'Label':
      return value;
  }
}

/**
 * The value to send for an edited text, in the form of `like` (the values the site gave for this field), so that a
 * site that sends bare values gets bare ones back. Without an example the documented bracketed form is used. A text
 * that does not fit the type, or may mean two things, is returned as typed; the checks block it.
 */
export function encodeValue(text: string, fieldType: FieldType, like: readonly string[]): string {
  if (text === '') return '';
  const example = like.find((value) => value !== '');
  const bare = example !== undefined && parseEncoded(example).marker === null;
  const wrap = (marker: string, content: string) => (bare ? content : `[${marker}:${content}]`);
  switch (fieldType) {
    case 'Integer':
    case 'Double': {
      const parsed = parseTypedNumber(text);
      const isTaken = fieldType === 'Double' || isWholeNumber(parsed);
      if (parsed.kind !== 'number' || !isTaken) return text;
      const marker = fieldType === 'Double' ? exampleMarker(example, 'F') : 'I';
      // A bare `1500.5` would be read otherwise where the site itself writes `1.234,50`.
      const isOfCulture = bare && plainNumber(example) !== example.trim();
      return isOfCulture ? `[${marker}:${parsed.text}]` : wrap(marker, parsed.text);
    }
    case 'Checkbox':
      return encodeChecked(text === 'true', example);
    case 'Date': {
      const typed = parseTypedDate(text);
      return typed.kind === 'date' ? encodeDate(typed.isoDate, example) : text;
    }
    case 'Text':
    case 'Password':
    case 'List':
    case 'Label':
      return text;
  }
}

/**
 * A number as the documented form writes it, also where the site wrote it in some culture (`1.234,50`). One that may
 * mean two, or that is none, stays as it is.
 */
export function plainNumber(content: string): string {
  const text = content.trim();
  if (/^[+-]?\d*\.?\d*$/.test(text)) return text;
  const parsed = parseTypedNumber(text);
  return parsed.kind === 'number' ? parsed.text : text;
}

/** How a typed value stands to its type. */
export type Fit = 'fits' | 'ambiguous' | 'wrong';

/**
 * Whether a typed value has the shape of its type. A value in the site's own form is what it says; a bare one that is
 * also what was typed (`displayValue`) is judged as people write, because nothing made it unambiguous.
 */
export function fitType(value: string, displayValue: string, fieldType: FieldType): Fit {
  if (value === '') return 'fits';
  const { marker, content } = parseEncoded(value);
  const isAsTyped = marker === null && value === displayValue;
  switch (fieldType) {
    case 'Integer':
    case 'Double': {
      const parsed = parseTypedNumber(content);
      if (parsed.kind === 'ambiguous' && isAsTyped) return 'ambiguous';
      const isShaped = fieldType === 'Integer' ? isWholeNumber(parsed) : parsed.kind !== 'none';
      return isShaped ? 'fits' : 'wrong';
    }
    case 'Checkbox':
      return isAsTyped && parseTypedChecked(value) === null ? 'wrong' : 'fits';
    case 'Date': {
      const { kind } = parseTypedDate(value);
      if (isAsTyped) return kind === 'date' ? 'fits' : kind === 'ambiguous' ? 'ambiguous' : 'wrong';
      return parseDate(value) ? 'fits' : 'wrong';
    }
    case 'Text':
    case 'Password':
    case 'List':
    case 'Label':
      return 'fits';
  }
}

/**
 * A typed value that is not taken, as it was typed: decoded, it would look like one that was understood. Null for every
 * other value.
 */
export function refusedText(
  { value, displayValue, source }: { value: string; displayValue: string; source: string },
  fieldType: FieldType,
): string | null {
  return source === 'typed' && fitType(value, displayValue, fieldType) !== 'fits' ? value : null;
}

/**
 * A value as a person reads it, in one form wherever it stands: decoded by us, so that neither the site's culture nor
 * the computer's turns day and month round. Null for a type whose words the text alone does not give.
 */
export function showDecoded(value: string, fieldType: FieldType): string | null {
  if (fieldType === 'Integer' || fieldType === 'Double') return decodeValue(value, fieldType);
  if (fieldType !== 'Date') return null;
  const date = parseDate(value);
  if (!date) return decodeValue(value, fieldType);
  const time = /^[ T](\d{2}:\d{2})(:\d{2})?/.exec(date.rest);
  const isMidnight = time === null || (time[1] === '00:00' && (time[2] ?? ':00') === ':00');
  const second = time?.[2] === undefined || time[2] === ':00' ? '' : time[2];
  return isMidnight ? showDate(date.isoDate) : `${showDate(date.isoDate)} ${time[1]}${second}`;
}

/** The same where nobody told the type: by what the value says of itself. Null where it says nothing. */
export function showByMarker(value: string): string | null {
  const { marker, content } = parseEncoded(value);
  if (marker === null) return null;
  return typeByMarker(value) === 'Date' ? showDecoded(value, 'Date') : content.trim();
}

/** The type that a value tells by its marker: a day or a number with a fraction. Null for one that tells none. */
export function typeByMarker(value: string): FieldType | null {
  const { marker } = parseEncoded(value);
  if (marker === 'D' || marker === 'DT') return 'Date';
  return marker === 'F' ? 'Double' : null;
}

/** Stands in place of every value that is a password. */
export const hiddenText = '••••••';

/** A checkbox value as the site writes it: `[I:1]`, `1`, `true`. */
export function isChecked(value: string): boolean {
  const content = parseEncoded(value).content.trim().toLowerCase();
  return content === '1' || content === 'true';
}

function exampleMarker(example: string | undefined, otherwise: string): string {
  return (example === undefined ? null : parseEncoded(example).marker) ?? otherwise;
}

function encodeChecked(checked: boolean, example: string | undefined): string {
  const { marker, content } = parseEncoded(example ?? '[I:0]');
  const word = /^(true|false)$/i.test(content.trim()) ? String(checked) : checked ? '1' : '0';
  return marker === null ? word : `[${marker}:${word}]`;
}

interface ParsedDate {
  isoDate: string;
  /** Everything behind the date: a time of day that an edit of the date must not lose. */
  rest: string;
  style: 'slashes' | 'dots' | 'iso';
}

/**
 * Reads the three date forms that the vendor's own texts show: month first with slashes, day first with dots, ISO.
 * Null where it is none of them.
 */
export function parseDate(value: string): ParsedDate | null {
  const content = parseEncoded(value).content.trim();
  const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(.*)$/.exec(content);
  if (slashes) return dateParts('slashes', slashes[3], slashes[1], slashes[2], slashes[4]);
  const dots = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(.*)$/.exec(content);
  if (dots) return dateParts('dots', dots[3], dots[2], dots[1], dots[4]);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(.*)$/.exec(content);
  return iso ? dateParts('iso', iso[1], iso[2], iso[3], iso[4]) : null;
}

function dateParts(
  style: ParsedDate['style'],
  year = '',
  month = '',
  day = '',
  rest = '',
): ParsedDate | null {
  const isoDate = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(isoDate) ? { isoDate, rest, style } : null;
}

function encodeDate(text: string, example: string | undefined): string {
  const [year = '', month = '', day = ''] = text.split('-');
  const { marker } = parseEncoded(example ?? '[D:]');
  const shape = example === undefined ? null : parseDate(example);
  const style = shape?.style ?? 'slashes';
  const date = {
    slashes: `${month}/${day}/${year}`,
    dots: `${day}.${month}.${year}`,
    iso: text,
  }[style];
  const content = `${date}${shape?.rest ?? ''}`;
  return marker === null ? content : `[${marker}:${content}]`;
}
