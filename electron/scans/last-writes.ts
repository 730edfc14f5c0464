import type { Condition } from './row-filter';
import type { Statement } from '../storage/database/messages';

/**
 * The writes from here, from whichever screen or run, to records of a scan's connection since it was begun. What was
 * written before, it has read.
 */
const since = `FROM entry JOIN scan ON entry.site_id = scan.site_id AND entry.connection_id = scan.connection_id
  AND entry.at >= scan.head ->> '$.startedAt'`;

/** Of each of these rows the last of them, with where it stands now, and when that was told. */
export function lastWritesOf(seq: number, rows: readonly number[]): Statement {
  return {
    sql: `SELECT row, entry.id, entry.kind, entry.state,
        coalesce(iif(json_valid(outcome), outcome ->> '$.answeredAt', NULL), entry.at) AS at
      FROM scan_row JOIN entry ON entry.seq = (
        SELECT max(entry.seq) ${since} WHERE scan.seq = scan_row.scan AND record_id = crm_id AND record_type = crm_type
      ) LEFT JOIN entry_outcome ON entry_outcome.seq = entry.seq
      WHERE scan_row.scan = ? AND row IN (SELECT value FROM json_each(?))`,
    values: [seq, JSON.stringify(rows)],
  };
}

/** Rows whose last write nobody has seen to be as chosen. */
export function isUnsettled(seq: number): Condition {
  return {
    sql: `(crm_type, crm_id) IN (SELECT record_type, record_id FROM entry
      WHERE state IN ('Sending', 'Sent', 'Different', 'Failed', 'Unknown', 'Nothing') AND seq IN (
        SELECT max(entry.seq) ${since} WHERE scan.seq = ? AND record_id IS NOT NULL GROUP BY record_type, record_id
      ))`,
    values: [seq],
  };
}
