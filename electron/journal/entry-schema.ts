import { z } from 'zod';
import type { ActivityEntry, ActivitySummary, ForeignEntry, UnlockEntry } from '../../shared/journal/entry';
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

const common = {
  id: z.string(),
  at: z.string(),
  siteId: z.string(),
  siteName: z.string(),
  environment: z.enum(environments),
  user: z.string(),
  ticket: z.string(),
};
const submitSummarySchema = z.object({
  ...common,
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
  ...common,
  kind: z.literal('unlock'),
  event: z.enum(['unlocked', 'locked']),
  until: z.string().nullable(),
  reason: z.enum(lockReasons).nullable(),
}) satisfies z.ZodType<UnlockEntry>;
const headSchema = z.discriminatedUnion('kind', [submitSummarySchema, unlockEntrySchema]);

/** Everything of an entry that its summary does not say. */
const detailSchema = z.object({
  siteAddress: z.string(),
  request: linkRequestSchema,
  before: z.record(z.string(), z.object({ crm: z.string().nullable(), erp: z.string().nullable() })),
  httpStatus: z.number().nullable(),
  error: errorSchema.nullable(),
  readBack: readBackSchema.nullable(),
  answeredAt: z.string().nullable(),
});

/** An entry as the database keeps it: what lists filter and search by, what they show, and the rest. */
export interface EncodedEntry {
  id: string;
  runId: string | null;
  siteId: string;
  at: string;
  kind: string;
  state: string;
  recordType: string | null;
  recordId: number | null;
  connectionId: number | null;
  erpKey: string | null;
  user: string;
  ticket: string;
  searchText: string;
  head: string;
  detail: string;
}

/** Every member is named: nothing slips in. */
export function encodeEntry(entry: ActivityEntry): EncodedEntry {
  const { siteAddress, request, before, httpStatus, error, readBack, answeredAt, ...summary } = entry;
  const { crmName, erpConnectionName, erpName } = entry;
  return {
    ...encodeCommon(entry, [entry.crmRecordId, crmName, erpConnectionName, entry.erpKey, erpName]),
    kind: 'link',
    state: entry.state,
    recordType: entry.crmActorType,
    recordId: entry.crmRecordId,
    connectionId: request.erpConnectionId,
    erpKey: entry.erpKey,
    head: JSON.stringify(summary),
    detail: JSON.stringify({ siteAddress, request, before, httpStatus, error, readBack, answeredAt }),
  };
}

export function encodeUnlock(entry: UnlockEntry): EncodedEntry {
  return {
    ...encodeCommon(entry, []),
    kind: 'unlock',
    state: entry.event,
    recordType: null,
    recordId: null,
    connectionId: null,
    erpKey: null,
    head: JSON.stringify(entry),
    detail: '{}',
  };
}

function encodeCommon(entry: ActivityEntry | UnlockEntry, words: readonly (string | number)[]) {
  const { id, siteId, at, user, ticket, siteName } = entry;
  return {
    id,
    runId: null,
    siteId,
    at,
    user,
    ticket,
    // Lower case by our own hand: SQLite's comparison knows no other letters than ASCII's.
    searchText: [siteName, user, ticket, ...words].join('\n').toLocaleLowerCase(),
  };
}

/** What a list row is made of. */
export interface KeptHead {
  id: string;
  at: string;
  /** The column is the truth about the state: the text beside it is as the entry was written last. */
  state: string;
  head: string;
}

/** What another version wrote becomes a foreign entry; never throws. */
export function decodeHead(kept: KeptHead): ActivitySummary {
  const head = headSchema.safeParse(parseJson(kept.head));
  if (!head.success) return foreign(kept);
  if (head.data.kind === 'unlock') return head.data;
  const state = submitStates.find((known) => known === kept.state);
  return state ? { ...head.data, state } : foreign(kept);
}

export function decodeEntry(kept: KeptHead & { detail: string }): ActivityEntry | UnlockEntry | ForeignEntry {
  const head = decodeHead(kept);
  if (head.kind !== 'submit') return head;
  const detail = detailSchema.safeParse(parseJson(kept.detail));
  return detail.success ? { ...head, ...detail.data } : foreign(kept);
}

function foreign({ id, at, state }: KeptHead): ForeignEntry {
  return { kind: 'foreign', id, at, state };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
