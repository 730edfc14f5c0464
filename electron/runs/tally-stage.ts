import type { AppErrorData } from '../../shared/errors';
import type { RowState } from '../../shared/link-plan/row-state';
import {
  boundsOfStage,
  emptyTally,
  isStopRule,
  tallySince,
  type KeptOutcome,
  type StageTally,
} from '../../shared/link-plan/run-rules';
import type { RunStage } from '../../shared/link-plan/run';
import type { Row } from '../storage/database/messages';
import type { KeptRun } from './kept-run';
import type { RunStore } from './run-store';

/** What is kept of the stage that a run is in. Throws the database's errors. */
export async function tallyStage(
  { runId, stage }: Pick<KeptRun, 'runId' | 'stage'>,
  store: Pick<RunStore, 'tally'>,
): Promise<StageTally & { stage: RunStage }> {
  // As many rows as it may have: those behind its last are of no stage.
  const { from, to } = boundsOfStage(stage, Number.MAX_SAFE_INTEGER - 1);
  return { ...(await store.tally(runId, from, to)), stage };
}

/**
 * What counts no more once the run is told to go on: its errors, of which whoever says so has seen the last, and after a
 * stop that tells what became of the rows, these as well.
 */
export async function tallyTold(
  run: Pick<KeptRun, 'runId' | 'stage' | 'told' | 'pausedBy'>,
  store: Pick<RunStore, 'tally'>,
): Promise<StageTally & { stage: RunStage }> {
  const now = await tallyStage(run, store);
  if (isStopRule(run.pausedBy)) return now;
  const before = run.told?.stage === run.stage ? run.told : emptyTally;
  return { ...before, errors: now.errors, stage: run.stage };
}

/** What is kept of it without what a person was told before going on: it holds over pauses, kills and restarts. */
export async function tallyUntold(
  run: Pick<KeptRun, 'runId' | 'stage' | 'told'>,
  store: Pick<RunStore, 'tally'>,
): Promise<StageTally> {
  const now = await tallyStage(run, store);
  return run.told?.stage === run.stage ? tallySince(now, run.told) : now;
}

/** A row of `keptOutcomes`. */
export function toOutcome(row: Row): KeptOutcome {
  return {
    state: String(row['state']) as RowState,
    isLookedAt: row['looked'] === 1,
    error: JSON.parse(String(row['error'] ?? 'null')) as AppErrorData | null,
    rows: Number(row['rows']),
  };
}
