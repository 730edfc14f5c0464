import type { Mending } from '../../../shared/journal/standing';
import type { Text } from '../../../shared/text/text';
import type { ActorRef } from '../../../shared/write/write';
import { nameActor } from '../actor-names';

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
