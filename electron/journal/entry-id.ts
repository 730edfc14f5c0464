import { randomUUID } from 'node:crypto';

/**
 * An id that nothing else has, and that is greater than those made before (UUID version 7, RFC 9562): entries that are
 * written together lie together in the index of the ids, so that a commit writes one page of it, not one for each entry.
 */
export function createEntryId(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
