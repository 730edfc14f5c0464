import type { Text } from '../../shared/text/text';

const naturally = new Intl.Collator(undefined, { numeric: true });

/** The order in which a person looks for keys and ids: by their numbers, then by their letters. */
export function compareKeys(one: string, other: string): number {
  return naturally.compare(one, other);
}

/** The first names of a list, and how many more there are: a sentence has an end however long the list is. */
export function listShort(names: readonly string[], t: Text, limit = 5): string {
  const left = names.length - limit;
  // One more takes no more room than to say so.
  if (left <= 1) return names.join(', ');
  return t('common.listedMore', { names: names.slice(0, limit).join(', '), count: left });
}
