import type { JournalEntry } from '../../../../shared/journal/entry';
import { remediesOf, type Remedy } from '../../../../shared/journal/standing';
import type { Text } from '../../../../shared/text/text';
import type { ActorRef } from '../../../../shared/write/write';
import { nameActor } from '../../../components/actor-names';

/** The button that looks what became of the last write. */
export const checkButtonId = 'record-check-again';

export type Mending = Extract<Remedy, { write: unknown }>;

/**
 * What mends a move that ended half way: the old link gone and none in its place. Nothing while the record may be
 * linked by now: `isLinked` is what was read of it last, null where the site does not tell.
 */
export function findMendings(entry: JournalEntry, isLinked: boolean | null): Mending[] {
  if (isLinked === true) return [];
  return remediesOf(entry).filter((remedy) => remedy.do !== 'look');
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

/** "Put the link to Customer 10027 back". */
export function nameRemedy(remedy: Mending, t: Text): string {
  const actor = nameActor(actorOfRemedy(remedy), t);
  return t(`standings.${remedy.do}`, { from: actor, to: actor });
}

/** The actor that the mending links to. */
export function actorOfRemedy({ write }: Mending): Pick<ActorRef, 'erpActorType' | 'erpKey'> {
  if ('actor' in write) return write.actor;
  throw new Error('A move is mended by a link to one actor.');
}
