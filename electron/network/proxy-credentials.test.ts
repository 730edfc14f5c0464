import { describe, expect, it } from 'vitest';
import { findFreePort } from '../testing/free-port';
import type { ProxyCredentials } from './proxy-sign-in';
import { siteAuthorization } from './testing/network-client';
import { prepareProxyTests } from './testing/proxy-tests';

const tests = prepareProxyTests();
const credentials: ProxyCredentials = { userName: 'ola', password: 'blåbær:42' };

describe('F16 a proxy that wants a password', () => {
  it('gets its own credentials, and the site its own', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    await tests
      .open({
        proxyAnswer: `PROXY ${proxyName}`,
        proxyCredentials: new Map([[proxyName, credentials]]),
      })
      .write();
    expect(proxy.log).toEqual(['CONNECT crm.test:443 200']);
    expect(proxy.authorizations).toEqual([]);
    expect(tests.site.seen[0]?.headers).toMatchObject({ authorization: siteAuthorization });
    expect(tests.site.seen[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it('is named when it has none, and works as soon as they are entered', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const proxyCredentials = new Map<string, ProxyCredentials>();
    const client = tests.open({ proxyAnswer: `PROXY ${proxyName}`, proxyCredentials });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-sign-in-needed',
      changed: 'nothing',
      params: { proxy: proxyName },
    });
    proxyCredentials.set(proxyName, credentials);
    await client.write();
    expect(tests.site.seen).toHaveLength(1);
  });

  it('is shown a wrong password once, however many requests wait for it', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const proxyCredentials = new Map([[proxyName, { userName: 'ola', password: 'wrong' }]]);
    const client = tests.open({ proxyAnswer: `PROXY ${proxyName}`, proxyCredentials });
    const outcomes = await Promise.allSettled([client.read(), client.read(), client.write()]);
    const codes = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code);
    expect(codes).toEqual(['proxy-sign-in-refused', 'proxy-sign-in-needed', 'proxy-sign-in-needed']);
    expect(proxyCredentials.size).toBe(0);
    expect(tests.site.seen).toEqual([]);
  });

  it.each([
    [['Negotiate', 'NTLM'], 'Negotiate, NTLM'],
    [['Digest realm="a, b", nonce="n", qop="auth"'], 'Digest'],
  ])('of the kind %j leads to compatibility mode', async (schemes, named) => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy({ credentials, schemes });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const client = tests.open({
      proxyAnswer: `PROXY ${proxyName}`,
      proxyCredentials: new Map([[proxyName, { userName: 'ola', password: 'wrong' }]]),
    });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-needs-windows-sign-in',
      params: { schemes: named },
    });
  });

  it('that offers Basic among others is signed in to', async () => {
    await tests.startEncryptedSite();
    const proxy = await tests.startProxy({ credentials, schemes: ['Negotiate', 'NTLM', 'Basic realm="x"'] });
    const client = tests.open({ proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await expect(client.write()).rejects.toMatchObject({ code: 'proxy-sign-in-needed' });
  });
});

describe('F16 an unencrypted site behind a proxy', () => {
  const address = 'http://crm.test/crm';

  it('is forwarded, with connections kept and each side its own credentials', async () => {
    await tests.startPlainSite();
    const proxy = await tests.startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const client = tests.open({
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
    expect(tests.site.seen[1]).toMatchObject({
      url: '/crm/api/v1/Agents/ErpSync/ConnectActor',
      headers: { host: 'crm.test', authorization: siteAuthorization },
    });
  });

  it.each([
    ['none', null, 'proxy-sign-in-needed'],
    ['a wrong one', { userName: 'ola', password: 'wrong' }, 'proxy-sign-in-refused'],
  ])('asks for the password of the proxy after %s, and nothing was changed', async (_case, known, code) => {
    await tests.startPlainSite();
    const proxy = await tests.startProxy({ credentials });
    const proxyName = `127.0.0.1:${proxy.port}`;
    const client = tests.open({
      address,
      proxyAnswer: `PROXY ${proxyName}`,
      proxyCredentials: new Map(known ? [[proxyName, known]] : []),
    });
    await expect(client.write()).rejects.toMatchObject({
      code,
      changed: 'nothing',
      params: { proxy: proxyName },
    });
    expect(tests.site.seen).toEqual([]);
  });

  it('names the proxy that is down', async () => {
    const port = await findFreePort();
    const client = tests.open({ address, proxyAnswer: `PROXY 127.0.0.1:${port}` });
    await expect(client.write()).rejects.toMatchObject({
      code: 'proxy-unreachable',
      changed: 'nothing',
      params: { proxy: `127.0.0.1:${port}`, host: 'crm.test' },
    });
  });

  it('is asked once when the connection breaks during a write, and the write is unknown', async () => {
    await tests.startPlainSite();
    const proxy = await tests.startProxy();
    const client = tests.open({ address, proxyAnswer: `PROXY 127.0.0.1:${proxy.port}` });
    await client.read();
    tests.site.answer = (_request, _response, socket) => socket.destroy();
    await expect(client.write()).rejects.toMatchObject({ code: 'connection-lost', changed: 'unknown' });
    expect(tests.site.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});
