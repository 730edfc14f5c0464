import type { UnlockEntry } from '../../shared/journal/entry';
import type { Plan } from '../../shared/link-plan/plan';
import type { CheckProgress, Run } from '../../shared/link-plan/run';
import type { Clock } from '../clock';
import type { KeptPlan } from '../plans/kept-plan';
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
  checks: Checks;
  runs: Runs;
  runStore: RunStore;
  /** With what it is busy with. */
  view: (plan: KeptPlan) => Plan;
}

export interface PlanServicesOptions {
  database: PlanDatabase;
  tools: WriteTools;
  sites: Pick<Sites, 'connect' | 'connectForRun'>;
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
  const busyPlans = createBusyPlans();
  const runs = await openRuns({ ...options, plans, store: runStore, busy: busyPlans, emit: options.emitRun });
  const checks = createChecks({ ...options, plans, busy: busyPlans, emit: options.emitCheck });
  return {
    plans,
    checks,
    runs,
    runStore,
    view: (plan) => {
      const runId = runs.runOf(plan.planId);
      const busy =
        runId === null
          ? checks.isChecking(plan.planId)
            ? ({ with: 'check' } as const)
            : null
          : ({ with: 'run', runId } as const);
      return { ...plan, busy };
    },
  };
}
