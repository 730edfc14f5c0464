import type { Clock } from '../clock';
import type { StopSignal } from '../superoffice/request-signal';
import { createLine, type Line } from './line';
import { createRate, type Rate } from './rate';

/** Who waits for a request: a person's goes before those of a run. */
export type Lane = 'person' | 'run';

/** How fast one site may be asked: every request takes its turn here before it leaves. */
export interface RateLimiter {
  /**
   * Resolves when it is this request's turn, in the order of asking within its lane; the answer gives the turn back and
   * must be called once. Rejects with the signal's reason when that aborts first, and with `HopelessWait`.
   */
  takeTurn: (wish: TurnWish) => Promise<() => void>;
  /** The same where a turn is free now; otherwise null. */
  takeTurnNow: (lane: Lane) => (() => void) | null;
  /** The site said that we are too fast: half the rate, and nobody's turn before the pause is over. */
  slowDown: (pauseMs: number) => void;
  /** A connection that wants no more than so many requests a second. The lowest wish of all counts, until it leaves. */
  join: (perSecond: number) => () => void;
}

export interface TurnWish {
  lane: Lane;
  /** For how long a pause that the site asked for is waited out. */
  patienceMs: number;
  signal?: StopSignal | undefined;
}

export interface RateLimiterOptions {
  /** Requests under way at the same time. */
  atOnce: number;
  clock: Clock;
}

/** Waiting makes no sense: the site wants to be left alone for longer than somebody waits, or the line is too long. */
export class HopelessWait extends Error {
  override readonly name = 'HopelessWait';
  constructor(
    readonly reason: 'paused' | 'too-many',
    readonly waitMs: number,
  ) {
    super(reason);
  }
}

/** A person who would wait for longer behind others' requests is told so. A run has the patience. */
const maxLineMs = 120_000;

/**
 * The rate limiter of one site. Whoever finds a turn free takes it at once; the others stand in the line of their lane,
 * persons before runs.
 */
export function createRateLimiter({ atOnce, clock }: RateLimiterOptions): RateLimiter {
  const rate = createRate(clock);
  const lines: Record<Lane, Line<TurnWish>> = { person: createLine(), run: createLine() };
  let underWay = 0;
  let cancelWake: (() => void) | null = null;
  const isFull = () => underWay >= atOnce;
  const findNext = () => (isFull() ? undefined : (lines.person.first() ?? lines.run.first()));
  const waitMs = (lane: Lane) => rate.waitMs(lane === 'run' || lines.run.size() > 0);
  const isFree = (lane: Lane) => !isFull() && !findNext() && waitMs(lane) === 0;
  const start = (lane: Lane) => {
    underWay += 1;
    rate.noteStart(lane);
  };
  const endTurn = () => {
    underWay -= 1;
    moveUp();
  };
  /** Calls up whoever may start, and comes back when the turn of the first is free. */
  const moveUp = () => {
    cancelWake?.();
    cancelWake = null;
    for (let next = findNext(); next; next = findNext()) {
      const leftMs = waitMs(next.about.lane);
      if (leftMs > 0) {
        cancelWake = clock.after(leftMs, moveUp);
        return;
      }
      next.callUp();
      start(next.about.lane);
    }
  };
  const takeTurnNow = (lane: Lane) => {
    if (!isFree(lane)) return null;
    start(lane);
    return endTurn;
  };
  return {
    takeTurnNow,
    join(perSecond) {
      const leave = rate.join(perSecond);
      return () => {
        leave();
        moveUp();
      };
    },
    slowDown(pauseMs) {
      rate.slowDown(pauseMs);
      moveUp();
      const refusal = new HopelessWait('paused', rate.pauseLeftMs());
      for (const waiting of [...lines.person.list(), ...lines.run.list()])
        if (waiting.about.patienceMs < refusal.waitMs) waiting.sendAway(refusal);
    },
    async takeTurn(wish) {
      const { lane, patienceMs, signal } = wish;
      refuseHopelessWait(rate, lane === 'person' ? lines.person.size() : 0, patienceMs);
      signal?.throwIfAborted();
      const taken = takeTurnNow(lane);
      if (taken) return taken;
      const turn = lines[lane].stand(wish, signal);
      moveUp();
      await turn;
      return endTurn;
    },
  };
}

function refuseHopelessWait(rate: Rate, ahead: number, patienceMs: number): void {
  const pauseMs = rate.pauseLeftMs();
  if (pauseMs > patienceMs) throw new HopelessWait('paused', pauseMs);
  const lineMs = pauseMs + (ahead / rate.perSecond()) * 1_000;
  if (lineMs > maxLineMs) throw new HopelessWait('too-many', lineMs);
}
