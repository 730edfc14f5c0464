import { z } from 'zod';
import { crmActorTypes, erpActorTypes, maxErpKeyLength } from '../record/actor-types';
import { recordIdSchema } from '../write/link-request';
import { recordRefSchema } from '../write/write';

/** More in one paste is not a list of what might be wrong. */
export const maxListed = 10_000;

/** Which links of a connection a scan reads. */
export const scanScopeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('changed-since'), since: z.iso.date() }),
  z.strictObject({ kind: z.literal('records'), records: z.array(recordRefSchema).min(1).max(maxListed) }),
  z.strictObject({
    kind: z.literal('keys'),
    keys: z.array(z.string().min(1).max(maxErpKeyLength)).min(1).max(maxListed),
  }),
]);
export type ScanScope = z.infer<typeof scanScopeSchema>;

/** What a person asks for when a scan begins. */
export const scanRequestSchema = z.strictObject({
  siteId: z.string().min(1).max(64),
  erpConnectionId: recordIdSchema,
  /** The actor types whose links are read, with the record type that each belongs to. */
  pairs: z
    .array(z.strictObject({ erpActorType: z.enum(erpActorTypes), crmActorType: z.enum(crmActorTypes) }))
    .min(1)
    .max(erpActorTypes.length * crmActorTypes.length),
  scope: scanScopeSchema,
});
export type ScanRequest = z.infer<typeof scanRequestSchema>;
