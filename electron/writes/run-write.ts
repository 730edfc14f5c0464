import { AppError } from '../../shared/errors';
import type { JournalEntry } from '../../shared/journal/entry';
import { listWordsOf } from '../../shared/journal/list-words';
import { isMoving } from '../../shared/journal/standing';
import { linkIn, nothingRead, valueOf, type RecordState } from '../../shared/record/record-state';
import { holdsOf } from '../../shared/write/holds';
import type { Ended } from '../../shared/write/judgement';
import { leaveEqualValues } from '../../shared/write/leave-equal';
import type { Write } from '../../shared/write/write';
import { createEntryId } from '../journal/entry-id';
import type { Journal } from '../journal/journal';
import { readRecord } from '../records/read-record';
import type { SiteConnection } from '../sites/site-connection';
import { holdAfter, releaseAfterLook, requireNotHeld } from './held';
import { requireAllowed, requireSeenUnchanged } from './guards';
import type { HoldTimes } from './hold-times';
import type { Flight, InFlight } from './in-flight';
import { judgeEntry } from './judge-entry';
import { writeModuleOf } from './kinds/kinds';
import { lookAfter } from './look';
import type { WritePermit } from './permit';
import { describeBefore } from './values-before';
import { createWriteSteps } from './write-steps';

/** What a person calls the three; empty where it is not known. */
export interface WriteNames {
  record: string;
  erpConnection: string;
  erpActor: string;
}

/** What every write of this program has in common. */
export interface WriteTools {
  journal: Journal;
  inFlight: InFlight;
  clock: () => Date;
  holdTimes: HoldTimes;
  /** For what must not fail the write but must not be lost either. */
  noteProblem: (event: string, error: unknown) => void;
}

/** What was read of a record before its write held it. */
export interface ReadBefore {
  state: RecordState;
  /** The turn of `InFlight` before it was read: where another write of ours was there since, it is read anew. */
  asOf: number;
}

export interface WriteContext extends WriteTools {
  permit: WritePermit;
  names: WriteNames;
  /** The page's own id of a write that it follows and may stop. */
  submitId: string | null;
  /** `later`: whoever called looks by itself, as a run that reads many records at once does. */
  readBack: 'now' | 'later';
  /** What was read of the record just now, by whoever called; null = it is read here. */
  evidence?: ReadBefore | null;
  /** The documented query parameter `$select` of `ConnectActor`; empty for none. */
  select?: string;
  /** A person was told the risk and wants it sent although an earlier one got no answer. */
  isDespiteSilence?: boolean;
  /**
   * Aborted with `StopUnsent` it keeps from leaving what has not left, as a run that stops does; once something has, the
   * write is carried through. One for all of a run, in place of the stop of a write that a page follows.
   */
  unsent?: AbortController;
  /** Told how the sending ended before that is on the disk: the site has time for the next one. */
  onAnswered?: (entry: JournalEntry) => void;
}

/**
 * Sends one write, at most once, and says what became of it: lock, evidence, guard, entry on disk, send once, answer on
 * disk, look, judge. Throws before anything is sent: `site-locked`, `already-running`, `held-after-silence`, `blocked-by-check`,
 * `values-changed`, `values-not-read`, `storage-failed`, `storage-full`. After that it always resolves with the entry;
 * its state, error and findings say what happened.
 */
export async function runWrite(
  site: SiteConnection,
  write: Write,
  context: WriteContext,
): Promise<JournalEntry> {
  const { permit, inFlight, submitId } = context;
  permit.require(site.siteId);
  const claim = { siteId: site.siteId, holds: holdsOf(write), submitId };
  return inFlight.run(claim, async (flight) => {
    if (!context.isDespiteSilence) await requireNotHeld(site, write, context);
    const { evidence = null } = context;
    const known = evidence && inFlight.isUntouchedSince(claim, evidence.asOf) ? evidence.state : null;
    return carryOut(site, write, known, context, flight);
  });
}

async function carryOut(
  site: SiteConnection,
  asked: Write,
  known: RecordState | null,
  context: WriteContext,
  flight: Flight,
): Promise<JournalEntry> {
  const { permit, journal, inFlight, clock, holdTimes, noteProblem } = context;
  const { abortController } = flight;
  const { place, evidence } = writeModuleOf(asked);
  const [before, user] = await Promise.all([
    known ?? readRecord(site, place(), evidence, { clock, abortController }),
    site.userName(),
  ]);
  const write = isByHand(asked, permit) ? asked : leaveEqualValues(asked, before);
  const kind = writeModuleOf(write);
  // Again: it may have been locked while the site was read.
  permit.require(site.siteId);
  const begun = createEntry(site, write, { context, user, before });
  if (abortController.signal.aborted) {
    const cancelled = recordCancelled(begun, clock);
    flight.progress(cancelled.id, 'Cancelled');
    await journal.begin(cancelled);
    return cancelled;
  }
  requireAllowed(asked, before, context.names);
  requireSeenUnchanged(write, before);
  await kind.guard(site, before);
  const steps = createWriteSteps(begun, {
    journal,
    permit,
    clock,
    abortController,
    unsent: context.unsent,
    writeTimeoutMs: site.writeTimeoutMs,
    noteProblem,
    onSending: ({ id }) => flight.progress(id, 'Sending'),
    isClosing: inFlight.isClosing,
  });
  const send = () => kind.send(site, steps, { select: context.select ?? '' });
  // What breaks a link before it makes one is carried to its end, or put back.
  const ended = await (isMoving(write) ? inFlight.carry(send) : send());
  const { state, findings } = judgeEntry(steps.entry(), before, ended, nothingRead);
  const answered: JournalEntry = { ...steps.entry(), state, findings };
  const sent = holdAfter(answered, ended, site, holdTimes);
  context.onAnswered?.(sent);
  return inFlight.follow(async () => {
    // Kept before the look too: what the site answered must not be lost to a kill while we look.
    await keep(sent, context);
    flight.progress(sent.id, sent.state);
    if (context.readBack === 'later' || !isWorthALook(sent, ended)) return sent;
    const askedAtMs = holdTimes.nowMs();
    const looked = await lookAfter(site, sent, { before, ended, clock });
    const completed = releaseAfterLook(looked, askedAtMs, site, holdTimes);
    await keep(completed, context);
    flight.progress(completed.id, completed.state);
    return completed;
  });
}

/** Typed without sight of either side: it is sent as it stands. A run's rows were judged by what was read. */
function isByHand(write: Write, { runId }: WritePermit): boolean {
  return 'seen' in write && write.seen === null && runId === null;
}

function createEntry(
  site: SiteConnection,
  write: Write,
  about: { context: WriteContext; user: string; before: RecordState },
): JournalEntry {
  const { context, user, before } = about;
  const { names, permit, clock } = context;
  const place = writeModuleOf(write).place();
  const { erpConnectionId } = place;
  const at = clock();
  const link = linkIn(before, erpConnectionId);
  const keyBefore = valueOf(before.keyOfLink);
  const words = listWordsOf(write, before);
  return {
    id: createEntryId(at),
    kind: write.kind,
    ticket: permit.ticket,
    runId: permit.runId,
    at: at.toISOString(),
    state: 'Sending',
    siteId: site.siteId,
    siteName: site.name,
    siteAddress: site.client.address.url,
    environment: site.environment,
    user,
    record: { ...place.record, name: names.record },
    erpConnectionId,
    erpConnectionName: names.erpConnection,
    // An unlinking names no type, and no key that the page was not told: both are needed to link it again.
    erpActorType: place.erpActorType ?? link?.erpActorType ?? '',
    erpKey: place.erpKey ?? (write.kind === 'unlink' ? keyBefore : null) ?? '',
    erpName: names.erpActor,
    write,
    linkBefore: { linked: link?.connected ?? null, erpKey: keyBefore },
    before: describeBefore(write, before),
    calls: [],
    reached: null,
    httpStatus: null,
    error: null,
    findings: [],
    readBack: null,
    answeredAt: null,
    // Last: after these an object grows member by member.
    ...(site.productionUntil === null ? {} : { wasProductionUntil: site.productionUntil }),
    ...(words === undefined ? {} : { words }),
  };
}

function recordCancelled(entry: JournalEntry, clock: () => Date): JournalEntry {
  const error = new AppError('cancelled').toData();
  return { ...entry, state: 'Cancelled', error, answeredAt: clock().toISOString() };
}

/** With these the WebAPI turns a request away before it looks at it. */
const turnedAway: readonly (number | null)[] = [401, 403, 421, 429];

/**
 * Nothing to look for where nothing left, or where the site did not even hear what was asked: its 401, 403, 421 and 429.
 * Any other refusal is looked after: sites have refused what they had done.
 */
function isWorthALook({ calls, httpStatus }: JournalEntry, ended: Ended): boolean {
  if (ended === 'accepted' || ended === 'unknown') return true;
  if (calls.length > 1) return true;
  return ended === 'refused' && !turnedAway.includes(httpStatus);
}

/** The request is out: a full disk now must not hide its outcome from the user. The entry then stays as it was begun. */
async function keep(entry: JournalEntry, { journal, noteProblem }: WriteTools): Promise<void> {
  try {
    await journal.end(entry);
  } catch (error) {
    noteProblem('journal.end', error);
  }
}
