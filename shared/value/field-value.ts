import { z } from 'zod';

/** One row of `FieldValues`, in the documented order. The texts are sent exactly as they stand here. */
export const fieldValueSchema = z.strictObject({
  displayName: z.string().max(2_000),
  crmFieldKey: z.string().max(2_000),
  value: z.string().max(100_000),
  displayValue: z.string().max(100_000),
  syncToCrm: z.boolean(),
  syncToErp: z.boolean(),
});
export type FieldValue = z.infer<typeof fieldValueSchema>;

/** `FieldMetadataType` of the WebAPI. */
export const fieldTypes = [
  'Checkbox',
  'Text',
  'Password',
  'Integer',
  'Double',
  'List',
  'Date',
  'Label',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** `FieldAccess` of the WebAPI. */
export const fieldAccesses = ['Normal', 'Mandatory', 'ReadOnly'] as const;
export type FieldAccess = (typeof fieldAccesses)[number];

/** One choice of a list field: the value that the site stores and the name a person reads. */
export interface ListChoice {
  value: string;
  name: string;
}

/** A value on one side: what is stored, and how the site shows it. */
export interface SideValue {
  value: string;
  displayValue: string;
}
