import type { JournalEntry } from '../../../shared/journal/entry';
import { useRecord } from './record-context';
import { connectionOf } from './write/use-record-writer';

/**
 * The connection in which the last write may have made, moved or broken the link, as long as what is shown was read before
 * it; null = none. Until it is read again nothing may be begun with that link.
 */
export function useLinkOfBefore(): number | null {
  const { writer, isOfBeforeWrite } = useRecord();
  const { situation } = writer;
  if (!isOfBeforeWrite || situation.kind !== 'done' || !touchesLink(situation.entry)) return null;
  return connectionOf(situation.entry.write);
}

/**
 * The connection of whose link only can be said how it was before the write: beside the above, the one of a write that is
 * under way, which may have broken the link by now; null = none.
 */
export function useLinkInQuestion(): number | null {
  const { situation, last } = useRecord().writer;
  const ofBefore = useLinkOfBefore();
  if (situation.kind !== 'sending' || situation.isAsked) return ofBefore;
  return last === null ? null : connectionOf(last.write);
}

function touchesLink({ state, write, reached }: JournalEntry): boolean {
  if (state === 'Failed' || state === 'Cancelled') return reached === 'unlinked';
  const isOfValues = write.kind === 'change-values' || write.kind === 'restore' || write.kind === 'resync';
  return !isOfValues || reached === 'unlinked';
}
