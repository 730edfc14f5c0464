import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import type { Session } from 'electron';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerAppRequest, serveApp, type AppAnswer } from './app-protocol';

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

const nonceOf = (answer: AppAnswer) =>
  /'nonce-([^']+)'/.exec(answer.headers['Content-Security-Policy'] ?? '')?.[1];

test('serves the page with the nonce of this load in text and policy', () => {
  const [first, second] = [ask('app://actorlink/'), ask('app://actorlink/index.html')];
  expect(first.status).toBe(200);
  expect(first.headers['Content-Type']).toBe('text/html; charset=utf-8');
  expect(String(first.body)).toBe(`<meta content="${nonceOf(first)}"><p nonce="${nonceOf(first)}">`);
  expect(nonceOf(first)).toMatch(/^[\w+/]{24}$/);
  expect(nonceOf(second)).not.toBe(nonceOf(first));
});

test('serves a script as a script, never to be sniffed', () => {
  const answer = ask('app://actorlink/assets/page.js?v=1');
  expect(String(answer.body)).toBe('export {};');
  expect(answer.headers['Content-Type']).toBe('text/javascript; charset=utf-8');
  expect(answer.headers['X-Content-Type-Options']).toBe('nosniff');
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
])('%s leads nowhere', (url) => {
  const answer = ask(url);
  expect(answer.status).toBe(404);
  expect(String(answer.body)).toBe('');
});

test.each(['POST', 'PUT', 'HEAD', 'DELETE', 'OPTIONS'])('%s is not answered', (method) => {
  expect(ask('app://actorlink/', method).status).toBe(405);
});

test('tells once that the page was handed over, and not before', async () => {
  const own = await mkdtemp(path.join(os.tmpdir(), 'actorlink-page-'));
  await writeFile(path.join(own, 'index.html'), '<title>Page</title>');
  let handle: ((request: object, answer: (response: object) => void) => void) | null = null;
  const protocol = {
    registerBufferProtocol: (_scheme: string, handler: typeof handle) => (handle = handler),
  };
  let served = 0;
  serveApp({ protocol } as unknown as Session, own, () => (served += 1));
  const get = async (name: string) => {
    const answers: object[] = [];
    handle?.({ method: 'GET', url: `app://actorlink/${name}` }, (response) => answers.push(response));
    await new Promise(setImmediate);
    return answers;
  };
  expect(served).toBe(0);
  expect(await get('')).toMatchObject([{ statusCode: 200, data: Buffer.from('<title>Page</title>') }]);
  expect(served).toBe(1);
  await get('');
  expect(served).toBe(1);
  await rm(own, { recursive: true });
});
