import { z } from 'zod';
import { crmActorTypes } from '../record/actor-types';
import type { Ended } from '../write/judgement';
import { compareReadings } from '../record/record-state';
import { linkRequestSchema } from '../write/link-request';
import { submitStates } from '../write/states';
import type { SideOutcome, WriteHead } from './entry';
import { errorSchema, writeHeadSchema, type EntryDetail } from './entry-schema';

// The first two versions of the program knew one kind of write: a link, kept as the request that was sent.

const text = z.string().nullable();
const oldSide = z.object({ before: text, after: text });
const oldHeadSchema = writeHeadSchema
  .pick({ id: true, at: true, siteId: true, siteName: true, environment: true, user: true })
  .extend({
    ticket: z.string().default(''),
    state: z.enum(submitStates),
    crmActorType: z.enum(crmActorTypes),
    crmRecordId: z.number(),
    crmName: z.string(),
    erpConnectionName: z.string(),
    erpActorType: z.string(),
    erpKey: z.string(),
    erpName: z.string(),
  });
const oldDetailSchema = z.object({
  siteAddress: z.string(),
  request: linkRequestSchema,
  before: z.record(z.string(), z.object({ crm: text, erp: text })),
  httpStatus: z.number().nullable(),
  error: errorSchema.nullable(),
  readBack: z
    .object({
      at: z.string(),
      linked: z.boolean().nullable(),
      erpKey: text,
      fields: z.array(
        z.object({
          crmFieldKey: z.string(),
          displayName: z.string(),
          crm: oldSide,
          erp: oldSide,
          asChosen: z.boolean().nullable(),
        }),
      ),
      missing: z.array(z.object({ call: z.string(), error: errorSchema })),
    })
    .nullable(),
  answeredAt: text,
});

/**
 * The head of an entry as versions up to 0.1 kept it, in the shape of today; they kept the connection in the detail
 * alone. Throws a ZodError for what is no such head.
 */
export function upgradeHead(old: unknown, erpConnectionId: number): WriteHead {
  const { crmActorType, crmRecordId, crmName, ...head } = oldHeadSchema.parse(old);
  return {
    ...head,
    kind: 'link',
    runId: null,
    record: { crmActorType, crmRecordId, name: crmName },
    erpConnectionId,
  };
}

/** The rest of such an entry. Throws a ZodError for what is no such detail. */
export function upgradeDetail(old: unknown, state: WriteHead['state']): EntryDetail {
  const { request, readBack, ...detail } = oldDetailSchema.parse(old);
  const { httpStatus, error } = detail;
  const { crmActorType, crmRecordId, erpConnectionId, erpActorType, erpKey, fieldValues } = request;
  const ended = endedOf(state, httpStatus, error);
  return {
    ...detail,
    write: {
      kind: 'link',
      record: { crmActorType, crmRecordId },
      actor: { erpConnectionId, erpActorType, erpKey },
      values: fieldValues,
      seen: null,
    },
    linkBefore: { linked: null, erpKey: null },
    calls: [{ call: 'ConnectActor', ended, httpStatus, error }],
    reached: ended === 'accepted' ? 'linked' : null,
    findings: [],
    readBack: readBack && {
      ...readBack,
      fields: readBack.fields.map((field) => ({
        ...field,
        crm: describeChange(field.crm),
        erp: describeChange(field.erp),
      })),
    },
  };
}

function endedOf(state: WriteHead['state'], httpStatus: number | null, error: EntryDetail['error']): Ended {
  if (state === 'Cancelled') return 'cancelled';
  if (error === null) return httpStatus === null ? 'unknown' : 'accepted';
  if (error.changed === 'unknown') return 'unknown';
  return httpStatus === null ? 'not-sent' : 'refused';
}

function describeChange({ before, after }: { before: string | null; after: string | null }): SideOutcome {
  return { before, after, change: compareReadings(before, after) };
}
