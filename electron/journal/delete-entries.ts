import type { Database } from '../storage/database/database';
import { conditionsOf, ofStates, ofWords, type JournalQuery } from './list-entries';
import type { ActivityFacets } from '../../shared/ipc/journal-methods';
import { entryKinds } from '../../shared/journal/entry-query';
import type { SqlValue } from '../storage/database/messages';

/** What the list of the activity shows by the same words. */
export type FittingEntries = Pick<JournalQuery, 'text' | 'states' | 'about'>;

const detailTables = ['entry_detail', 'entry_outcome'] as const;

/**
 * Entries of which nobody knows yet what became of them hold their record, and what another version wrote may mean
 * that too: both stay.
 */
function deletable({ text, states, about = {} }: FittingEntries): { sql: string; values: SqlValue[] } {
  const words = ofWords(text).map(({ sql, values }) => ({
    sql: `seq IN (SELECT seq FROM entry_search WHERE ${sql})`,
    values,
  }));
  const conditions = [...conditionsOf(about), ...ofStates(states), ...words];
  const known = entryKinds.map(() => '?').join(', ');
  return {
    sql: [
      ...conditions.map(({ sql }) => sql),
      `kind IN (${known})`,
      "state NOT IN ('Sending', 'Unknown')",
      "(NOT json_valid(head) OR head ->> '$.holdUntil' IS NULL)",
    ].join(' AND '),
    values: [...conditions.flatMap(({ values }) => values), ...entryKinds],
  };
}

/** How many entries `deleteEntries` would delete. */
export async function countDeletable(
  database: Pick<Database, 'read'>,
  fitting: FittingEntries,
): Promise<number> {
  const { sql, values } = deletable(fitting);
  const [rows = []] = await database.read([
    { sql: `SELECT count(*) AS entries FROM entry WHERE ${sql}`, values },
  ]);
  return Number(rows[0]?.['entries'] ?? 0);
}

/** Deletes for good what is settled and fits; resolves with how many entries that were. */
export async function deleteEntries(
  database: Pick<Database, 'write'>,
  fitting: FittingEntries,
): Promise<number> {
  const { sql, values } = deletable(fitting);
  const [entries = 0] = (
    await database.write([
      ...detailTables.map((table) => ({
        sql: `DELETE FROM ${table} WHERE seq IN (SELECT seq FROM entry WHERE ${sql})`,
        values,
      })),
      { sql: `DELETE FROM entry WHERE ${sql}`, values },
      // By these texts the words were found: they go last.
      { sql: 'DELETE FROM entry_search WHERE seq NOT IN (SELECT seq FROM entry)' },
    ])
  ).slice(detailTables.length);
  return entries;
}

const maxRuns = 100;

/** The sites, persons, kinds and runs that occur. */
export async function readFacets(database: Pick<Database, 'read'>): Promise<ActivityFacets> {
  const [sites = [], users = [], kinds = [], runs = []] = await database.read([
    {
      // The name that the site has had last.
      sql: `SELECT site_id, iif(json_valid(head), head ->> '$.siteName', '') AS name FROM entry
        WHERE seq IN (SELECT max(seq) FROM entry WHERE site_id <> '' GROUP BY site_id) ORDER BY name`,
    },
    { sql: "SELECT DISTINCT user FROM entry WHERE user <> '' ORDER BY user" },
    { sql: 'SELECT DISTINCT kind FROM entry' },
    {
      // A run that was deleted with its plan still has entries, and they tell when it was.
      sql: `SELECT run_id, coalesce(run.started_at, first_at) AS at, coalesce(plan.head ->> '$.name', '') AS plan_name
        FROM (SELECT run_id, max(seq) AS last, min(at) AS first_at FROM entry
          WHERE run_id IS NOT NULL GROUP BY run_id ORDER BY last DESC LIMIT ${maxRuns}) AS done
        LEFT JOIN run USING (run_id) LEFT JOIN plan USING (plan_id) ORDER BY last DESC`,
    },
  ]);
  const found = new Set(kinds.map((row) => row['kind']));
  return {
    sites: sites.map((row) => ({ siteId: String(row['site_id']), name: String(row['name']) })),
    users: users.map((row) => String(row['user'])),
    kinds: entryKinds.filter((kind) => found.has(kind)),
    runs: runs.map((row) => ({
      runId: String(row['run_id']),
      planName: String(row['plan_name']),
      at: String(row['at']),
    })),
  };
}
