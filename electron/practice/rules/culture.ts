import type { IncomingHttpHeaders } from 'node:http';
import type { FieldType } from '../../../shared/value/field-value';
import { readDate, readDouble } from './encoded-values';

/**
 * In which culture numbers and dates inside texts are written, from `SO-Culture` or the host; null = in the documented
 * form. A name that is none counts as none.
 */
export function chooseCulture(headers: IncomingHttpHeaders, hostCulture: string): string | null {
  const header = headers['so-culture'];
  const asked = (Array.isArray(header) ? header[0] : header)?.trim() ?? '';
  const name = asked === '' ? hostCulture : asked;
  try {
    return name === '' ? null : (Intl.getCanonicalLocales(name)[0] ?? null);
  } catch {
    return null;
  }
}

/** A stored value as it leaves in a culture: bare, with that culture's marks and order. Other types stay as they are. */
export function writeInCulture(type: FieldType, stored: string, culture: string | null): string {
  if (culture === null || stored === '') return stored;
  if (type === 'Integer' || type === 'Double') {
    const number = readDouble(stored);
    return number === null
      ? stored
      : new Intl.NumberFormat(culture, { maximumFractionDigits: 20 }).format(number);
  }
  if (type !== 'Date') return stored;
  const date = readDate(stored);
  return date === null
    ? stored
    : new Intl.DateTimeFormat(culture, {
        calendar: 'gregory',
        timeZone: 'UTC',
        day: '2-digit',
        month: '2-digit',
        year: 'numeric',
      }).format(new Date(`${date}T00:00:00Z`));
}
