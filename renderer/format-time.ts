import { useMemo } from 'react';
import { showDate } from '../shared/value/typed-date';
import { useAppInfo } from './api/app';

interface TimeFormat {
  /** Day and time to the minute, for lists. */
  short(iso: string): string;
  /** The time of day alone, for what happened just now. */
  clock(iso: string): string;
  /** Day and time to the second, for details. */
  long(iso: string): string;
}

const two = (part: number) => String(part).padStart(2, '0');

/** `yyyy-mm-dd` of the computer's own time zone. */
function toLocalDay(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Never broken before its AM or PM. */
const inOnePiece = (clock: string) => clock.replaceAll(/\s/g, '\u00a0');

/** The day as no country reads it otherwise, the time of day as the user's system writes it; what is kept and sent stays ISO 8601 in UTC. */
export function useTimeFormat(): TimeFormat {
  const locale = useAppInfo().data?.locale;
  return useMemo(() => {
    const minutes = (at: Date) => inOnePiece(formatterOf(locale, 'short').format(at));
    const seconds = (at: Date) => inOnePiece(formatterOf(locale, 'medium').format(at));
    const tell = (iso: string, format: (at: Date) => string) => {
      const at = new Date(iso);
      return `${showDate(toLocalDay(at))}, ${format(at)}`;
    };
    return {
      short: (iso) => tell(iso, minutes),
      clock: (iso) => seconds(new Date(iso)),
      long: (iso) => tell(iso, seconds),
    };
  }, [locale]);
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Made at its first use, for the whole page: a formatter costs more than all else on a screen that shows one time. */
function formatterOf(locale: string | undefined, timeStyle: 'short' | 'medium'): Intl.DateTimeFormat {
  const key = `${timeStyle} ${locale ?? ''}`;
  const known = made.get(key);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat(locale, { timeStyle });
  made.set(key, formatter);
  return formatter;
}
