import { parseEncoded } from './encoded-value';
import type { FieldType } from './field-value';
import { isIsoDate } from './typed-date';

/** How a culture writes numbers and dates, as far as reading them back needs it. */
export interface Culture {
  decimal: '.' | ',';
  /** Whether it is the point that parts thousands. */
  groupsByPoint: boolean;
  dateOrder: 'dmy' | 'mdy' | 'ymd';
}

/** What a name of a culture (`nb-NO`) says; null for '' and for one that nobody knows. */
export function readCulture(name: string): Culture | null {
  if (name.trim() === '') return null;
  try {
    const locale = name.trim().replaceAll('_', '-');
    const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5);
    const mark = (wanted: 'decimal' | 'group') => parts.find(({ type }) => type === wanted)?.value;
    const order = new Intl.DateTimeFormat(locale, { calendar: 'gregory', dateStyle: 'short' })
      .formatToParts(new Date(2020, 11, 31))
      .flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type.charAt(0)] : []))
      .join('');
    if (order !== 'dmy' && order !== 'mdy' && order !== 'ymd') return null;
    return {
      decimal: mark('decimal') === ',' ? ',' : '.',
      groupsByPoint: mark('group') === '.',
      dateOrder: order,
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * A value that a site wrote in this culture (`1.234,50`, `31.12.2020`), in the one form that is documented for every
 * site: `[F:1234.50]`, `[D:12/31/2020]`. So it means one thing from here on, and is written back in a form that no
 * culture reads otherwise. A value that is in that form already, of another type, or that may mean two things comes
 * back as it is.
 */
export function toDocumentedForm(value: string, fieldType: FieldType, culture: Culture): string {
  const { marker, content: padded } = parseEncoded(value);
  const content = padded.trim();
  if (content === '') return value;
  if (fieldType === 'Integer' || fieldType === 'Double') {
    // The marker announces the invariant form; only what cannot be that is the culture's.
    if (marker !== null && invariantNumber.test(content)) return value;
    const number = readNumber(content, fieldType, culture);
    return number === null ? value : `[${marker ?? (fieldType === 'Integer' ? 'I' : 'F')}:${number}]`;
  }
  if (fieldType !== 'Date' || (marker !== null && /^\d{1,2}\/\d{1,2}\/\d{4}/.test(content))) return value;
  return readDate(content, culture) ?? value;
}

const invariantNumber = /^[+-]?\d+(\.\d+)?$/;
/** Blank, no-break, figure, thin and narrow no-break space, and the apostrophes of some countries. */
const groupMarks = String.raw`[\u0020\u00a0\u2007\u2009\u202f'’]`;

function readNumber(
  content: string,
  fieldType: FieldType,
  { decimal, groupsByPoint }: Culture,
): string | null {
  const text = content.replace('−', '-');
  const group = decimal === ',' ? String.raw`\.` : ',';
  // `1.125` in a culture that parts thousands by blanks: 1125, or a connector that kept to the point.
  const isUnclear = fieldType === 'Double' && decimal === ',' && !groupsByPoint;
  if (isUnclear && /^[+-]?\d{1,3}\.\d{3}$/.test(text)) return null;
  const local = new RegExp(
    `^([+-]?)(\\d{1,3}(?:(?:${group}|${groupMarks})\\d{3})+|\\d+)(?:\\${decimal}(\\d+))?$`,
  ).exec(text);
  if (!local) return invariantNumber.test(text) ? text : null;
  const [, sign = '', whole = '', decimals] = local;
  const digits = whole.replaceAll(/\D/g, '');
  return `${sign === '-' ? '-' : ''}${digits}${decimals === undefined ? '' : `.${decimals}`}`;
}

function readDate(content: string, { dateOrder }: Culture): string | null {
  const match = /^(\d{1,4})[./-]\s?(\d{1,2})[./-]\s?(\d{1,4})\.?(?:[ T](.*))?$/.exec(content);
  if (!match) return null;
  const [, first = '', second = '', third = '', time] = match;
  const [year, month, day] =
    first.length === 4
      ? [first, second, third]
      : dateOrder === 'mdy'
        ? [third, first, second]
        : [third, second, first];
  const [monthText, dayText] = [month.padStart(2, '0'), day.padStart(2, '0')];
  if (!isIsoDate(`${year}-${monthText}-${dayText}`)) return null;
  const date = `${monthText}/${dayText}/${year}`;
  if (time === undefined) return `[D:${date}]`;
  const timeOfDay = readTime(time);
  return timeOfDay === null ? null : `[DT:${date} ${timeOfDay}]`;
}

/** `14.30`, `2:30:00 PM`: as `14:30:00`. */
function readTime(text: string): string | null {
  const match = /^(\d{1,2})[.:](\d{2})(?:[.:](\d{2})(\.\d+)?)?\s?([ap])?\.?m?\.?$/i.exec(text.trim());
  if (!match) return null;
  const [, hours = '', minutes = '', seconds = '00', fraction = '', half] = match;
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${minutes}:${seconds}${fraction}`;
}
