import { open } from 'node:fs/promises';
import { toStorageError } from '../storage/storage-error';
import type { Journal } from './journal';
import type { JournalQuery } from './list-entries';

const oldestFirst = { by: 'at', isDescending: false } as const;

/**
 * Writes every entry that fits into a file of JSON, page by page and without secrets; resolves with how many. Throws
 * `storage-failed` and `storage-full`. What is written to meanwhile may be missing.
 */
export async function exportEntries(
  journal: Pick<Journal, 'list' | 'get'>,
  query: Omit<JournalQuery, 'page' | 'order'>,
  { file, redact }: { file: string; redact: (text: string) => string },
): Promise<number> {
  const write = (entry: unknown) =>
    JSON.stringify(entry, (_key, value: unknown) => (typeof value === 'string' ? redact(value) : value), 2);
  try {
    const target = await open(file, 'w', 0o600);
    try {
      let count = 0;
      await target.write('[');
      // From the oldest on: an entry that comes meanwhile moves none of those that were read.
      for (let page = 0; ; page += 1) {
        const { items, more } = await journal.list({ ...query, page, order: oldestFirst });
        for (const { id } of items) {
          await target.write(`${count === 0 ? '\n' : ',\n'}${write(await journal.get(id))}`);
          count += 1;
        }
        if (!more) break;
      }
      await target.write('\n]\n');
      return count;
    } finally {
      await target.close();
    }
  } catch (error) {
    throw toStorageError(error, file);
  }
}
