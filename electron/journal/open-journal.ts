import { randomUUID } from 'node:crypto';
import { openDatabase, type Database, type DatabaseOptions } from '../storage/database/database';
import { createDrafts, type Drafts } from './drafts';
import { createHoldingEntries } from './holding-entries';
import { createJournal, type Journal } from './journal';
import { createRecentRecords, type RecentRecords } from './recent-records';
import type { UnwrittenEntries } from './unwritten';

/** What lives in the database. */
export interface Records {
  journal: Journal;
  drafts: Drafts;
  recentRecords: RecentRecords;
  /** For what has tables of its own. */
  database: Pick<Database, 'read' | 'write'>;
  /** What may wait until the window shows: the check of the file after an unclean end, and the backup of the day. */
  maintain: () => Promise<void>;
  /** Takes over what the backup of a day (`yyyy-mm-dd`) holds; resolves with how many entries came back. */
  useBackup: (day: string) => Promise<number>;
  close: () => Promise<void>;
  isLost: () => boolean;
}

/** Opens the database, and says which writes the last run left without an outcome. */
export async function openRecords(
  options: DatabaseOptions & { unwritten?: UnwrittenEntries },
): Promise<Records> {
  const database = await openDatabase(options);
  const holding = createHoldingEntries(database);
  const plainJournal = createJournal(database, holding);
  const journal = options.unwritten?.guard(plainJournal) ?? plainJournal;
  const unfinished = await journal.markUnfinished();
  if (unfinished.length > 0) {
    options.addNotice({
      id: randomUUID(),
      kind: 'unfinished-submits',
      // As texts: a notice holds nothing deeper. The page follows the entries, so that the notice never outlives them.
      params: {
        count: unfinished.length,
        entryIds: unfinished.map(({ id }) => id).join(' '),
        sites: [...new Set(unfinished.map(({ siteName }) => siteName))].join(', '),
      },
    });
  }
  const { maintain, close, isLost } = database;
  const useBackup = async (day: string) => {
    const count = await database.useBackup(day);
    holding.forget();
    return count;
  };
  return {
    journal,
    drafts: createDrafts(database),
    recentRecords: createRecentRecords(database),
    database,
    maintain,
    useBackup,
    close,
    isLost,
  };
}
