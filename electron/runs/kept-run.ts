import type { Run, RunStage } from '../../shared/link-plan/run';
import type { StageTally } from '../../shared/link-plan/run-rules';
import { countByStand } from '../plans/kept-plan';
import { countsByState } from '../plans/list-rows';
import type { PlanDatabase } from '../plans/plan-database';
import type { Row } from '../storage/database/messages';
import { holders, takenOutRows, toLookAt, toRetry, unlinked, unsentRows, verifiedSince } from './run-selects';

/** A run as it is kept; its counts are told by its rows. */
export interface KeptRun extends Omit<
  Run,
  | 'counts'
  | 'unsent'
  | 'leftOut'
  | 'verifiedSince'
  | 'retryable'
  | 'neverSent'
  | 'settled'
  | 'notThere'
  | 'linkless'
  | 'toLookAt'
  | 'heldUntil'
  | 'unlinked'
  | 'waitsUntil'
  | 'rowsPerSecond'
  | 'secondsLeft'
  | 'total'
> {
  /** Where it writes to: a site whose address was edited since is another place. */
  siteAddress: string;
  /** Until when the site wanted to be left alone as it stopped; not there = it did not say. ISO 8601, UTC. */
  restUntil?: string;
  /** What was known of the stage when a person went on, as far as it counts no more; not there = that never was. */
  told?: StageTally & { stage: RunStage };
}

/** How it stands by its rows, and by what became of them since. Throws the database's errors. */
export async function viewRun(run: KeptRun, database: Pick<PlanDatabase, 'read'>): Promise<Run> {
  const [counted = [], retryable = [], lookable = [], gone = [], unsent = [], since = []] =
    await database.read([
      {
        sql: 'SELECT state AS name, count(*) AS rows FROM run_row WHERE run_id = ? GROUP BY state',
        values: [run.runId],
      },
      {
        sql: `SELECT count(*) AS rows, sum(state IN ('Ready', 'Warning')) AS unsent,
          sum(state = 'Nothing') AS settled, sum(seq IN (${unlinked})) AS linkless,
          sum(state = 'Different' AND seq NOT IN (${unlinked})) AS not_there
        FROM (${toRetry})`,
        values: [run.runId, run.runId, run.runId],
      },
      {
        sql: `SELECT (SELECT count(*) FROM (${toLookAt})) AS rows,
          (SELECT max(iif(json_valid(head), head ->> '$.holdUntil', NULL)) FROM entry WHERE id IN (${holders})) AS until`,
        values: [run.runId, run.runId],
      },
      { sql: `SELECT count(*) AS rows FROM (${unlinked})`, values: [run.runId] },
      { sql: isWaiting(run) ? unsentRows : takenOutRows, values: [run.runId] },
      isWaiting(run) ? { sql: verifiedSince, values: [run.runId] } : { sql: 'SELECT 0 AS rows', values: [] },
    ]);
  const counts = countsByState(counted);
  const { siteAddress: _address, told: _tally, restUntil, ...shown } = run;
  return {
    ...shown,
    counts,
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    unsent: isWaiting(run) || run.status === 'ended' ? countByStand(unsent) : null,
    leftOut: isWaiting(run) ? sumRows(unsent.filter((row) => row['taken'] === 0)) : 0,
    verifiedSince: Number(since[0]?.['rows'] ?? 0),
    retryable: Number(retryable[0]?.['rows'] ?? 0),
    neverSent: Number(retryable[0]?.['unsent'] ?? 0),
    settled: Number(retryable[0]?.['settled'] ?? 0),
    linkless: Number(retryable[0]?.['linkless'] ?? 0),
    notThere: Number(retryable[0]?.['not_there'] ?? 0),
    waitsUntil: restUntil ?? null,
    toLookAt: Number(lookable[0]?.['rows'] ?? 0),
    heldUntil: (lookable[0]?.['until'] ?? null) as string | null,
    unlinked: Number(gone[0]?.['rows'] ?? 0),
    rowsPerSecond: null,
    secondsLeft: null,
  };
}

function sumRows(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + Number(row['rows']), 0);
}

function isWaiting({ status }: KeptRun): boolean {
  return status === 'paused' || status === 'interrupted';
}
