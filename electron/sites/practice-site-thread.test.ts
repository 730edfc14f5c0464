import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPracticeSiteThread, type PracticeSite } from './practice-site-thread';

let folder: string;
let sites: PracticeSite[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  sites = [];
});
afterEach(async () => {
  for (const site of sites) await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A real thread that runs these lines. */
function runScript(source: string): PracticeSite {
  const entry = path.join(folder, 'entry.mjs');
  writeFileSync(entry, source);
  const site = createPracticeSiteThread(entry);
  sites.push(site);
  return site;
}

/** Listens, says where, and does as its requests say. */
const serving = `
  import { createServer } from 'node:http';
  import { parentPort } from 'node:worker_threads';
  const server = createServer((request, response) => {
    if (request.url === '/throw') setTimeout(() => { throw new Error('out of practice'); });
    if (request.url === '/spin') for (;;);
    response.end('here');
  });
  server.listen(0, '127.0.0.1', () => {
    const url = 'http://127.0.0.1:' + server.address().port + '/';
    parentPort.postMessage({ type: 'listening', url, user: 'kari', password: 'pw' });
  });
`;

describe('the practice site’s thread', () => {
  it('is started once for all who ask', async () => {
    const site = runScript(serving);
    const [first, second] = await Promise.all([site.access(), site.access()]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ user: 'kari', password: 'pw' });
    expect(await (await fetch(first.url)).text()).toBe('here');
  });

  it('takes nothing down with it when it throws, and is started again', async () => {
    const site = runScript(serving);
    const { url } = await site.access();
    await fetch(`${url}throw`).catch(() => undefined);
    await expect.poll(async () => (await site.access()).url).not.toBe(url);
    expect(await (await fetch((await site.access()).url)).text()).toBe('here');
  });

  it('says why it could not start, and is tried again by the next who asks', async () => {
    const site = runScript(`
      import { parentPort } from 'node:worker_threads';
      parentPort.postMessage({ type: 'failed', message: 'Port 4477 is taken.' });
      process.exitCode = 1;
    `);
    const down = { code: 'practice-site-down', detail: 'Port 4477 is taken.' };
    await expect(site.access()).rejects.toMatchObject(down);
    writeFileSync(path.join(folder, 'entry.mjs'), serving);
    await expect(site.access()).resolves.toMatchObject({ user: 'kari' });
  });

  it('says so when it ends without a word', async () => {
    const site = runScript('process.exit(3);');
    await expect(site.access()).rejects.toMatchObject({ code: 'practice-site-down', detail: 'exit code 3' });
  });

  it('ends with the program, also in the middle of its work', async () => {
    const site = runScript(serving);
    const { url } = await site.access();
    const spinning = fetch(`${url}spin`).catch(() => 'gone');
    await site.stop();
    expect(await spinning).toBe('gone');
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });
});
