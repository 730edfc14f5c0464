import type { Clock } from './clock';

/** How fast one site may be asked: every request takes its turn here before it leaves. */
export interface Pace {
  /**
   * Resolves when it is this request's turn, in the order of asking; the answer gives the turn back and must be called
   * once. Rejects with the signal's reason when that aborts first.
   */
  takeTurn: (signal?: AbortSignal) => Promise<() => void>;
  /** The site said that we are too fast: half the pace, and nobody's turn before the pause is over. */
  slowDown: (pauseMs: number) => void;
  /** Milliseconds of that pause that are left; 0 = none. */
  pauseLeftMs: () => number;
}

export interface PaceOptions {
  /** No second, wherever it begins, sees more requests than this. */
  perSecond: number;
  /** Requests under way at the same time. */
  atOnce: number;
  clock: Clock;
}

interface Waiting {
  start: () => void;
}

const windowMs = 1_000;
const recoverAfterMs = 10_000;

/** The pace of one site: fair, cancellable, slower after `slowDown` and back to full step by step. */
export function createPace(options: PaceOptions): Pace {
  const { clock } = options;
  const queue: Waiting[] = [];
  const startedMs: number[] = [];
  let perSecond = options.perSecond;
  let changedAtMs = clock.monotonicMs();
  let pausedUntilMs = 0;
  let underWay = 0;
  let isWaking = false;

  const recover = (nowMs: number) => {
    const steps = Math.floor((nowMs - changedAtMs) / recoverAfterMs);
    if (steps < 1) return;
    perSecond = Math.min(options.perSecond, perSecond + steps);
    changedAtMs += steps * recoverAfterMs;
  };
  /** Zero where a turn is free now. */
  const waitMs = (nowMs: number) => {
    while (startedMs[0] !== undefined && nowMs - startedMs[0] >= windowMs) startedMs.shift();
    const oldest = startedMs[startedMs.length - perSecond];
    const untilFree = oldest === undefined ? 0 : oldest + windowMs - nowMs;
    return Math.max(untilFree, pausedUntilMs - nowMs, 0);
  };
  const wakeAfter = async (pauseMs: number) => {
    if (isWaking) return;
    isWaking = true;
    await clock.sleep(pauseMs);
    isWaking = false;
    giveTurns();
  };
  const giveTurns = () => {
    while (queue.length > 0 && underWay < options.atOnce) {
      const nowMs = clock.monotonicMs();
      recover(nowMs);
      const pauseMs = waitMs(nowMs);
      if (pauseMs > 0) return void wakeAfter(pauseMs);
      underWay += 1;
      startedMs.push(nowMs);
      queue.shift()?.start();
    }
  };
  return {
    pauseLeftMs: () => Math.max(0, pausedUntilMs - clock.monotonicMs()),
    takeTurn: (signal) => waitInQueue(queue, giveTurns, () => (underWay -= 1), signal),
    slowDown(pauseMs) {
      const nowMs = clock.monotonicMs();
      perSecond = Math.max(1, Math.floor(perSecond / 2));
      changedAtMs = nowMs;
      pausedUntilMs = Math.max(pausedUntilMs, nowMs + pauseMs);
    },
  };
}

function waitInQueue(
  queue: Waiting[],
  giveTurns: () => void,
  noteDone: () => void,
  signal?: AbortSignal,
): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      const place = queue.indexOf(waiting);
      if (place >= 0) queue.splice(place, 1);
      reject(signal?.reason);
    };
    const waiting: Waiting = {
      start() {
        signal?.removeEventListener('abort', leave);
        resolve(() => {
          noteDone();
          giveTurns();
        });
      },
    };
    if (signal?.aborted) return leave();
    signal?.addEventListener('abort', leave, { once: true });
    queue.push(waiting);
    giveTurns();
  });
}
