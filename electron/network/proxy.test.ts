import { EventEmitter, once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { findFreePort } from '../testing/free-port';
import { siteAuthorization } from './testing/network-client';
import { prepareProxyTests } from './testing/proxy-tests';
import { startSocksServer } from './testing/socks-server';
import { startSilentServer, startTestSite } from './testing/test-site';

const tests = prepareProxyTests();

describe('an encrypted site behind a proxy', () => {
  it('is reached by tunnel: the proxy sees its name and none of the request', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy();
    await tests.open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` }).write();
    expect(proxy.log).toEqual(['CONNECT crm.test:443 200']);
    expect(proxy.authorizations).toEqual([]);
    expect(tests.site.seen).toMatchObject([
      { method: 'POST', url: '/crm/api/v1/Agents/ErpSync/ConnectActor', body: '{"CrmRecordId":1}' },
    ]);
    expect(tests.site.seen[0]?.headers.authorization).toBe(siteAuthorization);
  });

  it('keeps its tunnel for the next request', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy();
    const client = tests.open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    for (let count = 0; count < 3; count += 1) await client.read();
    expect(proxy.log).toEqual(['CONNECT crm.test:443 200']);
    expect(tests.site.seen.map(({ connection }) => connection)).toEqual([1, 1, 1]);
  });

  it('is reached through an encrypted proxy', async () => {
    await tests.startEncryptedSite();
    const certificate = await tests.certify('127.0.0.1');
    const proxy = await tests.startProxy({ certificate });
    await tests.open({ proxyAnswer: `HTTPS 127.0.0.1:${proxy.port}` }).read();
    expect(proxy.log).toEqual(['CONNECT crm.test:443 200']);
  });

  it('is reached by SOCKS 5, with the name looked up by the proxy', async () => {
    await tests.startEncryptedSite();
    const socks = await startSocksServer({ 'crm.test': tests.site.port });
    tests.closeLater(socks.close);
    const client = tests.open({ proxyAnswer: `SOCKS5 127.0.0.1:${socks.port}` });
    await client.read();
    await client.write();
    expect(socks.log).toEqual(['crm.test:443']);
    expect(tests.site.seen).toHaveLength(2);
  });

  it('says which SOCKS proxy would not connect', async () => {
    await tests.startEncryptedSite();
    const socks = await startSocksServer({});
    tests.closeLater(socks.close);
    await expect(tests.open({ proxyAnswer: `SOCKS5 127.0.0.1:${socks.port}` }).write()).rejects.toMatchObject(
      {
        code: 'proxy-refused',
        changed: 'nothing',
        params: { proxy: `127.0.0.1:${socks.port}`, host: 'crm.test' },
      },
    );
  });

  it('is asked once when its tunnel breaks during a write, and the write is unknown', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy();
    const client = tests.open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await client.read();
    tests.site.answer = (_request, _response, socket) => socket.destroy();
    await expect(client.write()).rejects.toMatchObject({ code: 'connection-lost', changed: 'unknown' });
    expect(tests.site.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(proxy.log).toHaveLength(1);
  });

  it('F16 is asked once when the proxy dies during a write, and the write is unknown', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy();
    const client = tests.open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await client.read();
    tests.site.answer = () => void proxy.close();
    await expect(client.write()).rejects.toMatchObject({ code: 'connection-lost', changed: 'unknown' });
    await expect(client.write()).rejects.toMatchObject({ code: 'proxy-unreachable', changed: 'nothing' });
    expect(tests.site.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('may have changed something when its very first connection breaks during a write', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy();
    tests.site.answer = (_request, _response, socket) => socket.destroy();
    const client = tests.open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await expect(client.write()).rejects.toMatchObject({ code: 'connection-lost', changed: 'unknown' });
    expect(tests.site.seen).toHaveLength(1);
  });

  it('never sees a write whose time ran out while the tunnel was opened', async () => {
    await tests.startEncryptedSite();
    const gate = new EventEmitter();
    const proxy = await tests.startProxy({ beforeTunnel: once(gate, 'open') });
    const client = tests.open({
      proxyAnswer: `PROXY 127.0.0.1:${proxy.port}`,
      timeouts: { readMs: 60_000, writeMs: 100 },
    });
    await expect(client.write()).rejects.toMatchObject({ code: 'timeout', changed: 'nothing' });
    gate.emit('open');
    await client.read();
    expect(tests.site.seen.map(({ method }) => method)).toEqual(['GET']);
  });

  it('has changed nothing when the inner handshake fails, for nothing of the write reached it', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy();
    const client = tests.open({
      proxyAnswer: `PROXY 127.0.0.1:${proxy.port}`,
      settings: { authority: null },
    });
    await expect(client.write()).rejects.toMatchObject({
      code: 'certificate-unknown-issuer',
      changed: 'nothing',
      params: { host: 'crm.test', issuer: 'Company CA' },
    });
    expect(tests.site.seen).toEqual([]);
  });

  it.each(['PROXY', 'HTTPS', 'SOCKS5'])(
    'has changed nothing when the time runs out before the tunnel of %s stands',
    async (kind) => {
      await tests.startEncryptedSite();
      const silent = await startSilentServer();
      tests.closeLater(silent.close);
      const client = tests.open({
        proxyAnswer: `${kind} 127.0.0.1:${silent.port}`,
        timeouts: { readMs: 200, writeMs: 200 },
      });
      await expect(client.write()).rejects.toMatchObject({ code: 'timeout', changed: 'nothing' });
      expect(tests.site.seen).toEqual([]);
    },
  );
});

describe('F16 the list of a PAC script', () => {
  it('is followed to the next route when a proxy is down, without sending anything twice', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy();
    const client = tests.open({
      proxyAnswer: `PROXY 127.0.0.1:${await findFreePort()}; PROXY 127.0.0.1:${proxy.port}; DIRECT`,
    });
    await client.write();
    expect(tests.site.seen).toHaveLength(1);
    expect(proxy.log).toHaveLength(1);
  });

  it('is asked for again when the proxy died, as after a change of network', async () => {
    await tests.startEncryptedSite();
    const first = await tests.startProxy();
    const second = await tests.startProxy();
    let answer = `PROXY 127.0.0.1:${first.port}`;
    const client = tests.open({ proxyAnswer: () => answer });
    await client.read();
    await first.close();
    answer = `PROXY 127.0.0.1:${second.port}`;
    await client.read();
    await client.write();
    expect(second.log).toEqual(['CONNECT crm.test:443 200']);
    expect(tests.site.seen.map(({ method }) => method)).toEqual(['GET', 'GET', 'POST']);
  });

  it('names the proxy, not the site, when no route is left', async () => {
    await tests.startEncryptedSite();
    const port = await findFreePort();
    const client = tests.open({ proxyAnswer: `PROXY 127.0.0.1:${port}` });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-unreachable',
      changed: 'nothing',
      params: { proxy: `127.0.0.1:${port}`, host: 'crm.test' },
      detail: 'ECONNREFUSED',
    });
  });

  it('is not followed on when a proxy decided against the address', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy({ hosts: {} });
    const client = tests.open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}; DIRECT` });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-refused',
      changed: 'nothing',
      params: { status: 502, host: 'crm.test' },
    });
  });

  it('is never asked for this computer itself', async () => {
    const here = await startTestSite();
    tests.closeLater(here.close);
    const client = tests.open({
      address: `http://127.0.0.1:${here.port}`,
      proxyAnswer: () => {
        throw new Error('asked');
      },
    });
    await client.read();
    expect(here.seen).toHaveLength(1);
  });
});
