import { isChecked, parseDate, parseEncoded, plainNumber } from './encoded-value';
import type { FieldType } from './field-value';

/**
 * True where two stored values mean the same for their type, however each is written (`[I:5]` and `5`). Texts are
 * compared letter by letter; only line endings do not count. A bare list value may be the ERP's own item: it is never
 * taken for SuperOffice's of the same digits (`shared/write/same-stored.ts` knows which belong together).
 */
export function isSameValue(a: string, b: string, fieldType: FieldType): boolean {
  if (a === b) return true;
  return comparable(a, fieldType) === comparable(b, fieldType);
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
    case 'List': {
      const { marker, content } = parseEncoded(value);
      return marker === null ? content.trim() : `[${comparableInteger(content)}]`;
    }
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
