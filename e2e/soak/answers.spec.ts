import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { expect, test, type Program } from '../fixtures';
import { startSoakSite, tellFigures, useSoakSite } from './soak-site';

const rows = 250_000;
/** 30 MB of rows, and 6 MB of brackets. */
const tooMuch = {
  rows: `[${Array.from({ length: rows }, (_none, row) => `{"Id":${row},"Name":"Kunde ${row}","ErpKey":"${100_000 + row}","Country":"Norway","City":"Oslo","Phone":"22 22 22 22"}`).join(',')}]`,
  brackets: '['.repeat(6_000_000),
};
const pageStallMs = 100;
const mainStallMs = 50;
const mayGrow = 1.2;

test('an answer that is far too large stalls neither the page nor the main process, and leaves no memory behind', async ({
  program,
}) => {
  const site = await startSoakSite();
  let big: keyof typeof tooMuch | null = null;
  const front = await startFront(site.address, () => (big === null ? null : tooMuch[big]));
  const { page } = program;
  const siteId = await useSoakSite(page, `http://127.0.0.1:${(front.address() as AddressInfo).port}`);
  const ask = () => page.evaluate((id) => window.actorlink.links.listConnections({ siteId: id }), siteId);
  for (let turn = 0; turn < 3; turn += 1) expect(await ask()).toMatchObject({ ok: true });
  const before = await readMemory(program);
  // What a busy computer does to answers that are as they should be.
  await watchStalls(program);
  for (let turn = 0; turn < 5; turn += 1) await ask();
  const usual = await readStalls(program);
  const figures: Record<string, unknown> = { usual };
  for (const kind of ['rows', 'brackets'] as const) {
    big = kind;
    await watchStalls(program);
    const answer = await ask();
    for (let turn = 0; turn < 4; turn += 1) await ask();
    const stalls = await readStalls(program);
    figures[kind] = { ...stalls, code: answer.ok ? 'ok' : answer.error.code };
    expect(answer).toMatchObject({ ok: false });
    expect(answer.ok ? '' : answer.error.code).not.toBe('bug');
    expect.soft(stalls.pageMs, `the page, by ${kind}`).toBeLessThan(pageStallMs + usual.pageMs);
    expect.soft(stalls.mainMs, `the main process, by ${kind}`).toBeLessThan(mainStallMs + usual.mainMs);
  }
  big = null;
  const after = await readMemory(program);
  tellFigures({ part: 'answers', ...figures, beforeMb: before, afterMb: after, ratio: after / before });
  expect(after / before).toBeLessThan(mayGrow);
  front.closeAllConnections();
  front.close();
  await site.stop();
});

/** The site, but for the list of connections: that is answered with what the test wants. */
function startFront(target: string, readBig: () => string | null): Promise<Server> {
  const server = createServer((incoming, outgoing) => {
    const big = /GetAllConnections/.test(incoming.url ?? '') ? readBig() : null;
    if (big !== null) {
      incoming.resume();
      outgoing.writeHead(200, { 'Content-Type': 'application/json' }).end(big);
      return;
    }
    const { method, headers } = incoming;
    const onward = request(
      new URL(incoming.url ?? '/', target),
      { method, headers: { ...headers, host: new URL(target).host } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function watchStalls({ app, page }: Program): Promise<void> {
  await page.evaluate(() => {
    const worst = { ms: 0 };
    Reflect.set(window, 'worstStall', worst);
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) worst.ms = Math.max(worst.ms, duration);
    }).observe({ type: 'longtask' });
  });
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    (Reflect.get(globalThis, 'loopDelay') as { disable: () => boolean } | undefined)?.disable();
    delay.enable();
    Reflect.set(globalThis, 'loopDelay', delay);
  });
}

async function readStalls({ app, page }: Program): Promise<{ pageMs: number; mainMs: number }> {
  const mainMs = await app.evaluate(
    () => (Reflect.get(globalThis, 'loopDelay') as { max: number }).max / 1e6,
  );
  const pageMs = await page.evaluate(() => (Reflect.get(window, 'worstStall') as { ms: number }).ms);
  return { pageMs: Math.round(pageMs), mainMs: Math.round(mainMs) };
}

/** Of all processes of the program, in MB, after both engines have thrown away what nobody holds. */
async function readMemory({ app, page }: Program): Promise<number> {
  await collectGarbage(page);
  return app.evaluate(async ({ app: electron }) => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    for (let turn = 0; turn < 5; turn += 1) {
      collect();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const sizes = electron.getAppMetrics().map(({ memory }) => memory.workingSetSize);
    return Math.round(sizes.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024);
  });
}

async function collectGarbage(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('HeapProfiler.collectGarbage');
  await devTools.detach();
}
