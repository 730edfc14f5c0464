import { AppError } from '../../shared/errors';
import { rowStates, type RowState } from '../../shared/link-plan/row-state';
import type { Run } from '../../shared/link-plan/run';
import { toBeSent } from '../plans/plan-store';
import type { PlanDatabase } from '../plans/plan-database';
import type { Row, Statement } from '../storage/database/messages';

/** A run as it is kept; its counts are told by its rows. */
export interface KeptRun extends Omit<
  Run,
  | 'counts'
  | 'leftOut'
  | 'retryable'
  | 'neverSent'
  | 'settled'
  | 'toLookAt'
  | 'heldUntil'
  | 'unlinked'
  | 'rowsPerSecond'
  | 'secondsLeft'
  | 'total'
> {
  /** Where it writes to: a site whose address was edited since is another place. */
  siteAddress: string;
}

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
  /** Keeps results in the run and in the plan, together. */
  saveResults: (runId: string, results: readonly RowResult[]) => Promise<void>;
  /** What was not sent is cancelled; in the plan it stays as it is. */
  cancelRest: (runId: string) => Promise<void>;
  /** After the program ended in the middle: what the activity knows of the rows of a run, where that knows more. */
  takeOverEntries: (runId: string) => Promise<void>;
}

/** Kept beside the rows, because the activity knows records and not rows. */
const recordKey = `(body ->> '$.found.record.crmActorType') || ' ' || (body ->> '$.found.record.crmRecordId') || ' ' ||
  (body ->> '$.found.connection.erpConnectionId')`;

const toTake = `SELECT plan_row.seq, position, ${recordKey} AS record_key FROM plan_row JOIN plan_body USING (seq)
  WHERE plan_id = ? AND ${toBeSent}`;
/** Only the last try of a row tells how it stands. */
const isLastTry = (was: string) =>
  `NOT EXISTS (SELECT 1 FROM run_row AS later WHERE later.seq = ${was}.seq AND later.started_at > ${was}.started_at)`;
/** A row that was tried may be tried again; another one only where the plan would send it now. */
const mayBeSent = `(plan_row.state IN ('Failed', 'Unknown', 'Different') OR ${toBeSent})`;
/** All runs of the plan that a run is of: a row that a second run left out is still to be settled. */
const runsOfPlan = 'SELECT run_id FROM run WHERE plan_id = (SELECT plan_id FROM run WHERE run_id = ?)';
const toRetry = `SELECT plan_row.seq, plan_row.position, plan_row.state, ${recordKey} AS record_key
  FROM run_row AS was JOIN plan_row USING (seq) JOIN plan_body USING (seq)
  WHERE was.run_id IN (${runsOfPlan}) AND was.may_retry = 1
    AND ${mayBeSent} AND ${isLastTry('was')}`;
/** Still to be sent in the run, and not in the plan any more. */
const leftOut = `SELECT count(*) AS rows FROM run_row AS was JOIN plan_row USING (seq)
  WHERE was.run_id = ? AND was.state = 'Ready' AND NOT ${mayBeSent}`;
/**
 * In a run a row is a draft where another write of its record or key holds it. One that may be tried again was looked at
 * after its time, and nothing had come of it: another look would tell no more.
 */
const toLookAt = `SELECT was.entry_id, was.state, body FROM run_row AS was JOIN plan_row USING (seq) JOIN plan_body USING (seq)
  WHERE was.run_id IN (${runsOfPlan}) AND was.state IN ('Unknown', 'Draft') AND plan_row.state = was.state
    AND was.may_retry = 0 AND ${isLastTry('was')}`;
/** The entries that hold these rows: a row's own, or that of another write. */
const holders = `SELECT iif(state = 'Unknown', entry_id, body ->> '$.reasons[0].params.entryId') AS id FROM (${toLookAt})`;
/** A plan that puts values back breaks each link and makes it again. */
const unlinked = `SELECT was.seq FROM run_row AS was JOIN entry ON entry.id = was.entry_id JOIN entry_outcome USING (seq)
  WHERE was.run_id IN (${runsOfPlan}) AND was.state IN ('Different', 'Unknown', 'Failed') AND ${isLastTry('was')}
    AND (SELECT plan.head ->> '$.kind' FROM plan JOIN run USING (plan_id) WHERE run.run_id = was.run_id) = 'restore'
    AND iif(entry.kind = 'link', outcome ->> '$.readBack.linked' IS NOT 1, outcome ->> '$.readBack.linked' = 0)`;

export function createRunStore(database: PlanDatabase): RunStore {
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
    view: async (run) => {
      const [counted = [], retryable = [], lookable = [], gone = [], passed = []] = await database.read([
        {
          sql: 'SELECT state, count(*) AS rows FROM run_row WHERE run_id = ? GROUP BY state',
          values: [run.runId],
        },
        {
          sql: `SELECT count(*) AS rows, sum(state IN ('Ready', 'Warning')) AS unsent,
              sum(state = 'Unknown' AND seq NOT IN (${unlinked})) AS settled FROM (${toRetry})`,
          values: [run.runId, run.runId],
        },
        {
          sql: `SELECT (SELECT count(*) FROM (${toLookAt})) AS rows,
              (SELECT max(iif(json_valid(head), head ->> '$.holdUntil', NULL)) FROM entry WHERE id IN (${holders})) AS until`,
          values: [run.runId, run.runId],
        },
        { sql: `SELECT count(*) AS rows FROM (${unlinked})`, values: [run.runId] },
        isWaiting(run) ? { sql: leftOut, values: [run.runId] } : { sql: 'SELECT 0 AS rows', values: [] },
      ]);
      const countOf = (state: RowState) =>
        Number(counted.find((row) => row['state'] === state)?.['rows'] ?? 0);
      const counts = Object.fromEntries(rowStates.map((state) => [state, countOf(state)])) as Run['counts'];
      const { siteAddress: _notForThePage, ...told } = run;
      return {
        ...told,
        counts,
        total: Object.values(counts).reduce((sum, count) => sum + count, 0),
        leftOut: Number(passed[0]?.['rows'] ?? 0),
        retryable: run.status === 'ended' ? Number(retryable[0]?.['rows'] ?? 0) : 0,
        neverSent: run.status === 'ended' ? Number(retryable[0]?.['unsent'] ?? 0) : 0,
        settled: run.status === 'ended' ? Number(retryable[0]?.['settled'] ?? 0) : 0,
        toLookAt: Number(lookable[0]?.['rows'] ?? 0),
        heldUntil: (lookable[0]?.['until'] ?? null) as string | null,
        unlinked: Number(gone[0]?.['rows'] ?? 0),
        rowsPerSecond: null,
        secondsLeft: null,
      };
    },
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
      // The last entry of a row counts; one that never left the computer, or was kept from leaving, was no try.
      const entries = `SELECT run_id, record_type || ' ' || record_id || ' ' || connection_id AS record_key, id, state, at,
          kind = 'restore' AND outcome ->> '$.readBack.linked' = 0 AS is_gone, max(seq)
        FROM entry LEFT JOIN entry_outcome USING (seq) WHERE run_id = ? AND state <> 'Cancelled'
          AND NOT coalesce(json_array_length(outcome, '$.calls') = 1 AND outcome ->> '$.calls[0].ended' = 'not-sent', 0)
        GROUP BY record_key`;
      const known = "('Ready', 'Sending', 'Sent')";
      await database.write([
        {
          sql: `UPDATE run_row INDEXED BY run_row_record SET state = told.state, entry_id = told.id, at = told.at,
              may_retry = told.state IN ('Failed', 'Cancelled') OR (told.state = 'Different' AND coalesce(told.is_gone, 0))
            FROM (${entries}) AS told
            WHERE run_row.run_id = told.run_id AND run_row.record_key = told.record_key AND run_row.state IN ${known}`,
          values: [runId],
        },
        {
          sql: `UPDATE plan_row SET state = run_row.state, entry_id = run_row.entry_id FROM run_row
            WHERE run_row.run_id = ? AND run_row.seq = plan_row.seq AND run_row.entry_id IS NOT NULL
              AND plan_row.entry_id IS NOT run_row.entry_id`,
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

function isWaiting({ status }: KeptRun): boolean {
  return status === 'paused' || status === 'interrupted';
}

async function readRunRows(database: PlanDatabase, statement: Statement): Promise<RunRow[]> {
  const [rows = []] = await database.read([statement]);
  return rows.map((row: Row) => ({
    position: Number(row['position']),
    seq: Number(row['seq']),
    state: String(row['state']) as RowState,
    entryId: (row['entry_id'] ?? null) as string | null,
  }));
}
