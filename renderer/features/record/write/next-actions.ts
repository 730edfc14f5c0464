import type { JournalEntry } from '../../../../shared/journal/entry';
import type { ActorRef } from '../../../../shared/write/write';

export interface NextAction {
  what: 'putBack' | 'goOn';
  actor: ActorRef;
  /** Without it the record stands half way. */
  isMending: boolean;
}

/**
 * What mends a write of two halves that stopped in between: the old link broken and nothing in its place. Nothing is
 * offered while the record may be linked: another link would be refused, or would come on top of one that is on its way.
 */
export function findNextActions(
  { write, reached, readBack, holdUntil }: JournalEntry,
  isLinked: boolean | null,
  /** What the connection would link the record as; null = not told. */
  erpActorType: ActorRef['erpActorType'] | null,
): NextAction[] {
  if (reached === null || holdUntil !== undefined) return [];
  // What was read last counts: the look after the write, and the record as it stands now.
  if (isLinked === true || (isLinked === null && readBack?.linked !== false)) return [];
  if (write.kind === 'relink') {
    return [
      { what: 'putBack', actor: write.from, isMending: true },
      { what: 'goOn', actor: write.to, isMending: true },
    ];
  }
  if (write.kind === 'change-values' || write.kind === 'restore') {
    return [{ what: 'putBack', actor: write.actor, isMending: true }];
  }
  if (write.kind !== 'unlink' || write.expectedKey === null || erpActorType === null) return [];
  const { erpConnectionId, expectedKey: erpKey } = write;
  return [{ what: 'putBack', actor: { erpConnectionId, erpActorType, erpKey }, isMending: false }];
}
