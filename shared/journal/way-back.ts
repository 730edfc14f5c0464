import { erpActorTypes } from '../record/actor-types';
import type { ActorRef } from '../write/write';
import type { JournalEntry } from './entry';
import { standingOf } from './standing';

/** A write that would put a link where it was before an entry. */
export type WayBack = { kind: 'relink'; from: ActorRef; to: ActorRef } | { kind: 'link'; actor: ActorRef };

/**
 * The way back from an entry that moved or broke a link; null where there is none, or nobody knows that it did. It is only
 * begun with this: the record as it stands then decides whether it can be taken.
 */
export function wayBackOf(entry: JournalEntry): WayBack | null {
  const { write, erpConnectionId, erpActorType, erpKey, holdUntil } = entry;
  if (holdUntil !== undefined) return null;
  if (write.kind === 'relink') {
    return standingOf(entry) === 'new-link' ? { kind: 'relink', from: write.to, to: write.from } : null;
  }
  const type = erpActorTypes.find((known) => known === erpActorType);
  if (write.kind !== 'unlink' || !isBroken(entry) || type === undefined || erpKey === '') return null;
  return { kind: 'link', actor: { erpConnectionId, erpActorType: type, erpKey } };
}

/** By what was read, or else by what the site answered. */
function isBroken({ readBack, reached }: JournalEntry): boolean {
  return readBack === null || readBack.linked === null ? reached === 'unlinked' : !readBack.linked;
}
