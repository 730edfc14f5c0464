import { AppError } from '../../shared/errors';

/** A check, a run or a look is at work on a plan: one at a time, whoever asked for it. */
export interface BusyPlans {
  /** The plan is busy until `leave` is called or the work has failed. Throws `plan-busy`, and what the work throws. */
  alone: <T>(planId: string, work: (leave: () => void) => Promise<T>) => Promise<T>;
}

export function createBusyPlans(): BusyPlans {
  const busy = new Set<string>();
  return {
    alone: async (planId, work) => {
      if (busy.has(planId)) throw new AppError('plan-busy');
      busy.add(planId);
      const leave = () => void busy.delete(planId);
      try {
        return await work(leave);
      } catch (error) {
        leave();
        throw error;
      }
    },
  };
}
