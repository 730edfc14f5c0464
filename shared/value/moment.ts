import type { AppErrorData } from '../errors';
import { showDate } from './typed-date';

/** Values of the sentences of errors that are times: ISO 8601, a day or a moment. */
export const timeParams = ['expiredAt', 'validFrom', 'validTo', 'until', 'heldSince'] as const;

/** `local`: of this computer, for whoever sits at it. `utc`: for what is read elsewhere. */
export type Zone = 'local' | 'utc';

const two = (part: number) => String(part).padStart(2, '0');

/**
 * A moment outside the window, where no system's way of writing is asked for, as no country reads it otherwise and with its
 * zone: `29 Nov 2026, 14:12:53 UTC+1`. A day alone belongs to no zone. Null for what is no time.
 */
export function showMoment(iso: unknown, zone: Zone): string | null {
  if (typeof iso !== 'string') return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return showDate(iso);
  const ms = /^\d{4}-\d{2}-\d{2}T/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (Number.isNaN(ms)) return null;
  const minutesAhead = zone === 'utc' ? 0 : -new Date(ms).getTimezoneOffset();
  const there = new Date(ms + minutesAhead * 60_000).toISOString();
  return `${showDate(there.slice(0, 10))}, ${there.slice(11, 19)} UTC${showOffset(minutesAhead)}`;
}

function showOffset(minutes: number): string {
  if (minutes === 0) return '';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${rest}`;
}

/** Puts the times among what fills the sentence of an error in writing. */
export type WriteTimes = (params: AppErrorData['params']) => AppErrorData['params'];

/** For what leaves this computer, or may: a file, a report, rows on standard output. */
export const writeTimesInUtc: WriteTimes = (params) => writeTimes(params, 'utc');

/** What the sentence of an error is filled with, its times as a person reads them. */
export function writeTimes(params: AppErrorData['params'], zone: Zone): AppErrorData['params'] {
  const shown = timeParams.flatMap((name) => {
    const text = showMoment(params[name], zone);
    return text === null ? [] : [[name, text] as const];
  });
  return { ...params, ...Object.fromEntries(shown) };
}
