import { pickLocalizedName } from '../../shared/text/localized-name';

/** The members of the ErpSync answers that hold names. Values are never touched: they are data. */
const nameKeys: ReadonlySet<string> = new Set([
  'displayName',
  'displayDescription',
  'connectionName',
  'crmDisplayName',
  'erpDisplayName',
  'erpListItemName',
  'name',
]);

/** A parsed answer with each name in one language, where the site gave several in one string. */
export function localizeNames<T>(answer: T, languages: string): T {
  return localize(answer, languages) as T;
}

function localize(value: unknown, languages: string): unknown {
  if (Array.isArray(value)) return value.map((item) => localize(item, languages));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      typeof member === 'string' && nameKeys.has(key)
        ? pickLocalizedName(member, languages)
        : localize(member, languages),
    ]),
  );
}
