import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultNetwork } from '../../shared/site-defaults';
import { createNetworks } from '../network/networks';
import { createFakePort, type FakePort, type FakeRequest } from '../network/testing/fake-chromium';
import { createTestSurroundings } from '../network/testing/network-client';
import { sendJson, startTestSite, type Answer, type TestSite } from '../network/testing/test-site';
import type { LoginTransport } from '../sign-in/login-transport';
import { failureOf } from '../sign-in/testing/failure-of';
import { createLoginTransports } from './login-transports';

// A code is good for one use, and a service that renews refresh tokens too takes a second use for a theft: it withdraws
// everything. So a server counts what it gets, and a fake stack what it would be handed.

let ports: Map<string, FakePort>;
let openTransport: (compatibilityMode: boolean) => LoginTransport;

beforeEach(() => {
  ports = new Map();
  const open = createLoginTransports({
    networks: createNetworks(createTestSurroundings({ surroundings: { createChromiumPort: findPort } })),
    appVersion: '0',
    noteProxyRefusal: () => undefined,
    recordExchange: () => undefined,
  });
  openTransport = (compatibilityMode) =>
    open({ id: 'fjord', name: 'Fjord', network: { ...defaultNetwork, compatibilityMode } });
});

/** The one of that name, made by whoever asks first: the product opens its own at the first request. */
function findPort(name: string): FakePort {
  const made = ports.get(name) ?? createFakePort();
  ports.set(name, made);
  return made;
}

const port = (use: 'reads' | 'writes') => findPort(`fjord-login-${use}`);

const breakOff: Answer = (_request, _response, socket) => socket.destroy();
const refuse =
  (status: number): Answer =>
  (_request, response) =>
    sendJson(response, status, { error: 'later' });
const passing = [408, 425, 429, 502, 503, 504];

describe('on Node’s stack', () => {
  let service: TestSite;
  let send: LoginTransport;

  beforeEach(async () => {
    service = await startTestSite();
    send = openTransport(false);
  });
  afterEach(() => service.close());

  const url = (path: string) => `http://127.0.0.1:${service.port}${path}`;
  const discover = () => send({ method: 'GET', url: url('/login/.well-known/openid-configuration?v=1') });
  const trade = () => send({ method: 'POST', url: url('/login/tokens'), body: 'code=once' });
  /** Gives this answer once, then `{}` for ever. */
  const once =
    (answer: Answer): Answer =>
    (request, response, socket) =>
      service.seen.length === 1 ? answer(request, response, socket) : sendJson(response, 200, {});

  it('a token request goes out once, also over a connection that carried something before', async () => {
    await discover();
    service.answer = breakOff;
    expect(await failureOf(trade())).toMatchObject({ code: 'connection-lost', changed: 'nothing' });
    expect(service.seen.map(({ method, body }) => method + body)).toEqual(['GET', 'POSTcode=once']);
  });

  it.each(passing)('a token request goes out once where it is answered with %i', async (status) => {
    service.answer = refuse(status);
    expect(await trade()).toMatchObject({ status, text: '{"error":"later"}' });
    expect(service.seen).toHaveLength(1);
  });

  it.each(passing)('a question is asked again after %i', async (status) => {
    service.answer = once(refuse(status));
    expect(await discover()).toMatchObject({ status: 200, text: '{}' });
    expect(service.seen.map((seen) => seen.url)).toEqual([
      '/login/.well-known/openid-configuration?v=1',
      '/login/.well-known/openid-configuration?v=1',
    ]);
  });

  it('a question is asked again when its connection broke', async () => {
    service.answer = once(breakOff);
    expect((await discover()).status).toBe(200);
    expect(service.seen).toHaveLength(2);
  });

  it('a question that never gets a better answer is given up with the one it got', async () => {
    service.answer = refuse(503);
    expect(await discover()).toMatchObject({ status: 503, text: '{"error":"later"}' });
    expect(service.seen).toHaveLength(4);
  });

  it('a question that was answered is not asked again, whatever the answer', async () => {
    service.answer = (_request, response) => response.writeHead(302, { Location: '/elsewhere' }).end();
    expect(await discover()).toMatchObject({ status: 302 });
    service.answer = refuse(404);
    expect(await discover()).toMatchObject({ status: 404 });
    expect(service.seen).toHaveLength(2);
  });
});

describe('in compatibility mode', () => {
  const origin = 'https://sod.superoffice.com';
  const ask = (send: LoginTransport) => send({ method: 'GET', url: `${origin}/api/state/Cust1` });
  const trade = (send: LoginTransport) =>
    send({ method: 'POST', url: `${origin}/login/tokens`, body: 'refresh_token=once' });

  it('a token request goes out where every connection was closed before, apart from questions', async () => {
    const send = openTransport(true);
    await ask(send);
    await trade(send);
    await trade(send);
    expect(port('reads').log).toEqual(['GET']);
    expect(port('writes').log).toEqual(['close', 'POST', 'close', 'POST']);
    expect(port('writes').requests[0]).toMatchObject({
      url: `${origin}/login/tokens`,
      body: 'refresh_token=once',
    });
  });

  it('two sign-ins of one site wait for each other: neither finds a connection of the other', async () => {
    const first = openTransport(true);
    const second = openTransport(true);
    const held: FakeRequest[] = [];
    port('writes').onEnd = (request) => held.push(request);
    const answers = [trade(first), trade(second)];
    await expect.poll(() => held.length).toBe(1);
    expect(port('writes').log).toEqual(['close', 'POST']);
    held[0]?.answer(200, '{}');
    await expect.poll(() => held.length).toBe(2);
    held[1]?.answer(200, '{}');
    await Promise.all(answers);
    expect(port('writes').log).toEqual(['close', 'POST', 'close', 'POST']);
  });

  it.each(['ERR_CONNECTION_RESET', 'ERR_EMPTY_RESPONSE', 'ERR_TIMED_OUT'])(
    'a token request goes out once, and nothing is said of a link, after %s',
    async (failure) => {
      const send = openTransport(true);
      port('writes').onEnd = (request) => request.fail(failure);
      expect((await failureOf(trade(send))).changed).toBe('nothing');
      expect(port('writes').requests).toHaveLength(1);
    },
  );

  it.each(passing)('a token request goes out once where it is answered with %i', async (status) => {
    const send = openTransport(true);
    port('writes').onEnd = (request) => request.answer(status, 'later');
    expect(await trade(send)).toMatchObject({ status, text: 'later' });
    expect(port('writes').requests).toHaveLength(1);
  });

  it('a question is asked again where it failed in passing', async () => {
    const send = openTransport(true);
    port('reads').onEnd = (request) => {
      const { length } = port('reads').requests;
      if (length === 1) request.fail('ERR_CONNECTION_RESET');
      else request.answer(length === 2 ? 503 : 200, '{}');
    };
    expect((await ask(send)).status).toBe(200);
    expect(port('reads').log).toEqual(['GET', 'GET', 'GET']);
  });
});
