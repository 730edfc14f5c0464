import type { PlanRow, RowAttempt } from '../../shared/link-plan/plan-row';
import type { RowReasonCode } from '../../shared/link-plan/row-reason';
import type { RowState } from '../../shared/link-plan/row-state';
import { explainRow } from '../../shared/link-plan/row-why';
import type { Row, SqlValue, Statement } from '../storage/database/messages';
import type { PlanDatabase } from './plan-database';

/** The tries of the rows that a condition on `run_row` names, the oldest first, for `groupAttempts`. */
export function selectAttempts(condition: { sql: string; values: SqlValue[] }): Statement {
  return {
    // What is not as it was meant is told by the activity, which alone keeps it.
    sql: `SELECT run_row.seq, run_id, run_row.state, entry_id, at, may_retry, plan.head ->> '$.kind' AS kind,
        CASE WHEN run_row.state IN ('Failed', 'Unknown', 'Nothing', 'Different') THEN (
          SELECT json_array(json(coalesce(outcome -> '$.error', detail -> '$.error')), outcome -> '$.readBack.linked')
          FROM entry JOIN entry_detail USING (seq) LEFT JOIN entry_outcome USING (seq) WHERE entry.id = entry_id
        ) END AS told
      FROM run_row JOIN run USING (run_id) JOIN plan USING (plan_id)
      WHERE ${condition.sql} AND at IS NOT NULL ORDER BY run.started_at`,
    values: condition.values,
  };
}

/** By the number of their row. */
export function groupAttempts(rows: readonly Row[]): Map<number, RowAttempt[]> {
  const attempts = new Map<number, RowAttempt[]>();
  for (const row of rows) {
    const seq = Number(row['seq']);
    const ofRow = attempts.get(seq);
    if (ofRow) ofRow.push(toAttempt(row));
    else attempts.set(seq, [toAttempt(row)]);
  }
  return attempts;
}

function toAttempt(row: Row): RowAttempt {
  const state = String(row['state']) as RowState;
  const told = JSON.parse(String(row['told'] ?? 'null')) as [RowAttempt['error'], boolean | null] | null;
  return {
    runId: String(row['run_id']),
    entryId: (row['entry_id'] ?? null) as string | null,
    at: String(row['at']),
    state,
    // One that reads back otherwise is told by what was read.
    error: told && state !== 'Different' ? told[0] : null,
    link: told && {
      isThere: told[1],
      isMoved: row['kind'] === 'restore',
      mayRetry: row['may_retry'] === 1,
    },
  };
}

/** In these states a row is explained by its tries, and by nothing that a check has kept. */
const triedStates = "state IN ('Different', 'Failed', 'Unknown', 'Nothing')";

/**
 * The rows of a plan whose reason is what became of their tries, by that reason. They are explained as they are on the page,
 * so that a filter and what it shows never differ. Throws the database's errors.
 */
export async function findTriedRows(
  database: PlanDatabase,
  planId: string,
): Promise<Map<RowReasonCode, number[]>> {
  const rows = `FROM plan_row WHERE plan_id = ? AND ${triedStates}`;
  const [stated = [], tried = []] = await database.read([
    { sql: `SELECT seq, state ${rows}`, values: [planId] },
    selectAttempts({ sql: `run_row.seq IN (SELECT seq ${rows})`, values: [planId] }),
  ]);
  const attempts = groupAttempts(tried);
  const found = new Map<RowReasonCode, number[]>();
  for (const row of stated) {
    const seq = Number(row['seq']);
    const state = String(row['state']) as PlanRow['state'];
    for (const why of explainRow({ state, reasons: [], attempts: attempts.get(seq) ?? [] })) {
      if (!('reason' in why)) continue;
      const ofCode = found.get(why.reason.code);
      if (ofCode) ofCode.push(seq);
      else found.set(why.reason.code, [seq]);
    }
  }
  return found;
}
