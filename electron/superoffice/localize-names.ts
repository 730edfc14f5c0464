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

/**
 * A parsed answer with each name in one language, where the site gave several in one string. It is changed in place:
 * nobody else has seen it yet.
 */
export function localizeNames<T>(answer: T, languages: string): T {
  if (Array.isArray(answer)) for (const item of answer) localizeNames(item, languages);
  else if (typeof answer === 'object' && answer !== null) localizeMembers(answer, languages);
  return answer;
}

function localizeMembers(answer: object, languages: string): void {
  for (const [key, member] of Object.entries(answer)) {
    if (typeof member === 'object') localizeNames(member, languages);
    else if (typeof member === 'string' && nameKeys.has(key)) {
      const name = pickLocalizedName(member, languages);
      if (name !== member) Object.assign(answer, { [key]: name });
    }
  }
}
