import type { ElectronApplication } from '@playwright/test';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { startForwardingProxy } from '../../electron/network/testing/forwarding-proxy';
import { createNtlmGate, exampleAccount } from '../../electron/network/testing/ntlm-gate';
import { findFreePort } from '../../electron/testing/free-port';
import { callProbe, expect, test as base } from '../network-probe';

// What Chromium's stack really does cannot be known from a fake: compatibility mode talks to a real server here, whose
// log is the judge.

type Method = 'read' | 'write';

interface Site {
  origin: string;
  /** `GET 1`, `POST 2`: method and number of the connection it came by. */
  log: string[];
  /** What happens to a POST after it was read. */
  onPost: (response: http.ServerResponse, socket: Socket) => void;
}

const test = base.extend<{ site: Site }>({
  site: async ({}, use) => {
    const { site, close } = await startSite();
    await use(site);
    close();
  },
});

async function startSite(): Promise<{ site: Site; close: () => void }> {
  const connections = new Map<Socket, number>();
  const site: Site = { origin: '', log: [], onPost: (response) => response.writeHead(204).end() };
  const server = http.createServer((request, response) => {
    request.resume().once('end', () => {
      const { socket } = request;
      site.log.push(`${request.method} ${connections.get(socket)}`);
      if (request.method === 'POST') return site.onPost(response, socket);
      return response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  server.on('connection', (socket) => connections.set(socket, connections.size + 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { site, close };
}

const send = (probe: ElectronApplication, site: Pick<Site, 'origin'>, methods: Method[]) =>
  callProbe<unknown[]>(probe, 'send', site.origin, methods);
const sendUnguarded = (probe: ElectronApplication, site: Site, methods: Method[]) =>
  callProbe<number[]>(probe, 'sendUnguarded', site.origin, methods);

/** Does the work of the first POST and breaks its connection; answers later ones, as a server that recovered. */
function breakFirstPost(site: Site): void {
  let posts = 0;
  site.onPost = (response, socket) => {
    posts += 1;
    if (posts === 1) socket.destroy();
    else response.writeHead(204).end();
  };
}

const posts = (site: Site) => site.log.filter((line) => line.startsWith('POST')).length;
const lost = { code: 'connection-lost', changed: 'unknown' };

test('Chromium alone sends a POST twice when a reused connection breaks, and calls it a success', async ({
  probe,
  site,
}) => {
  breakFirstPost(site);
  expect(await sendUnguarded(probe, site, ['read', 'write'])).toEqual([200, 204]);
  expect(posts(site)).toBe(2);
});

test('a write that meets a connection closed after the work is sent once and is unknown', async ({
  probe,
  site,
}) => {
  breakFirstPost(site);
  expect(await send(probe, site, ['read', 'read', 'write'])).toEqual(['answered', 'answered', lost]);
  expect(posts(site)).toBe(1);
});

test('a write after writes is sent once: no connection of an earlier write is used again', async ({
  probe,
  site,
}) => {
  let count = 0;
  site.onPost = (response, socket) => {
    count += 1;
    if (count === 3) socket.destroy();
    else response.writeHead(204).end();
  };
  expect(await send(probe, site, ['write', 'write', 'write'])).toEqual(['answered', 'answered', lost]);
  expect(site.log).toEqual(['POST 1', 'POST 2', 'POST 3']);
});

test('a write that is answered with 408 and a closed connection is sent once', async ({ probe, site }) => {
  site.onPost = (response) => response.writeHead(408, { Connection: 'close' }).end();
  const outcomes = await send(probe, site, ['read', 'write']);
  expect(outcomes[1]).toMatchObject({ code: 'site-error' });
  expect(posts(site)).toBe(1);
});

test('a write that is sent elsewhere is not followed (F6)', async ({ probe, site }) => {
  const other = await startSite();
  site.onPost = (response) => response.writeHead(307, { Location: `${other.site.origin}/login` }).end();
  expect(await send(probe, site, ['write'])).toEqual([{ code: 'redirected', changed: 'unknown' }]);
  expect([posts(site), other.site.log]).toEqual([1, []]);
  other.close();
});

test('garbage for an answer (F4) does not bring the program down', async ({ probe, site }) => {
  site.onPost = (_response, socket) => socket.end('HTTP/1.1 20 Half\r\n\r\n');
  const [outcome] = await send(probe, site, ['write']);
  expect(outcome).toMatchObject({ changed: 'unknown' });
  expect(posts(site)).toBe(1);
  expect(await send(probe, site, ['read'])).toEqual(['answered']);
});

test('a site that is down has received nothing', async ({ probe }) => {
  const site = { origin: `http://127.0.0.1:${await findFreePort()}` };
  expect(await send(probe, site, ['write'])).toEqual([{ code: 'connection-refused', changed: 'nothing' }]);
});

// Why a write without encryption is not sent through a proxy: the last step of the sign-in goes out on a used
// connection, which closing all of them before does not prevent. Where this fails one day, the guard may go.
test('Chromium alone sends an unencrypted POST twice through a proxy with NTLM, whatever was closed before', async ({
  probe,
  site,
}) => {
  breakFirstPost(site);
  const { gate } = createNtlmGate(exampleAccount);
  const proxy = await startForwardingProxy({
    hosts: { 'crm.test': Number(new URL(site.origin).port) },
    gate,
  });
  const { domain, userName, password } = exampleAccount;
  const through = { proxyRules: `127.0.0.1:${proxy.port}` };
  const status = await probe.evaluate(
    async ({ net, session }, [rules, user, secret]) => {
      const own = session.fromPartition('through-proxy');
      await own.setProxy(rules);
      const sendOne = (method: string) =>
        new Promise<number>((resolve) => {
          const request = net.request({ method, url: 'http://crm.test/', session: own });
          request.on('login', (_asker, answer) => answer(user, secret));
          request.on('error', () => resolve(0));
          request.on('response', (response) => {
            response.on('data', () => undefined);
            response.on('end', () => resolve(response.statusCode));
          });
          request.end();
        });
      // From here on it knows what to answer to the proxy.
      await sendOne('GET');
      await own.closeAllConnections();
      return sendOne('POST');
    },
    [through, `${domain}\\${userName}`, password] as const,
  );
  expect([status, posts(site)]).toEqual([204, 2]);
  await proxy.close();
});
