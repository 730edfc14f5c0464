import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { Session } from 'electron';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerAppRequest, serveApp } from './app-protocol';

let folder: string;
let bundle: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-bundle-'));
  bundle = path.join(folder, 'renderer');
  await mkdir(path.join(bundle, 'assets'), { recursive: true });
  await mkdir(path.join(folder, 'renderer-secrets'));
  await writeFile(path.join(bundle, 'index.html'), '<meta content="__CSP_NONCE__"><p nonce="__CSP_NONCE__">');
  await writeFile(path.join(bundle, 'assets', 'page.js'), 'export {};');
  await writeFile(path.join(bundle, 'notes.txt'), 'not for the page');
  await writeFile(path.join(folder, 'secret.js'), 'secret');
  await writeFile(path.join(folder, 'renderer-secrets', 'secret.js'), 'secret');
  await symlink(path.join(folder, 'secret.js'), path.join(bundle, 'link.js'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (url: string, method = 'GET') => answerAppRequest(bundle, { url, method });

const nonceOf = (answer: Response) =>
  /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];

test('serves the page with the nonce of this load in text and policy', async () => {
  const [first, second] = [await ask('app://actorlink/'), await ask('app://actorlink/index.html')];
  expect(first.status).toBe(200);
  expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await first.text()).toBe(`<meta content="${nonceOf(first)}"><p nonce="${nonceOf(first)}">`);
  expect(nonceOf(first)).toMatch(/^[\w+/]{24}$/);
  expect(nonceOf(second)).not.toBe(nonceOf(first));
});

test('serves a script as a script, never to be sniffed', async () => {
  const answer = await ask('app://actorlink/assets/page.js?v=1');
  expect(await answer.text()).toBe('export {};');
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test.each([
  'app://actorlink/../secret.js',
  'app://actorlink/%2e%2e/secret.js',
  'app://actorlink/..%2fsecret.js',
  'app://actorlink/assets/..%2f..%2fsecret.js',
  'app://actorlink/..%5csecret.js',
  'app://actorlink/..\\secret.js',
  'app://actorlink/..%2frenderer-secrets%2fsecret.js',
  'app://actorlink/link.js',
  'app://actorlink/%00/page.js',
  'app://actorlink/%E0%A4%A',
  'app://actorlink//etc/passwd',
  'app://actorlink/assets',
  'app://actorlink/notes.txt',
  'app://actorlink/nothing.js',
  'app://example/index.html',
  'app://actorlink.example/index.html',
])('%s leads nowhere', async (url) => {
  const answer = await ask(url);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe('');
});

test.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])('%s is not answered', async (method) => {
  expect((await ask('app://actorlink/', method)).status).toBe(405);
});

test('tells once that the page has every script that it names, and not before', async () => {
  const own = await mkdtemp(path.join(os.tmpdir(), 'actorlink-page-'));
  await writeFile(
    path.join(own, 'index.html'),
    '<script src="./assets/page.js"></script><link href="./assets/first-screen.js">',
  );
  let complete: ((details: { url: string }) => void) | null = null;
  let served = 0;
  const webRequest = { onCompleted: (listener: typeof complete) => (complete = listener) };
  const session = { protocol: { handle: () => undefined }, webRequest };
  serveApp(session as unknown as Session, own, () => (served += 1));
  const finish = (name: string) => complete?.({ url: `app://actorlink/${name}` });
  finish('assets/page.js');
  finish('assets/page.css');
  finish('assets/page.js');
  expect(served).toBe(0);
  finish('assets/first-screen.js');
  finish('assets/first-screen.js');
  expect(served).toBe(1);
  await rm(own, { recursive: true });
});
