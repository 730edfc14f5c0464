import { describe, expect, it } from 'vitest';
import { createPace } from './pace';
import { createManualClock } from './testing/manual-clock';

const dayMs = 24 * 60 * 60 * 1_000;

function setUp({ perSecond = 10, atOnce = 100 } = {}) {
  const clock = createManualClock();
  const pace = createPace({ perSecond, atOnce, clock });
  const startedMs: number[] = [];
  const order: number[] = [];
  /** Asks for a turn and gives it back at once. */
  const ask = async (name: number, signal?: AbortSignal) => {
    const endTurn = await pace.takeTurn(signal);
    startedMs.push(clock.monotonicMs());
    order.push(name);
    endTurn();
  };
  return { clock, pace, ask, startedMs, order };
}

/** The largest number of starts in any second, wherever that second begins. */
function busiestSecond(startedMs: readonly number[]): number {
  return Math.max(
    ...startedMs.map((fromMs) => startedMs.filter((atMs) => atMs >= fromMs && atMs < fromMs + 1_000).length),
  );
}

const numbers = (count: number) => Array.from({ length: count }, (_item, index) => index);

describe('the pace of a site', () => {
  it('lets no second see more than ten requests, and wastes no time', async () => {
    const { clock, ask, startedMs } = setUp();
    const all = Promise.all(numbers(95).map((name) => ask(name)));
    await clock.advance(9_000);
    await all;
    expect(busiestSecond(startedMs)).toBe(10);
    expect(startedMs.at(-1)).toBe(9_000);
  });

  it('gives turns in the order of asking', async () => {
    const { clock, ask, order } = setUp();
    const all = Promise.all(numbers(30).map((name) => ask(name)));
    await clock.advance(3_000);
    await all;
    expect(order).toEqual(numbers(30));
  });

  it('lets only so many requests be under way', async () => {
    const { clock, pace } = setUp({ atOnce: 2 });
    const endTurns = [await pace.takeTurn(), await pace.takeTurn()];
    let started = false;
    const third = pace.takeTurn().then(() => (started = true));
    await clock.advance(60_000);
    expect(started).toBe(false);
    endTurns[0]?.();
    await third;
    expect(started).toBe(true);
  });

  it('takes a cancelled request out of the line, and lets the others move up', async () => {
    const { clock, ask, order } = setUp({ perSecond: 1 });
    const cancel = new AbortController();
    const all = [ask(0), ask(1, cancel.signal), ask(2)];
    cancel.abort(new Error('stopped'));
    await expect(all[1]).rejects.toThrow('stopped');
    await clock.advance(1_000);
    await all[2];
    expect(order).toEqual([0, 2]);
  });

  it('does not queue a request that was cancelled before', async () => {
    const { pace } = setUp();
    await expect(pace.takeTurn(AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });

  it('halves when the site asks to slow down, waits out the pause, and comes back step by step', async () => {
    const { clock, pace, ask, startedMs } = setUp();
    pace.slowDown(2_000);
    const all = Promise.all(numbers(200).map((name) => ask(name)));
    await clock.advance(60_000);
    await all;
    expect(startedMs[0]).toBe(2_000);
    const startedWithin = (fromMs: number) =>
      startedMs.filter((atMs) => atMs >= fromMs && atMs < fromMs + 1_000).length;
    expect(startedWithin(2_000)).toBe(5);
    expect(startedWithin(15_000)).toBe(6);
    expect(busiestSecond(startedMs)).toBeLessThanOrEqual(9);
  });

  it.each([-dayMs, dayMs])('F33 neither stops nor storms when the clock is set by %i ms', async (skewMs) => {
    const { clock, ask, startedMs } = setUp();
    const all = Promise.all(numbers(25).map((name) => ask(name)));
    await clock.advance(500);
    clock.setWall(clock.wallMs() + skewMs);
    await clock.advance(2_000);
    await all;
    expect(busiestSecond(startedMs)).toBe(10);
    expect(startedMs.at(-1)).toBe(2_000);
  });
});
