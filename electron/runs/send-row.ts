import { AppError } from '../../shared/errors';
import type { JournalEntry } from '../../shared/journal/entry';
import { because, type RowReason } from '../../shared/link-plan/row-reason';
import type { RowState } from '../../shared/link-plan/row-state';
import { isSilence, stopsAtOnce, wantsRest, type StopRules } from '../../shared/link-plan/run-rules';
import { nothingRead } from '../../shared/record/record-state';
import { checkEntry } from '../writes/check-entry';
import { runWrite } from '../writes/run-write';
import { findOwnLink } from './earlier-try';
import type { SendableRow } from './sendable-row';
import type { FedRow } from './feed';
import { isLinkedSo, leftLinkedSo, type Left } from './linked-so';
import { isWorthALook, toResult, type SentRow } from './look-at-rows';
import { readEvidence, withValues } from './read-evidence';
import type { RunContext } from './run-context';

export interface Sending {
  isPilot: boolean;
  rules: StopRules;
  /** The site has answered, or nobody knows: it has time for the next row, before this one is on the disk. */
  onAnswered: () => void;
}

/** One row: sent, or left as it is and why. Null where there is nothing to look at afterwards. */
export async function sendRow(context: RunContext, fed: FedRow, sending: Sending): Promise<SentRow | null> {
  const { site, permit, tools, results, stopping, siteWaits } = context;
  const { row } = fed;
  const { write, names } = row;
  const { isPilot, rules } = sending;
  if (context.plan.kind === 'link' && isLinkedSo(row, fed.evidence)) {
    await leaveLinkedSo(context, row);
    return null;
  }
  const out = { seq: row.row.seq, rowId: row.rowId };
  const send = async () => {
    const state = fed.evidence && (await withValues(site, row, fed.evidence, tools));
    const evidence = state && { state, asOf: fed.asOf };
    const entry = await runWrite(site, write, {
      // One by one: to a copy of all of them V8 adds the others slowly, and reads them slowly, row by row.
      journal: tools.journal,
      inFlight: tools.inFlight,
      clock: tools.clock,
      holdTimes: tools.holdTimes,
      noteProblem: tools.noteProblem,
      permit,
      names,
      evidence,
      submitId: null,
      readBack: isPilot ? 'now' : 'later',
      unsent: stopping.unsent,
      onAnswered: (answered) => {
        // A row of the pilot is looked at first.
        if (isPilot) return;
        stopWhereItMust(answered, context, rules);
        sending.onAnswered();
      },
    });
    return { state, entry };
  };
  const sendOut = async () => {
    results.noteSending(1, out);
    try {
      return await send();
    } catch (error) {
      results.noteSending(-1, out);
      throw tooBusyToRead(error) ?? error;
    }
  };
  try {
    // What it throws it throws before anything is sent: a site that was too busy to be read may be asked again.
    const sent = await siteWaits.waitOut(sendOut, stopping.unsent.signal);
    const { state } = sent;
    const entry = isPilot ? await lookWhenNotBusy(sent.entry, context) : sent.entry;
    if (isPilot) stopWhereItMust(entry, context, rules);
    if (hasNeverLeft(entry)) {
      results.noteSending(-1, out);
      return null;
    }
    results.note(toResult(row, entry), 'Sending');
    return isPilot || isWorthALook(entry) ? { ...row, entry, before: state ?? nothingRead } : null;
  } catch (error) {
    const isLinked = await isLinkedSince(context, row, error);
    const left = reasonToLeave(error);
    if (isLinked) await leaveLinkedSo(context, row);
    else if (left) await leave(context, row, left.state, left.reason);
    else stopping.stopFor(error);
    return null;
  }
}

/** What kept a row from being judged: that the site was too busy to be read. Null for anything else. */
function tooBusyToRead(error: unknown): AppError | null {
  if (!(error instanceof AppError) || error.params['because'] !== 'too-many-requests') return null;
  return new AppError('too-many-requests', { params: error.params, detail: error.detail });
}

/** A row of the pilot that the site was too busy to show is looked at once more when it may be asked again. */
async function lookWhenNotBusy(
  entry: JournalEntry,
  { site, tools, siteWaits, stopping }: RunContext,
): Promise<JournalEntry> {
  let seen = entry;
  let isSeen = true;
  const look = async () => {
    if (!isSeen) seen = await checkEntry(site, entry.id, tools);
    isSeen = false;
    const missing = seen.readBack?.missing ?? [];
    const busy = missing.find(({ error }) => error.code === 'too-many-requests' || wantsRest(error));
    if (busy) throw new AppError(busy.error.code, busy.error);
  };
  await siteWaits.waitOut(look, stopping.unsent.signal).catch(stopping.stopFor);
  stopWhereUnread(seen, stopping);
  return seen;
}

/** Nothing of it could be read back, for a reason that is about no row: the next one would fare the same. */
function stopWhereUnread({ readBack }: JournalEntry, { stopFor }: RunContext['stopping']): void {
  if (readBack?.linked !== null) return;
  const unread = readBack.missing.find(
    ({ error }) => isSilence(error) || ['signed-out', 'offline'].includes(stopsAtOnce(error) ?? ''),
  );
  if (unread) stopFor(new AppError(unread.error.code, unread.error));
}

function stopWhereItMust(entry: JournalEntry, { stopping, siteWaits }: RunContext, rules: StopRules): void {
  const { state, error } = entry;
  if (state === 'Cancelled') return;
  const isBad = state === 'Failed' || state === 'Unknown';
  if (!isBad) siteWaits.noteTaken();
  const wait = isBad && error ? siteWaits.note(error) : false;
  if (wait !== false) {
    if (wait) stopping.stop(wait, toAppError(entry));
    return;
  }
  const reason = rules.noteSent({ state, error: isBad ? error : null });
  if (reason) stopping.stop(reason, toAppError(entry));
}

/** Nothing of it went out, because the run stopped or for a reason that lies with us: it stays to be sent. */
function hasNeverLeft({ calls, httpStatus, error, state }: JournalEntry): boolean {
  if (state === 'Cancelled') return true;
  const [only, ...more] = calls;
  if (state !== 'Failed' || more.length > 0 || httpStatus !== null || error === null) return false;
  return only?.ended === 'not-sent' && stopsAtOnce(error) !== null;
}

function toAppError({ error }: JournalEntry): AppError | null {
  return error && new AppError(error.code, error);
}

/** Refused as the record or the key is linked: by now it may be what the row asks for. Where that cannot be read it stays refused. */
async function isLinkedSince(
  { site, plan, tools }: RunContext,
  row: SendableRow,
  error: unknown,
): Promise<boolean> {
  if (plan.kind !== 'link' || !(error instanceof AppError) || error.code !== 'blocked-by-check') return false;
  const now = await readEvidence(site, [row], tools).catch(() => null);
  return isLinkedSo(row, now?.get(row) ?? null);
}

/** What the runner refuses to send, as the row's own state. Null = that is about more than this row. */
function reasonToLeave(error: unknown): Left | null {
  if (!(error instanceof AppError)) return null;
  const { code, params } = error;
  if (code === 'blocked-by-check' || code === 'values-changed' || code === 'values-not-read') {
    return { state: 'Blocked', reason: because('refused-by-check', params) };
  }
  if (code === 'held-after-silence' || code === 'already-running') {
    return { state: 'Draft', reason: because(code, params) };
  }
  return null;
}

/** Nothing is to be sent for it: somebody has linked it so, or its own last try has, late. */
async function leaveLinkedSo(context: RunContext, row: SendableRow): Promise<void> {
  const own = await findOwnLink(context, row);
  if (own) context.results.note(own, 'Ready');
  else {
    const { state, reason } = leftLinkedSo(row);
    await leave(context, row, state, reason);
  }
}

async function leave(
  { results, plans }: RunContext,
  { row }: SendableRow,
  state: RowState,
  reason: RowReason,
): Promise<void> {
  const { position, seq } = row;
  results.note({ position, seq, state, entryId: null, at: null, mayRetry: false }, 'Ready');
  // Few rows come to this, so each is kept by itself.
  await results.flush();
  const [kept] = await plans.readBySeq([seq]);
  if (kept) await plans.saveRows(kept.planId, [{ ...kept, body: { ...kept.body, reasons: [reason] } }]);
}
