import { z } from 'zod';
import { countChanged } from '../../shared/journal/count-changed';
import { standingOf } from '../../shared/journal/standing';
import {
  isWriteEntry,
  type ActivitySummary,
  type ForeignEntry,
  type JournalEntry,
  type UnlockEntry,
  type WriteHead,
} from '../../shared/journal/entry';
import {
  entryDetailSchema,
  entryOutcomeSchema,
  headOf,
  splitEntry,
  unlockEntrySchema,
  writeHeadSchema,
} from '../../shared/journal/entry-schema';
import { upgradeDetail, upgradeHead } from '../../shared/journal/upgrade-entry';
import { submitStates } from '../../shared/write/states';

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

export function encodeEntry(entry: JournalEntry): EncodedEntry {
  const { head, detail } = splitEntry(withChanges(entry));
  const { record, erpKey } = head;
  // Member by member, as each row of a run passes here: a copy of another object's is made anew at each that is added.
  return {
    id: head.id,
    siteId: head.siteId,
    at: head.at,
    user: head.user,
    ticket: head.ticket,
    searchText: describeSearch(head, searchWordsOf(head, entry.write)),
    runId: head.runId,
    kind: head.kind,
    state: head.state,
    recordType: record.crmActorType,
    recordId: record.crmRecordId,
    connectionId: head.erpConnectionId,
    erpKey: erpKey === '' ? null : erpKey,
    head: JSON.stringify(head),
    detail: JSON.stringify(detail),
  };
}

/** The entry with what lists show and cannot tell by themselves: how many values changed, whether the link is gone. */
export function withChanges(entry: JournalEntry): JournalEntry {
  return entry.readBack === null ? entry : tellChanges({ ...withoutChanges(entry) }, entry);
}

function keptHeadOf(entry: JournalEntry): WriteHead {
  return tellChanges(headOf(entry.readBack === null ? entry : withoutChanges(entry)), entry);
}

function tellChanges<T extends WriteHead>(told: T, entry: JournalEntry): T {
  const changes = isToldNothing(entry) ? null : countChanged(entry.readBack);
  if (changes !== null) told.changes = changes;
  if (entry.readBack !== null && standingOf(entry) === 'no-link') told.isLinkGone = true;
  return told;
}

/** The look failed as a whole. A resync, which names no values, may have read them without the link. */
function isToldNothing({ kind, readBack }: JournalEntry): boolean {
  if (readBack === null || kind === 'resync') return false;
  return readBack.linked === null && readBack.fields.length === 0 && readBack.missing.length > 0;
}

/** Of an earlier look. Nearly always there was none, and a copy that leaves members out is slow. */
function withoutChanges(entry: JournalEntry): JournalEntry {
  if (entry.changes === undefined && entry.isLinkGone === undefined) return entry;
  const { changes: _changes, isLinkGone: _isLinkGone, ...rest } = entry;
  return rest;
}

/** What of an entry can change after it was begun. */
export interface EncodedOutcome {
  id: string;
  state: string;
  head: string;
  outcome: string;
  /** Null = what was begun names the key, or names none and nobody has told one. */
  learnt: { erpKey: string; searchText: string } | null;
}

/** What was to be written, and what was there before, stay as they were begun. */
export function encodeOutcome(entry: JournalEntry): EncodedOutcome {
  const head = keptHeadOf(entry);
  const { calls, reached, httpStatus, error, findings, readBack, answeredAt, write } = entry;
  const isLearnt = head.erpKey !== '' && namesNoKey(write);
  return {
    id: head.id,
    state: head.state,
    head: JSON.stringify(head),
    outcome: JSON.stringify({ calls, reached, httpStatus, error, findings, readBack, answeredAt }),
    learnt: isLearnt ? { erpKey: head.erpKey, searchText: describeSearch(head, wordsOf(head)) } : null,
  };
}

/** One that is created in the ERP gets its key afterwards, and a link whose key was not told may be seen with it. */
function namesNoKey(write: JournalEntry['write']): boolean {
  return write.kind === 'create' || (write.kind === 'unlink' && write.expectedKey === null);
}

export function encodeUnlock(entry: UnlockEntry): EncodedEntry {
  const { id, siteId, at, user, ticket } = entry;
  return {
    id,
    siteId,
    at,
    user,
    ticket,
    searchText: describeSearch(entry, []),
    runId: null,
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

function wordsOf({ record, erpConnectionName, erpKey, erpName }: WriteHead) {
  return [record.crmRecordId, record.name, erpConnectionName, erpKey, erpName];
}

/** A link that moved is looked for by the key that it had, too. */
function searchWordsOf(head: WriteHead, write: JournalEntry['write']) {
  const words = wordsOf(head);
  if (write.kind === 'relink') words.push(write.from.erpKey);
  return words;
}

/** Lower case by our own hand: SQLite's comparison knows no other letters than ASCII's. */
function describeSearch(
  { siteName, user, ticket }: WriteHead | UnlockEntry,
  words: readonly (string | number)[],
): string {
  return [siteName, user, ticket, ...words].join('\n').toLocaleLowerCase();
}

/** What a list row is made of. */
export interface KeptHead {
  id: string;
  at: string;
  /** The column is the truth about the state: the text beside it is as the entry was written last. */
  state: string;
  connectionId: number | null;
  head: string;
}

/** What another version wrote becomes a foreign entry; never throws. */
export function decodeHead(kept: KeptHead): ActivitySummary {
  const text = parseJson(kept.head);
  const unlock = unlockEntrySchema.safeParse(text);
  if (unlock.success) return unlock.data;
  const head =
    writeHeadSchema.safeParse(text).data ?? orNone(() => upgradeHead(text, kept.connectionId ?? 0));
  const state = submitStates.find((known) => known === kept.state);
  return head && state ? { ...head, state } : foreign(kept);
}

/** `outcome` null = it was not ended since it was begun, or by a version that kept all in the detail. */
export function decodeEntry(
  kept: KeptHead & { detail: string; outcome: string | null },
): JournalEntry | UnlockEntry | ForeignEntry {
  const head = decodeHead(kept);
  if (!isWriteEntry(head)) return head;
  const text = parseJson(kept.detail);
  const detail = entryDetailSchema.safeParse(text).data ?? orNone(() => upgradeDetail(text, head.state));
  const outcome = kept.outcome === null ? {} : entryOutcomeSchema.safeParse(parseJson(kept.outcome)).data;
  return detail && outcome ? { ...head, ...detail, ...outcome } : foreign(kept);
}

function orNone<T>(upgrade: () => T): T | undefined {
  try {
    return upgrade();
  } catch (error) {
    if (error instanceof z.ZodError) return undefined;
    throw error;
  }
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
