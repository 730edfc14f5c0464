import { randomUUID } from 'node:crypto';
import { createJournal, type Journal } from './journal';
import { createDrafts, type Drafts } from './drafts';
import { openDatabase } from '../storage/database';
import type { AddNotice } from '../storage/set-aside';

/** What lives in the database. */
export interface Records {
  journal: Journal;
  drafts: Drafts;
  close: () => void;
}

/** Opens the database, and says which submits the last run left without an outcome. */
export async function openRecords(options: {
  file: string;
  clock: () => Date;
  addNotice: AddNotice;
}): Promise<Records> {
  const database = await openDatabase(options);
  const journal = createJournal(database);
  const unfinished = await journal.markUnfinished();
  if (unfinished > 0) {
    options.addNotice({ id: randomUUID(), kind: 'unfinished-submits', params: { count: unfinished } });
  }
  return { journal, drafts: createDrafts(database), close: database.close };
}

/** Opens at the first use and remembers; a failed opening is tried again by the next. */
export function createRecordsLater(open: () => Promise<Records>) {
  let opened: Promise<Records> | null = null;
  return {
    open: () => {
      opened ??= open().catch((error: unknown) => {
        opened = null;
        throw error;
      });
      return opened;
    },
    close: async () => {
      const records = await opened?.catch(() => null);
      records?.close();
      opened = null;
    },
  };
}
