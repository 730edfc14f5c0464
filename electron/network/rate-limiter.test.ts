import { describe, expect, it } from 'vitest';
import { createRateLimiter, type Lane } from './rate-limiter';
import { createManualClock } from '../testing/manual-clock';

const wish = { lane: 'person', patienceMs: 120_000 } as const;
const dayMs = 24 * 60 * 60 * 1_000;

function setUp({ perSecond = 10, atOnce = 100 } = {}) {
  const clock = createManualClock();
  const limiter = createRateLimiter({ atOnce, clock });
  limiter.join(perSecond);
  const startedMs: number[] = [];
  const order: number[] = [];
  /** Asks for a turn and gives it back at once. */
  const ask = async (name: number, signal?: AbortSignal, lane: Lane = 'run') => {
    const endTurn = await limiter.takeTurn({ ...wish, lane, signal });
    startedMs.push(clock.monotonicMs());
    order.push(name);
    endTurn();
  };
  return { clock, limiter, ask, startedMs, order };
}

const windowMs = 1_020;

/** The largest number of starts in any second, wherever that second begins. */
function busiestSecond(startedMs: readonly number[]): number {
  return Math.max(
    ...startedMs.map((fromMs) => startedMs.filter((atMs) => atMs >= fromMs && atMs < fromMs + 1_000).length),
  );
}

type Ask = ReturnType<typeof setUp>['ask'];
const asPerson = (ask: Ask) => (name: number) => ask(name, undefined, 'person');
const numbers = (count: number) => Array.from({ length: count }, (_item, index) => index);

describe('the rate limiter of a site', () => {
  it('lets no second of a run see more than ten requests, and wastes no time', async () => {
    const { clock, ask, startedMs } = setUp();
    const all = Promise.all(numbers(95).map((name) => ask(name)));
    await clock.advance(9_700);
    await all;
    expect(busiestSecond(startedMs)).toBe(10);
    expect(startedMs.filter((atMs) => atMs === 0)).toHaveLength(10);
  });

  it('sends a run’s requests at even distances, so that those that are under way for longer make no crowd at the site', async () => {
    const { clock, limiter, ask, startedMs } = setUp({ perSecond: Infinity });
    // Before it, somebody who needed no rate was at the site.
    await ask(0);
    limiter.join(10);
    const all = Promise.all(numbers(200).map((name) => ask(name)));
    await clock.advance(30_000);
    await all;
    const steady = startedMs.slice(10);
    const apart = steady.slice(1).map((atMs, index) => atMs - (steady[index] ?? 0));
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(90);
    // Every third comes 15 ms later than it left.
    const arrivedMs = steady.map((atMs, index) => atMs + (index % 3 === 0 ? 15 : 0));
    expect(busiestSecond(arrivedMs)).toBe(10);
  });

  it('lets a person beside a run go first, and no second see more than ten of both', async () => {
    const { clock, ask, order, startedMs } = setUp();
    const run = numbers(60).map((name) => ask(name));
    await clock.advance(2_500);
    const person = numbers(30).map((name) => asPerson(ask)(100 + name));
    const sent = order.length;
    await clock.advance(20_000);
    await Promise.all([...run, ...person]);
    expect(order.slice(sent, sent + 30)).toEqual(numbers(30).map((name) => 100 + name));
    expect(busiestSecond(startedMs)).toBe(10);
  });

  it('lets a person who was idle send what one link takes without waiting, and then keeps to the rate', async () => {
    const { clock, ask, startedMs } = setUp();
    const all = Promise.all(numbers(50).map(asPerson(ask)));
    await clock.advance(0);
    expect(startedMs).toHaveLength(30);
    await clock.advance(1_000);
    expect(startedMs).toHaveLength(40);
    await clock.advance(1_000);
    await all;
    // Three seconds in which nobody asks, and the next link does not wait either.
    await clock.advance(3_000);
    const next = Promise.all(numbers(30).map(asPerson(ask)));
    await clock.advance(0);
    await next;
    expect(startedMs).toHaveLength(80);
  });

  it('counts a run’s requests and a person’s together: over any stretch the average holds', async () => {
    const { clock, ask, startedMs } = setUp();
    const all = [];
    for (let second = 0; second < 20; second += 1) {
      all.push(...numbers(20).map((name) => ask(name)));
      all.push(...numbers(second % 5 === 0 ? 25 : 1).map(asPerson(ask)));
      await clock.advance(1_000);
    }
    for (const fromMs of startedMs) {
      for (const toMs of startedMs.filter((atMs) => atMs >= fromMs)) {
        const seen = startedMs.filter((atMs) => atMs >= fromMs && atMs <= toMs).length;
        expect(seen).toBeLessThanOrEqual(30 + (10 * (toMs - fromMs)) / 1_000);
      }
    }
    await clock.advance(60_000);
    await Promise.all(all);
  });

  it('saves nothing of a site that asked to slow down', async () => {
    const { clock, limiter, ask, startedMs } = setUp();
    limiter.slowDown(0);
    const all = Promise.all(numbers(12).map(asPerson(ask)));
    await clock.advance(0);
    expect(startedMs).toHaveLength(5);
    await clock.advance(3_000);
    await all;
  });

  it('lets nobody start on the turn of a person who has left the line', async () => {
    const { clock, ask, limiter, startedMs } = setUp({ atOnce: 1, perSecond: 1 });
    const ended = await limiter.takeTurn(wish);
    const cancel = new AbortController();
    const person = ask(1, cancel.signal, 'person');
    const run = ask(2);
    cancel.abort(new Error('stopped'));
    await expect(person).rejects.toThrow('stopped');
    ended();
    await clock.advance(windowMs - 1);
    expect(startedMs).toEqual([]);
    await clock.advance(1);
    await run;
  });

  it('gives turns in the order of asking', async () => {
    const { clock, ask, order } = setUp();
    const all = Promise.all(numbers(30).map((name) => ask(name)));
    await clock.advance(3_000);
    await all;
    expect(order).toEqual(numbers(30));
  });

  it('lets only so many requests be under way', async () => {
    const { clock, limiter } = setUp({ atOnce: 2 });
    const endTurns = [await limiter.takeTurn(wish), await limiter.takeTurn(wish)];
    let started = false;
    const third = limiter.takeTurn(wish).then(() => (started = true));
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
    await clock.advance(windowMs);
    await all[2];
    expect(order).toEqual([0, 2]);
  });

  it('does not queue a request that was cancelled before', async () => {
    const { limiter } = setUp();
    await expect(
      limiter.takeTurn({ ...wish, signal: AbortSignal.abort(new Error('stopped')) }),
    ).rejects.toThrow('stopped');
  });

  it('halves when the site asks to slow down, waits out the pause, and comes back step by step', async () => {
    const { clock, limiter, ask, startedMs } = setUp();
    limiter.slowDown(2_000);
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
    await clock.advance(2_200);
    await all;
    expect(busiestSecond(startedMs)).toBe(10);
    expect(startedMs).toHaveLength(25);
  });

  it('lets a person’s request go before every request of a run that has not left yet', async () => {
    const { clock, ask, order, startedMs } = setUp();
    const run = numbers(30).map((name) => ask(name, undefined, 'run'));
    await clock.advance(0);
    const person = asPerson(ask)(99);
    await clock.advance(4_000);
    await Promise.all([...run, person]);
    expect(order.indexOf(99)).toBe(10);
    expect(startedMs[10]).toBe(windowMs);
    expect(order.filter((name) => name !== 99)).toEqual(numbers(30));
  });

  it('counts all connections of a site together, at the lowest of their rates, until they leave', async () => {
    const { clock, limiter, ask, startedMs } = setUp({ perSecond: 10 });
    const leave = limiter.join(2);
    const first = Promise.all(numbers(4).map((name) => ask(name)));
    await clock.advance(2 * windowMs);
    await first;
    expect(startedMs).toEqual([0, 0, 1_020, 1_530]);
    leave();
    const second = Promise.all(numbers(8).map((name) => ask(name)));
    await clock.advance(1_000);
    await second;
    expect(startedMs).toHaveLength(12);
  });

  it('tells those who wait that the site wants to be left alone for longer than they have patience', async () => {
    const { clock, limiter, ask } = setUp({ perSecond: 1 });
    await Promise.all(numbers(3).map(asPerson(ask)));
    const waiting = limiter.takeTurn({ ...wish, patienceMs: 30_000 });
    limiter.slowDown(60_000);
    await expect(waiting).rejects.toMatchObject({ reason: 'paused', waitMs: 60_000 });
    const later = limiter.takeTurn({ ...wish, patienceMs: 30_000 });
    await expect(later).rejects.toMatchObject({ reason: 'paused' });
    const patient = ask(1);
    await clock.advance(60_000);
    await patient;
  });

  it('tells a person who would wait for minutes behind others, and lets a run wait', async () => {
    const { clock, ask, limiter } = setUp({ perSecond: 1 });
    const line = numbers(130).map(asPerson(ask));
    line.slice(122).forEach((late) => late.catch(() => undefined));
    const outcomes = Promise.allSettled(line);
    const run = numbers(130).map((name) => ask(1_000 + name, undefined, 'run'));
    await expect(limiter.takeTurn(wish)).rejects.toMatchObject({ reason: 'too-many' });
    await clock.advance(300_000);
    await Promise.all(run);
    const refused = (await outcomes).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(6);
  });
});
