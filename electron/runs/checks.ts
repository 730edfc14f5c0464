import type { CheckCost, CheckProgress } from '../../shared/link-plan/run';
import type { Clock } from '../clock';
import type { Journal } from '../journal/journal';
import { checkPlan } from '../plans/check-plan';
import { estimateCheck } from '../plans/estimate-check';
import type { PlanPlaces } from '../plans/plan-places';
import type { PlanStore } from '../plans/plan-store';
import type { RunWish } from '../sites/connection-keeper';
import type { Sites } from '../sites/sites';
import type { BusyPlans } from './busy-plans';
import { createTimeLeft } from './check-time-left';

/** The checks of all plans: one at a time for each. */
export interface Checks {
  estimate: (planId: string, pace?: Partial<RunWish>) => Promise<CheckCost>;
  /** Resolves when it is done. Throws `plan-busy`, `cancelled`, `plan-of-elsewhere`, and what failed on the way to the site. */
  check: (planId: string, pace?: Partial<RunWish>) => Promise<void>;
  cancel: (planId: string) => void;
  isChecking: (planId: string) => boolean;
  stop: () => void;
}

export interface ChecksOptions {
  plans: PlanStore;
  places: Pick<PlanPlaces, 'arrive'>;
  sites: Pick<Sites, 'connectForRun'>;
  clock: Clock;
  tools: { journal: Pick<Journal, 'listHolding' | 'getWrite'> };
  busy: BusyPlans;
  emit: (progress: CheckProgress) => void;
}

const tellEveryMs = 250;

export function createChecks({ plans, places, sites, clock, tools, busy, emit }: ChecksOptions): Checks {
  const under = new Map<string, AbortController>();
  /** How many requests a check of a plan will want: as was told of it, or as the last one took. */
  const expected = new Map<string, number>();
  const connect = async (planId: string, { perSecond = null, atOnce = null }: Partial<RunWish>) =>
    sites.connectForRun((await plans.get(planId)).siteId, { perSecond, atOnce });
  return {
    estimate: async (planId, pace = {}) => {
      const site = await connect(planId, pace);
      try {
        const plan = await plans.get(planId);
        const cost = await estimateCheck(site, plan, await plans.countAsked(planId), pace.atOnce);
        expected.set(planId, cost.requests);
        return cost;
      } finally {
        site.close();
      }
    },
    check: (planId, pace = {}) =>
      busy.alone(planId, async (leave) => {
        const controller = new AbortController();
        under.set(planId, controller);
        const progress = throttle(clock, emit);
        const addTimeLeft = createTimeLeft(clock, expected.get(planId) ?? null);
        let requests = 0;
        try {
          const site = await connect(planId, pace);
          try {
            await places.arrive(site, planId);
            await checkPlan(site, planId, {
              plans,
              listHolding: () => tools.journal.listHolding(site.siteId),
              getWrite: tools.journal.getWrite,
              clock: () => new Date(clock.wallMs()),
              signal: controller.signal,
              onProgress: (told) => {
                ({ requests } = told);
                progress.note(addTimeLeft(told));
              },
            });
            expected.set(planId, requests);
          } finally {
            site.close();
          }
        } finally {
          progress.stop();
          under.delete(planId);
          leave();
        }
      }),
    cancel: (planId) => under.get(planId)?.abort(),
    isChecking: (planId) => under.has(planId),
    stop: () => {
      for (const controller of under.values()) controller.abort();
    },
  };
}

/** The last of what is noted, at most four times a second. */
function throttle(clock: Clock, emit: (progress: CheckProgress) => void) {
  let last: CheckProgress | null = null;
  let cancel: (() => void) | null = null;
  const tell = () => {
    cancel = null;
    if (last) emit(last);
  };
  return {
    note: (progress: CheckProgress) => {
      last = progress;
      cancel ??= clock.after(tellEveryMs, tell);
    },
    stop: () => {
      cancel?.();
      if (last) emit(last);
    },
  };
}
