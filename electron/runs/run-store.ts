import { AppError } from '../../shared/errors';
import type { RowState } from '../../shared/link-plan/row-state';
import type { Run } from '../../shared/link-plan/run';
import { tallyKept, type StageTally } from '../../shared/link-plan/run-rules';
import type { PlanDatabase } from '../plans/plan-database';
import type { Statement } from '../storage/database/messages';
import { viewRun, type KeptRun } from './kept-run';
import {
  isLastTry,
  keptOutcomes,
  lastEntries,
  leftOut,
  notTold,
  statesBefore,
  toRetry,
  toTake,
} from './run-selects';
import { toOutcome } from './tally-stage';

/** How a row of a run stands. */
export interface RunRow {
  position: number;
  seq: number;
  state: RowState;
  entryId: string | null;
}

/** What became of a row: its state in the run and in the plan, and the entry that tells it. */
export interface RowResult {
  position: number;
  seq: number;
  state: RowState;
  entryId: string | null;
  /** ISO 8601, UTC: of the try; null where nothing was begun. */
  at: string | null;
  /** Sending it again would be no second write. */
  mayRetry: boolean;
  /** The plan says otherwise about the row by now, and is right. */
  onlyInRun?: true;
}

export interface RunStore {
  /** Takes the rows that are to be sent now, or those of the plan that came to nothing so far. Resolves with how many. */
  create: (run: KeptRun) => Promise<number>;
  /** How many `create` would take. */
  countRows: (planId: string, retryOf: string | null) => Promise<number>;
  /** The numbers of those. */
  listRows: (planId: string, retryOf: string | null) => Promise<number[]>;
  /** How many of the rows that are still to be sent going on would leave out. */
  countLeftOut: (runId: string) => Promise<number>;
  save: (run: KeptRun) => Promise<void>;
  /** Throws `not-found`. */
  get: (runId: string) => Promise<KeptRun>;
  view: (run: KeptRun) => Promise<Run>;
  /** The newest first. */
  listOfPlan: (planId: string) => Promise<KeptRun[]>;
  /** Those that have not ended. */
  listOpen: () => Promise<KeptRun[]>;
  /** The next rows that are still to be sent, from a position on, before another one. */
  nextRows: (runId: string, from: number, to: number, limit: number) => Promise<RunRow[]>;
  /** Those that no later run has tried again. */
  rowsInState: (
    runId: string,
    states: readonly RowState[],
    after: number,
    limit: number,
  ) => Promise<RunRow[]>;
  /** The row whose last try this is, and that nobody edited since; null = none. */
  rowOfEntry: (entry: { id: string; runId: string | null }) => Promise<(RunRow & { runId: string }) | null>;
  /** What is kept of the rows of a run from a position on, before another one. */
  tally: (runId: string, from: number, to: number) => Promise<StageTally>;
  /** Keeps results in the run and in the plan, together. */
  saveResults: (runId: string, results: readonly RowResult[]) => Promise<void>;
  /** What was not sent is cancelled; in the plan it stays as it is. */
  cancelRest: (runId: string) => Promise<void>;
  /** After the program ended in the middle: what the activity knows of the rows of a run, where that knows more. */
  takeOverEntries: (runId: string) => Promise<void>;
}

export function createRunStore(database: PlanDatabase, clock: () => Date): RunStore {
  const select = async (where: string, values: string[]) => {
    const [rows = []] = await database.read([
      { sql: `SELECT head FROM run WHERE ${where} ORDER BY started_at`, values },
    ]);
    return rows.map((row) => JSON.parse(String(row['head'])) as KeptRun);
  };
  const get = async (runId: string) => {
    const [run] = await select('run_id = ?', [runId]);
    if (!run) throw new AppError('not-found', { params: { what: runId } });
    return run;
  };
  return {
    create: async (run) => {
      const { runId, planId, siteId, startedAt, status, retryOf } = run;
      const [, rows = 0] = await database.write([
        {
          sql: 'INSERT INTO run (run_id, plan_id, site_id, started_at, status, head) VALUES (?, ?, ?, ?, ?, ?)',
          values: [runId, planId, siteId, startedAt, status, JSON.stringify(run)],
        },
        {
          sql: `INSERT INTO run_row (run_id, position, seq, state, record_key, started_at, may_retry)
            SELECT ?, row_number() OVER (ORDER BY position), seq, 'Ready', record_key, ?, 0
            FROM (${retryOf === null ? toTake : toRetry}) ORDER BY position`,
          values: [runId, startedAt, retryOf ?? planId],
        },
        touchPlan(run),
      ]);
      return rows;
    },
    countRows: async (planId, retryOf) => {
      const [rows] = await database.read([
        {
          sql: `SELECT count(*) AS rows FROM (${retryOf === null ? toTake : toRetry})`,
          values: [retryOf ?? planId],
        },
      ]);
      return Number(rows?.[0]?.['rows'] ?? 0);
    },
    listRows: async (planId, retryOf) => {
      const [rows = []] = await database.read([
        { sql: `SELECT seq FROM (${retryOf === null ? toTake : toRetry})`, values: [retryOf ?? planId] },
      ]);
      return rows.map(({ seq }) => Number(seq));
    },
    countLeftOut: async (runId) => {
      const [rows] = await database.read([{ sql: leftOut, values: [runId] }]);
      return Number(rows?.[0]?.['rows'] ?? 0);
    },
    save: async (run) =>
      void (await database.write([
        {
          sql: 'UPDATE run SET status = ?, head = ? WHERE run_id = ?',
          values: [run.status, JSON.stringify(run), run.runId],
        },
        touchPlan(run),
      ])),
    get,
    view: (run) => viewRun(run, database),
    listOfPlan: async (planId) => (await select('plan_id = ?', [planId])).toReversed(),
    listOpen: () => select("status <> 'ended'", []),
    nextRows: async (runId, from, to, limit) =>
      readRunRows(database, {
        sql: `SELECT position, seq, state, entry_id FROM run_row
          WHERE run_id = ? AND state = 'Ready' AND position >= ? AND position < ? ORDER BY position LIMIT ?`,
        values: [runId, from, to, limit],
      }),
    rowsInState: async (runId, states, after, limit) =>
      readRunRows(database, {
        sql: `SELECT position, seq, state, entry_id FROM run_row
          WHERE run_id = ? AND state IN (${states.map(() => '?').join(', ')}) AND position > ? AND ${isLastTry('run_row')}
          ORDER BY position LIMIT ?`,
        values: [runId, ...states, after, limit],
      }),
    rowOfEntry: async ({ id, runId }) => {
      if (runId === null) return null;
      const [row] = await readRunRows(database, {
        sql: `SELECT position, seq, state, entry_id FROM run_row
          WHERE run_id = ? AND entry_id = ? AND ${isLastTry('run_row')} AND NOT EXISTS (
            SELECT 1 FROM plan_row WHERE plan_row.seq = run_row.seq AND plan_row.state IN (${statesBefore}))`,
        values: [runId, id],
      });
      return row === undefined ? null : { ...row, runId };
    },
    tally: async (runId, from, to) => {
      const [rows = []] = await database.read([{ sql: keptOutcomes, values: [runId, from, to] }]);
      return tallyKept(rows.map(toOutcome));
    },
    saveResults: async (runId, results) => {
      if (results.length === 0) return;
      const encode = (some: readonly RowResult[]) =>
        JSON.stringify(
          some.map(({ position, seq, state, entryId, at, mayRetry }) => [
            position,
            seq,
            state,
            entryId,
            at,
            mayRetry ? 1 : 0,
            runId,
          ]),
        );
      await database.write([
        {
          sql: `UPDATE run_row SET state = given.value ->> 2, entry_id = given.value ->> 3, at = given.value ->> 4,
              may_retry = given.value ->> 5
            FROM json_each(?) AS given
            WHERE run_row.run_id = given.value ->> 6 AND run_row.position = given.value ->> 0`,
          // The run comes with each row: named apart, SQLite would go through the whole run for every one of them.
          values: [encode(results)],
        },
        {
          // A row that is left keeps the try that it had.
          sql: `UPDATE plan_row SET state = given.value ->> 2, entry_id = coalesce(given.value ->> 3, entry_id)
            FROM json_each(?) AS given WHERE plan_row.seq = given.value ->> 1`,
          values: [encode(results.filter(({ onlyInRun }) => !onlyInRun))],
        },
        {
          sql: 'UPDATE plan SET changed_at = max(changed_at, ?) WHERE plan_id = (SELECT plan_id FROM run WHERE run_id = ?)',
          values: [clock().toISOString(), runId],
        },
      ]);
    },
    cancelRest: async (runId) =>
      void (await database.write([
        {
          sql: "UPDATE run_row SET state = 'Cancelled', may_retry = 1 WHERE run_id = ? AND state = 'Ready'",
          values: [runId],
        },
      ])),
    takeOverEntries: async (runId) => {
      await database.write([
        {
          sql: `UPDATE run_row INDEXED BY run_row_record SET state = told.state, entry_id = told.id, at = told.at,
              may_retry = told.state IN ('Failed', 'Nothing', 'Cancelled') OR (told.state = 'Different' AND coalesce(told.is_gone, 0))
            FROM (${lastEntries}) AS told
            WHERE run_row.run_id = told.run_id AND run_row.record_key = told.record_key AND run_row.state IN ${notTold}`,
          values: [runId],
        },
        {
          sql: `UPDATE plan_row SET state = run_row.state, entry_id = run_row.entry_id FROM run_row
            WHERE run_row.run_id = ? AND run_row.seq = plan_row.seq AND run_row.entry_id IS NOT NULL
              AND plan_row.entry_id IS NOT run_row.entry_id AND ${isLastTry('run_row')}`,
          values: [runId],
        },
      ]);
    },
  };
}

/** What becomes of its rows changes a plan too. */
function touchPlan({ planId, startedAt, endedAt }: KeptRun): Statement {
  const at = endedAt ?? startedAt;
  return { sql: 'UPDATE plan SET changed_at = max(changed_at, ?) WHERE plan_id = ?', values: [at, planId] };
}

/** Rows of a run, by a statement that selects their position, seq, state and entry. Throws the database's errors. */
async function readRunRows(database: PlanDatabase, statement: Statement): Promise<RunRow[]> {
  const [rows = []] = await database.read([statement]);
  return rows.map((row) => ({
    position: Number(row['position']),
    seq: Number(row['seq']),
    state: String(row['state']) as RowState,
    entryId: (row['entry_id'] ?? null) as string | null,
  }));
}
