import { setTimeout as wait } from 'node:timers/promises';

/** The one source of time, so that tests decide how it passes. */
export interface Clock {
  /** Milliseconds that only ever grow: what pauses and ages are measured with. Setting the computer's clock does not move it. */
  monotonicMs(): number;
  /** Milliseconds since 1970, as the computer believes. */
  wallMs(): number;
  /** Resolves after the pause; rejects as soon as the signal aborts. */
  sleep(pauseMs: number, signal?: AbortSignal): Promise<void>;
  /** Runs something once after the delay, unless the returned function is called before. */
  after(delayMs: number, run: () => void): () => void;
}

/**
 * What durations are measured with, and what is shown of them. Both are asked where something ends at a time that a
 * person sees: it ends when its duration is over, and what is shown is that moment on the clock of now.
 */
export type TwoClocks = Pick<Clock, 'monotonicMs' | 'wallMs'>;

/** Where a moment on the monotonic clock stands on the computer's clock, as that is set now. */
export function toWallMs({ monotonicMs, wallMs }: TwoClocks, atMonotonicMs: number): number {
  return Math.round(wallMs() + atMonotonicMs - monotonicMs());
}

/** The clock of this computer. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  sleep: (pauseMs, signal) => wait(pauseMs, undefined, signal ? { signal } : {}),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
