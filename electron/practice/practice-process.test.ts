import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

// The bundle is made the way the program makes it, and run by plain Node as its users run it.
// Building and starting processes takes its time on a machine that is busy.

let folder: string;
const started: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'actorlink-practice-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { input: { practice: join(import.meta.dirname, 'practice-process.ts') } },
    },
  });
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

const listening = z.strictObject({ url: z.string(), user: z.string(), password: z.string() });

function start(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(folder, 'practice.js'), ...args], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

async function readFirstLine(child: ReturnType<typeof start>): Promise<z.infer<typeof listening>> {
  const [chunk] = await once(child.stdout, 'data');
  return listening.parse(JSON.parse(String(chunk)));
}

test('prints exactly one line of JSON, serves, and ends on SIGTERM with code 0', async () => {
  const child = start(['--companies', '20', '--user', 'ola'], {
    ACTORLINK_PRACTICE_PASSWORD: 'from outside',
  });
  const output = text(child.stdout);
  const { url, user, password } = await readFirstLine(child);
  expect([user, password]).toEqual(['ola', 'from outside']);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  expect((await fetch(`${url}api`, { headers: { authorization } })).status).toBe(200);
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
  expect((await output).trim().split('\n')).toHaveLength(1);
});

test('says in one sentence that the port is taken, and fails', async () => {
  const first = start(['--companies', '20']);
  const { url } = await readFirstLine(first);
  const { port } = new URL(url);
  const second = start(['--port', port]);
  const [output, errors, [code]] = await Promise.all([
    text(second.stdout),
    text(second.stderr),
    once(second, 'exit'),
  ]);
  expect(output).toBe('');
  expect(errors.trim()).toBe(`Port ${port} is taken by another program. Choose another one with --port.`);
  expect(code).toBe(1);
  first.kill('SIGTERM');
});

test('says in one sentence which option is wrong, and ends with 2', async () => {
  const child = start(['--port', 'many']);
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(errors.trim()).toBe('--port must be a whole number from 0 to 65535, not "many".');
  expect(code).toBe(2);
});

test('says its options to whoever asks, and serves nothing', async () => {
  const child = start(['--help']);
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(output).toMatch(/^Usage: npm run practice -- \[--port 0-65535\] /);
  expect(code).toBe(0);
});
