import type { UnlockEntry } from '../../shared/journal/entry';
import type { Plan } from '../../shared/link-plan/plan';
import type { CheckProgress, Run } from '../../shared/link-plan/run';
import type { Clock } from '../clock';
import type { KeptPlan } from '../plans/kept-plan';
import { createPlanPlaces } from '../plans/plan-places';
import { createRowDrafts, type RowDrafts } from '../plans/row-drafts';
import { createPlanStore, type PlanStore } from '../plans/plan-store';
import type { PlanDatabase } from '../plans/plan-database';
import type { Sites } from '../sites/sites';
import type { WriteTools } from '../writes/run-write';
import { createBusyPlans } from './busy-plans';
import { createChecks, type Checks } from './checks';
import { createRunStore, type RunStore } from './run-store';
import { openRuns, type Runs } from './runs';

/** Everything about link plans. */
export interface PlanServices {
  plans: PlanStore;
  rowDrafts: RowDrafts;
  checks: Checks;
  runs: Runs;
  runStore: RunStore;
  /** With what it is busy with, and what keeps it from being sent where its site is now. */
  view: (plan: KeptPlan) => Plan;
  /** Unchecks those that were checked while their site was another installation. Resolves with which. */
  settlePlaces: (plans: readonly KeptPlan[]) => Promise<string[]>;
}

export interface PlanServicesOptions {
  database: PlanDatabase;
  tools: WriteTools;
  sites: Pick<Sites, 'connect' | 'connectForRun' | 'knownAddress'>;
  clock: Clock;
  ticketOf: (siteId: string) => string | null;
  recordPermit: (entry: UnlockEntry) => Promise<void>;
  emitCheck: (progress: CheckProgress) => void;
  emitRun: (run: Run) => void;
  showProgress: (done: number | null) => void;
}

/** Puts them together, and notes which runs the last end of the program has interrupted. */
export async function openPlanServices(options: PlanServicesOptions): Promise<PlanServices> {
  const { database, tools } = options;
  const plans = createPlanStore(database, tools.clock);
  const runStore = createRunStore(database, tools.clock);
  const places = createPlanPlaces(plans, options.sites);
  const busyPlans = createBusyPlans();
  const about = { ...options, plans, places, busy: busyPlans };
  const runs = await openRuns({ ...about, store: runStore, emit: options.emitRun });
  const checks = createChecks({ ...about, emit: options.emitCheck });
  const busyWith = ({ planId }: KeptPlan): Plan['busy'] => {
    const runId = runs.runOf(planId);
    if (runId !== null) return { with: 'run', runId };
    return checks.isChecking(planId) ? { with: 'check' } : null;
  };
  return {
    plans,
    rowDrafts: createRowDrafts(database),
    checks,
    runs,
    runStore,
    view: (plan) => ({ ...plan, elsewhere: places.describe(plan), busy: busyWith(plan) }),
    settlePlaces: async (some) => {
      const settled: string[] = [];
      for (const plan of some)
        if (busyWith(plan) === null && (await places.settle(plan))) settled.push(plan.planId);
      return settled;
    },
  };
}
