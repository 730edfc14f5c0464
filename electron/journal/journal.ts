import {
  isWriteEntry,
  type ForeignEntry,
  type JournalEntry,
  type UnlockEntry,
  type WriteHead,
} from '../../shared/journal/entry';
import { AppError } from '../../shared/errors';
import type { Outputs } from '../../shared/ipc/contract';
import type { ActivityFacets } from '../../shared/ipc/journal-methods';
import type { Database } from '../storage/database/database';
import type { Statement } from '../storage/database/messages';
import {
  decodeEntry,
  decodeHead,
  encodeEntry,
  encodeOutcome,
  encodeUnlock,
  type EncodedEntry,
  type EncodedOutcome,
} from './entry-schema';
import { createHoldingEntries, type HoldingEntries } from './holding-entries';
import { countDeletable, deleteEntries, readFacets, type FittingEntries } from './delete-entries';
import { listEntries, toKeptHead, type JournalQuery } from './list-entries';

/** The local record of every write, and of what was unlocked for it. Every call throws the database's errors. */
export interface Journal {
  /** Durable when it resolves: only then may the request leave. Who begins at the same time shares one commit. */
  begin: (entry: JournalEntry) => Promise<void>;
  /** Keeps what became of an entry that was begun; durable when it resolves. */
  end: (entry: JournalEntry) => Promise<void>;
  /** Durable when it resolves. */
  addUnlock: (entry: UnlockEntry) => Promise<void>;
  list: (query: JournalQuery) => Promise<Outputs['activity.list']>;
  /** What there is to filter by. */
  facets: () => Promise<ActivityFacets>;
  /** How many entries `delete` would delete. */
  countDeletable: (fitting: FittingEntries) => Promise<number>;
  /** Deletes what is settled and fits, for good; resolves with how many entries. */
  delete: (fitting: FittingEntries) => Promise<number>;
  /** Throws `not-found`. */
  get: (id: string) => Promise<JournalEntry | UnlockEntry | ForeignEntry>;
  /** Throws `not-found` also where the entry is no write, and `foreign-entry` where another version wrote it. */
  getWrite: (id: string) => Promise<JournalEntry>;
  /** The writes to the same record in the same connection of the same site that were begun after this one, oldest first. */
  listLater: (entry: WriteHead) => Promise<WriteHead[]>;
  /** The writes to a site that still hold what they were sent for: nobody knows yet what became of them. */
  listHolding: (siteId: string) => Promise<WriteHead[]>;
  /** One of them that holds one of these; null = none does. */
  findHolding: (siteId: string, holds: readonly string[]) => Promise<WriteHead | null>;
  /**
   * At start: entries that the last run left `Sending` become `Unknown`. Returns them, and those that an earlier one left so
   * and that nobody has looked at since: whoever closed the notice has not forgotten them.
   */
  markUnfinished: () => Promise<WriteHead[]>;
}

export function createJournal(
  database: Database,
  holding: HoldingEntries = createHoldingEntries(database),
): Journal {
  const get = async (id: string) => {
    const [rows] = await database.read([
      {
        sql: 'SELECT id, at, state, connection_id, head, detail, outcome FROM entry JOIN entry_detail USING (seq) LEFT JOIN entry_outcome USING (seq) WHERE id = ?',
        values: [id],
      },
    ]);
    const row = rows?.[0];
    if (!row) throw new AppError('entry-gone');
    const outcome = row['outcome'] ?? null;
    return decodeEntry({
      ...toKeptHead(row),
      detail: String(row['detail']),
      outcome: outcome === null ? null : String(outcome),
    });
  };
  const insert = (entry: EncodedEntry) => database.write(insertStatements(entry));
  return {
    begin: async (entry) => {
      await insert(encodeEntry(entry));
      holding.note(entry);
    },
    end: async (entry) => {
      const [found] = await database.write(outcomeStatements(encodeOutcome(entry)));
      // An entry whose row went aside with a damaged file meanwhile is kept all the same.
      if (found === 0) await insert(encodeEntry(entry));
      holding.note(entry);
    },
    addUnlock: async (entry) => void (await insert(encodeUnlock(entry))),
    list: (query) => listEntries(database, query),
    facets: () => readFacets(database),
    countDeletable: (fitting) => countDeletable(database, fitting),
    delete: (fitting) => deleteEntries(database, fitting),
    get,
    getWrite: async (id) => {
      const entry = await get(id);
      if (entry.kind === 'foreign') throw new AppError('foreign-entry');
      if (entry.kind === 'unlock') throw new AppError('entry-gone');
      return entry;
    },
    listLater: async ({ id, siteId, erpConnectionId, record }) => {
      const [rows = []] = await database.read([
        {
          sql: `SELECT id, at, state, connection_id, head FROM entry
            WHERE record_id = ? AND record_type = ? AND connection_id = ? AND site_id = ?
              AND seq > (SELECT seq FROM entry WHERE id = ?)
            ORDER BY seq`,
          values: [record.crmRecordId, record.crmActorType, erpConnectionId, siteId, id],
        },
      ]);
      return rows.map((row) => decodeHead(toKeptHead(row))).filter(isWriteEntry);
    },
    listHolding: holding.list,
    findHolding: holding.find,
    markUnfinished: async () => {
      const [left = []] = await database.read([
        { sql: "SELECT id, at, state, connection_id, head FROM entry WHERE state = 'Sending'" },
      ]);
      const [earlier = []] = await database.read([{ sql: selectNotLookedAt }]);
      const heads = [...left, ...earlier].map((row) => decodeHead(toKeptHead(row))).filter(isWriteEntry);
      if (left.length === 0) return heads;
      // The texts first and by their numbers: only the entries have an index of states.
      await database.write([
        {
          sql: "UPDATE entry_search SET state = 'Unknown' WHERE seq IN (SELECT seq FROM entry WHERE state = 'Sending')",
        },
        { sql: "UPDATE entry SET state = 'Unknown' WHERE state = 'Sending'" },
      ]);
      holding.forget();
      return heads;
    },
  };
}

/**
 * Never answered, as the program was closed meanwhile, and never looked at, or while the site may still have been at work
 * on it: such a look settles nothing. Many together are told by their number.
 */
const selectNotLookedAt = `SELECT id, at, entry.state AS state, connection_id, head
  FROM entry JOIN entry_detail USING (seq) LEFT JOIN entry_outcome USING (seq)
  WHERE entry.state = 'Unknown'
    AND ifnull(outcome, detail) ->> '$.answeredAt' IS NULL
    AND (ifnull(outcome, detail) ->> '$.readBack' IS NULL OR head ->> '$.holdUntil' IS NOT NULL)
  ORDER BY seq DESC LIMIT 200`;

const columns = [
  'id',
  'run_id',
  'site_id',
  'at',
  'kind',
  'state',
  'record_type',
  'record_id',
  'connection_id',
  'erp_key',
  'user',
  'ticket',
  'head',
] as const;
const insertEntry = `INSERT INTO entry (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
function insertStatements(entry: EncodedEntry) {
  // The tables beside it take the number that the entry was given.
  return [
    { sql: insertEntry, values: valuesOf(entry) },
    {
      sql: 'INSERT INTO entry_search (seq, state, text) VALUES (last_insert_rowid(), ?, ?)',
      values: [entry.state, entry.searchText],
    },
    {
      sql: 'INSERT INTO entry_detail (seq, detail) VALUES (last_insert_rowid(), ?)',
      values: [entry.detail],
    },
  ];
}

/** Only what can have changed: a column that is named is taken out of its indexes and put in again. */
function outcomeStatements({ id, state, head, outcome, learnt }: EncodedOutcome): Statement[] {
  return [
    { sql: 'UPDATE entry SET state = ?, head = ? WHERE id = ?', values: [state, head, id] },
    {
      sql: 'UPDATE entry_search SET state = ? WHERE seq = (SELECT seq FROM entry WHERE id = ?)',
      values: [state, id],
    },
    {
      sql: 'INSERT OR REPLACE INTO entry_outcome (seq, outcome) SELECT seq, ? FROM entry WHERE id = ?',
      values: [outcome, id],
    },
    ...(learnt === null ? [] : learntStatements(id, learnt)),
  ];
}

function learntStatements(
  id: string,
  { erpKey, searchText }: NonNullable<EncodedOutcome['learnt']>,
): Statement[] {
  return [
    { sql: 'UPDATE entry SET erp_key = ? WHERE id = ?', values: [erpKey, id] },
    {
      sql: 'UPDATE entry_search SET text = ? WHERE seq = (SELECT seq FROM entry WHERE id = ?)',
      values: [searchText, id],
    },
  ];
}

function valuesOf(entry: EncodedEntry) {
  const { id, runId, siteId, at, kind, state, recordType, recordId } = entry;
  const { connectionId, erpKey, user, ticket, head } = entry;
  return [id, runId, siteId, at, kind, state, recordType, recordId, connectionId, erpKey, user, ticket, head];
}
