import type { ErpActor } from '../../../../shared/record/erp-actor';

/**
 * What the box offers first is what Enter takes: the very key that was typed, then who has the organisation number of the
 * chosen record; who is linked already comes after those who are not. Otherwise as the site orders them.
 */
export function rankActors(
  actors: readonly ErpActor[],
  typed: string,
  hasSameNumber: (actor: ErpActor) => boolean,
): ErpActor[] {
  const rank = (actor: ErpActor) => {
    if (actor.erpKey === typed) return -1;
    // Nobody types the capitals of a key.
    if (actor.erpKey.toLowerCase() === typed.toLowerCase()) return 0;
    return (hasSameNumber(actor) ? 1 : 2) + (actor.connected === true ? 2 : 0);
  };
  return actors.toSorted((one, other) => rank(one) - rank(other));
}
