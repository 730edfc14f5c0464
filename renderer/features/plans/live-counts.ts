import type { Plan, PlanFacets } from '../../../shared/link-plan/plan';
import { countStands, rowStands } from '../../../shared/link-plan/row-stand';
import type { RowState } from '../../../shared/link-plan/row-state';
import type { Run } from '../../../shared/link-plan/run';

const sentStates = ['Sending', 'Sent', 'Verified', 'Different', 'Failed', 'Unknown', 'Nothing'] as const;
const takenFrom: Record<'first' | 'retry', RowState[]> = {
  first: ['Ready', 'Warning'],
  retry: ['Failed', 'Nothing', 'Unknown', 'Different', 'Ready', 'Warning'],
};

/** Where the rows of a run were before, or still are; the run calls them all ready. */
export function statesTakenBy({ retryOf }: Pick<Run, 'retryOf'>): RowState[] {
  return takenFrom[retryOf === null ? 'first' : 'retry'];
}

/**
 * How many rows of a plan stand how while a run of it is at work, to the moment that the run tells of: both are on
 * one screen, and the plan is counted less often. What the run has sent since has left the states from which it took it.
 */
export function countLive(
  plan: Pick<Plan, 'counts' | 'leftOut' | 'runThen'>,
  runs: readonly Run[],
): PlanFacets['states'] {
  const { runThen } = plan;
  const none = Object.fromEntries(rowStands.map((stand) => [stand, 0])) as PlanFacets['states'];
  const live = countStands(plan).reduce((all, { stand, count }) => ({ ...all, [stand]: count }), none);
  const run = runs.find(({ runId }) => runId === runThen?.runId);
  if (!run || !runThen) return live;
  let sent = 0;
  for (const state of sentStates) {
    const change = run.counts[state] - runThen.counts[state];
    live[state] = Math.max(0, live[state] + change);
    sent += change;
  }
  for (const state of statesTakenBy(run)) {
    const taken = Math.min(sent, live[state]);
    live[state] -= taken;
    sent -= taken;
  }
  return live;
}
