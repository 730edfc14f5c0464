import { createContext, use, type RefObject } from 'react';

/** What the two sides offer to the rest of the form. */
export interface SidesHandle {
  /** Gives the focus to one of their controls, which may be folded away. */
  focus(controlId: string): void;
}

export const SidesContext = createContext<RefObject<SidesHandle | null> | null>(null);

/** The sides of the form around, also from where they are not drawn themselves. */
export function useSides(): RefObject<SidesHandle | null> {
  const sides = use(SidesContext);
  if (!sides) throw new Error('useSides needs SidesContext above it.');
  return sides;
}
