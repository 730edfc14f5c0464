import type { StopSignal } from '../superoffice/request-signal';

/** Somebody in a line. Either of the two takes him out of it. */
export interface Waiting<T> {
  about: T;
  callUp: () => void;
  sendAway: (reason: unknown) => void;
}

/** A line of those who wait, in the order in which they came. */
export interface Line<T> {
  /** Resolves when called up. Rejects with the signal's reason when that aborts first, or with why it was sent away. */
  stand: (about: T, signal: StopSignal | undefined) => Promise<void>;
  first: () => Waiting<T> | undefined;
  list: () => Waiting<T>[];
  size: () => number;
}

export function createLine<T>(): Line<T> {
  const line = new Set<Waiting<T>>();
  return {
    stand: (about, signal) =>
      new Promise<void>((resolve, reject) => {
        const leave = () => {
          line.delete(waiting);
          signal?.removeEventListener('abort', stop);
        };
        const waiting: Waiting<T> = {
          about,
          callUp: () => {
            leave();
            resolve();
          },
          sendAway: (reason) => {
            leave();
            reject(reason as Error);
          },
        };
        const stop = () => waiting.sendAway(signal?.reason);
        if (signal?.aborted) return stop();
        line.add(waiting);
        signal?.addEventListener('abort', stop);
      }),
    first: () => {
      for (const waiting of line) return waiting;
      return undefined;
    },
    list: () => [...line],
    size: () => line.size,
  };
}
