import { z } from 'zod';
import type { MissingHelp } from '../journal/entry';
import { crmActorTypes, erpActorTypes } from '../record/actor-types';
import type { FieldValue } from '../value/field-value';
import { valueSources } from '../write/joined-value';
import type { PlanDescription } from '../write/plan';

const text = (max: number) => z.string().max(max);
const sideValue = z.strictObject({ value: text(100_000), displayValue: text(100_000) }).nullable();

/**
 * One row of the field values table: values only, what the field is like stands in the plan. `id` is the row's own and
 * stays when keys repeat, as they may in by-hand mode.
 */
export const draftRowSchema = z.strictObject({
  id: text(64),
  crmFieldKey: text(2_000),
  displayName: text(2_000),
  crm: sideValue,
  erp: sideValue,
  /** The value to store, as it will be sent. */
  value: text(100_000),
  displayValue: text(100_000),
  source: z.enum(valueSources),
  syncToCrm: z.boolean(),
  syncToErp: z.boolean(),
  /** What a side held when it was last read, where it cannot be read now: what is written is compared with that. */
  seen: z.strictObject({ crm: sideValue, erp: sideValue }).exactOptional(),
});
export type DraftRow = z.infer<typeof draftRowSchema>;

/** A half-filled form: everything that has to survive a restart, and nothing that can be read again. */
export const linkDraftSchema = z.strictObject({
  byHand: z.boolean(),
  erpConnectionId: z.number().int().nullable(),
  erpConnectionName: text(2_000),
  crmActorType: z.enum(crmActorTypes),
  crmRecordId: z.number().int().nullable(),
  crmName: text(2_000),
  erpActorType: z.enum(erpActorTypes).nullable(),
  erpKey: text(10_000),
  erpName: text(2_000),
  rows: z.array(draftRowSchema).max(5_000),
});
export type LinkDraft = z.infer<typeof linkDraftSchema>;

/** The pair that rows belong to, as one text; null = none, or a part of it was missing. */
const pair = text(20_000).nullable();
/** What was typed by hand while the form is filled in by choosing. */
export const byHandDraftSchema = z.strictObject({
  rows: z.array(draftRowSchema).max(5_000),
  /** That they were left for, and that was read for them. */
  pair,
  rowsFor: pair,
});

/** A draft with the address of the installation that it was begun at: ids and keys of one mean nothing at another. */
export const keptDraftSchema = linkDraftSchema.extend({
  siteAddress: text(2_000),
  byHandRows: byHandDraftSchema.exactOptional(),
});
export type KeptDraft = z.infer<typeof keptDraftSchema>;

/** What the connection maps and what both sides hold; null = that side was not read. */
export interface LoadedFields {
  plan: PlanDescription;
  crm: FieldValue[] | null;
  erp: FieldValue[] | null;
  missing: MissingHelp[];
}
