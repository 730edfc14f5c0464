import type { NormalQueryResult } from 'node-sqlite3-wasm';
import {
  isWriteEntry,
  type ActivitySummary,
  type ForeignEntry,
  type JournalEntry,
  type UnlockEntry,
  type WriteHead,
} from '../../shared/journal/entry';
import {
  entryDetailSchema,
  splitEntry,
  unlockEntrySchema,
  writeHeadSchema,
} from '../../shared/journal/entry-schema';
import { upgradeEntry } from '../../shared/journal/upgrade-entry';
import { AppError } from '../../shared/errors';
import type { Outputs } from '../../shared/ipc/contract';
import { submitStates, type SubmitState } from '../../shared/write/states';
import type { Database } from '../storage/database';

/** The local record of every write, and of what was unlocked for it. */
export interface Journal {
  /** Resolves when durable: only then may the request leave. Throws `storage-failed` or `storage-full`. */
  begin: (entry: JournalEntry) => Promise<void>;
  /** Replaces what is kept of an entry with what is known now; resolves when durable. */
  end: (entry: JournalEntry) => Promise<void>;
  /** Resolves when durable. Throws `storage-failed` or `storage-full`. */
  addUnlock: (entry: UnlockEntry) => Promise<void>;
  list: (query: { text: string; states: SubmitState[]; page: number }) => Promise<Outputs['activity.list']>;
  /** Throws `not-found`. */
  get: (id: string) => Promise<JournalEntry | UnlockEntry | ForeignEntry>;
  /** Throws `not-found` also where the entry is no write. */
  getWrite: (id: string) => Promise<JournalEntry>;
  /** The writes to the same record in the same connection of the same site that were begun after this one, oldest first. */
  listLater: (entry: WriteHead) => Promise<WriteHead[]>;
  /** At start: entries that the last run left `Sending` become `Unknown`. Resolves with how many there were. */
  markUnfinished: () => Promise<number>;
}

export const activityPageSize = 50;

export function createJournal(database: Database): Journal {
  const get = async (id: string) => getEntry(database, id);
  return {
    begin: async (entry) => {
      const { head, detail } = splitEntry(entry);
      database.run('INSERT INTO activity (id, state, search, summary, detail) VALUES (?, ?, ?, ?, ?)', [
        entry.id,
        entry.state,
        searchTextOf(head),
        JSON.stringify(head),
        JSON.stringify(detail),
      ]);
    },
    end: async (entry) => {
      const { head, detail } = splitEntry(entry);
      database.run('UPDATE activity SET state = ?, search = ?, summary = ?, detail = ? WHERE id = ?', [
        entry.state,
        searchTextOf(head),
        JSON.stringify(head),
        JSON.stringify(detail),
        entry.id,
      ]);
    },
    list: async (query) => listEntries(database, query),
    addUnlock: async (entry) => {
      database.run(
        "INSERT INTO activity (id, kind, state, search, summary, detail) VALUES (?, 'unlock', ?, ?, ?, '{}')",
        [entry.id, entry.event, searchTextOf(entry), JSON.stringify(entry)],
      );
    },
    get,
    getWrite: async (id) => {
      const entry = await get(id);
      if (!isWriteEntry(entry)) throw new AppError('not-found', { params: { what: id } });
      return entry;
    },
    listLater: async (entry) =>
      database
        .all(
          "SELECT state, summary, detail FROM activity WHERE kind <> 'unlock' AND seq > (SELECT seq FROM activity WHERE id = ?) ORDER BY seq",
          [entry.id],
        )
        .map(toSummary)
        .filter(isWriteEntry)
        .filter((later) => isSamePlace(later, entry)),
    // The column is the truth about the state; the texts beside it follow when the entry is completed.
    markUnfinished: async () => database.run("UPDATE activity SET state = 'Unknown' WHERE state = 'Sending'"),
  };
}

function isSamePlace(a: WriteHead, b: WriteHead): boolean {
  return (
    a.siteId === b.siteId &&
    a.siteAddress === b.siteAddress &&
    a.erpConnectionId === b.erpConnectionId &&
    a.record.crmActorType === b.record.crmActorType &&
    a.record.crmRecordId === b.record.crmRecordId
  );
}

function getEntry(database: Database, id: string): JournalEntry | UnlockEntry | ForeignEntry {
  const row = database.get('SELECT state, summary, detail FROM activity WHERE id = ?', [id]);
  if (!row) throw new AppError('not-found', { params: { what: id } });
  const kept = readRow(row);
  return kept.detail === null ? kept.head : { ...kept.head, ...kept.detail };
}

function readRow(row: NormalQueryResult) {
  const head: unknown = JSON.parse(String(row['summary']));
  const detail: unknown = JSON.parse(String(row['detail']));
  const state = submitStates.find((known) => known === row['state']);
  const unlock = unlockEntrySchema.safeParse(head);
  if (unlock.success) return { head: unlock.data, detail: null };
  const parsed = writeHeadSchema.safeParse(head);
  const kept = parsed.success
    ? { head: parsed.data, detail: entryDetailSchema.parse(detail) }
    : upgradeEntry({ head, detail });
  return { head: { ...kept.head, state: state ?? kept.head.state }, detail: kept.detail };
}

function listEntries(
  database: Database,
  { text, states, page }: { text: string; states: SubmitState[]; page: number },
): Outputs['activity.list'] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = ['1', ...words.map(() => 'instr(search, ?) > 0')].join(' AND ');
  const ofStates = states.length === 0 ? '1' : `state IN (${states.map(() => '?').join(', ')})`;
  const rows = database.all(
    `SELECT state, summary, detail FROM activity WHERE ${matches} AND ${ofStates} ORDER BY seq DESC LIMIT ? OFFSET ?`,
    [...words, ...states, activityPageSize + 1, page * activityPageSize],
  );
  const counted = database.all(
    `SELECT state, count(*) AS entries FROM activity WHERE ${matches} GROUP BY state`,
    words,
  );
  const countOf = new Map(counted.map((row) => [row['state'], Number(row['entries'])]));
  return {
    items: rows.slice(0, activityPageSize).map(toSummary),
    more: rows.length > activityPageSize,
    counts: Object.fromEntries(
      submitStates.map((state) => [state, countOf.get(state) ?? 0]),
    ) as Outputs['activity.list']['counts'],
  };
}

function toSummary(row: NormalQueryResult): ActivitySummary {
  return readRow(row).head;
}

/** Lower case by our own hand: SQLite's comparison knows no other letters than ASCII's. */
function searchTextOf(head: WriteHead | UnlockEntry): string {
  const { siteName, user, ticket } = head;
  return [siteName, user, ticket, ...(isWriteEntry(head) ? wordsOf(head) : [])]
    .join('\n')
    .toLocaleLowerCase();
}

function wordsOf({ record, erpConnectionName, erpKey, erpName }: WriteHead) {
  return [record.crmRecordId, record.name, erpConnectionName, erpKey, erpName];
}
