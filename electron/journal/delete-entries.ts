import type { Database } from '../storage/database/database';
import type { SqlValue } from '../storage/database/messages';

/** Which entries go: those of one record of a site, or all that are older than a moment (ISO 8601, UTC). */
export type EntriesToDelete =
  { siteId: string; record: { crmActorType: string; crmRecordId: number } } | { before: string };

/**
 * Deletes entries from this computer; nothing is changed on any site. Those of which nobody knows yet what became of them
 * stay: they keep the same record from being written again. Resolves with how many went and how many stayed.
 */
export async function deleteEntries(
  database: Database,
  which: EntriesToDelete,
): Promise<{ count: number; kept: number }> {
  const { sql, values } = conditionOf(which);
  const settled = `${sql} AND state NOT IN ('Sending', 'Unknown')`;
  const those = `(SELECT seq FROM entry WHERE ${settled})`;
  const deleted = await database.write([
    ...['entry_search', 'entry_detail', 'entry_outcome'].map((table) => ({
      sql: `DELETE FROM ${table} WHERE seq IN ${those}`,
      values,
    })),
    // Last: the others are found by it.
    { sql: `DELETE FROM entry WHERE ${settled}`, values },
  ]);
  const [rows = []] = await database.read([
    { sql: `SELECT count(*) AS entries FROM entry WHERE ${sql}`, values },
  ]);
  return { count: deleted.at(-1) ?? 0, kept: Number(rows[0]?.['entries'] ?? 0) };
}

function conditionOf(which: EntriesToDelete): { sql: string; values: SqlValue[] } {
  if ('before' in which) return { sql: 'at < ?', values: [which.before] };
  const { siteId, record } = which;
  return {
    sql: 'record_id = ? AND record_type = ? AND site_id = ?',
    values: [record.crmRecordId, record.crmActorType, siteId],
  };
}
