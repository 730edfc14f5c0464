import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../record/actor-types';
import { recordIdSchema } from '../write/link-request';

const common = {
  erpConnectionId: recordIdSchema,
  erpActorType: z.enum(erpActorTypes),
  crmActorType: z.enum(crmActorTypes),
  /** Only what is found by it; empty = all. */
  text: z.string().max(500),
  /** Without what the site marks as linked already. */
  isUnlinkedOnly: z.boolean(),
};

/** A list that a site itself gives, read as a sheet would be: each row becomes a row of a plan. */
export const listingSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('erp-actors'), ...common }),
  /** `selectionId`: a selection that is kept in SuperOffice; null = all records. */
  z.strictObject({ of: z.literal('crm-records'), ...common, selectionId: recordIdSchema.nullable() }),
]);
export type Listing = z.infer<typeof listingSchema>;

/** A selection that somebody has made in SuperOffice. */
export interface SavedSelection {
  selectionId: number;
  name: string;
}
