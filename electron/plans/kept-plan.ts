import type { Environment } from '../../shared/environment';
import type { NewPlan, Plan } from '../../shared/link-plan/plan';
import { isBeforeSending, type RowState } from '../../shared/link-plan/row-state';
import type { Row } from '../storage/database/messages';
import { openStates, type KeptChange } from './change-rows';
import { countsByState } from './list-rows';

/** At which installations a plan was checked, by the address that the site had then. */
export interface WhereChecked {
  /** Where whatever is judged of its rows was found out; not there = nothing is, or it is not noted. */
  checkedIn?: string;
  /** Where it had been checked, until its site was another installation; empty = not noted. Not there = checked since, or never. */
  leftPlace?: string;
}

/** A plan as it is kept; whether it is busy, only whoever runs it knows. */
export type KeptPlan = Omit<Plan, 'busy' | 'elsewhere'> & WhereChecked;

/** Where a plan leads, as the site is called when it is made. */
export interface PlanSite {
  siteName: string;
  environment: Environment;
}

/** What lies beside the columns of a plan. */
export interface KeptHead extends NewPlan, PlanSite, WhereChecked {
  wasChecked?: boolean;
}

/** What was counted of the rows of a plan. */
export interface CountedPlan {
  counted: readonly Row[];
  ready: Row | undefined;
  change: Row | undefined;
  /** Of a run that is at work. */
  running: readonly Row[];
}

export function toPlan(row: Row, { counted, ready, change, running }: CountedPlan): KeptPlan {
  const head = JSON.parse(String(row['head'])) as KeptHead;
  const { counts, leftOut } = countByStand(counted);
  const { checkedAt: _before, ...last } = JSON.parse(String(change?.['head'] ?? '{}')) as KeptChange;
  return {
    ...head,
    planId: String(row['plan_id']),
    createdAt: String(row['created_at']),
    changedAt: String(row['changed_at']),
    checkedAt: (row['checked_at'] ?? null) as string | null,
    wasChecked: head.wasChecked === true,
    rowCount: Object.values(counts).reduce((sum, count) => sum + count, 0),
    counts,
    leftOut,
    runThen: running[0] ? { runId: String(running[0]['run_id']), counts: countsByState(running) } : null,
    toBeSent: Number(ready?.['rows'] ?? 0),
    undo:
      change && openStates.some((state) => counts[state] > 0)
        ? { ...last, changeId: Number(change['change_id']) }
        : null,
  };
}

/** By state, and how many of each were taken out. */
export function countByStand(counted: readonly Row[]): Pick<Plan, 'counts' | 'leftOut'> {
  return {
    counts: countsByState(counted),
    leftOut: { reject: countLeftOut(counted, 'reject'), later: countLeftOut(counted, 'later') },
  };
}

function countLeftOut(
  counted: readonly Row[],
  decision: 'reject' | 'later',
): Partial<Record<RowState, number>> {
  const rows = counted.filter((row) => row['decision'] === decision);
  return Object.fromEntries(
    rows
      .map((row) => [String(row['name']) as RowState, Number(row['rows'])] as const)
      .filter(([state]) => isBeforeSending(state)),
  );
}
