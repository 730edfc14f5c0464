import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPracticeSiteProcess } from './practice-site-process';

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

// Real processes; Node's own instead of Electron's utility process, which speaks the same way.
const forkScript = (source: string) => {
  const entry = path.join(folder, 'entry.mjs');
  writeFileSync(entry, source);
  return () => {
    const child = fork(entry, { stdio: 'ignore' });
    children.push(child);
    return child;
  };
};
const listening = `
  process.send({ type: 'listening', url: 'http://127.0.0.1:' + process.pid, user: 'kari', password: 'pw' });
  setInterval(() => {}, 1000);
`;

describe('the practice site’s process', () => {
  it('is started once for all who ask', async () => {
    const site = createPracticeSiteProcess(forkScript(listening));
    const [first, second] = await Promise.all([site.access(), site.access()]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ user: 'kari', password: 'pw' });
    expect(children).toHaveLength(1);
  });

  it('is started again when it died', async () => {
    const site = createPracticeSiteProcess(forkScript(listening));
    const { url } = await site.access();
    const [child] = children;
    if (!child) throw new Error('no child');
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect((await site.access()).url).not.toBe(url);
    expect(children).toHaveLength(2);
  });

  it('says why it could not start, and is tried again by the next who asks', async () => {
    const site = createPracticeSiteProcess(
      forkScript("process.send({ type: 'failed', message: 'Port 4477 is taken.' }); process.exitCode = 1;"),
    );
    const down = { code: 'practice-site-down', detail: 'Port 4477 is taken.' };
    await expect(site.access()).rejects.toMatchObject(down);
    await expect(site.access()).rejects.toMatchObject(down);
    expect(children).toHaveLength(2);
  });

  it('says so when it ends without a word', async () => {
    const site = createPracticeSiteProcess(forkScript('process.exit(3);'));
    await expect(site.access()).rejects.toMatchObject({ code: 'practice-site-down', detail: 'exit code 3' });
  });

  it('ends with the program', async () => {
    const site = createPracticeSiteProcess(forkScript(listening));
    await site.access();
    const [child] = children;
    if (!child) throw new Error('no child');
    const gone = once(child, 'exit');
    site.stop();
    await gone;
    expect(child.killed).toBe(true);
  });
});
