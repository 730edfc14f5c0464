import { foldText } from '../../shared/record/search-text';
import type { FoundRow } from './row-store';

/** SQLite orders letters by their numbers; in the north these come last, in this order. */
const lastLetters: Readonly<Record<string, string>> = { æ: '~1', ä: '~1', ø: '~2', ö: '~2', å: '~3' };

/** What names are ordered by. */
export function orderOf(name: string): string {
  return name.toLowerCase().replace(/[æäøöå]/g, (letter) => lastLetters[letter] ?? letter);
}

/** What words are searched in: the link's own, and the actor's name where it is called otherwise. */
export function searchTextOf(
  row: Pick<FoundRow, 'name' | 'number' | 'crmRecordId' | 'erpKey'>,
  erpName: string,
): string {
  const { name, number, crmRecordId, erpKey } = row;
  const id = crmRecordId === null ? '' : String(crmRecordId);
  const parts = [name, number, id, erpKey ?? '', otherNameOf(row, erpName)];
  return foldText(parts.filter((part) => part !== '').join(' '));
}

/** Empty where the actor is called as the record is: what is searched in has that already. */
export function otherNameOf({ name }: Pick<FoundRow, 'name'>, erpName: string): string {
  return erpName === name ? '' : erpName;
}
