import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../record/actor-types';
import type { Environment } from '../environment';
import type { Direction } from '../value/direction';
import type { PlanColumn } from '../sheet/column-use';
import { recordIdSchema } from '../write/link-request';
import type { RowReasonCode } from './row-reason';
import type { RowStand } from './row-stand';
import { isBeforeSending, type Decision, type RowState } from './row-state';

const text = z.string().max(2_000);

/** What counts for every row that says nothing else. */
export const planConstantsSchema = z.strictObject({
  erpConnectionId: recordIdSchema.nullable(),
  /** As the site names it; empty where it is not known. */
  connectionName: text,
  crmActorType: z.enum(crmActorTypes),
  erpActorType: z.enum(erpActorTypes).nullable(),
});
export type PlanConstants = z.infer<typeof planConstantsSchema>;

/** `link`: rows are linked. `restore`: values from before a run go back onto links that stay. */
export type PlanKind = 'link' | 'restore';

/** A field that rows of a plan write, and into which side. */
export interface PlanValueField {
  crmFieldKey: string;
  direction: Direction;
  /** Instead of a direction that is written: a side that does not go back, in so many rows. */
  leftOut?: { side: 'crm' | 'erp'; rows: number };
}

/** A plan without its rows, as whoever makes one gives it. */
export interface NewPlan {
  siteId: string;
  name: string;
  kind: PlanKind;
  /** The name of the file it came from, without its folder; empty for none. */
  fileName: string;
  constants: PlanConstants;
  columns: PlanColumn[];
  /** The run whose values it puts back. */
  ofRunId: string | null;
  /** The address that this run wrote to: what it changed there is put back nowhere else. */
  runAddress?: string;
  /** Of one that the command line made: which file in which state, so that the same one finds it again under any name. */
  madeFrom?: string;
}

/** A plan as lists and its page show it. */
export interface Plan extends NewPlan {
  planId: string;
  siteName: string;
  environment: Environment;
  /** ISO 8601, UTC. */
  createdAt: string;
  changedAt: string;
  /** Null = not checked, or something was edited since. */
  checkedAt: string | null;
  /** Whether it was ever checked to its end. */
  wasChecked: boolean;
  rowCount: number;
  counts: Record<RowState, number>;
  /** How many of the rows of a state a person took out before they were sent: no run takes them. */
  leftOut: Record<'reject' | 'later', Partial<Record<RowState, number>>>;
  /** How many a run would take now. */
  toBeSent: number;
  /** Not null = nothing of it can be sent, because its site is or was another installation than the plan knows. */
  elsewhere: PlanElsewhere | null;
  /** A check or a run that is under way, by the id of the run. */
  busy: { with: 'check' } | { with: 'run'; runId: string } | null;
  /** A run that is at work, as its rows were kept in the moment in which `counts` were counted. It tells of itself sooner. */
  runThen: { runId: string; counts: Record<RowState, number> } | null;
  /** What *Undo* would take back; null = nothing. */
  undo: PlanChange | null;
}

/** Another installation than the one that the site of a plan is. */
export interface PlanElsewhere {
  /** `checked`: its rows were checked there, and are to be checked again. `belongs`: it puts back what was written there. */
  kind: 'checked' | 'belongs';
  /** Of the other one; empty = not noted. */
  address: string;
  /** Of the site; empty = only the site itself could tell. */
  now: string;
}

/** One change of a plan as a person sees it, for *Undo* and its words. */
export interface PlanChange {
  changeId: number;
  kind: 'edit' | 'decide' | 'file';
  /** How many rows it changed. */
  count: number;
  /** What was decided; null where that is not what the change is. */
  decision: Decision | null;
  /** ISO 8601, UTC. */
  at: string;
}

/** A change that was taken back: `count` = in how many rows. */
export interface UndoneChange extends PlanChange {
  /** How many rows were sent meanwhile, and stay as they were sent. */
  sent: number;
}

/** How many rows there are of each, under all the other filters of a query. */
export interface PlanFacets {
  states: Record<RowStand, number>;
  reasons: Partial<Record<RowReasonCode, number>>;
  decisions: Record<Decision | 'none', number>;
}

/** Whether its rows may write values: a plan that only links has none to write and none to put back. */
export function writesValues({ kind, columns }: Pick<Plan, 'kind' | 'columns'>): boolean {
  return kind === 'restore' || columns.some(({ use }) => use === 'field');
}

/**
 * May what a row says still be edited? Before it was sent, and where it was and nothing came of it: corrected, it is one
 * more try of the same row. Not where values go back: such a row may have broken its link.
 */
export function mayEditRow({ kind }: Pick<Plan, 'kind'>, state: RowState): boolean {
  return isBeforeSending(state) || (kind === 'link' && (state === 'Failed' || state === 'Nothing'));
}
