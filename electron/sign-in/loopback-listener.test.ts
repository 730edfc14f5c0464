import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { createProgramText } from '../../shared/text/program-text';
import { openLoopback, type Loopback, type LoopbackOptions } from './loopback-listener';
import { codeOf } from './testing/failure-of';
import { holdPort } from '../testing/free-port';

let loopback: Loopback | null = null;
let outcome: Promise<unknown> = Promise.resolve();

async function listen(options: Partial<LoopbackOptions> = {}): Promise<Loopback> {
  loopback = await openLoopback({
    port: null,
    path: '',
    expectedState: 'expected',
    timeoutMs: 60_000,
    signal: new AbortController().signal,
    text: createProgramText(),
    ...options,
  });
  outcome = loopback.returned.catch((error: unknown) => error);
  return loopback;
}

afterEach(async () => {
  loopback?.close();
  await outcome;
  loopback = null;
});

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

function call(
  address: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent: false, ...options }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

it('answers the return with a page without script that nobody may keep or frame', async () => {
  const { redirectUri, returned } = await listen();
  const { status, headers, text } = await call(`${redirectUri}/?code=c0de&state=expected`);
  expect(status).toBe(200);
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; style-src 'nonce-.+'; base-uri 'none'/,
  );
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  expect(text).not.toContain('<script');
  expect(text).not.toContain('c0de');
  expect((await returned).searchParams.get('code')).toBe('c0de');
});

it('frees the port once the browser came back', async () => {
  const { redirectUri, returned } = await listen();
  await call(`${redirectUri}/?code=c0de&state=expected`);
  await returned;
  const held = holdPort(Number(new URL(redirectUri).port), () => Promise.resolve());
  await expect(held).resolves.toBeUndefined();
});

const ignored: [string, string, string, Parameters<typeof call>[1]][] = [
  ['another path', '', '/favicon.ico', {}],
  ['a path below the registered one', '/callback', '/callback/more?code=x&state=expected', {}],
  ['the root instead of the registered path', '/callback', '/?code=x&state=expected', {}],
  ['the bare address', '', '/', {}],
  ['a form that was sent', '', '/?code=x&state=expected', { method: 'POST' }],
  ['a look at the headers alone', '', '/?code=x&state=expected', { method: 'HEAD' }],
  ['a question of another origin', '', '/?code=x&state=expected', { method: 'OPTIONS' }],
  [
    'a name that was made to point here',
    '',
    '/?code=x&state=expected',
    { headers: { host: 'evil.example' } },
  ],
];
it.each(ignored)('goes on waiting after %s', async (_what, path, target, options) => {
  const { redirectUri, returned } = await listen({ path });
  const origin = new URL(redirectUri).origin;
  expect((await call(`${origin}${target}`, options)).status).toBeGreaterThanOrEqual(404);
  await call(`${redirectUri}?code=right&state=expected`);
  expect((await returned).searchParams.get('code')).toBe('right');
});

it.each([
  '?code=x&state=other',
  '?code=x&state=',
  '?code=x',
  '?state=expected',
  '?error=access_denied',
  '?error=access_denied&state=other',
  '?code=x&state=expected&state=other',
  '?code=x&state=expected&state=expected',
  '?code=x&code=y&state=expected',
  '?code=x&error=access_denied&state=expected',
])('tells the page %s that it is not the answer, and goes on waiting', async (query) => {
  const { redirectUri, returned } = await listen();
  const { status, text } = await call(`${redirectUri}/${query}`);
  expect(status).toBe(400);
  expect(text).toContain('ActorLink goes on waiting');
  await call(`${redirectUri}/?code=right&state=expected`);
  expect((await returned).searchParams.get('code')).toBe('right');
});

it('goes on waiting after a hundred wrong answers at once', async () => {
  const { redirectUri, returned } = await listen();
  const wrong = Array.from({ length: 100 }, (_, index) => call(`${redirectUri}/?code=x&state=${index}`));
  expect(new Set((await Promise.all(wrong)).map(({ status }) => status))).toEqual(new Set([400]));
  await call(`${redirectUri}/?code=right&state=expected`);
  expect((await returned).searchParams.get('code')).toBe('right');
});

it('takes a refusal by the login page, which knows the state, as the answer', async () => {
  const { redirectUri, returned } = await listen();
  expect((await call(`${redirectUri}/?error=access_denied&state=expected`)).status).toBe(200);
  expect((await returned).searchParams.get('error')).toBe('access_denied');
});

it('does not listen for a caller who has stopped already', async () => {
  expect(await codeOf(openLoopbackStopped())).toBe('cancelled');
});

function openLoopbackStopped(): Promise<Loopback> {
  return listen({ signal: AbortSignal.abort() });
}
