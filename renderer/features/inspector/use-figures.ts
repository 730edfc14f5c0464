import { useMemo } from 'react';
import { useAppInfo } from '../../api/app';
import { useText } from '../../text';

interface Figures {
  /** Time of day to the second. */
  time(iso: string): string;
  /** Bytes as kB with one decimal. */
  size(bytes: number): string;
}

/** Times and sizes as the user's system writes them. */
export function useFigures(): Figures {
  const t = useText();
  const locale = useAppInfo().data?.locale;
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' });
    const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return {
      time: (iso) => time.format(new Date(iso)),
      size: (bytes) => t('inspector.kilobytes', { size: number.format(bytes / 1_000) }),
    };
  }, [locale, t]);
}
