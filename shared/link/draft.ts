import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../record/actor-types';

const text = (max: number) => z.string().max(max);
const sideValue = z.strictObject({ value: text(100_000), displayValue: text(100_000) }).nullable();

/** Where a row's chosen value came from. */
export const valueSources = ['crm', 'erp', 'typed'] as const;
export type ValueSource = (typeof valueSources)[number];

/**
 * One row of the field values table. `id` is the row's own and stays when keys repeat, as they may
 * in by-hand mode.
 */
export const draftRowSchema = z.strictObject({
  id: text(64),
  crmFieldKey: text(2_000),
  displayName: text(2_000),
  fieldType: z.enum(['Checkbox', 'Text', 'Password', 'Integer', 'Double', 'List', 'Date', 'Label']),
  access: z.enum(['Normal', 'Mandatory', 'ReadOnly']),
  maxLength: z.number().int().min(0),
  choices: z
    .array(z.strictObject({ value: text(2_000), name: text(2_000) }))
    .max(10_000)
    .nullable(),
  crm: sideValue,
  erp: sideValue,
  /** The value to store, as it will be sent. */
  value: text(100_000),
  displayValue: text(100_000),
  source: z.enum(valueSources),
  syncToCrm: z.boolean(),
  syncToErp: z.boolean(),
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
