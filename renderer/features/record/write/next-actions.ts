import type { JournalEntry } from '../../../../shared/journal/entry';
import type { ActorRef } from '../../../../shared/write/write';

export interface NextAction {
  what: 'putBack' | 'goOn';
  actor: ActorRef;
  /** Without it the record stands half way. */
  isMending: boolean;
}

/** What was read last: the look after the write, and the record as it stands now. Null = not told. */
function isGone({ readBack }: JournalEntry, isLinked: boolean | null): boolean {
  return isLinked === false || (isLinked === null && readBack?.linked === false);
}

/** The link that a write of two halves broke without making another; null where nothing of the kind is known. */
export function findBrokenLink(entry: JournalEntry, isLinked: boolean | null): ActorRef | null {
  const { write, reached } = entry;
  if (reached === null || !isGone(entry, isLinked)) return null;
  if (write.kind === 'relink') return write.from;
  return write.kind === 'change-values' || write.kind === 'restore' ? write.actor : null;
}

/**
 * What mends a write of two halves that stopped in between: the old link broken and nothing in its place. Nothing is
 * offered while the record may be linked: another link would be refused, or would come on top of one that is on its way.
 */
export function findNextActions(
  entry: JournalEntry,
  isLinked: boolean | null,
  /** What the connection would link the record as; null = not told. */
  erpActorType: ActorRef['erpActorType'] | null,
): NextAction[] {
  const { write, reached, holdUntil } = entry;
  if (holdUntil !== undefined) return [];
  const broken = findBrokenLink(entry, isLinked);
  if (broken !== null) {
    const goOn: NextAction[] =
      write.kind === 'relink' ? [{ what: 'goOn', actor: write.to, isMending: true }] : [];
    return [{ what: 'putBack', actor: broken, isMending: true }, ...goOn];
  }
  if (write.kind !== 'unlink' || reached === null || !isGone(entry, isLinked)) return [];
  if (write.expectedKey === null || erpActorType === null) return [];
  const { erpConnectionId, expectedKey: erpKey } = write;
  return [{ what: 'putBack', actor: { erpConnectionId, erpActorType, erpKey }, isMending: false }];
}
