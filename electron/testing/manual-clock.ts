import type { Clock } from '../clock';

interface Sleeper {
  atMs: number;
  wake: () => void;
}

/** A clock that stands still until the test moves it. */
export interface ManualClock extends Clock {
  /** Lets time pass, waking whoever waits in the right order, until nothing more happens within that time. */
  advance: (byMs: number) => Promise<void>;
  /** Sets the computer's clock; time does not pass by it. */
  setWall: (wallMs: number) => void;
  /** How long everybody asked to sleep, in order. */
  sleeps: number[];
}

export function createManualClock(wallStartMs = Date.parse('2026-03-31T12:00:00Z')): ManualClock {
  let nowMs = 0;
  let wallOffsetMs = wallStartMs;
  let sleepers: Sleeper[] = [];
  const sleeps: number[] = [];
  return {
    sleeps,
    monotonicMs: () => nowMs,
    wallMs: () => wallOffsetMs + nowMs,
    setWall: (wallMs) => {
      wallOffsetMs = wallMs - nowMs;
    },
    after(delayMs, run) {
      const sleeper = { atMs: nowMs + delayMs, wake: run };
      sleepers.push(sleeper);
      return () => {
        sleepers = sleepers.filter((other) => other !== sleeper);
      };
    },
    sleep(pauseMs, signal) {
      sleeps.push(pauseMs);
      return new Promise((resolve, reject) => {
        const sleeper = { atMs: nowMs + pauseMs, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(signal.reason);
        });
      });
    },
    async advance(byMs) {
      const untilMs = nowMs + byMs;
      for (;;) {
        await settle();
        const next = sleepers.filter(({ atMs }) => atMs <= untilMs).toSorted((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        nowMs = Math.max(nowMs, next.atMs);
        sleepers = sleepers.filter((other) => other !== next);
        next.wake();
      }
      nowMs = untilMs;
      await settle();
    },
  };
}

/** Lets everything that is ready to run do so. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
