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
  // A list, because V8 keeps what passed through a set alive for long after, and a run passes through here.
  const line: Waiting<T>[] = [];
  return {
    stand: (about, signal) =>
      new Promise<void>((resolve, reject) => {
        const leave = () => {
          const place = line.indexOf(waiting);
          if (place !== -1) line.splice(place, 1);
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
        line.push(waiting);
        signal?.addEventListener('abort', stop);
      }),
    first: () => line[0],
    list: () => [...line],
    size: () => line.length,
  };
}
