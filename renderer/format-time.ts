import { useMemo } from 'react';
import { useAppInfo } from './api/app';

interface TimeFormat {
  /** Day and time to the minute, for lists. */
  short(iso: string): string;
  /** Day and time to the second, for details. */
  long(iso: string): string;
}

/** Times as the user's system writes them; what is kept and sent stays ISO 8601 in UTC. */
export function useTimeFormat(): TimeFormat {
  const locale = useAppInfo().data?.locale;
  return useMemo(() => {
    const short = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' });
    const long = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
    return { short: (iso) => short.format(new Date(iso)), long: (iso) => long.format(new Date(iso)) };
  }, [locale]);
}
