import type { ActorRef, Write } from '../write/write';
import type { Ended } from '../write/judgement';
import { isUncertain } from '../write/states';
import type { JournalEntry, SentCall } from './entry';

/** Where a record's link stands after a write that moves it, by what was answered and what a look found. */
export const standings = [
  /** The link that was meant is there. */
  'new-link',
  /** The link from before is there, or there again. */
  'old-link',
  /** The site answered that it put the old link back, and nobody has read it since. */
  'put-back-unread',
  /** The old link is gone and no other came. */
  'no-link',
  /** There is a link, with a key that is neither. */
  'other-link',
  /** There is a link; the site does not tell its key. */
  'link-key-not-told',
  /** Nobody knows: the site was not asked since, or would not say. */
  'not-known',
] as const;
export type Standing = (typeof standings)[number];

export type MovingWrite = Extract<Write, { kind: 'relink' | 'change-values' | 'restore' }>;

/** The kinds of writes that break a link and make one. */
export function isMoving(write: Write): write is MovingWrite {
  return write.kind === 'relink' || write.kind === 'change-values' || write.kind === 'restore';
}

/** Null for a write that moves no link, and for one that is still under way. */
export function standingOf(entry: JournalEntry): Standing | null {
  const { write, state, readBack } = entry;
  if (!isMoving(write) || state === 'Sending') return null;
  if (readBack !== null && readBack.linked !== null) {
    return readBack.linked ? standingOfKey(readBack.erpKey, endsOf(write)) : 'no-link';
  }
  return standingOfAnswers(entry);
}

function standingOfKey(erpKey: string | null, { from, to }: Ends): Standing {
  if (erpKey === null || erpKey === '') return 'link-key-not-told';
  if (erpKey === to.erpKey) return 'new-link';
  return erpKey === from.erpKey ? 'old-link' : 'other-link';
}

/** Nobody looked, or was told nothing: what the site confirmed by its answers is all that is known. */
function standingOfAnswers({ calls, reached, state }: JournalEntry): Standing {
  if (reached === 'put-back') return 'put-back-unread';
  if (isUncertain(state) || calls.some(({ ended }) => ended === null || ended === 'unknown'))
    return 'not-known';
  if (reached === 'linked') return 'new-link';
  return reached === 'unlinked' ? 'no-link' : 'old-link';
}

interface Ends {
  from: ActorRef;
  to: ActorRef;
}

function endsOf(write: MovingWrite): Ends {
  return write.kind === 'relink' ? write : { from: write.actor, to: write.actor };
}

/** The call that was to put the old link back, whatever became of it; null where none was begun. */
export function findPutBack({ write, calls }: Pick<JournalEntry, 'write' | 'calls'>): SentCall | null {
  // Broken, the new one, and then the old one once more: a move has no third call but that.
  return (isMoving(write) ? calls[2] : undefined) ?? null;
}

/** The same where it was not done. */
export function findFailedPutBack(entry: Pick<JournalEntry, 'write' | 'calls'>): SentCall | null {
  const putBack = findPutBack(entry);
  return putBack === null || putBack.ended === 'accepted' || putBack.error === null ? null : putBack;
}

/** The call by which the write was done or not: the last one, but for that which only puts back. */
export function findDeciding(entry: Pick<JournalEntry, 'write' | 'calls'>): SentCall | null {
  return (findPutBack(entry) === null ? entry.calls.at(-1) : entry.calls[1]) ?? null;
}

/** How the sending of a kept write ended. Of a move that was put back: as its second half did. */
export function endedOfEntry(
  entry: Pick<JournalEntry, 'write' | 'calls' | 'state' | 'error' | 'httpStatus'>,
): Ended {
  const { state, calls, error, httpStatus } = entry;
  if (state === 'Cancelled') return 'cancelled';
  const putBack = findPutBack(entry);
  if (putBack !== null && putBack.ended !== 'accepted') return 'unknown';
  const deciding = findDeciding(entry);
  // Its second half never began: the program was ended between the two.
  if (isMoving(entry.write) && calls.length === 1 && deciding?.ended === 'accepted') return 'unknown';
  if (deciding !== null) return deciding.ended ?? 'unknown';
  if (error === null || error.changed === 'unknown') return 'unknown';
  return httpStatus === null ? 'not-sent' : 'refused';
}

/** What a person can press where a move ended half way. Each write goes the way of every other: checks, lock, entry. */
export type Remedy = { do: 'look' } | { do: 'put-back'; write: Write } | { do: 'finish'; write: Write };

/** A remedy that writes. */
export type Mending = Extract<Remedy, { write: unknown }>;

/** In the order in which they are offered; empty where nothing is left to do. */
export function remediesOf(entry: JournalEntry): Remedy[] {
  const standing = standingOf(entry);
  if (standing === null || !isMoving(entry.write)) return [];
  if (standing === 'not-known' || standing === 'put-back-unread') return [{ do: 'look' }];
  if (standing !== 'no-link') return [];
  const { record, values, seen } = entry.write;
  const { from, to } = endsOf(entry.write);
  const look: Remedy[] = isUncertain(entry.state) ? [{ do: 'look' }] : [];
  return [
    ...look,
    {
      do: 'put-back',
      write: { kind: 'link', record, actor: from, values: [], seen: null, withoutValues: true },
    },
    { do: 'finish', write: { kind: 'link', record, actor: to, values, seen } },
  ];
}

/**
 * Nobody knows what came of it, and a look may still tell. Where no link was there after its time was over, none
 * will come; and what stands there by a later entry tells nothing of this one any more.
 */
export function isUnsettled({ state, write, holdUntil, readBack, findings }: JournalEntry): boolean {
  if (!isUncertain(state)) return false;
  if (findings.some(({ code }) => code === 'made-by-later-entry')) return false;
  const makesLink = write.kind === 'link' || isMoving(write);
  return !(makesLink && holdUntil === undefined && readBack?.linked === false);
}
