import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../clock';
import { openStraight } from '../superoffice/kept-connections';
import { createWire } from '../superoffice/wire';
import { discoverLogin } from './login-service';
import { createLoginTransport } from './login-transport';
import { isTrustedOnlineUrl, loginOriginOf } from './online-hosts';
import { failureOf } from './testing/failure-of';
import { findFreePort } from '../testing/free-port';

const transport = createLoginTransport({
  adapter: createWire(openStraight).send,
  appVersion: 'test',
  timeoutMs: 60_000,
});

async function discoverAt(
  status: number,
  contentType: string,
  body: (origin: string) => string,
): Promise<unknown> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'Content-Type': contentType, Location: '/elsewhere' }).end(body(origin));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    return await discoverLogin(origin, transport, systemClock);
  } finally {
    server.close().closeAllConnections();
  }
}

const document = (origin: string, other: Record<string, string> = {}) =>
  JSON.stringify({
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/tokens`,
    jwks_uri: `${origin}/jwks`,
    ...other,
  });

describe('finding the login service', () => {
  it('reads the endpoints from its document', async () => {
    const found = await discoverAt(200, 'application/json', (origin) => document(origin));
    expect(found).toMatchObject({ metadata: { token_endpoint: expect.stringContaining('/tokens') } });
  });

  it('says which service cannot be reached, and why', async () => {
    const port = await findFreePort();
    const error = await failureOf(discoverLogin(`http://127.0.0.1:${port}`, transport, systemClock));
    expect(error).toMatchObject({ code: 'login-unreachable', params: { host: `127.0.0.1:${port}` } });
    expect(error.detail).toContain('connection-refused');
  });

  const unusable: [string, number, string, () => string][] = [
    ['a page of the guest network', 200, 'text/html', () => '<html>Sign in to the guest network</html>'],
    ['a failing server', 503, 'application/json', () => '{}'],
    ['a redirect', 302, 'text/plain', () => ''],
    ['half a document', 200, 'application/json', () => '{"issuer":'],
    ['no document', 200, 'application/json', () => 'null'],
  ];
  it.each(unusable)('refuses %s as not usable', async (_what, status, contentType, body) => {
    expect((await failureOf(discoverAt(status, contentType, body))).code).toBe('login-not-usable');
  });

  it.each(['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'])(
    'refuses a document whose %s is somewhere else',
    async (name) => {
      const body = (origin: string) => document(origin, { [name]: 'https://evil.example/login' });
      expect((await failureOf(discoverAt(200, 'application/json', body))).code).toBe('login-not-usable');
    },
  );

  it('refuses plain http for everything that is not this computer', async () => {
    const error = await failureOf(discoverLogin('http://sod.superoffice.com', transport, systemClock));
    expect(error.code).toBe('login-not-usable');
  });
});

describe('addresses that may be given tokens', () => {
  const online = loginOriginOf('online');
  it.each([
    'https://online2.superoffice.com/Cust1/api',
    'https://app-sod.superoffice.com/x',
    'https://superoffice.com/',
  ])('are SuperOffice’s own: %s', (address) => {
    expect(isTrustedOnlineUrl(address, online)).toBe(true);
  });

  it.each([
    'http://online2.superoffice.com/api',
    'https://superoffice.com.evil.example/api',
    'https://evilsuperoffice.com/api',
    'https://user@online2.superoffice.com/api',
    'https://online2.superoffice.com:8443/api',
    'https://127.0.0.1/api',
    'javascript:alert(1)',
    '',
  ])('are not: %s', (address) => {
    expect(isTrustedOnlineUrl(address, online)).toBe(false);
  });

  it('are on this computer only while the login service is', () => {
    expect(isTrustedOnlineUrl('http://127.0.0.1:5000/api', 'http://127.0.0.1:4000')).toBe(true);
    expect(isTrustedOnlineUrl('https://online2.superoffice.com/api', 'http://127.0.0.1:4000')).toBe(false);
  });
});
