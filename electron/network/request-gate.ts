import type { StopSignal } from '../superoffice/request-signal';
import { createLine } from './line';

/** How many requests of one connection may be under way at the same time, whatever the site allows to all of them. */
export interface RequestGate {
  /** Resolves when there is room; the answer makes room again and must be called once. Rejects with the signal's reason. */
  enter: (signal: StopSignal | undefined) => Promise<() => void>;
  /** The same where there is room now; otherwise null. */
  enterNow: () => (() => void) | null;
}

export function createRequestGate(atOnce: number): RequestGate {
  const line = createLine<null>();
  let inside = 0;
  const leave = () => {
    const next = line.first();
    // Whoever is next takes the room over.
    if (next) next.callUp();
    else inside -= 1;
  };
  const enterNow = () => {
    if (inside >= atOnce) return null;
    inside += 1;
    return leave;
  };
  return {
    enterNow,
    enter: async (signal) => {
      signal?.throwIfAborted();
      const entered = enterNow();
      if (entered) return entered;
      await line.stand(null, signal);
      return leave;
    },
  };
}
