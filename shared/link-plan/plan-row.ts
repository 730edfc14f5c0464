import { z } from 'zod';
import type { AppErrorData } from '../errors';
import { crmActorTypes, erpActorTypes, type CrmActorType } from '../record/actor-types';
import { directions } from '../value/direction';
import type { AlsoSaid } from './also-said';
import { recordKeySchema } from './record-as-given';
import type { RowReason } from './row-reason';
import { decisions, type RowState } from './row-state';

/** A field value of a row; `value` is text in the API's own writing. */
export const planValueSchema = z.strictObject({
  crmFieldKey: z.string().min(1).max(2_000),
  value: z.string().max(100_000),
  direction: z.enum(directions),
});
export type PlanValue = z.infer<typeof planValueSchema>;

/** What a person decides of a row, in the sheet or here. Null where a constant of the plan counts. */
export const rowContentSchema = z.strictObject({
  record: recordKeySchema.nullable(),
  /** Null = as the plan's constant, or as the address says. */
  crmActorType: z.enum(crmActorTypes).nullable(),
  /** Text from end to end: `00012` stays `00012`. Empty where none is given. */
  erpKey: z.string().max(10_000),
  erpActorType: z.enum(erpActorTypes).nullable(),
  /** The connection's id or its name as the sheet has it. */
  connection: z.string().max(2_000).nullable(),
  values: z.array(planValueSchema).max(500),
  decision: z.enum(decisions).nullable(),
  note: z.string().max(10_000),
});
export type RowContent = z.infer<typeof rowContentSchema>;

/** Whether something else would be sent then. */
export function changesContent(changes: Partial<RowContent>): boolean {
  return Object.keys(changes).some((member) => member !== 'decision' && member !== 'note');
}

/** An approval is for what the row said then: with something else to be sent it is undecided again, unless that is approved with it. */
export function endApproval(
  { decision }: Pick<RowContent, 'decision'>,
  changes: Partial<RowContent>,
): Partial<RowContent> {
  const isOver = decision === 'approve' && changesContent(changes) && !('decision' in changes);
  return isOver ? { ...changes, decision: null } : changes;
}

/** What a run left of a field on both sides, as far as it is known. */
export interface LeftValue {
  crmFieldKey: string;
  crm: string | null;
  erp: string | null;
}

/** A row as whoever makes a plan gives it: out of a sheet, a list of actors or a selection of records. */
export interface NewRow extends RowContent {
  /** What the sheet calls the record beside what identifies it: a shifted column is noticed by it. */
  alsoNamed?: string;
  alsoSaid?: AlsoSaid;
  /** Stable: in the plan file it says which row is meant when the file comes back. */
  rowId: string;
  /** Its number in the sheet, from 1; 0 where there is none. */
  sheetRow: number;
  /**
   * What was found on reading the sheet. It counts until what it is about is edited: `params.about` names the member, such
   * as `erpKey`, `record` or `values`; without it, until anything is.
   */
  sheetReasons: RowReason[];
  /** Cells of columns that no link needs, for the export: in the order of the plan's `kept` columns. */
  kept: string[];
  /** What an entry of the activity held before: for a plan that restores. */
  entryId: string | null;
  /** What that entry left: whatever is there instead now came later. */
  left?: readonly LeftValue[];
}

/** One try to send a row. The last is the row's own state. */
export interface RowAttempt {
  runId: string;
  /** The entry of the activity; null where nothing was begun. */
  entryId: string | null;
  /** ISO 8601, UTC. */
  at: string;
  state: RowState;
  /** What it ended with, of one that failed or got no answer; null where nothing was said. */
  error: AppErrorData | null;
  /** Of one that is not as it was meant: what its entry knows of the link. Null = nothing, or it is as it was meant. */
  link: AttemptLink | null;
}

/** How a link stood after a try, by the look that was taken. */
export interface AttemptLink {
  /** Null = nobody looked, or the site would not say. */
  isThere: boolean | null;
  /** It belongs to a row that puts values back, which breaks the link and makes it again. */
  isMoved: boolean;
  /** Sending the row again would be no second write. */
  mayRetry: boolean;
}

/** The record and the actor that the check found for a row. */
export interface FoundEnds {
  record: { crmActorType: CrmActorType; crmRecordId: number; name: string } | null;
  connection: { erpConnectionId: number; name: string } | null;
  /** The actor's name; empty where it is not known. */
  erpName: string;
}

/** One row of a plan: what shall be linked, what was found out about it, what became of it. */
export interface PlanRow extends Omit<NewRow, 'entryId'> {
  state: RowState;
  reasons: RowReason[];
  found: FoundEnds;
  /** When it was checked last; null = never. ISO 8601, UTC. */
  checkedAt: string | null;
  /** Of the last try, or of the entry that it restores; null = none. */
  entryId: string | null;
  attempts: RowAttempt[];
}
