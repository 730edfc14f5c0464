import { randomUUID } from 'node:crypto';
import type { ActivityEntry } from '../../shared/journal/entry';
import type { Journal } from '../journal/journal';
import { AppError } from '../../shared/errors';
import type { Input } from '../../shared/ipc/contract';
import type { SubmitState } from '../../shared/write/states';
import type { SiteConnection } from '../sites/site-connection';
import {
  readSiteNow,
  requireConfirmation,
  requireUnblocked,
  requireUnchanged,
  requireUnlocked,
} from './before-submit';
import { judgeReadBack } from './judge';
import { readBack } from '../records/read-back';
import { indexSideValues } from '../records/side-values';
import type { RunningSubmit, RunningSubmits } from './running-submits';

type Submit = Input<'links.submit'>;

export interface SubmitTools {
  journal: Journal;
  running: RunningSubmits;
  clock: () => Date;
  /** The reference with which a production site was unlocked; null = it is locked. */
  ticketOf: (siteId: string) => string | null;
  /** For what must not fail the submit but must not be lost either. */
  noteProblem: (event: string, error: unknown) => void;
}

/**
 * Sends one link, at most once, and says what became of it. Throws before anything is sent: `site-locked`,
 * `confirmation-needed`, `already-running`, `blocked-by-check`, `values-changed`, `storage-failed`, `storage-full`. After that it always
 * resolves with the entry; its state and error say what happened.
 */
export async function submitLink(
  site: SiteConnection,
  submit: Submit,
  tools: SubmitTools,
): Promise<ActivityEntry> {
  requireUnlocked(site, tools.ticketOf);
  requireConfirmation(site, submit);
  return tools.running.run(submit, async (running) => {
    const [now, user] = await Promise.all([
      readSiteNow(site, submit.request, running.abortController),
      site.userName(),
    ]);
    // Again: it may have been locked while the site was read.
    const ticket = requireUnlocked(site, tools.ticketOf);
    const before = indexSideValues(now);
    const entry = createEntry(site, submit, { user, ticket, before, now: tools.clock() });
    if (running.abortController.signal.aborted) {
      running.progress(entry.id, 'Cancelled');
      return recordCancelled(entry, tools);
    }
    requireUnblocked(submit, now);
    requireUnchanged(submit, now);
    // On disk before a byte leaves: a program killed from here on finds this entry and asks the site.
    await tools.journal.begin(entry);
    running.progress(entry.id, 'Sending');
    const sent = { ...entry, ...(await send(site, submit, running, tools)) };
    // Kept before the read-back too: what the site answered must not be lost to a kill while we look.
    await keep(sent, tools);
    running.progress(entry.id, sent.state);
    const completed = await lookAfterwards(site, sent, tools);
    running.progress(entry.id, completed.state);
    return completed;
  });
}

/** Looks at the site again for an entry whose outcome is not known, or not any more. */
export async function checkEntry(
  site: SiteConnection,
  entry: ActivityEntry,
  tools: SubmitTools,
): Promise<ActivityEntry> {
  if (tools.running.isRunning(entry.id)) throw new AppError('already-running');
  const wasAccepted = entry.httpStatus !== null && entry.httpStatus >= 200 && entry.httpStatus < 300;
  const isFinal = entry.state === 'Failed' || entry.state === 'Cancelled';
  const ended: SubmitState = isFinal ? entry.state : wasAccepted && entry.error === null ? 'Sent' : 'Unknown';
  return look(site, { ...entry, state: ended }, tools);
}

function createEntry(
  site: SiteConnection,
  { request, names }: Submit,
  { user, ticket, before, now }: Pick<ActivityEntry, 'user' | 'ticket' | 'before'> & { now: Date },
): ActivityEntry {
  return {
    id: randomUUID(),
    kind: 'submit',
    ticket,
    at: now.toISOString(),
    state: 'Sending',
    siteId: site.siteId,
    siteName: site.name,
    environment: site.environment,
    user,
    crmActorType: request.crmActorType,
    crmRecordId: request.crmRecordId,
    crmName: names.crmRecord,
    erpConnectionName: names.erpConnection,
    erpActorType: request.erpActorType,
    erpKey: request.erpKey,
    erpName: names.erpActor,
    siteAddress: site.client.address.url,
    request,
    before,
    httpStatus: null,
    error: null,
    readBack: null,
    answeredAt: null,
  };
}

async function recordCancelled(
  entry: ActivityEntry,
  { journal, clock }: SubmitTools,
): Promise<ActivityEntry> {
  const error = new AppError('cancelled').toData();
  const cancelled: ActivityEntry = { ...entry, state: 'Cancelled', error, answeredAt: clock().toISOString() };
  await journal.begin(cancelled);
  return cancelled;
}

type Outcome = Pick<ActivityEntry, 'state' | 'httpStatus' | 'error' | 'answeredAt'>;

/** The one `ConnectActor`. Nothing here or below sends it a second time. */
async function send(
  site: SiteConnection,
  { request, select = '' }: Submit,
  { abortController }: RunningSubmit,
  { clock, noteProblem }: SubmitTools,
): Promise<Outcome> {
  try {
    const httpStatus = await site.erpSync.connectActor(request, { abortController, select });
    return { state: 'Sent', httpStatus, error: null, answeredAt: clock().toISOString() };
  } catch (error) {
    const known = error instanceof AppError ? error : new AppError('bug', { changed: 'unknown' });
    if (known !== error) noteProblem('links.submit', error);
    const { status } = known.params;
    return {
      state: stateAfter(known),
      httpStatus: typeof status === 'number' ? status : null,
      error: known.toData(),
      answeredAt: clock().toISOString(),
    };
  }
}

function stateAfter({ code, changed }: AppError): SubmitState {
  if (changed === 'unknown') return 'Unknown';
  return code === 'cancelled' ? 'Cancelled' : 'Failed';
}

/** A refused or cancelled submit changed nothing, so there is nothing to look for. */
async function lookAfterwards(
  site: SiteConnection,
  entry: ActivityEntry,
  tools: SubmitTools,
): Promise<ActivityEntry> {
  return entry.state === 'Sent' || entry.state === 'Unknown' ? look(site, entry, tools) : entry;
}

async function look(site: SiteConnection, entry: ActivityEntry, tools: SubmitTools): Promise<ActivityEntry> {
  const found = await readBack(site, entry.request, entry.before, tools.clock());
  const state = judgeReadBack(entry.state, found, entry.request.erpKey);
  const completed: ActivityEntry = { ...entry, state, readBack: found };
  await keep(completed, tools);
  return completed;
}

/** The request is out: a full disk now must not hide its outcome from the user. The entry then stays as it was begun. */
async function keep(entry: ActivityEntry, { journal, noteProblem }: SubmitTools): Promise<void> {
  try {
    await journal.end(entry);
  } catch (error) {
    noteProblem('activity.complete', error);
  }
}
