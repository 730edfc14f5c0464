import { AppError } from '../../shared/errors';
import type { JournalEntry } from '../../shared/journal/entry';
import type { Ended } from '../../shared/write/judgement';
import { holdsOf } from '../../shared/write/holds';
import type { Write } from '../../shared/write/write';
import type { Journal } from '../journal/journal';

/**
 * Throws `held-after-silence` where an earlier write of the same record or key got no answer and the site may still be
 * at work on it: what is not there yet may come. It ends with a look after the time-out has passed once more, also after
 * a restart.
 */
export async function requireNotHeld(
  siteId: string,
  write: Write,
  { journal, clock }: { journal: Pick<Journal, 'findHolding'>; clock: () => Date },
): Promise<void> {
  const holding = await journal.findHolding(siteId, holdsOf(write));
  if (!holding) return;
  const { id, at, holdUntil = at } = holding;
  const seconds = Math.max(0, Math.ceil((Date.parse(holdUntil) - clock().getTime()) / 1_000));
  throw new AppError('held-after-silence', { params: { entryId: id, until: holdUntil, seconds } });
}

/**
 * Until when an entry says that it holds, as long as a call of it is under way: a program that is killed then has heard
 * nothing either. The time-out passes once for the answer, once more after it.
 */
export function holdWhileSending(begunAt: string, timeoutMs: number): string {
  return new Date(Date.parse(begunAt) + 2 * timeoutMs).toISOString();
}

/** Once the sending ended: silence holds for the time-out once more, whatever a look finds before that. */
export function holdAfter(entry: JournalEntry, ended: Ended, nowMs: number, timeoutMs: number): JournalEntry {
  if (ended !== 'unknown' || entry.state !== 'Unknown') return entry;
  return { ...entry, holdUntil: new Date(nowMs + timeoutMs).toISOString() };
}

/**
 * After a look: it frees what is held where it was told what is there, and came late enough. Then it is known as well what
 * became of a link that is not there.
 */
export function releaseAfterLook(entry: JournalEntry, nowMs: number): JournalEntry {
  if (entry.holdUntil === undefined) return entry;
  const { holdUntil, ...rest } = entry;
  if (entry.state !== 'Unknown') return rest;
  const isTold = (entry.readBack?.linked ?? null) !== null;
  const isOver = holdUntil === undefined || (isTold && nowMs >= Date.parse(holdUntil));
  return isOver ? { ...rest, state: settledState(rest) } : entry;
}

/** A broken link is something. Where a later write was at the record, what is there now tells nothing of this one. */
function settledState({ state, write, readBack, findings }: JournalEntry): JournalEntry['state'] {
  if (readBack?.linked !== false || findings.some(({ code }) => code === 'made-by-later-entry')) return state;
  if (write.kind === 'restore') return 'Different';
  return write.kind === 'link' ? 'Nothing' : state;
}
