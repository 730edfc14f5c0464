import { isWriteEntry, type JournalEntry, type WriteHead } from '../../shared/journal/entry';
import { headOf } from '../../shared/journal/entry-schema';
import type { Database } from '../storage/database/database';
import { decodeHead } from './entry-schema';
import { toKeptHead } from './list-entries';

/** Which entries hold what they were sent for. Asked before every write, so read from the database once and then followed. */
export interface HoldingEntries {
  /** Those of a site. Throws the database's errors. */
  list: (siteId: string) => Promise<WriteHead[]>;
  /** An entry is on the disk as it is here. */
  note: (entry: JournalEntry) => void;
  /** The database has changed behind our back: it is read again. */
  forget: () => void;
}

export function createHoldingEntries(database: Database): HoldingEntries {
  let loaded: Promise<Map<string, WriteHead>> | null = null;
  const load = () => {
    loaded ??= readHolding(database).catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
  return {
    list: async (siteId) => [...(await load()).values()].filter((head) => head.siteId === siteId),
    note: (entry) =>
      // What is kept while the database is being read comes after what is read of it.
      void loaded?.then(
        (known) => noteIn(known, entry),
        () => undefined,
      ),
    forget: () => {
      loaded = null;
    },
  };
}

async function readHolding(database: Database): Promise<Map<string, WriteHead>> {
  const [rows = []] = await database.read([
    {
      // By state: left to itself SQLite goes through every entry.
      sql: `SELECT id, at, state, connection_id, head FROM entry INDEXED BY entry_state
        WHERE state IN ('Unknown', 'Sending')`,
    },
  ]);
  const heads = rows.map((row) => decodeHead(toKeptHead(row))).filter(isWriteEntry);
  return new Map(heads.filter(isHolding).map((head) => [head.id, head]));
}

function noteIn(known: Map<string, WriteHead>, entry: JournalEntry): void {
  if (isHolding(entry)) known.set(entry.id, headOf(entry));
  else known.delete(entry.id);
}

function isHolding({ state, holdUntil }: WriteHead): boolean {
  return (state === 'Unknown' || state === 'Sending') && holdUntil !== undefined;
}
