import { z } from 'zod';
import { environments } from '../environment';
import { errorCodes } from '../errors';
import { crmActorTypes } from '../record/actor-types';
import { lockReasons } from '../site';
import { endings, findingCodes } from '../write/judgement';
import { submitStates } from '../write/states';
import { writeKinds, writeSchema } from '../write/write';
import { reachedSteps, type JournalEntry, type ReadBack, type UnlockEntry, type WriteHead } from './entry';

// What the database gives back is parsed like everything that comes from outside: a file can be edited or damaged.

const params = z.record(z.string(), z.union([z.string(), z.number()]));
export const errorSchema = z.object({
  code: z.enum(errorCodes),
  changed: z.enum(['nothing', 'unknown']),
  params,
  detail: z.string(),
});
const text = z.string().nullable();

const entryHead = {
  id: z.string(),
  at: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  environment: z.enum(environments),
  user: z.string(),
  ticket: z.string(),
};

export const writeHeadSchema = z.object({
  ...entryHead,
  kind: z.enum(writeKinds),
  state: z.enum(submitStates),
  wasProductionUntil: z.string().exactOptional(),
  holdUntil: z.string().exactOptional(),
  runId: text,
  record: z.object({ crmActorType: z.enum(crmActorTypes), crmRecordId: z.number(), name: z.string() }),
  erpConnectionId: z.number(),
  erpConnectionName: z.string(),
  erpActorType: z.string(),
  erpKey: z.string(),
  erpName: z.string(),
  changes: z.number().exactOptional(),
  isLinkGone: z.literal(true).exactOptional(),
}) satisfies z.ZodType<WriteHead>;

export const unlockEntrySchema = z.object({
  ...entryHead,
  kind: z.literal('unlock'),
  event: z.enum(['unlocked', 'locked', 'left-production', 'permit-given', 'permit-ended']),
  until: text,
  reason: z.enum(lockReasons).nullable(),
}) satisfies z.ZodType<UnlockEntry>;

const sideOutcome = z.object({
  before: text,
  after: text,
  change: z.enum(['changed', 'unchanged', 'not-read']),
});
const readBackSchema = z.object({
  at: z.string(),
  linked: z.boolean().nullable(),
  erpKey: text,
  fields: z.array(
    z.object({
      crmFieldKey: z.string(),
      displayName: z.string(),
      crm: sideOutcome,
      erp: sideOutcome,
      asChosen: z.boolean().nullable(),
    }),
  ),
  missing: z.array(z.object({ call: z.string(), error: errorSchema })),
}) satisfies z.ZodType<ReadBack>;

/** Everything of an entry that its head does not say. */
export const entryDetailSchema = z.object({
  siteAddress: z.string(),
  write: writeSchema,
  linkBefore: z.object({ linked: z.boolean().nullable(), erpKey: text }),
  before: z.record(z.string(), z.object({ crm: text, erp: text })),
  words: z.record(z.string(), z.record(z.string(), z.string())).exactOptional(),
  calls: z.array(
    z.object({
      call: z.string(),
      ended: z.enum(endings).nullable(),
      httpStatus: z.number().nullable(),
      error: errorSchema.nullable(),
      remark: z
        .object({ level: z.enum(['info', 'warning']), words: z.string(), detail: z.string() })
        .exactOptional(),
    }),
  ),
  reached: z.enum(reachedSteps).nullable(),
  httpStatus: z.number().nullable(),
  error: errorSchema.nullable(),
  findings: z.array(z.object({ code: z.enum(findingCodes), params })),
  readBack: readBackSchema.nullable(),
  answeredAt: text,
}) satisfies z.ZodType<EntryDetail>;
export type EntryDetail = Omit<JournalEntry, keyof WriteHead>;

/** The part of the detail that is known only after the write was begun. */
export const entryOutcomeSchema = entryDetailSchema.pick({
  calls: true,
  reached: true,
  httpStatus: true,
  error: true,
  findings: true,
  readBack: true,
  answeredAt: true,
});

/** Splits an entry into what lists show and what only the detail view needs. Every member is named: nothing slips in. */
export function splitEntry(entry: JournalEntry): { head: WriteHead; detail: EntryDetail } {
  return { head: headOf(entry), detail: detailOf(entry) };
}

/** What lists show of an entry. */
export function headOf(entry: JournalEntry): WriteHead {
  const { wasProductionUntil, holdUntil, changes, isLinkGone } = entry;
  // One by one, and what is rarely there last: leaving the others out of a copy takes several times as long, for every write.
  const head: WriteHead = {
    id: entry.id,
    kind: entry.kind,
    ticket: entry.ticket,
    runId: entry.runId,
    at: entry.at,
    state: entry.state,
    siteId: entry.siteId,
    siteName: entry.siteName,
    environment: entry.environment,
    user: entry.user,
    record: entry.record,
    erpConnectionId: entry.erpConnectionId,
    erpConnectionName: entry.erpConnectionName,
    erpActorType: entry.erpActorType,
    erpKey: entry.erpKey,
    erpName: entry.erpName,
  };
  if (wasProductionUntil !== undefined) head.wasProductionUntil = wasProductionUntil;
  if (holdUntil !== undefined) head.holdUntil = holdUntil;
  if (changes !== undefined) head.changes = changes;
  if (isLinkGone !== undefined) head.isLinkGone = isLinkGone;
  return head;
}

function detailOf(entry: JournalEntry): EntryDetail {
  const { siteAddress, write, linkBefore, before, words, calls, reached } = entry;
  const { httpStatus, error, findings, readBack, answeredAt } = entry;
  const outcome = { calls, reached, httpStatus, error, findings, readBack, answeredAt };
  const detail: EntryDetail = { siteAddress, write, linkBefore, before, ...outcome };
  if (words !== undefined) detail.words = words;
  return detail;
}
