import type { Clock } from '../clock';
import type { Lane } from './rate-limiter';

/** A little more than a second: on their way to the site two requests may come closer to each other. */
const windowMs = 1_020;
/** Nobody was in the line for so long. */
const restMs = 1_500;
/** So far behind its time a request may be, and the next one is not put off by that. */
const lateMs = 10;
/** A person's turns that were not used are kept for so many seconds: one link is about thirty requests, and then a pause. */
const savedSeconds = 3;
const recoverAfterMs = 10_000;

export type Rate = ReturnType<typeof createRate>;

/**
 * How many requests a second are allowed just now, and when the next one may leave: never more than the lowest wish, in
 * whatever second, of a run and of a person beside it. After a second of rest as many may leave at once, the others at
 * even distances. A person alone has the turns of the last seconds that nobody used. Slower for all after `slowDown`, and
 * back to full step by step.
 */
export function createRate(clock: Clock) {
  const wishes: { perSecond: number }[] = [];
  const startedMs: number[] = [];
  let fullRate = Infinity;
  /** What a site that was too busy has taken off; null = nothing. */
  let slowed: { perSecond: number; atMs: number } | null = null;
  /** Turns that may be taken without waiting; null = as many as can be saved. */
  let saved: { turns: number; atMs: number } | null = null;
  let pausedUntilMs = 0;
  let lastMs = -Infinity;
  let lastOfRunMs = -Infinity;
  /** How many have left since a rest, of which as many as the rate may leave at once; when the next one may after those. */
  let sinceRest = 0;
  let evenMs = 0;
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
  /** What a run sends is even for a person's requests beside it too: together they are what the site sees. */
  const isEven = (nowMs: number) => perSecond() < fullRate || nowMs - lastOfRunMs < windowMs;
  const forgetOld = (nowMs: number) => {
    while (startedMs[0] !== undefined && nowMs - startedMs[0] >= windowMs) startedMs.shift();
  };
  const hasRested = (nowMs: number) => nowMs - lastMs >= restMs;
  const untilEvenMs = (nowMs: number) => {
    forgetOld(nowMs);
    const oldest = startedMs[startedMs.length - perSecond()];
    const untilFewMs = oldest === undefined ? 0 : oldest + windowMs - nowMs;
    const isAtOnce = sinceRest < perSecond() || hasRested(nowMs);
    return Math.max(untilFewMs, isAtOnce ? 0 : Math.ceil(evenMs - nowMs));
  };
  const untilSavedMs = () => {
    const turns = savedTurns();
    return turns >= 1 ? 0 : Math.ceil(((1 - turns) / perSecond()) * 1_000);
  };
  return {
    perSecond,
    pauseLeftMs,
    /** Zero where a turn is free now. `isRunHere`: it is a run's turn, or a run stands in line. */
    waitMs(isRunHere: boolean): number {
      const nowMs = clock.monotonicMs();
      const ownMs = isRunHere || isEven(nowMs) ? untilEvenMs(nowMs) : untilSavedMs();
      return Math.max(ownMs, pauseLeftMs());
    },
    noteStart(lane: Lane) {
      const nowMs = clock.monotonicMs();
      forgetOld(nowMs);
      sinceRest = hasRested(nowMs) ? 1 : sinceRest + 1;
      evenMs = Math.min(Math.max(evenMs, nowMs - lateMs) + windowMs / perSecond(), nowMs + windowMs);
      startedMs.push(nowMs);
      lastMs = nowMs;
      if (lane === 'run') lastOfRunMs = nowMs;
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
