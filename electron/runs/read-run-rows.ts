import type { RowState } from '../../shared/link-plan/row-state';
import type { PlanDatabase } from '../plans/plan-database';
import type { Row, Statement } from '../storage/database/messages';
import type { RunRow } from './run-store';

/** Rows of a run, by a statement that selects their position, seq, state and entry. Throws the database's errors. */
export async function readRunRows(database: PlanDatabase, statement: Statement): Promise<RunRow[]> {
  const [rows = []] = await database.read([statement]);
  return rows.map((row: Row) => ({
    position: Number(row['position']),
    seq: Number(row['seq']),
    state: String(row['state']) as RowState,
    entryId: (row['entry_id'] ?? null) as string | null,
  }));
}
