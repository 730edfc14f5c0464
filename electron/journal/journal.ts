import type { NormalQueryResult } from 'node-sqlite3-wasm';
import type { JournalEntry, ActivitySummary, WriteHead, UnlockEntry } from '../../shared/journal/entry';
import { AppError } from '../../shared/errors';
import type { Outputs } from '../../shared/ipc/contract';
import { submitStates, type SubmitState } from '../../shared/write/states';
import type { Database } from '../storage/database';
import { activityDetailSchema, activitySummarySchema, splitEntry } from './entry-schema';

/** The local record of every submit, and of what was unlocked for it. */
export interface ActivityLog {
  /** Durable when it returns: only then may the request leave. Throws `storage-failed` or `storage-full`. */
  begin: (entry: JournalEntry) => void;
  /** Replaces what is kept of an entry with what is known now. */
  complete: (entry: JournalEntry) => void;
  /** Durable when it returns. Throws `storage-failed` or `storage-full`. */
  addUnlock: (entry: UnlockEntry) => void;
  list: (query: { text: string; states: SubmitState[]; page: number }) => Outputs['activity.list'];
  /** Throws `not-found`. */
  get: (id: string) => JournalEntry | UnlockEntry;
  /** Throws `not-found` also where the entry is no submit. */
  getSubmit: (id: string) => JournalEntry;
  /** At start: entries that the last run left `Sending` become `Unknown`. Returns how many there were. */
  markUnfinished: () => number;
}

export const activityPageSize = 50;

export function createActivityLog(database: Database): ActivityLog {
  const get = (id: string) => getEntry(database, id);
  return {
    begin: (entry) => {
      const { summary, detail } = splitEntry(entry);
      database.run('INSERT INTO activity (id, state, search, summary, detail) VALUES (?, ?, ?, ?, ?)', [
        entry.id,
        entry.state,
        searchTextOf(summary),
        JSON.stringify(summary),
        JSON.stringify(detail),
      ]);
    },
    complete: (entry) => {
      const { summary, detail } = splitEntry(entry);
      database.run('UPDATE activity SET state = ?, search = ?, summary = ?, detail = ? WHERE id = ?', [
        entry.state,
        searchTextOf(summary),
        JSON.stringify(summary),
        JSON.stringify(detail),
        entry.id,
      ]);
    },
    list: (query) => listEntries(database, query),
    addUnlock: (entry) => {
      database.run(
        "INSERT INTO activity (id, kind, state, search, summary, detail) VALUES (?, 'unlock', ?, ?, ?, '{}')",
        [entry.id, entry.event, searchTextOf(entry), JSON.stringify(entry)],
      );
    },
    get,
    getSubmit: (id) => {
      const entry = get(id);
      if (entry.kind !== 'submit') throw new AppError('not-found', { params: { what: id } });
      return entry;
    },
    // The column is the truth about the state; the texts beside it follow when the entry is completed.
    markUnfinished: () => database.run("UPDATE activity SET state = 'Unknown' WHERE state = 'Sending'"),
  };
}

function getEntry(database: Database, id: string): JournalEntry | UnlockEntry {
  const row = database.get('SELECT state, summary, detail FROM activity WHERE id = ?', [id]);
  if (!row) throw new AppError('not-found', { params: { what: id } });
  const summary = toSummary(row);
  if (summary.kind === 'unlock') return summary;
  return { ...summary, ...activityDetailSchema.parse(JSON.parse(String(row['detail']))) };
}

function listEntries(
  database: Database,
  { text, states, page }: { text: string; states: SubmitState[]; page: number },
): Outputs['activity.list'] {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const matches = ['1', ...words.map(() => 'instr(search, ?) > 0')].join(' AND ');
  const ofStates = states.length === 0 ? '1' : `state IN (${states.map(() => '?').join(', ')})`;
  const rows = database.all(
    `SELECT state, summary FROM activity WHERE ${matches} AND ${ofStates} ORDER BY seq DESC LIMIT ? OFFSET ?`,
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
  const summary = activitySummarySchema.parse(JSON.parse(String(row['summary'])));
  const state = submitStates.find((known) => known === row['state']);
  return state && summary.kind === 'submit' ? { ...summary, state } : summary;
}

/** Lower case by our own hand: SQLite's comparison knows no other letters than ASCII's. */
function searchTextOf(summary: WriteHead | UnlockEntry): string {
  const { siteName, user, ticket } = summary;
  return [siteName, user, ticket, ...(summary.kind === 'submit' ? wordsOf(summary) : [])]
    .join('\n')
    .toLocaleLowerCase();
}

function wordsOf({ crmRecordId, crmName, erpConnectionName, erpKey, erpName }: WriteHead) {
  return [crmRecordId, crmName, erpConnectionName, erpKey, erpName];
}
