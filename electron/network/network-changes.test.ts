import { afterEach, describe, expect, it } from 'vitest';
import { startForwardingProxy } from './testing/forwarding-proxy';
import { createNetworkClient } from './testing/network-client';
import { startTestSite } from './testing/test-site';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

describe('F15 a computer that loses its network', () => {
  it('says that it is offline, and goes on with the same client as soon as it is back', async () => {
    const site = await startTestSite();
    const proxy = await startForwardingProxy({ hosts: { 'crm.test': site.port } });
    closers.push(site.close, proxy.close);
    const at = { isOnline: false };
    const client = createNetworkClient({
      address: 'http://crm.test/crm',
      // Without DNS not even the proxy has an address.
      proxyAnswer: () => `PROXY ${at.isOnline ? `127.0.0.1:${proxy.port}` : 'proxy.invalid:8080'}`,
      surroundings: { hasNetwork: () => at.isOnline },
    });
    closers.push(client.close);
    await expect(client.read()).rejects.toMatchObject({ code: 'offline', changed: 'nothing' });
    await expect(client.write()).rejects.toMatchObject({ code: 'offline', changed: 'nothing' });
    at.isOnline = true;
    await client.read();
    await client.write();
    expect(site.seen.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('writes on a new connection after a sleep in which the old ones died', async () => {
    const site = await startTestSite();
    closers.push(site.close);
    const client = createNetworkClient({ address: `http://127.0.0.1:${site.port}` });
    closers.push(client.close);
    await client.read();
    site.dropConnections();
    // By the next read at the latest the loss has been noticed.
    await client.read();
    await client.write();
    expect(site.seen.map(({ method, connection }) => [method, connection])).toEqual([
      ['GET', 1],
      ['GET', 2],
      ['POST', 2],
    ]);
  });
});
