import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteForm } from '../../shared/site';
import { createAuthority } from '../network/testing/certificates';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createSiteForm, onlineSettings, withoutSecrets } from '../testing/site-forms';
import { createTestDesktop } from '../testing/test-desktop';
import { earlierBindingOf } from './site-secrets';

let practice: PracticeServices;
let caFile: string;
beforeEach(async () => {
  const desktop = createTestDesktop({ chooseFileToOpen: async () => caFile });
  practice = await startPracticeServices({ desktop });
  caFile = path.join(practice.dataFolder, 'company-ca.pem');
  writeFileSync(caFile, (await createAuthority('Company CA')).cert);
});
afterEach(() => practice.stop());

const test = (site: SiteForm) => practice.services.handlers['sites.testSignIn'](site);
const read = (siteId: string) => practice.services.handlers['links.listConnections']({ siteId });
const call = () => practice.services.handlers;
const form = (changes: Partial<SiteForm> = {}) => createSiteForm(practice.site, changes);
const authorizations = () =>
  practice.site.log.list().flatMap(({ headers }) => headers['authorization'] ?? []);

describe('a kept secret', () => {
  const changes: Record<string, () => Promise<Partial<SiteForm>>> = {
    'other certificate authorities': async () => {
      const { authority } = await call()['sites.chooseCaFile'](undefined);
      return { network: { authority: authority?.id ?? null, compatibilityMode: false } };
    },
    'another path of the address': async () => ({ address: `${practice.site.url}/elsewhere` }),
    'another user name': async () => ({
      signIn: { scheme: 'basic', userName: 'somebody-else', askEachTime: false },
    }),
    'another host': async () => ({ address: practice.site.url.replace('127.0.0.1', 'localhost') }),
    'another scheme': async () => ({ address: practice.site.url.replace('http:', 'https:') }),
    'another way to sign in': async () => ({ signIn: { scheme: 'bearer' } }),
  };

  it.each(Object.keys(changes))(
    'has to be given anew after %s, and is not sent by a test either',
    async (name) => {
      const saved = await call()['sites.save'](form());
      const changed = withoutSecrets(form({ id: saved.id, ...(await changes[name]?.()) }));
      await test(changed).catch(() => undefined);
      expect(await call()['sites.save'](changed)).toMatchObject({ secret: 'none', secretsSet: [] });
      await read(saved.id).catch(() => undefined);
      expect(authorizations()).toEqual([]);
    },
  );

  it('stays where nothing of that has changed, however the address is typed', async () => {
    const saved = await call()['sites.save'](form());
    const renamed = form({ id: saved.id, name: 'Renamed', address: `${practice.site.url}/api/` });
    expect(await call()['sites.save'](withoutSecrets(renamed))).toMatchObject({ secret: 'keychain' });
  });
});

describe('secrets that an earlier version bound to the origin alone', () => {
  it('are bound to all of it at the start, and none is lost', async () => {
    const basic = await call()['sites.save'](form());
    const bearer = await call()['sites.save'](
      form({ name: 'B', signIn: { scheme: 'bearer' }, secrets: { token: 'a-token' } }),
    );
    const online = await call()['sites.save'](
      form({ name: 'O', address: '', signIn: onlineSettings, secrets: { clientSecret: 'c4narY' } }),
    );
    const file = path.join(practice.dataFolder, 'secrets.json');
    const contents = JSON.parse(readFileSync(file, 'utf8'));
    for (const site of [basic, bearer, online]) contents.secrets[site.id].origin = earlierBindingOf(site);
    await practice.restart();
    writeFileSync(file, JSON.stringify(contents));
    const later = (await practice.restart()).handlers;
    const secrets = (await later['sites.list'](undefined)).map(({ id, secretsSet }) => [id, secretsSet]);
    expect(Object.fromEntries(secrets)).toMatchObject({
      [basic.id]: ['password'],
      [bearer.id]: ['token'],
      [online.id]: ['clientSecret'],
    });
    const moved = form({ id: basic.id, address: `${practice.site.url}/elsewhere` });
    expect(await later['sites.save'](withoutSecrets(moved))).toMatchObject({ secret: 'none' });
  });
});
