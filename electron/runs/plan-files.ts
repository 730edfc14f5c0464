import { AppError } from '../../shared/errors';
import type { Plan } from '../../shared/link-plan/plan';
import type { PlanRow } from '../../shared/link-plan/plan-row';
import type { ReturnedChanges } from '../../shared/link-plan/returned-file';
import type { PlanStore } from '../plans/plan-store';

/** Writes and reads link plan files: what a plan needs of whoever knows sheets. */
export interface PlanFiles {
  /** Writes all of it to that path and resolves with how many rows. Throws storage errors. */
  write: (
    file: { path: string; format: 'xlsx' | 'csv' },
    plan: Plan,
    rows: () => AsyncIterable<PlanRow[]>,
  ) => Promise<number>;
  /** Compares a file that came back with the plan. Throws `sheet-…` where it is none of this plan. */
  open: (path: string, plan: Plan, plans: PlanStore) => Promise<ReturnedChanges>;
  /** Takes over what it changes. Throws `not-found` where it is not open any more. */
  take: (returnId: string, plan: Plan, plans: PlanStore) => Promise<void>;
}

const refuse = () => Promise.reject(new AppError('not-found', { params: { what: 'link plan file' } }));

/** Where nobody knows sheets. */
export const noPlanFiles: PlanFiles = { write: refuse, open: refuse, take: refuse };
