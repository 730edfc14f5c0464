import type { JournalEntry } from '../../../../shared/journal/entry';
import { remediesOf, type Mending } from '../../../../shared/journal/standing';
import type { Reading } from '../../../../shared/record/record-state';
import type { ActorRef } from '../../../../shared/write/write';

/** The name of the button that looks what became of the last write. */
export const checkControl = 'check-again';

/**
 * Whether the record is linked as it was read after what the entry found; null where nobody has read it since, or the
 * site does not tell. What was read before the write says nothing of what the write has left.
 */
export function isLinkedSince({ readBack }: JournalEntry, linked: Reading<boolean>): boolean | null {
  if (!linked.read) return null;
  return readBack === null || linked.at >= readBack.at ? linked.value : null;
}

/**
 * What mends a move that ended half way: the old link gone and none in its place. Nothing while the record may be
 * linked by now: `isLinked` is what was read of it last, null where the site does not tell.
 */
export function findMendings(entry: JournalEntry, isLinked: boolean | null): Mending[] {
  if (isLinked === true) return [];
  return remediesOf(entry).filter((remedy) => remedy.do !== 'look');
}

/** The two ends of a link that was moved, so that it can be moved back; null once it leads elsewhere. */
export function findMoved(
  { write, state }: JournalEntry,
  isLinked: boolean | null,
): { from: ActorRef; to: ActorRef } | null {
  if (write.kind !== 'relink' || isLinked === false) return null;
  return state === 'Verified' || state === 'Sent' || state === 'Different'
    ? { from: write.to, to: write.from }
    : null;
}

/** The actor whose link was broken on purpose, so that it can be made again; null where its key is not known. */
export function findUnlinked(
  { write, state }: JournalEntry,
  isLinked: boolean | null,
  /** What the connection would link the record as; null = not told. */
  erpActorType: ActorRef['erpActorType'] | null,
): ActorRef | null {
  if (write.kind !== 'unlink' || state !== 'Verified' || isLinked === true) return null;
  if (write.expectedKey === null || erpActorType === null) return null;
  return { erpConnectionId: write.erpConnectionId, erpActorType, erpKey: write.expectedKey };
}
