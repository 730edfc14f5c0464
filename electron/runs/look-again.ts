import { isSamePlace } from '../sites/same-place';
import type { SiteConnection } from '../sites/site-connection';
import { lookAtHolders, lookAtUnsettled } from './look-left';
import { createResults } from './results';
import type { RunsOptions } from './runs';

/** Looks at what is not settled of all runs of a plan that were carried out where the site is now. Only reads. */
export async function lookAtAllRuns(
  planId: string,
  site: SiteConnection,
  options: Pick<RunsOptions, 'store' | 'plans' | 'tools' | 'clock'>,
): Promise<void> {
  const { store, plans, tools } = options;
  const plan = await plans.get(planId);
  // A row that a second run left out is unknown in the first.
  for (const run of await store.listOfPlan(planId)) {
    if (!isSamePlace(site, run.siteAddress)) continue;
    const results = createResults({
      ...options,
      runId: run.runId,
      counts: (await store.view(run)).counts,
      onChange: () => undefined,
      onFailed: (error) => tools.noteProblem('run', error),
    });
    const left = { run, plan, store, plans, site, tools, results };
    await lookAtUnsettled(left, ['Unknown', 'Sent']);
    await lookAtHolders(left);
  }
}
