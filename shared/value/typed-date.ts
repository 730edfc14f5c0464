/** What a typed date means, or why nobody can say. */
export type TypedDate =
  | { kind: 'date'; /** `yyyy-mm-dd`. */ isoDate: string }
  /** Day and month may be either way round, or the century is not told. */
  | { kind: 'ambiguous' }
  | { kind: 'none' };

const none: TypedDate = { kind: 'none' };

/** English and Nordic names of months, by their first three letters. */
const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  mai: 5,
  maj: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  des: 12,
};

/**
 * Reads a date day first (`31.12.2026`, `31122026`, `31 Dec 2026`) or as ISO. With slashes or hyphens half the world
 * writes the month first, so such a date is taken only where it cannot be read both ways. A year has four digits.
 */
export function parseTypedDate(text: string): TypedDate {
  const typed = text.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return toDate(iso[1], iso[2], iso[3]);
  if (/^\d{8}$/.test(typed)) {
    const dayFirst = toDate(typed.slice(4), typed.slice(2, 4), typed.slice(0, 2));
    return dayFirst.kind === 'date' ? dayFirst : toDate(typed.slice(0, 4), typed.slice(4, 6), typed.slice(6));
  }
  const named = /^(\d{1,2})\.?[\s-]*(\p{L}{3,})\.?[\s-]*(\d{4})$/u.exec(typed);
  if (named) return toDate(named[3], String(months[(named[2] ?? '').slice(0, 3)] ?? 0), named[1]);
  const parts = /^(\d{1,2})(\.\s?|\/|-|\s)(\d{1,2})\2(\d{4}|\d{2})$/.exec(typed);
  if (!parts) return none;
  const [, day = '', mark = '', month = '', year = ''] = parts;
  const dayFirst = toDate(year, month, day);
  if (year.length === 2) {
    const isDate = [toDate(`20${year}`, month, day), toDate(`20${day}`, month, year)].some(
      ({ kind }) => kind === 'date',
    );
    return isDate ? { kind: 'ambiguous' } : none;
  }
  const isEitherWay = Number(day) !== Number(month) && toDate(year, day, month).kind === 'date';
  const isDotted = mark.startsWith('.');
  return !isDotted && isEitherWay && dayFirst.kind === 'date' ? { kind: 'ambiguous' } : dayFirst;
}

function toDate(year = '', month = '', day = ''): TypedDate {
  const isoDate = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return Number(year) >= 1800 && isIsoDate(isoDate) ? { kind: 'date', isoDate } : none;
}

/** True for a day of the calendar, written `yyyy-mm-dd`. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const shortNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-04-03` as `3 Apr 2026`, which no country reads otherwise; the words of the screen are English. */
export function showDate(isoDate: string): string {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  const name = shortNames[Number(month) - 1];
  return name === undefined ? isoDate : `${Number(day)} ${name} ${year}`;
}
