import { afterEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../shared/errors';
import type { Exchange } from '../superoffice/exchange-recorder';
import { createManualClock, type ManualClock } from '../testing/manual-clock';
import { createNetworkClient, type NetworkClient } from './testing/network-client';
import { sendJson, startTestSite, type Answer, type TestSite } from './testing/test-site';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const noon = 'Tue, 31 Mar 2026 12:00:00 GMT';
const dayMs = 24 * 60 * 60 * 1_000;

interface SetUp {
  site: TestSite;
  client: NetworkClient;
  clock: ManualClock;
  /** What the inspector gets. */
  lines: Exchange[];
  /** Runs a request to its end while time passes as it wishes; gives its outcome. */
  run: (send: () => Promise<unknown>) => Promise<unknown>;
}

async function setUp(options: { random?: number; readMs?: number; writeMs?: number } = {}): Promise<SetUp> {
  const site = await startTestSite();
  const clock = createManualClock();
  const lines: Exchange[] = [];
  const { random = 0.5, readMs = 600_000, writeMs = 600_000 } = options;
  const client = createNetworkClient({
    address: `http://127.0.0.1:${site.port}`,
    surroundings: { clock, random: () => random },
    timeouts: { readMs, writeMs },
    record: (exchange) => lines.push(exchange),
  });
  closers.push(site.close, client.close);
  const run = async (send: () => Promise<unknown>) => {
    const progress = { isOver: false };
    const outcome = send()
      .then(
        () => 'answered',
        (error: unknown) => error,
      )
      .finally(() => (progress.isOver = true));
    while (!progress.isOver) await clock.advance(1_000);
    return outcome;
  };
  return { site, client, clock, run, lines };
}

/** Gives each answer once, then `{}` for ever. */
function inTurn(...answers: Answer[]): Answer {
  return (request, response, socket) => {
    const answer = answers.shift();
    if (answer) answer(request, response, socket);
    else sendJson(response, 200, {});
  };
}

const refuse =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(status, { Date: noon, ...headers }).end();
const breakOff: Answer = (_request, _response, socket) => socket.destroy();

describe('a read', () => {
  it.each([408, 425, 429, 502, 503, 504])('is asked again after status %i', async (status) => {
    const { site, client, run } = await setUp();
    site.answer = inTurn(refuse(status), refuse(status));
    expect(await run(client.read)).toBe('answered');
    expect(site.seen).toHaveLength(3);
  });

  it('is asked again when its connection broke', async () => {
    const { site, client, run } = await setUp();
    site.answer = inTurn(breakOff);
    expect(await run(client.read)).toBe('answered');
    expect(site.seen).toHaveLength(2);
  });

  it('that met a connection closed while idle is asked again at once, however often that happens', async () => {
    const { site, client, clock, lines } = await setUp();
    await client.read();
    site.answer = inTurn(breakOff);
    await client.read();
    expect(clock.sleeps).toEqual([]);
    expect(site.seen.map(({ connection }) => connection)).toEqual([1, 1, 2]);
    expect(lines.map(({ status, errorCode }) => status ?? errorCode)).toEqual([200, 'connection-lost', 200]);
  });

  it('is one line of the inspector for each time that it was on the wire', async () => {
    const { site, client, run, lines } = await setUp();
    site.answer = inTurn(refuse(503), refuse(503));
    await run(client.read);
    expect(lines.map(({ method, status }) => [method, status])).toEqual([
      ['GET', 503],
      ['GET', 503],
      ['GET', 200],
    ]);
  });

  it('is asked again when nothing listened at first', async () => {
    const { site, client, clock } = await setUp();
    await site.close();
    const failure = client.read().catch((error: AppError) => error);
    for (let count = 0; count < 10; count += 1) await clock.advance(10_000);
    expect(await failure).toMatchObject({ code: 'connection-refused', changed: 'nothing' });
    expect(clock.sleeps).toHaveLength(3);
  });

  it.each([400, 401, 403, 404, 421, 500])('is not asked again after status %i', async (status) => {
    const { site, client, run } = await setUp();
    site.answer = refuse(status);
    await run(client.read);
    expect(site.seen).toHaveLength(1);
  });

  it('is given up after three repeats, with the failure of the site', async () => {
    const { site, client, run } = await setUp();
    site.answer = refuse(503);
    expect(await run(client.read)).toMatchObject({ code: 'site-error', params: { status: 503 } });
    expect(site.seen).toHaveLength(4);
  });

  it.each([
    [0, [0, 0, 0]],
    [0.5, [250, 500, 1_000]],
    [0.999, [499.5, 999, 1_998]],
  ])('waits longer each time, anywhere between nothing and all of it (%d)', async (random, pauses) => {
    const { site, client, clock, run } = await setUp({ random });
    site.answer = refuse(503);
    await run(client.read);
    expect(clock.sleeps).toEqual(pauses);
  });

  it.each([
    ['2', 2_250],
    ['Tue, 31 Mar 2026 12:00:30 GMT', 30_250],
    ['-1', 250],
    ['soon', 250],
    ['', 250],
  ])('F10 waits as Retry-After %j says, and as usual where it says nonsense', async (header, pauseMs) => {
    const { site, client, clock, run } = await setUp();
    site.answer = inTurn(refuse(429, { 'Retry-After': header }));
    expect(await run(client.read)).toBe('answered');
    expect(clock.sleeps).toEqual([pauseMs]);
  });

  it.each([-dayMs, dayMs])('F33 waits the same with a clock that is %i ms off', async (skewMs) => {
    const { site, client, clock, run } = await setUp();
    clock.setWall(Date.parse(noon) + skewMs);
    site.answer = inTurn(refuse(503, { 'Retry-After': 'Tue, 31 Mar 2026 12:00:30 GMT' }));
    expect(await run(client.read)).toBe('answered');
    expect(clock.sleeps).toEqual([30_250]);
  });

  it('F10 does not wait for a site that asks for a day: it says so', async () => {
    const { site, client, clock, run } = await setUp();
    site.answer = refuse(429, { 'Retry-After': '86400' });
    expect(await run(client.read)).toMatchObject({
      code: 'too-many-requests',
      params: { seconds: 86_400, wait: '24 h' },
    });
    expect(clock.sleeps).toEqual([]);
  });

  it('does not begin a pause that outlasts its deadline: the failure of the site is told at once', async () => {
    const { site, client, clock } = await setUp({ readMs: 10_000 });
    site.answer = refuse(503, { 'Retry-After': '20' });
    await expect(client.read()).rejects.toMatchObject({ code: 'site-error' });
    expect(clock.sleeps).toEqual([]);
  });

  it('stops waiting when it is cancelled', async () => {
    const { site, client, clock } = await setUp();
    site.answer = refuse(503, { 'Retry-After': '60' });
    const cancel = new AbortController();
    const failure = client.axios
      .get('v1/User/currentPrincipal', { signal: cancel.signal })
      .catch((error: AppError) => error);
    while (clock.sleeps.length === 0) await clock.advance(1);
    cancel.abort();
    expect(await failure).toMatchObject({ code: 'cancelled', changed: 'nothing' });
    expect(site.seen).toHaveLength(1);
  });
});

describe('a write', () => {
  it.each([408, 425, 429, 502, 503, 504])('goes out once, whatever status %i asks for', async (status) => {
    const { site, client, run, clock } = await setUp();
    site.answer = inTurn(refuse(status, { 'Retry-After': '1' }));
    expect(await run(client.write)).not.toBe('answered');
    expect(site.seen).toHaveLength(1);
    expect(clock.sleeps).toEqual([]);
  });

  it('goes out once when its connection breaks', async () => {
    const { site, client, run } = await setUp();
    site.answer = breakOff;
    expect(await run(client.write)).toMatchObject({ code: 'connection-lost', changed: 'unknown' });
    expect(site.seen).toHaveLength(1);
  });
});

describe('the rate limiter of a site', () => {
  it('F10 holds everything back for as long as a 429 asks, writes too', async () => {
    const { site, client, clock } = await setUp({ random: 0 });
    site.answer = inTurn(refuse(429, { 'Retry-After': '5' }));
    await expect(client.write()).rejects.toMatchObject({ code: 'too-many-requests', changed: 'nothing' });
    const second = client.read();
    await clock.advance(4_999);
    expect(site.seen).toHaveLength(1);
    await clock.advance(1);
    await second;
    expect(site.seen).toHaveLength(2);
  });

  it('tells at once that the site wants to be left alone, where that outlasts the time of a request', async () => {
    const { site, client } = await setUp({ writeMs: 5_000 });
    site.answer = refuse(429, { 'Retry-After': '3600' });
    await expect(client.write()).rejects.toMatchObject({
      code: 'too-many-requests',
      params: { seconds: 3_600 },
    });
    await expect(client.write()).rejects.toMatchObject({
      code: 'too-many-requests',
      changed: 'nothing',
      params: { seconds: 120 },
    });
    expect(site.seen).toHaveLength(1);
  });

  it('lets the requests of one link leave at once, and the one after them wait for its turn', async () => {
    const { site, client, clock } = await setUp();
    await Promise.all(Array.from({ length: 30 }, client.read));
    const next = client.read();
    await clock.advance(99);
    expect(site.seen).toHaveLength(30);
    await clock.advance(1);
    await next;
  });

  it('does not send a write that was cancelled while it waited', async () => {
    const { site, client, clock } = await setUp();
    await Promise.all(Array.from({ length: 30 }, client.read));
    const cancel = new AbortController();
    const failure = client.axios
      .post('v1/Agents/ErpSync/ConnectActor', {}, { signal: cancel.signal })
      .catch((error: AppError) => error);
    await clock.advance(50);
    cancel.abort();
    expect(await failure).toMatchObject({ code: 'cancelled', changed: 'nothing' });
    await clock.advance(5_000);
    expect(site.seen).toHaveLength(30);
  });
});
