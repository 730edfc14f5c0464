import { useInsertionEffect } from 'react';
import { lostKinds, mostLost, type Lost, type LostKind } from '../../shared/would-be-lost';
import { useCurrentSite } from './current-site';

interface Place extends Lost {
  isHeld: () => boolean;
}

const places = new Set<Place>();

/**
 * Names what would be lost here if the window went now. `isHeld` is asked then alone, so that no keystroke draws anything
 * anew.
 */
export function useWouldBeLost(kind: LostKind, isHeld: () => boolean): void {
  const { id } = useCurrentSite();
  // A site that is entered belongs to none.
  const siteId = kind === 'site-form' ? null : id;
  // The one kind of effect that a screen keeps while it is hidden, where what was typed on it stands as well.
  useInsertionEffect(() => {
    const place: Place = { kind, siteId, isHeld };
    places.add(place);
    return () => void places.delete(place);
  }, [kind, siteId, isHeld]);
}

/** What would be lost if the window went now, each once, in the order of the screens. */
export function listWouldBeLost(): Lost[] {
  const held = new Map<string, Lost>();
  for (const { kind, siteId, isHeld } of places)
    if (isHeld()) held.set(`${kind} ${siteId}`, { kind, siteId });
  return [...held.values()].toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, mostLost);
}

function rankOf({ kind }: Lost): number {
  return lostKinds.indexOf(kind);
}
