import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isWriteEntry, type JournalEntry } from '../../../shared/journal/entry';
import type { Records } from '../../journal/open-journal';
import type { Input } from '../../../shared/ipc/contract';
import { exportEntries } from '../../journal/export-entries';
import type { FittingEntries } from '../../journal/delete-entries';
import type { Redact } from '../../redaction/redact';
import { toStorageError } from '../../storage/storage-error';
import type { HoldTimes } from '../../writes/hold-times';
import type { HandlersOf } from './handlers';

/** Entries that the database had no room for. */
export interface UnwrittenFile {
  list: () => JournalEntry[];
  /** Null where the dialog was closed. */
  chooseFile: () => Promise<string | null>;
}

/** What leaves the journal, or leaves it for good. */
export interface ActivityFile {
  clock: () => Date;
  /** The end of a hold by the computer's clock as it is set now. */
  tellHold: HoldTimes['tell'];
  redact: Redact;
  /** Null where the dialog was closed. */
  chooseFile: () => Promise<string | null>;
  /** Asks in a dialog of the system, with the number; false where nobody said yes. */
  confirmDelete: (count: number) => Promise<boolean>;
}

const dayMs = 24 * 60 * 60 * 1_000;

function toFitting(what: Input<'activity.delete'>, now: Date): FittingEntries {
  if ('record' in what) return { text: '', states: [], about: what };
  const { fitting, olderThanDays } = what;
  const oldest = new Date(now.getTime() - olderThanDays * dayMs).toISOString();
  const { from = '', to = oldest } = fitting.about?.between ?? {};
  return { ...fitting, about: { ...fitting.about, between: { from, to: to < oldest ? to : oldest } } };
}

export function createRecordsHandlers(
  records: () => Promise<Records>,
  /** Throws `not-found` for a site that is not in the list. */
  requireSite: (siteId: string) => void,
  unwritten: UnwrittenFile,
  activity: ActivityFile,
): HandlersOf<'activity'> & HandlersOf<'drafts'> {
  return {
    'activity.list': async (query) => (await records()).journal.list(query),
    'activity.facets': async () => (await records()).journal.facets(),
    'activity.export': async (query) => {
      const file = await activity.chooseFile();
      if (file === null) return { count: null };
      const { journal } = await records();
      return { count: await exportEntries(journal, query, { file, redact: activity.redact }) };
    },
    'activity.delete': async (what) => {
      const { journal } = await records();
      const fitting = toFitting(what, activity.clock());
      const count = await journal.countDeletable(fitting);
      if (count === 0) return { count };
      if (!(await activity.confirmDelete(count))) return { count: null };
      // Counted again by what is deleted: one may have been settled meanwhile.
      return { count: await journal.delete(fitting) };
    },
    'activity.get': async ({ activityId }) => {
      const entry = await (await records()).journal.get(activityId);
      return isWriteEntry(entry) ? activity.tellHold(entry) : entry;
    },
    'activity.saveUnwritten': async () => {
      const file = unwritten.list().length === 0 ? null : await unwritten.chooseFile();
      const entries = unwritten.list();
      if (file === null) return { fileName: null, count: 0 };
      await writeFile(file, JSON.stringify(entries, undefined, 2), { mode: 0o600 }).catch(
        (error: unknown) => {
          throw toStorageError(error, file);
        },
      );
      return { fileName: path.basename(file), count: entries.length };
    },
    'activity.useBackup': async ({ day }) => ({ count: await (await records()).useBackup(day) }),
    'drafts.load': async ({ siteId }) => (await records()).drafts.load(siteId),
    'drafts.save': async ({ siteId, draft }) => {
      if (draft !== null) requireSite(siteId);
      await (await records()).drafts.save(siteId, draft);
      return null;
    },
  };
}
