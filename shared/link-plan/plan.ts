import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../record/actor-types';
import { directions } from '../value/direction';
import type { Environment } from '../environment';
import { recordIdSchema } from '../write/link-request';
import { recordKeyKinds } from './record-as-given';
import type { RowReasonCode } from './row-reason';
import type { Decision, RowState } from './row-state';

const text = z.string().max(2_000);

/** What a column of the sheet is for. */
export const columnUseSchema = z.discriminatedUnion('use', [
  z.strictObject({ use: z.literal('erp-key') }),
  z.strictObject({ use: z.literal('record'), by: z.enum(recordKeyKinds) }),
  /** Belongs to `name-postcode`. */
  z.strictObject({ use: z.literal('postcode') }),
  z.strictObject({ use: z.literal('connection') }),
  z.strictObject({ use: z.literal('crm-actor-type') }),
  z.strictObject({ use: z.literal('erp-actor-type') }),
  z.strictObject({ use: z.literal('value'), crmFieldKey: text, direction: z.enum(directions) }),
  z.strictObject({ use: z.literal('decision') }),
  z.strictObject({ use: z.literal('note') }),
  z.strictObject({ use: z.literal('row-id') }),
  /** Taken along for the export. */
  z.strictObject({ use: z.literal('keep') }),
  z.strictObject({ use: z.literal('ignore') }),
]);

export interface PlanColumn {
  header: string;
  purpose: z.infer<typeof columnUseSchema>;
}

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
  rowCount: number;
  counts: Record<RowState, number>;
  /** How many a run would take now. */
  toBeSent: number;
  /** A check or a run that is under way, by the id of the run. */
  busy: { with: 'check' } | { with: 'run'; runId: string } | null;
  /** What *Undo* would take back; null = nothing. */
  undo: PlanChange | null;
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

/** How many rows there are of each, under all the other filters of a query. */
export interface PlanFacets {
  states: Record<RowState, number>;
  reasons: Partial<Record<RowReasonCode, number>>;
  decisions: Record<Decision | 'none', number>;
}
