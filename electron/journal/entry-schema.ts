import { z } from 'zod';
import type { JournalEntry, ActivitySummary, WriteHead, UnlockEntry } from '../../shared/journal/entry';
import { errorCodes } from '../../shared/errors';
import { crmActorTypes } from '../../shared/record/actor-types';
import { linkRequestSchema } from '../../shared/write/link-request';
import { submitStates } from '../../shared/write/states';
import { environments } from '../../shared/environment';
import { lockReasons } from '../../shared/site';

// What the database gives back is parsed like everything that comes from outside: a file can be edited or damaged.

const errorSchema = z.object({
  code: z.enum(errorCodes),
  changed: z.enum(['nothing', 'unknown']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  detail: z.string(),
});
const side = z.object({ before: z.string().nullable(), after: z.string().nullable() });
const readBackSchema = z.object({
  at: z.string(),
  linked: z.boolean().nullable(),
  erpKey: z.string().nullable(),
  fields: z.array(
    z.object({
      crmFieldKey: z.string(),
      displayName: z.string(),
      crm: side,
      erp: side,
      asChosen: z.boolean().nullable(),
    }),
  ),
  missing: z.array(z.object({ call: z.string(), error: errorSchema })),
});

const head = {
  id: z.string(),
  at: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  environment: z.enum(environments),
  user: z.string(),
  ticket: z.string(),
};
const submitSummarySchema = z.object({
  ...head,
  kind: z.literal('submit'),
  state: z.enum(submitStates),
  crmActorType: z.enum(crmActorTypes),
  crmRecordId: z.number(),
  crmName: z.string(),
  erpConnectionName: z.string(),
  erpActorType: z.string(),
  erpKey: z.string(),
  erpName: z.string(),
});
const unlockEntrySchema = z.object({
  ...head,
  kind: z.literal('unlock'),
  event: z.enum(['unlocked', 'locked']),
  until: z.string().nullable(),
  reason: z.enum(lockReasons).nullable(),
}) satisfies z.ZodType<UnlockEntry>;
export const activitySummarySchema: z.ZodType<ActivitySummary> = z.discriminatedUnion('kind', [
  submitSummarySchema,
  unlockEntrySchema,
]);

/** Everything of an entry that its summary does not say. */
export const activityDetailSchema = z.object({
  siteAddress: z.string(),
  request: linkRequestSchema,
  before: z.record(z.string(), z.object({ crm: z.string().nullable(), erp: z.string().nullable() })),
  httpStatus: z.number().nullable(),
  error: errorSchema.nullable(),
  readBack: readBackSchema.nullable(),
  answeredAt: z.string().nullable(),
});
export type ActivityDetail = z.infer<typeof activityDetailSchema>;

/** Splits an entry into what lists show and what only the detail view needs. Every member is named: nothing slips in. */
export function splitEntry(entry: JournalEntry): { summary: WriteHead; detail: ActivityDetail } {
  const { siteAddress, request, before, httpStatus, error, readBack, answeredAt, ...summary } = entry;
  return { summary, detail: { siteAddress, request, before, httpStatus, error, readBack, answeredAt } };
}
