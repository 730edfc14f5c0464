import { isWriteEntry, type JournalEntry, type WriteHead } from '../../shared/journal/entry';
import { headOf } from '../../shared/journal/entry-schema';
import { holdsOfKept } from '../../shared/write/holds';
import type { Database } from '../storage/database/database';
import { decodeHead } from './entry-schema';
import { toKeptHead } from './list-entries';

/** Which entries hold what they were sent for. Asked before every write, so read from the database once and then followed. */
export interface HoldingEntries {
  /** Those of a site. Throws the database's errors. */
  list: (siteId: string) => Promise<WriteHead[]>;
  /** One of them that holds one of these; null = none does. Throws the database's errors. */
  find: (siteId: string, holds: readonly string[]) => Promise<WriteHead | null>;
  /** An entry is on the disk as it is here. */
  note: (entry: JournalEntry) => void;
  /** The database has changed behind our back: it is read again. */
  forget: () => void;
}

export function createHoldingEntries(database: Database): HoldingEntries {
  let known: KnownEntries | null = null;
  let loading: { meanwhile: JournalEntry[]; read: Promise<KnownEntries> } | null = null;
  const load = () => {
    const meanwhile: JournalEntry[] = [];
    const end = (read: KnownEntries | null) => {
      if (loading?.meanwhile !== meanwhile) return;
      known = read;
      loading = null;
    };
    const work = async () => {
      try {
        const read = knowEntries(await readHolding(database));
        // What is kept while the database is being read comes after what is read of it.
        meanwhile.forEach(read.note);
        end(read);
        return read;
      } catch (error) {
        end(null);
        throw error;
      }
    };
    loading = { meanwhile, read: work() };
    return loading.read;
  };
  const entries = () => known ?? loading?.read ?? load();
  return {
    list: async (siteId) => (await entries()).list().filter((head) => head.siteId === siteId),
    find: async (siteId, holds) => (await entries()).find(siteId, holds),
    note: (entry) => {
      if (known) known.note(entry);
      else loading?.meanwhile.push(entry);
    },
    forget: () => {
      known = null;
      loading = null;
    },
  };
}

type KnownEntries = ReturnType<typeof knowEntries>;

interface Holding {
  head: WriteHead;
  holds: readonly string[];
}

/** By id, and by what each holds: a run has dozens under way, and asks before each of its rows. */
function knowEntries(heads: readonly WriteHead[]) {
  const byId = new Map<string, Holding>();
  const byHold = new Map<string, Holding[]>();
  const add = (head: WriteHead) => {
    const holding = { head, holds: holdsOfKept(head) };
    byId.set(head.id, holding);
    for (const hold of holding.holds) {
      const others = byHold.get(hold);
      if (others) others.push(holding);
      else byHold.set(hold, [holding]);
    }
  };
  const remove = (id: string) => {
    const holding = byId.get(id);
    if (!holding) return;
    byId.delete(id);
    for (const hold of holding.holds) {
      const others = byHold.get(hold)?.filter((other) => other !== holding) ?? [];
      if (others.length > 0) byHold.set(hold, others);
      else byHold.delete(hold);
    }
  };
  heads.forEach(add);
  return {
    list: () => [...byId.values()].map(({ head }) => head),
    find: (siteId: string, holds: readonly string[]) => {
      for (const hold of holds)
        for (const { head } of byHold.get(hold) ?? []) if (head.siteId === siteId) return head;
      return null;
    },
    note: (entry: JournalEntry) => {
      remove(entry.id);
      // Only what is asked for is kept: the rest would stay in memory for long after the entry has ended.
      if (isHolding(entry)) add(headOf(entry));
    },
  };
}

async function readHolding(database: Database): Promise<WriteHead[]> {
  const [rows = []] = await database.read([
    {
      // By state: left to itself SQLite goes through every entry.
      sql: `SELECT id, at, state, connection_id, head FROM entry INDEXED BY entry_state
        WHERE state IN ('Unknown', 'Sending')`,
    },
  ]);
  const heads = rows.map((row) => decodeHead(toKeptHead(row))).filter(isWriteEntry);
  return heads.filter(isHolding);
}

function isHolding({ state, holdUntil }: WriteHead): boolean {
  return (state === 'Unknown' || state === 'Sending') && holdUntil !== undefined;
}
