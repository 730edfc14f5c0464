import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeSite, type PracticeSite } from '../practice/practice-site';
import { faultSchema } from '../practice/http/faults';
import { toApiAddress } from './api-address';
import { createArchive } from './archive';
import { createErpSync } from './erp-sync';
import { basicAuthorization, readWhoAmI } from './sign-in';
import { createSiteClient, type SiteClientOptions } from './site-client';

let sites: PracticeSite[];
beforeEach(async () => {
  sites = await Promise.all([
    startPracticeSite({ user: 'anna', password: 'password-of-anna' }),
    startPracticeSite({ user: 'bert', password: 'password-of-bert' }),
  ]);
});
afterEach(() => Promise.all(sites.map((site) => site.stop())));

const siteAt = (index: number): PracticeSite => {
  const site = sites[index];
  if (!site) throw new Error('no such site');
  return site;
};
const clientOf = (site: PracticeSite, changes: Partial<SiteClientOptions> = {}) =>
  createSiteClient({
    address: toApiAddress(site.url),
    allowHttp: true,
    language: 'en',
    appVersion: '0.1.0',
    authorization: async () => basicAuthorization(site.user, site.password),
    timeouts: { readMs: 60_000, writeMs: 60_000 },
    ...changes,
  });

describe('two sites side by side', () => {
  it('never see each other’s credentials, language or requests, in whichever order their agents are made', async () => {
    const first = clientOf(siteAt(0), { language: 'nb' });
    const second = clientOf(siteAt(1), { language: 'sv' });
    const calls = [first, second, first, second].map(async (client) => {
      await createErpSync(client).getAllConnections();
      await createArchive(client).list({
        provider: 'FindContact',
        columns: ['name'],
        restrictions: [{ name: 'name', operator: 'begins', values: ['Ork'] }],
        page: 0,
        pageSize: 1,
      });
    });
    await Promise.all(calls);
    for (const [index, language] of ['nb', 'sv'].entries()) {
      const log = siteAt(index).log.list();
      expect(log).toHaveLength(4);
      expect(new Set(log.map(({ headers }) => headers['accept-language']))).toEqual(new Set([language]));
      // A wrong password would have been answered with 401.
      expect(new Set(log.map(({ status }) => status))).toEqual(new Set([200]));
    }
  });

  it('give a complete agent nothing of the one that was made before it', async () => {
    await createErpSync(clientOf(siteAt(0))).getAllConnections();
    const { ErpSyncAgent } = await import('@superoffice/webapi/ErpSyncAgent.js');
    const { createVendorOptions } = await import('./vendor-client');
    const second = clientOf(siteAt(1));
    const agent = new ErpSyncAgent(createVendorOptions(second));
    // The options are protected in the typings; what they hold is what this test is about.
    const { _options: options } = agent as unknown as { _options: Record<string, unknown> };
    expect(options['axios']).toBe(second.axios);
    expect(options['baseUrl']).toBe(`${second.address.url}/v1/Agents/ErpSync/`);
  });
});

describe('a request that would leave the site', () => {
  it.each([
    ['https://evil.example.com/api', 'v1/x'],
    ['http://127.0.0.1:9/api', 'v1/x'],
    ['http://localhost/api', 'v1/x'],
    ['', 'https://evil.example.com/api/v1/x'],
    ['same site', 'other/path'],
    ['same site', 'api/../../outside'],
    ['same site', 'api-of-somebody-else/v1'],
  ])('to %s with %s is stopped before it is sent, credentials and all', async (base, url) => {
    let asked = 0;
    const site = siteAt(0);
    const client = clientOf(site, {
      authorization: async () => {
        asked += 1;
        return 'Basic secret';
      },
    });
    const baseURL = base === 'same site' ? site.url : base;
    const sent = client.axios.get(url, { allowAbsoluteUrls: true, baseURL });
    await expect(sent).rejects.toMatchObject({ code: 'other-origin' });
    expect(asked).toBe(0);
    expect(site.log.list()).toHaveLength(0);
  });

  it('without encryption is stopped, unless the user allowed it', async () => {
    const address = toApiAddress(siteAt(0).url);
    await expect(readWhoAmI(clientOf(siteAt(0), { address, allowHttp: false }))).rejects.toMatchObject({
      code: 'insecure-address',
    });
    expect(siteAt(0).log.list()).toHaveLength(0);
    await expect(readWhoAmI(clientOf(siteAt(0), { address, allowHttp: true }))).resolves.toMatchObject({
      userName: 'anna',
    });
  });
});

const connections = () => createErpSync(clientOf(siteAt(0), { timeouts: { readMs: 300, writeMs: 300 } }));

describe('a read', () => {
  it.each([
    ['a login page', { kind: 'html' }, 'not-the-webapi'],
    ['null', { kind: 'null' }, 'call-failed'],
    ['an error object', { kind: 'error-object' }, 'rejected'],
    ['silence', { kind: 'never' }, 'timeout'],
    ['an answer that trickles in', { kind: 'trickle', delayMs: 50 }, 'timeout'],
    ['a 500', { kind: 'status', status: 500 }, 'site-error'],
    ['a closed connection', { kind: 'close-before-reading' }, 'connection-lost'],
  ])('answered by %s fails with its own code and changed nothing', async (_what, fault, code) => {
    siteAt(0).faults.add([faultSchema.parse(fault)]);
    await expect(connections().getAllConnections()).rejects.toMatchObject({ code, changed: 'nothing' });
  });

  it('keeps one connection for requests that follow each other', async () => {
    const erpSync = createErpSync(clientOf(siteAt(0)));
    for (let count = 0; count < 5; count += 1) await erpSync.getAllConnections();
    expect(
      new Set(
        siteAt(0)
          .log.list()
          .map(({ connection }) => connection.number),
      ).size,
    ).toBe(1);
  });

  it('of an answer beyond all measure is given up', async () => {
    const body = JSON.stringify(['x'.repeat(5 * 1024 * 1024)]);
    siteAt(0).faults.add([faultSchema.parse({ kind: 'status', status: 200, body })]);
    const erpSync = createErpSync(clientOf(siteAt(0)));
    await expect(erpSync.getAllConnections()).rejects.toMatchObject({
      code: 'answer-too-large',
      params: { call: 'GetAllConnections', limit: 4096 },
    });
  });
});
