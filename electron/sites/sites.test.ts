import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceSiteId, type SiteForm } from '../../shared/site';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import { builtDatabaseEntry, builtSheetEntry } from '../testing/built-threads';
import { createTestDesktop } from '../testing/test-desktop';
import { startPracticeServices, workingKeychain, type PracticeServices } from '../testing/practice-services';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const form = (changes: Partial<SiteForm> = {}): SiteForm => ({
  name: 'Acme',
  address: practice.site.url,
  environment: 'test',
  allowHttp: true,
  customer: '',
  signIn: { scheme: 'basic', userName: practice.site.user, askEachTime: false },
  requests: { ...defaultRequests, acceptLanguage: 'nb' },
  network: defaultNetwork,
  secrets: { password: practice.site.password },
  ...changes,
});
const withoutSecret = ({ secrets: _secrets, ...rest }: SiteForm): SiteForm => rest;

describe('the list of sites', () => {
  it('begins with the practice site, ready to use', async () => {
    const { handlers } = practice.services;
    await handlers['sites.save'](form());
    const sites = await handlers['sites.list'](undefined);
    expect(sites.map(({ name, builtIn, secret }) => [name, builtIn, secret])).toEqual([
      ['Practice site', true, 'session'],
      ['Acme', false, 'keychain'],
    ]);
  });

  it('shows the other sites even when the practice site will not start', async () => {
    await practice.stop();
    practice = await startPracticeServices({
      practiceSite: {
        access: async () => {
          throw new Error('no');
        },
        stop: async () => undefined,
      },
    });
    await practice.services.handlers['sites.save'](form());
    const connections = practice.services.handlers['links.listConnections']({ siteId: practiceSiteId });
    await expect(connections).rejects.toThrow('no');
    const sites = await practice.services.handlers['sites.list'](undefined);
    expect(sites.map(({ name, secret }) => [name, secret])).toEqual([
      ['Practice site', 'none'],
      ['Acme', 'keychain'],
    ]);
  });

  it('never holds a secret', async () => {
    const { handlers } = practice.services;
    const saved = await handlers['sites.save'](form());
    const all = JSON.stringify([saved, await handlers['sites.list'](undefined)]);
    expect(all).not.toContain(practice.site.password);
  });
});

describe('a saved site', () => {
  it('is there after a restart and signs in with its stored secret', async () => {
    const { id } = await practice.services.handlers['sites.save'](form());
    const { handlers } = await practice.restart();
    expect(await handlers['links.listConnections']({ siteId: id })).toHaveLength(3);
    const languages = practice.site.log.list().map(({ headers }) => headers['accept-language']);
    expect(languages).toEqual(['nb']);
  });

  it('keeps its secret when it is edited, and loses it with another address', async () => {
    const { handlers } = practice.services;
    const saved = await handlers['sites.save'](form());
    const renamed = await handlers['sites.save'](withoutSecret(form({ id: saved.id, name: 'Acme 2' })));
    expect(renamed).toMatchObject({ id: saved.id, name: 'Acme 2', secret: 'keychain' });

    const moved = await handlers['sites.save'](
      withoutSecret(form({ id: saved.id, address: 'https://crm.example.com' })),
    );
    expect(moved.secret).toBe('none');
    await expect(handlers['links.listConnections']({ siteId: saved.id })).rejects.toMatchObject({
      code: 'no-sign-in',
      params: { site: 'Acme' },
    });
  });

  it('is listed, without its secret, where its address was spoiled by hand in the file, and can be mended', async () => {
    const { id } = await practice.services.handlers['sites.save'](form());
    const file = path.join(practice.dataFolder, 'sites.json');
    await practice.services.stop();
    writeFileSync(file, readFileSync(file, 'utf8').replace(practice.site.url, 'not an address'));
    const { handlers } = await practice.restart();
    expect((await handlers['sites.list'](undefined)).map(({ name, secret }) => [name, secret])).toEqual([
      ['Practice site', 'session'],
      ['Acme', 'none'],
    ]);
    await expect(handlers['links.listConnections']({ siteId: id })).rejects.toMatchObject({
      code: 'no-sign-in',
    });
    await handlers['sites.save']({ ...form(), id });
    expect(await handlers['links.listConnections']({ siteId: id })).toHaveLength(3);
  });

  it('is gone with its secret and its draft when it is removed', async () => {
    const { handlers } = practice.services;
    const { id } = await handlers['sites.save'](form());
    await handlers['sites.remove']({ siteId: id });
    expect(await handlers['sites.list'](undefined)).toHaveLength(1);
    await expect(handlers['links.listConnections']({ siteId: id })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(practice.readAllFiles().get('secrets.json')?.toString()).not.toContain(id);
  });

  it('lives for this session where there is no keychain, and says so', async () => {
    await practice.stop();
    practice = await startPracticeServices({
      secretBackend: async () => ({ ...workingKeychain, isProtected: async () => false }),
    });
    expect((await practice.services.handlers['app.info'](undefined)).keychain).toBe('none');
    const saved = await practice.services.handlers['sites.save'](form());
    expect(saved.secret).toBe('session');
    expect(await practice.services.handlers['links.listConnections']({ siteId: saved.id })).toHaveLength(3);

    const later = await practice.restart();
    await expect(later.handlers['links.listConnections']({ siteId: saved.id })).rejects.toMatchObject({
      code: 'no-sign-in',
    });
  });

  it('says when its secret can no longer be read, and works again with a new one', async () => {
    const { id } = await practice.services.handlers['sites.save'](form());
    let broken = true;
    const decrypt = async (blob: Buffer) => {
      if (broken) throw new Error('other machine');
      return workingKeychain.decrypt(blob);
    };
    const { site } = practice;
    const folder = practice.dataFolder;
    await practice.services.stop();
    const { createServices } = await import('../services');
    const told: unknown[] = [];
    const services = await createServices({
      dataFolder: folder,
      appVersion: '0.1.0',
      platform: 'linux',
      locale: 'en',
      emit: (_event, payload) => told.push(payload),
      practiceEntry: '',
      databaseEntry: builtDatabaseEntry,
      sheetEntry: builtSheetEntry,
      openLogFolder: async () => undefined,
      desktop: createTestDesktop(),
      practiceSite: { access: async () => site, stop: async () => undefined },
      secretBackend: async () => ({ ...workingKeychain, decrypt }),
    });
    const views = await services.handlers['sites.list'](undefined);
    expect(views.find((view) => view.id === id)?.secret).toBe('unreadable');
    await services.handlers['sites.list'](undefined);
    expect(told).toMatchObject([{ kind: 'secret-unreadable', params: { site: 'Acme' } }]);
    await expect(services.handlers['links.listConnections']({ siteId: id })).rejects.toMatchObject({
      code: 'secret-unreadable',
      params: { site: 'Acme' },
    });
    expect((await services.handlers['sites.save'](form({ id }))).secret).toBe('keychain');
    expect(await services.handlers['links.listConnections']({ siteId: id })).toHaveLength(3);
    broken = false;
    await services.stop();
  });
});

describe('a sign-in test', () => {
  it('says who we are, where, and which version answers', async () => {
    const report = await practice.services.handlers['sites.testSignIn'](form());
    expect(report).toMatchObject({ userName: practice.site.user, address: `${practice.site.url}api` });
    expect(report.fullName).not.toBe('');
    expect(report.siteVersion).toMatch(/^\d+\./);
  });

  it('works for the practice site with the password that nobody sees', async () => {
    const practiceForm = withoutSecret(form({ id: 'practice' }));
    expect((await practice.services.handlers['sites.testSignIn'](practiceForm)).userName).toBe(
      practice.site.user,
    );
  });

  it('uses the stored secret only where the form still leads to its origin', async () => {
    const { handlers } = practice.services;
    const { id } = await handlers['sites.save'](form());
    expect((await handlers['sites.testSignIn'](withoutSecret(form({ id })))).userName).toBe(
      practice.site.user,
    );

    let visits = 0;
    const stranger = createServer((_request, response) => {
      visits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => {
      stranger.listen(0, '127.0.0.1', resolve);
    });
    const address = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}`;
    await expect(handlers['sites.testSignIn'](withoutSecret(form({ id, address })))).rejects.toMatchObject({
      code: 'no-sign-in',
    });
    expect(visits).toBe(0);
    stranger.close();
  });

  it('has its connection tested by the same rule for addresses, before anything is sent', async () => {
    for (const address of ['http://192.0.2.1/', 'http://127.0.0.1:9/', practice.site.url])
      await expect(
        practice.services.handlers['sites.testConnection'](form({ address, allowHttp: false })),
      ).rejects.toMatchObject({ code: 'insecure-address' });
    expect(practice.site.log.list()).toEqual([]);
  });

  it.each([
    ['a wrong password', { secrets: { password: 'wrong' } }, 'unauthorized'],
    ['no address at all', { address: 'not an address' }, 'invalid-input'],
    ['http to another computer', { address: 'http://192.0.2.1/', allowHttp: false }, 'insecure-address'],
    ['a port where nobody listens', { address: 'http://127.0.0.1:9/' }, 'connection-refused'],
  ])('fails with its own code for %s', async (_what, changes, code) => {
    await expect(practice.services.handlers['sites.testSignIn'](form(changes))).rejects.toMatchObject({
      code,
    });
  });
});
