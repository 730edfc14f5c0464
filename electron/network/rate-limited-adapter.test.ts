import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../superoffice/exchange-recorder';
import { createManualClock } from '../testing/manual-clock';
import { createNetworks } from './networks';
import type { Lane } from './rate-limiter';
import { createFakePort, type FakeRequest } from './testing/fake-chromium';
import { createNetworkClient, createTestSurroundings } from './testing/network-client';
import { startTestSite } from './testing/test-site';

// Our own line is not the site's silence: what waits for its turn has all of its time left when it leaves.

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const tick = () => new Promise((resolve) => setImmediate(resolve));
const timeouts = { readMs: 2_000, writeMs: 2_000 };

describe('90 reads at once, at 10 a second, with 2 s for each', () => {
  it('are all answered, and the inspector tells the time in the line from that of the site', async () => {
    const site = await startTestSite();
    const clock = createManualClock();
    const lines: Exchange[] = [];
    const record = (exchange: Exchange) => lines.push(exchange);
    const client = createNetworkClient({
      address: `http://127.0.0.1:${site.port}`,
      surroundings: { clock },
      timeouts,
      record,
    });
    closers.push(site.close, client.close);
    let settled = 0;
    const reads = Array.from({ length: 90 }, () => client.read().finally(() => (settled += 1)));
    const outcomes = Promise.allSettled(reads);
    while (settled < reads.length) await (site.seen.length > settled ? tick() : clock.advance(20));
    const failed = (await outcomes).filter(({ status }) => status === 'rejected');
    expect(failed).toEqual([]);
    expect(site.seen).toHaveLength(90);
    expect(Math.max(...lines.map(({ queuedMs }) => queuedMs))).toBeGreaterThanOrEqual(5_000);
    expect(Math.max(...lines.map(({ milliseconds }) => milliseconds))).toBeLessThan(2_000);
    for (const { startedAt, queuedMs } of lines) {
      // It left when it had waited, not when it was asked for.
      expect(startedAt.getTime() - Date.parse('2026-03-31T12:00:00Z')).toBeGreaterThanOrEqual(queuedMs);
    }
  });
});

describe('writes in compatibility mode, which wait for each other', () => {
  it('have all of their time left when it is their turn', async () => {
    const clock = createManualClock();
    const port = createFakePort();
    const lines: Exchange[] = [];
    const client = createNetworkClient({
      address: 'https://crm.test',
      settings: { compatibilityMode: true },
      surroundings: { clock, createChromiumPort: () => port },
      timeouts,
      record: (exchange) => lines.push(exchange),
    });
    closers.push(client.close);
    const held: FakeRequest[] = [];
    port.onEnd = (request) => held.push(request);
    const writes = [client.write(), client.write()];
    const answerNext = async () => {
      while (held.length === 0) await tick();
      await clock.advance(1_500);
      held.shift()?.answer(204);
    };
    await answerNext();
    await answerNext();
    await Promise.all(writes);
    expect(lines.map(({ queuedMs, milliseconds }) => [queuedMs, milliseconds])).toEqual([
      [0, 1_500],
      [1_500, 1_500],
    ]);
  });

  it('still end at their deadline once they have left', async () => {
    const clock = createManualClock();
    const port = createFakePort();
    const client = createNetworkClient({
      address: 'https://crm.test',
      settings: { compatibilityMode: true },
      surroundings: { clock, createChromiumPort: () => port },
      timeouts,
    });
    closers.push(client.close);
    port.onEnd = () => undefined;
    const failure = client.write().catch((error: unknown) => error);
    while (port.requests.length === 0) await tick();
    await clock.advance(2_000);
    expect(await failure).toMatchObject({ code: 'timeout', changed: 'unknown', params: { seconds: 2 } });
  });
});

async function openSite() {
  const site = await startTestSite();
  const clock = createManualClock();
  const surroundings = { clock };
  const networks = createNetworks(createTestSurroundings({ surroundings }));
  const open = (lane: Lane = 'person', requestsPerSecond = 10) => {
    const address = `http://127.0.0.1:${site.port}`;
    const client = createNetworkClient({
      address,
      networks,
      surroundings,
      lane,
      settings: { requestsPerSecond },
    });
    closers.push(client.close);
    return client;
  };
  closers.push(site.close);
  return { site, clock, open };
}

describe('connections of one site', () => {
  it('share its rate limiter, also one that follows another after an edit', async () => {
    const { site, clock, open } = await openSite();
    const before = open('run');
    await Promise.all(Array.from({ length: 10 }, before.read));
    before.close();
    const after = open('run');
    const eleventh = after.read();
    // A little more than a second.
    await clock.advance(1_019);
    expect(site.seen).toHaveLength(10);
    await clock.advance(1);
    await eleventh;
  });

  it('send a person’s request before those of a run', async () => {
    const { site, clock, open } = await openSite();
    const run = open('run', 1);
    const person = open();
    await run.read();
    const others = [run.read(), run.read()];
    const mine = person.write();
    for (const next of [mine, ...others]) {
      await clock.advance(1_020);
      await next;
    }
    expect(site.seen.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'GET']);
  });
});
