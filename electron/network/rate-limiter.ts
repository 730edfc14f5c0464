import type { Clock } from '../clock';
import type { StopSignal } from '../superoffice/request-signal';
import { createLine, type Line } from './line';

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

const windowMs = 1_000;
/** A person's turns that were not used are kept for so many seconds: one link is about thirty requests, and then a pause. */
const savedSeconds = 3;
const recoverAfterMs = 10_000;
/** A person who would wait for longer behind others' requests is told so. A run has the patience. */
const maxLineMs = 120_000;

/**
 * The rate limiter of one site: on the average no more requests a second than the lowest wish. A run keeps to that in every
 * second, wherever it begins; a person has the turns of the last seconds that nobody used. Slower for both after
 * `slowDown`, and back to full step by step. Whoever finds a turn free takes it at once; the others stand in the line of
 * their lane, persons before runs.
 */
export function createRateLimiter({ atOnce, clock }: RateLimiterOptions): RateLimiter {
  const rate = createRate(clock);
  const lines: Record<Lane, Line<TurnWish>> = { person: createLine(), run: createLine() };
  let underWay = 0;
  let cancelWake: (() => void) | null = null;
  const isFull = () => underWay >= atOnce;
  const findNext = () => (isFull() ? undefined : (lines.person.first() ?? lines.run.first()));
  const isFree = (lane: Lane) => !isFull() && !findNext() && rate.waitMs(lane) === 0;
  const start = () => {
    underWay += 1;
    rate.noteStart();
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
      const leftMs = rate.waitMs(next.about.lane);
      if (leftMs > 0) {
        cancelWake = clock.after(leftMs, moveUp);
        return;
      }
      next.callUp();
      start();
    }
  };
  const takeTurnNow = (lane: Lane) => {
    if (!isFree(lane)) return null;
    start();
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
  const lineMs = pauseMs + (ahead / rate.perSecond()) * windowMs;
  if (lineMs > maxLineMs) throw new HopelessWait('too-many', lineMs);
}

type Rate = ReturnType<typeof createRate>;

/** How many requests a second are allowed just now, and when the next one may leave. */
function createRate(clock: Clock) {
  const wishes: { perSecond: number }[] = [];
  const startedMs: number[] = [];
  let fullRate = Infinity;
  /** What a site that was too busy has taken off; null = nothing. */
  let slowed: { perSecond: number; atMs: number } | null = null;
  /** Turns that may be taken without waiting; null = as many as can be saved. */
  let saved: { turns: number; atMs: number } | null = null;
  let pausedUntilMs = 0;
  /** Of a connection that was closed while requests of it still wait. */
  let lastWish = Infinity;
  const findFullRate = () =>
    Math.min(...(wishes.length > 0 ? wishes.map((wish) => wish.perSecond) : [lastWish]));
  const perSecond = () => {
    if (slowed === null) return fullRate;
    const steps = Math.floor((clock.monotonicMs() - slowed.atMs) / recoverAfterMs);
    if (slowed.perSecond + steps >= fullRate) slowed = null;
    return slowed === null ? fullRate : slowed.perSecond + steps;
  };
  const pauseLeftMs = () => Math.max(0, pausedUntilMs - clock.monotonicMs());
  const savedTurns = () => {
    const most = perSecond() * savedSeconds;
    if (saved === null || most === Infinity) return most;
    return Math.min(most, saved.turns + ((clock.monotonicMs() - saved.atMs) / 1_000) * perSecond());
  };
  const forgetOld = (nowMs: number) => {
    while (startedMs[0] !== undefined && nowMs - startedMs[0] >= windowMs) startedMs.shift();
  };
  /** Until no second has seen more than the rate. */
  const untilEvenMs = () => {
    const nowMs = clock.monotonicMs();
    forgetOld(nowMs);
    const oldest = startedMs[startedMs.length - perSecond()];
    return oldest === undefined ? 0 : oldest + windowMs - nowMs;
  };
  const untilSavedMs = () => {
    const turns = savedTurns();
    return turns >= 1 ? 0 : Math.ceil(((1 - turns) / perSecond()) * 1_000);
  };
  return {
    perSecond,
    pauseLeftMs,
    /** Zero where a turn is free now. */
    waitMs(lane: Lane): number {
      const isSlowed = perSecond() < fullRate;
      const evenMs = lane === 'run' || isSlowed ? untilEvenMs() : 0;
      return Math.max(isSlowed ? 0 : untilSavedMs(), evenMs, pauseLeftMs());
    },
    noteStart() {
      const nowMs = clock.monotonicMs();
      forgetOld(nowMs);
      startedMs.push(nowMs);
      saved = { turns: Math.max(0, savedTurns() - 1), atMs: nowMs };
    },
    slowDown(pauseMs: number) {
      const nowMs = clock.monotonicMs();
      const before = perSecond();
      saved = { turns: 0, atMs: nowMs };
      if (Number.isFinite(before)) slowed = { perSecond: Math.max(1, Math.floor(before / 2)), atMs: nowMs };
      pausedUntilMs = Math.max(pausedUntilMs, nowMs + pauseMs);
    },
    join(wish: number) {
      const own = { perSecond: wish };
      wishes.push(own);
      fullRate = findFullRate();
      return () => {
        const index = wishes.indexOf(own);
        if (index >= 0) wishes.splice(index, 1);
        if (wishes.length === 0) lastWish = wish;
        fullRate = findFullRate();
      };
    },
  };
}
