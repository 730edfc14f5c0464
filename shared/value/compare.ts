import { isChecked, parseDate, parseEncoded, plainNumber } from './encoded-value';
import type { FieldType, SideValue } from './field-value';

/** How the two sides of a field stand: `unknown` where a side was not read. */
export type Comparison = 'same' | 'different' | 'unknown';

/**
 * True where two stored values mean the same for their type, however each is written (`[I:5]` and `5`). Texts are
 * compared letter by letter; only line endings do not count.
 */
export function isSameValue(a: string, b: string, fieldType: FieldType): boolean {
  if (a === b) return true;
  return comparable(a, fieldType) === comparable(b, fieldType);
}

/** Compares what both sides hold now. */
export function compareSides(
  { crm, erp }: { crm: SideValue | null; erp: SideValue | null },
  fieldType: FieldType,
): Comparison {
  if (crm === null || erp === null) return 'unknown';
  return isSameValue(crm.value, erp.value, fieldType) ? 'same' : 'different';
}

function comparable(value: string, fieldType: FieldType): string {
  switch (fieldType) {
    case 'Integer':
      return comparableInteger(plainNumber(parseEncoded(value).content));
    case 'Double':
      return comparableDecimal(plainNumber(parseEncoded(value).content));
    case 'Checkbox':
      // Connectors cannot tell an empty checkbox from an unticked one.
      return String(isChecked(value));
    case 'Date': {
      const date = parseDate(value);
      return date ? `${date.isoDate} ${comparableTime(date.rest)}` : parseEncoded(value).content.trim();
    }
    case 'List':
      return parseEncoded(value).content.trim();
    case 'Text':
    case 'Password':
    case 'Label':
      return value.replaceAll('\r\n', '\n');
  }
}

// As text, because 18 digits do not survive being a number.
function comparableInteger(content: string): string {
  const match = /^([+-]?)0*(\d+)$/.exec(content.trim());
  if (!match) return content.trim();
  const digits = match[2] ?? '';
  return match[1] === '-' && digits !== '0' ? `-${digits}` : digits;
}

function comparableDecimal(content: string): string {
  const match = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(content.trim());
  if (!match) return content.trim();
  const whole = match[2] === '' || match[2] === undefined ? '0' : match[2];
  const fraction = match[3] ? `.${match[3]}` : '';
  if (content.trim() === '') return '';
  return match[1] === '-' && (whole !== '0' || fraction !== '')
    ? `-${whole}${fraction}`
    : `${whole}${fraction}`;
}

/** Midnight and no time at all are one time: connectors differ in whether they add it. */
function comparableTime(rest: string): string {
  const time = rest.replace(/^T/, ' ').trim().replace(/\.0+$/, '');
  return time === '00:00:00' || time === '00:00' ? '' : time;
}
