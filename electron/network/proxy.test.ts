import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ProxyCredentials } from './proxy-sign-in';
import { createAuthority, createCertificate, type TestCertificate } from './testing/certificates';
import { startForwardingProxy, type ForwardingProxyOptions } from './testing/forwarding-proxy';
import {
  createNetworkClient,
  siteAuthorization,
  type NetworkClient,
  type NetworkClientOptions,
} from './testing/network-client';
import { startSocksServer } from './testing/socks-server';
import { startSilentServer, startTestSite, type TestSite } from './testing/test-site';

const credentials: ProxyCredentials = { userName: 'ola', password: 'blåbær:42' };
const closers: (() => unknown)[] = [];
let folder = '';
let caFile = '';
let authority: TestCertificate;
let site: TestSite;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-proxy-'));
  caFile = path.join(folder, 'company-ca.pem');
  authority = await createAuthority('Company CA');
  await writeFile(caFile, authority.cert);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function startSite(): Promise<void> {
  site = await startTestSite(await createCertificate({ names: ['crm.test'] }, authority));
  closers.push(site.close);
}

async function startProxy(options: Partial<ForwardingProxyOptions> = {}) {
  const proxy = await startForwardingProxy({ hosts: { 'crm.test': site.port }, ...options });
  closers.push(proxy.close);
  return proxy;
}

function open(options: Omit<NetworkClientOptions, 'address'> & { address?: string }): NetworkClient {
  const client = createNetworkClient({
    address: 'https://crm.test/crm',
    settings: { authority: caFile },
    ...options,
  });
  closers.push(client.close);
  return client;
}

async function deadPort(): Promise<number> {
  const gone = await startTestSite();
  await gone.close();
  return gone.port;
}

describe('an encrypted site behind a proxy', () => {
  it('is reached by tunnel: the proxy sees its name and none of the request', async () => {
    await startSite();
    const proxy = await startProxy();
    await open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` }).write();
    expect(proxy.log).toEqual(['CONNECT crm.test:443 200']);
    expect(proxy.authorizations).toEqual([]);
    expect(site.seen).toMatchObject([
      { method: 'POST', url: '/crm/api/v1/Agents/ErpSync/ConnectActor', body: '{"CrmRecordId":1}' },
    ]);
    expect(site.seen[0]?.headers.authorization).toBe(siteAuthorization);
  });

  it('keeps its tunnel for the next request', async () => {
    await startSite();
    const proxy = await startProxy();
    const client = open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    for (let count = 0; count < 3; count += 1) await client.read();
    expect(proxy.log).toEqual(['CONNECT crm.test:443 200']);
    expect(site.seen.map(({ connection }) => connection)).toEqual([1, 1, 1]);
  });

  it('is reached through an encrypted proxy', async () => {
    await startSite();
    const certificate = await createCertificate({ names: ['127.0.0.1'] }, authority);
    const proxy = await startProxy({ certificate });
    await open({ proxyAnswer: `HTTPS 127.0.0.1:${proxy.port}` }).read();
    expect(proxy.log).toEqual(['CONNECT crm.test:443 200']);
  });

  it('is reached by SOCKS 5, with the name looked up by the proxy', async () => {
    await startSite();
    const socks = await startSocksServer({ 'crm.test': site.port });
    closers.push(socks.close);
    const client = open({ proxyAnswer: `SOCKS5 127.0.0.1:${socks.port}` });
    await client.read();
    await client.write();
    expect(socks.log).toEqual(['crm.test:443']);
    expect(site.seen).toHaveLength(2);
  });

  it('says which SOCKS proxy would not connect', async () => {
    await startSite();
    const socks = await startSocksServer({});
    closers.push(socks.close);
    await expect(open({ proxyAnswer: `SOCKS5 127.0.0.1:${socks.port}` }).write()).rejects.toMatchObject({
      code: 'proxy-refused',
      changed: 'nothing',
      params: { proxy: `127.0.0.1:${socks.port}`, host: 'crm.test' },
    });
  });

  it('is asked once when its tunnel breaks during a write, and the write is unknown', async () => {
    await startSite();
    const proxy = await startProxy();
    const client = open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await client.read();
    site.answer = (_request, _response, socket) => socket.destroy();
    await expect(client.write()).rejects.toMatchObject({ code: 'connection-lost', changed: 'unknown' });
    expect(site.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(proxy.log).toHaveLength(1);
  });

  it('F16 is asked once when the proxy dies during a write, and the write is unknown', async () => {
    await startSite();
    const proxy = await startProxy();
    const client = open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await client.read();
    site.answer = () => void proxy.close();
    await expect(client.write()).rejects.toMatchObject({ code: 'connection-lost', changed: 'unknown' });
    await expect(client.write()).rejects.toMatchObject({ code: 'proxy-unreachable', changed: 'nothing' });
    expect(site.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('may have changed something when its very first connection breaks during a write', async () => {
    await startSite();
    const proxy = await startProxy();
    site.answer = (_request, _response, socket) => socket.destroy();
    const client = open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await expect(client.write()).rejects.toMatchObject({ code: 'connection-lost', changed: 'unknown' });
    expect(site.seen).toHaveLength(1);
  });

  it('never sees a write whose time ran out while the tunnel was opened', async () => {
    await startSite();
    const gate = new EventEmitter();
    const proxy = await startProxy({ beforeTunnel: once(gate, 'open') });
    const client = open({
      proxyAnswer: `PROXY 127.0.0.1:${proxy.port}`,
      timeouts: { readMs: 5_000, writeMs: 100 },
    });
    await expect(client.write()).rejects.toMatchObject({ code: 'timeout', changed: 'nothing' });
    gate.emit('open');
    await client.read();
    expect(site.seen.map(({ method }) => method)).toEqual(['GET']);
  });

  it('has changed nothing when the inner handshake fails, for nothing of the write reached it', async () => {
    await startSite();
    const proxy = await startProxy();
    const client = open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}`, settings: { authority: null } });
    await expect(client.write()).rejects.toMatchObject({
      code: 'certificate-unknown-issuer',
      changed: 'nothing',
      params: { host: 'crm.test', issuer: 'Company CA' },
    });
    expect(site.seen).toEqual([]);
  });

  it.each(['PROXY', 'HTTPS', 'SOCKS5'])(
    'has changed nothing when the time runs out before the tunnel of %s stands',
    async (kind) => {
      await startSite();
      const silent = await startSilentServer();
      closers.push(silent.close);
      const client = open({
        proxyAnswer: `${kind} 127.0.0.1:${silent.port}`,
        timeouts: { readMs: 200, writeMs: 200 },
      });
      await expect(client.write()).rejects.toMatchObject({ code: 'timeout', changed: 'nothing' });
      expect(site.seen).toEqual([]);
    },
  );
});

describe('F16 the list of a PAC script', () => {
  it('is followed to the next route when a proxy is down, without sending anything twice', async () => {
    await startSite();
    const proxy = await startProxy();
    const client = open({
      proxyAnswer: `PROXY 127.0.0.1:${await deadPort()}; PROXY 127.0.0.1:${proxy.port}; DIRECT`,
    });
    await client.write();
    expect(site.seen).toHaveLength(1);
    expect(proxy.log).toHaveLength(1);
  });

  it('is asked for again when the proxy died, as after a change of network', async () => {
    await startSite();
    const first = await startProxy();
    const second = await startProxy();
    let answer = `PROXY 127.0.0.1:${first.port}`;
    const client = open({ proxyAnswer: () => answer });
    await client.read();
    await first.close();
    answer = `PROXY 127.0.0.1:${second.port}`;
    await client.read();
    await client.write();
    expect(second.log).toEqual(['CONNECT crm.test:443 200']);
    expect(site.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST']);
  });

  it('names the proxy, not the site, when no route is left', async () => {
    await startSite();
    const port = await deadPort();
    const client = open({ proxyAnswer: `PROXY 127.0.0.1:${port}` });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-unreachable',
      changed: 'nothing',
      params: { proxy: `127.0.0.1:${port}`, host: 'crm.test' },
      detail: 'ECONNREFUSED',
    });
  });

  it('is not followed on when a proxy decided against the address', async () => {
    await startSite();
    const proxy = await startProxy({ hosts: {} });
    const client = open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}; DIRECT` });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-refused',
      changed: 'nothing',
      params: { status: 502, host: 'crm.test' },
    });
  });

  it('is never asked for this computer itself', async () => {
    const here = await startTestSite();
    closers.push(here.close);
    const client = open({
      address: `http://127.0.0.1:${here.port}`,
      proxyAnswer: () => {
        throw new Error('asked');
      },
    });
    await client.read();
    expect(here.seen).toHaveLength(1);
  });
});

describe('F16 a proxy that wants a password', () => {
  it('gets its own credentials, and the site its own', async () => {
    await startSite();
    const proxy = await startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    await open({
      proxyAnswer: `PROXY ${proxyName}`,
      proxyCredentials: new Map([[proxyName, credentials]]),
    }).write();
    expect(proxy.log).toEqual(['CONNECT crm.test:443 200']);
    expect(proxy.authorizations).toEqual([]);
    expect(site.seen[0]?.headers).toMatchObject({ authorization: siteAuthorization });
    expect(site.seen[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it('is named when it has none, and works as soon as they are entered', async () => {
    await startSite();
    const proxy = await startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const proxyCredentials = new Map<string, ProxyCredentials>();
    const client = open({ proxyAnswer: `PROXY ${proxyName}`, proxyCredentials });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-sign-in-needed',
      changed: 'nothing',
      params: { proxy: proxyName },
    });
    proxyCredentials.set(proxyName, credentials);
    await client.write();
    expect(site.seen).toHaveLength(1);
  });

  it('is shown a wrong password once, however many requests wait for it', async () => {
    await startSite();
    const proxy = await startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const proxyCredentials = new Map([[proxyName, { userName: 'ola', password: 'wrong' }]]);
    const client = open({ proxyAnswer: `PROXY ${proxyName}`, proxyCredentials });
    const outcomes = await Promise.allSettled([client.read(), client.read(), client.write()]);
    const codes = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code);
    expect(codes).toEqual(['proxy-sign-in-refused', 'proxy-sign-in-needed', 'proxy-sign-in-needed']);
    expect(proxyCredentials.size).toBe(0);
    expect(site.seen).toEqual([]);
  });

  it.each([
    [['Negotiate', 'NTLM'], 'Negotiate, NTLM'],
    [['Digest realm="a, b", nonce="n", qop="auth"'], 'Digest'],
  ])('of the kind %j leads to compatibility mode', async (schemes, named) => {
    await startSite();
    const proxy = await startProxy({ credentials, schemes });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const client = open({
      proxyAnswer: `PROXY ${proxyName}`,
      proxyCredentials: new Map([[proxyName, { userName: 'ola', password: 'wrong' }]]),
    });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-needs-windows-sign-in',
      params: { schemes: named },
    });
  });

  it('that offers Basic among others is signed in to', async () => {
    await startSite();
    const proxy = await startProxy({ credentials, schemes: ['Negotiate', 'NTLM', 'Basic realm="x"'] });
    const client = open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await expect(client.write()).rejects.toMatchObject({ code: 'proxy-sign-in-needed' });
  });
});

describe('F16 an unencrypted site behind a proxy', () => {
  const address = 'http://crm.test/crm';

  it('is forwarded, with connections kept and each side its own credentials', async () => {
    site = await startTestSite();
    closers.push(site.close);
    const proxy = await startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const client = open({
      address,
      proxyAnswer: `PROXY ${proxyName}`,
      proxyCredentials: new Map([[proxyName, credentials]]),
    });
    await client.read();
    await client.write();
    expect(proxy.log).toEqual([
      'GET http://crm.test/crm/api/v1/User/currentPrincipal 200',
      'POST http://crm.test/crm/api/v1/Agents/ErpSync/ConnectActor 200',
    ]);
    expect(site.seen[1]).toMatchObject({
      url: '/crm/api/v1/Agents/ErpSync/ConnectActor',
      headers: { host: 'crm.test', authorization: siteAuthorization },
    });
  });

  it.each([
    ['none', null, 'proxy-sign-in-needed'],
    ['a wrong one', { userName: 'ola', password: 'wrong' }, 'proxy-sign-in-refused'],
  ])('asks for the password of the proxy after %s, and nothing was changed', async (_case, known, code) => {
    site = await startTestSite();
    closers.push(site.close);
    const proxy = await startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const client = open({
      address,
      proxyAnswer: `PROXY ${proxyName}`,
      proxyCredentials: new Map(known ? [[proxyName, known]] : []),
    });
    await expect(client.write()).rejects.toMatchObject({
      code,
      changed: 'nothing',
      params: { proxy: proxyName },
    });
    expect(site.seen).toEqual([]);
  });

  it('names the proxy that is down', async () => {
    const port = await deadPort();
    const client = open({ address, proxyAnswer: `PROXY 127.0.0.1:${port}` });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-unreachable',
      changed: 'nothing',
      params: { proxy: `127.0.0.1:${port}`, host: 'crm.test' },
    });
  });

  it('is asked once when the connection breaks during a write, and the write is unknown', async () => {
    site = await startTestSite();
    closers.push(site.close);
    const proxy = await startProxy();
    const client = open({ address, proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await client.read();
    site.answer = (_request, _response, socket) => socket.destroy();
    await expect(client.write()).rejects.toMatchObject({ code: 'connection-lost', changed: 'unknown' });
    expect(site.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
