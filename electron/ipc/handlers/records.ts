import { writeFile } from 'node:fs/promises';
import type { JournalEntry } from '../../../shared/journal/entry';
import type { Records } from '../../journal/open-journal';
import { toStorageError } from '../../storage/storage-error';
import type { HandlersOf } from './handlers';

/** Entries that the database had no room for. */
export interface UnwrittenFile {
  list: () => JournalEntry[];
  /** Null where the dialog was closed. */
  chooseFile: () => Promise<string | null>;
}

export function createRecordsHandlers(
  records: () => Promise<Records>,
  /** Throws `not-found` for a site that is not in the list. */
  requireSite: (siteId: string) => void,
  unwritten: UnwrittenFile,
): HandlersOf<'activity'> & HandlersOf<'drafts'> {
  return {
    'activity.list': async (query) => (await records()).journal.list(query),
    'activity.get': async ({ activityId }) => (await records()).journal.get(activityId),
    'activity.saveUnwritten': async () => {
      const file = unwritten.list().length === 0 ? null : await unwritten.chooseFile();
      const entries = unwritten.list();
      if (file === null) return { path: null, count: 0 };
      await writeFile(file, JSON.stringify(entries, undefined, 2), { mode: 0o600 }).catch(
        (error: unknown) => {
          throw toStorageError(error, file);
        },
      );
      return { path: file, count: entries.length };
    },
    'activity.delete': async (which) => (await records()).journal.delete(which),
    'activity.useBackup': async ({ day }) => ({ count: await (await records()).useBackup(day) }),
    'drafts.load': async ({ siteId }) => (await records()).drafts.load(siteId),
    'drafts.save': async ({ siteId, draft }) => {
      if (draft !== null) requireSite(siteId);
      await (await records()).drafts.save(siteId, draft);
      return null;
    },
  };
}
