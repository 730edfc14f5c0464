import type { IncomingHttpHeaders } from 'node:http';
import type { MultiText } from '../data/model';

/** The language of an answer; null = untranslated, names of all languages in one string. */
export type Language = 'NO' | 'US' | null;

const toLanguage = (tag: string): Language => {
  const primary = tag.trim().toLowerCase().split(/[-;]/)[0] ?? '';
  if (primary === '' || primary === '*' || primary === 'x') return null;
  return ['no', 'nb', 'nn', 'da', 'sv'].includes(primary) ? 'NO' : 'US';
};

const single = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

/** Documented: SO-Language overrides Accept-Language, and `*` or `x` in it switches translation off. */
export function chooseLanguage(headers: IncomingHttpHeaders, hostLanguage: string): Language {
  const own = single(headers['so-language']);
  if (own !== undefined && own.trim() !== '') return toLanguage(own);
  const accepted = headers['accept-language'];
  if (accepted !== undefined && accepted.trim() !== '') return toLanguage(accepted.split(',')[0] ?? '');
  return toLanguage(hostLanguage);
}

/** One language, or `NO:"…";US:"…"` where no language was asked for. */
export function inLanguage(text: MultiText, language: Language): string {
  return language === null ? `NO:"${text.NO}";US:"${text.US}"` : text[language];
}
