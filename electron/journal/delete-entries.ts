import type { Database } from '../storage/database/database';
import type { JournalFilter } from './list-entries';
import { conditionsOf } from './list-entries';
import type { ActivityFacets } from '../../shared/ipc/journal-methods';
import { entryKinds } from '../../shared/journal/entry-query';
import type { SqlValue } from '../storage/database/messages';

const tables = ['entry_detail', 'entry_outcome', 'entry_search', 'entry'] as const;

/**
 * Entries of which nobody knows yet what became of them hold their record, and what another version wrote may mean
 * that too: both stay.
 */
function deletable(about: JournalFilter): { sql: string; values: SqlValue[] } {
  const conditions = conditionsOf(about);
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
  about: JournalFilter,
): Promise<number> {
  const { sql, values } = deletable(about);
  const [rows = []] = await database.read([
    { sql: `SELECT count(*) AS entries FROM entry WHERE ${sql}`, values },
  ]);
  return Number(rows[0]?.['entries'] ?? 0);
}

/** Deletes for good what is settled and fits; resolves with how many entries that were. */
export async function deleteEntries(
  database: Pick<Database, 'write'>,
  about: JournalFilter,
): Promise<number> {
  const { sql, values } = deletable(about);
  const counts = await database.write(
    tables.map((table) => ({
      sql: `DELETE FROM ${table} WHERE seq IN (SELECT seq FROM entry WHERE ${sql})`,
      values,
    })),
  );
  return counts.at(-1) ?? 0;
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
