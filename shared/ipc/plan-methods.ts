import { z } from 'zod';
import {
  planConstantsSchema,
  type Plan,
  type PlanFacets,
  type PlanValueField,
  type UndoneChange,
} from '../link-plan/plan';
import { rowContentSchema, type PlanRow } from '../link-plan/plan-row';
import { rowEditsSchema, type KeptRowDraft } from '../link-plan/row-draft';
import { rowFilterSchema, rowQuerySchema, rowSelectionSchema, rowSpanSchema } from '../link-plan/row-query';
import { decisions, rowStates, type RowState } from '../link-plan/row-state';
import { runSettingsSchema, type CheckCost, type CheckProgress, type Run } from '../link-plan/run';
import type { ReturnedChanges } from '../link-plan/returned-file';
import { erpActorTypes } from '../record/actor-types';
import { sheetMappingSchema } from '../sheet/column-use';
import { siteLimits } from '../site-limits';
import { recordIdSchema } from '../write/link-request';
import type { PlanDescription } from '../write/plan';
import type { PlanEvent, PlanMethod } from './plan-channels';

const id = z.string().min(1).max(64);
const ofPlan = z.strictObject({ planId: id });
const ofRun = z.strictObject({ runId: id });

export const planInputs = {
  /** All plans, newest first. */
  'plans.list': z.strictObject({ siteId: id.nullable() }),
  /** All rows that are taken of an opened sheet, read to its end; the sheet is closed then. */
  'plans.createFromSheet': z.strictObject({
    siteId: id,
    sheetId: id,
    name: z.string().trim().min(1).max(200),
    mapping: sheetMappingSchema,
  }),
  /** The fields that a connection maps for an actor type: what columns of values can be for. */
  'plans.readMapping': z.strictObject({
    siteId: id,
    erpConnectionId: recordIdSchema,
    erpActorType: z.enum(erpActorTypes),
  }),
  'plans.get': ofPlan,
  'plans.rename': ofPlan.extend({ name: z.string().trim().min(1).max(200) }),
  /** Every row that was not sent yet is unchecked by it. */
  'plans.setConstants': ofPlan.extend({ constants: planConstantsSchema }),
  /** Not while it is busy: `already-running`. The entries of the activity stay. */
  'plans.delete': ofPlan,
  'plans.rows': ofPlan.extend({ query: rowQuerySchema }),
  /** The names of rows by their place in the query's order, for whoever chooses more of them than a list has read. */
  'plans.rowIds': ofPlan.extend({ query: rowSpanSchema }),
  'plans.facets': ofPlan.extend({ filter: rowFilterSchema }),
  'plans.row': ofPlan.extend({ rowId: id }),
  /** What was typed into rows and not saved, in the order of the sheet. */
  'plans.rowDrafts': ofPlan,
  /** Null forgets it: it was saved or dropped. */
  'plans.keepRowDrafts': ofPlan.extend({
    drafts: z.array(z.strictObject({ rowId: id, edits: rowEditsSchema.nullable() })).max(1_000),
  }),
  /**
   * What fields rows write, and into which side: all rows (null), or those that the next run, or a second try of that one,
   * would send now.
   */
  'plans.valueFields': ofPlan.extend({ of: z.strictObject({ retryOf: id.nullable() }).nullable() }),
  /** The offset of the first row in the query's order that is in one of the states, such as the first failure. */
  'plans.findRow': ofPlan.extend({ query: rowQuerySchema, states: z.array(z.enum(rowStates)).max(20) }),
  'plans.editRow': ofPlan.extend({ rowId: id, changes: rowContentSchema.partial() }),
  'plans.previewDecision': ofPlan.extend({
    rows: rowSelectionSchema,
    decision: z.enum(decisions).nullable(),
  }),
  'plans.decide': ofPlan.extend({ rows: rowSelectionSchema, decision: z.enum(decisions).nullable() }),
  'plans.undo': ofPlan.extend({ changeId: z.number().int().min(1) }),
  'plans.estimateCheck': ofPlan,
  /** Zero writes. Progress comes as `plans.checkProgress`; resolves when it is done. */
  'plans.check': ofPlan,
  'plans.cancelCheck': ofPlan,
  'plans.startRun': ofPlan.extend({
    /** Null = all that is to be sent; else what failed, was cancelled or stayed behind in that run. */
    retryOf: id.nullable(),
    /** How many rows the button said: where it is another number by now, nothing is begun (`values-changed`). */
    expectedRows: z.number().int().min(1),
    settings: runSettingsSchema,
    /** Production: the name of the site, repeated. */
    confirmedSiteName: z.string().max(siteLimits.name).optional(),
  }),
  'plans.pauseRun': ofRun,
  /** Also what the program's end interrupted. Production: a permit that ended is given anew. */
  'plans.continueRun': ofRun.extend({ confirmedSiteName: z.string().max(siteLimits.name).optional() }),
  'plans.cancelRun': ofRun,
  'plans.revokePermit': ofRun,
  'plans.listRuns': ofPlan,
  'plans.activeRuns': z.undefined(),
  /** Asks the site again what became of every row whose outcome is not known. Only reads. */
  'plans.lookAgain': ofRun,
  /** For the customer: a page that prints well, saved where the person chooses. */
  'plans.saveReport': ofRun,
  /** The link plan file: plan and result at once. */
  'plans.exportFile': ofPlan.extend({ format: z.enum(['xlsx', 'csv']), filter: rowFilterSchema }),
  /** Asks for a file that came back, and says what is different in it. Nothing is taken over yet. */
  'plans.openReturned': ofPlan,
  'plans.takeReturned': ofPlan.extend({ returnId: id }),
  /** A plan that puts the values from before a run back, to be looked through and run by itself. */
  'plans.restorePlan': ofRun,
} as const satisfies Record<PlanMethod, z.ZodType>;

/** What a decision would mean for the rows that it is about. */
export interface DecisionPreview {
  count: number;
  /** How many of them have been sent, and are left as they are. */
  sent: number;
  /** How many would be sent by a run then, and are now. */
  toBeSent: { before: number; after: number };
  states: Partial<Record<RowState, number>>;
  /** The first of them, for the list. */
  rows: PlanRow[];
}

export interface PlanOutputs extends Record<PlanMethod, unknown> {
  'plans.list': Plan[];
  'plans.createFromSheet': Plan;
  'plans.readMapping': PlanDescription;
  'plans.get': Plan;
  'plans.rename': Plan;
  'plans.setConstants': Plan;
  'plans.delete': null;
  'plans.rows': { rows: PlanRow[]; total: number };
  'plans.rowIds': string[];
  'plans.facets': PlanFacets;
  'plans.row': PlanRow;
  'plans.rowDrafts': KeptRowDraft[];
  'plans.keepRowDrafts': null;
  'plans.valueFields': PlanValueField[];
  /** Null = there is none. */
  'plans.findRow': { offset: number; rowId: string } | null;
  'plans.editRow': PlanRow;
  'plans.previewDecision': DecisionPreview;
  'plans.decide': Plan;
  'plans.undo': UndoneChange;
  'plans.estimateCheck': CheckCost;
  'plans.check': Plan;
  'plans.cancelCheck': null;
  'plans.startRun': Run;
  'plans.pauseRun': Run;
  'plans.continueRun': Run;
  'plans.cancelRun': Run;
  'plans.revokePermit': Run;
  /** The newest first. */
  'plans.listRuns': Run[];
  /** Those that are at work, wait or were interrupted, of all sites. */
  'plans.activeRuns': Run[];
  'plans.lookAgain': Run;
  /** `path` null = the dialog was closed. */
  'plans.saveReport': { fileName: string | null };
  'plans.exportFile': { fileName: string | null; count: number };
  /** Null = the dialog was closed. */
  'plans.openReturned': ReturnedChanges | null;
  'plans.takeReturned': Plan;
  'plans.restorePlan': Plan;
}

export interface PlanEvents extends Record<PlanEvent, unknown> {
  /** Rows or the head of a plan are not as they were. At most four times a second. */
  'plans.changed': { planId: string };
  /** At most four times a second. */
  'plans.checkProgress': CheckProgress;
  /** At most four times a second, and at each change of its status. */
  'plans.runProgress': Run;
}
