import type { Mending } from '../../../shared/journal/standing';
import type { Text } from '../../../shared/text/text';
import type { ActorRef } from '../../../shared/write/write';
import { nameActor } from '../actor-names';

/** "Put the link to Customer 10027 back", "Try again: link to Customer 10035 and write 2 values". */
export function nameRemedy(remedy: Mending, t: Text): string {
  const to = nameActor(actorOfRemedy(remedy), t);
  if (remedy.do === 'put-back') return t('standings.put-back', { to });
  const count = countValues(remedy);
  return count === 0 ? t('standings.finishBare', { to }) : t('standings.finish', { to, count });
}

/** What it does, for whoever is about to do it. */
export function describeRemedy(remedy: Mending, t: Text): string {
  const to = nameActor(actorOfRemedy(remedy), t);
  if (remedy.do === 'put-back') return t('standings.putBackWhat', { to });
  const count = countValues(remedy);
  return count === 0 ? t('standings.finishBareWhat', { to }) : t('standings.finishWhat', { to, count });
}

function countValues({ write }: Mending): number {
  return 'values' in write ? write.values.length : 0;
}

/** The actor that the mending links to. */
export function actorOfRemedy({ write }: Mending): Pick<ActorRef, 'erpActorType' | 'erpKey'> {
  if ('actor' in write) return write.actor;
  throw new Error('A move is mended by a link to one actor.');
}
