import { z } from 'zod';
import { crmActorTypes, erpActorTypes } from '../record/actor-types';
import { fieldValueSchema } from '../value/field-value';

/** The largest id that the WebAPI's 32-bit integers hold. */
const maxId = 2_147_483_647;
export const recordIdSchema = z.number().int().min(1).max(maxId);

/** The six members of the body of `ConnectActor`, in the documented order. */
export const linkRequestSchema = z.strictObject({
  erpConnectionId: recordIdSchema,
  crmRecordId: recordIdSchema,
  crmActorType: z.enum(crmActorTypes),
  erpKey: z.string().min(1).max(10_000),
  erpActorType: z.enum(erpActorTypes),
  fieldValues: z.array(fieldValueSchema).max(5_000),
});
export type LinkRequest = z.infer<typeof linkRequestSchema>;
