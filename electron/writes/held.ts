import { AppError } from '../../shared/errors';
import type { JournalEntry } from '../../shared/journal/entry';
import type { Ended } from '../../shared/write/judgement';
import { holdsOf } from '../../shared/write/holds';
import type { Write } from '../../shared/write/write';
import type { Journal } from '../journal/journal';
import type { SiteConnection } from '../sites/site-connection';
import type { HoldTimes } from './hold-times';

type TimedSite = Pick<SiteConnection, 'siteId' | 'writeTimeoutMs'>;

/**
 * Throws `held-after-silence` where an earlier write of the same record or key got no answer and the site may still be
 * at work on it: what is not there yet may come. It ends with a look after the time-out has passed once more, also after
 * a restart.
 */
export async function requireNotHeld(
  site: TimedSite,
  write: Write,
  { journal, holdTimes }: { journal: Pick<Journal, 'findHolding'>; holdTimes: HoldTimes },
): Promise<void> {
  const holding = await journal.findHolding(site.siteId, holdsOf(write));
  if (!holding) return;
  const leftMs = holdTimes.endOf(holding, site.writeTimeoutMs) - holdTimes.nowMs();
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  const { id, at, holdUntil = at, record } = holdTimes.tell(holding);
  const { crmActorType, crmRecordId } = record;
  throw new AppError('held-after-silence', {
    params: { entryId: id, crmActorType, crmRecordId, heldSince: at, until: holdUntil, seconds },
  });
}

/**
 * Until when an entry says that it holds, as long as a call of it is under way: a program that is killed then has heard
 * nothing either. The time-out passes once for the answer, once more after it.
 */
export function holdWhileSending(begunAt: string, timeoutMs: number): string {
  return new Date(Date.parse(begunAt) + 2 * timeoutMs).toISOString();
}

/** Once the sending ended: silence holds for the time-out once more, whatever a look finds before that. */
export function holdAfter(
  entry: JournalEntry,
  ended: Ended,
  { writeTimeoutMs }: TimedSite,
  holdTimes: HoldTimes,
): JournalEntry {
  if (ended !== 'unknown' || entry.state !== 'Unknown') return entry;
  return { ...entry, holdUntil: holdTimes.hold(entry.id, writeTimeoutMs) };
}

/**
 * After a look: it frees what is held where it was told what is there, and came late enough. Then it is known as well what
 * became of a link that is not there. `askedAtMs`: by the clock of the hold.
 */
export function releaseAfterLook(
  entry: JournalEntry,
  askedAtMs: number,
  { writeTimeoutMs }: TimedSite,
  holdTimes: HoldTimes,
): JournalEntry {
  if (entry.holdUntil === undefined) return entry;
  const { holdUntil: _over, ...rest } = entry;
  const isTold = (entry.readBack?.linked ?? null) !== null;
  const isOver = () => isTold && askedAtMs >= holdTimes.endOf(entry, writeTimeoutMs);
  if (entry.state === 'Unknown' && !isOver()) return holdTimes.tell(entry);
  holdTimes.forget(entry.id);
  return entry.state === 'Unknown' ? { ...rest, state: settledState(rest) } : rest;
}

/** A broken link is something. Where a later write was at the record, what is there now tells nothing of this one. */
function settledState({ state, write, readBack, findings }: JournalEntry): JournalEntry['state'] {
  if (readBack?.linked !== false || findings.some(({ code }) => code === 'made-by-later-entry')) return state;
  if (write.kind === 'restore') return 'Different';
  return write.kind === 'link' ? 'Nothing' : state;
}
