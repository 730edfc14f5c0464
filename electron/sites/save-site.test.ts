import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteForm } from '../../shared/site';
import { blockFile } from '../testing/blocked-file';
import { startPracticeServices, workingKeychain, type PracticeServices } from '../testing/practice-services';
import { createSiteForm, withoutSecrets } from '../testing/site-forms';

let practice: PracticeServices;
let siteId: string;
beforeEach(async () => {
  practice = await startPracticeServices();
  siteId = (await call()['sites.save'](createSiteForm(practice.site))).id;
});
afterEach(() => practice.stop());

const call = () => practice.services.handlers;
const fileOf = (name: string) => path.join(practice.dataFolder, name);
const read = (name: string) => readFileSync(fileOf(name), 'utf8');
const edited = (changes: Partial<SiteForm> = {}): SiteForm => ({
  ...createSiteForm(practice.site, { name: 'Acme 2', secrets: { password: 'another' }, ...changes }),
  id: siteId,
});
/** Both are as they were: the site is listed as before and signs in with its old secret, now and after a restart. */
async function expectUnchanged(): Promise<void> {
  const [, site] = await call()['sites.list'](undefined);
  expect(site).toMatchObject({ id: siteId, name: 'Acme', secret: 'keychain' });
  expect(await call()['links.listConnections']({ siteId })).toHaveLength(3);
  practice.services = await practice.restart();
  const [, later] = await call()['sites.list'](undefined);
  expect(later).toMatchObject({ id: siteId, name: 'Acme', secret: 'keychain' });
  expect(await call()['links.listConnections']({ siteId })).toHaveLength(3);
  expect(read('secrets.json')).not.toContain('staged');
}

describe.each(['sites.json', 'secrets.json'])('where %s cannot be written', (name) => {
  it.each<[string, () => SiteForm]>([
    ['another password', () => edited()],
    ['another address', () => edited({ address: 'https://crm.example.com' })],
    ['another way to sign in', () => edited({ signIn: { scheme: 'bearer' }, secrets: { token: 'abcdef' } })],
    ['a password that is forgotten', () => edited({ secrets: { password: '' } })],
    [
      'a password that is asked for',
      () => edited({ signIn: { scheme: 'basic', userName: 'ola', askEachTime: true } }),
    ],
  ])('saving %s changes neither site nor secret', async (_what, form) => {
    const unblock = blockFile(fileOf(name));
    await expect(call()['sites.save'](form())).rejects.toMatchObject({ code: 'storage-failed' });
    unblock();
    await expectUnchanged();
  });

  it('removing the site changes neither', async () => {
    const unblock = blockFile(fileOf(name));
    await expect(call()['sites.remove']({ siteId })).rejects.toMatchObject({ code: 'storage-failed' });
    unblock();
    await expectUnchanged();
  });

  it('a new site leaves no secret behind', async () => {
    const before = read('secrets.json');
    const unblock = blockFile(fileOf(name));
    const form = createSiteForm(practice.site, { name: 'New' });
    await expect(call()['sites.save'](form)).rejects.toMatchObject({ code: 'storage-failed' });
    unblock();
    await expectUnchanged();
    expect(JSON.parse(read('secrets.json'))).toEqual(JSON.parse(before));
  });
});

it('leaves site and secret as they were where the secret cannot be signed out of', async () => {
  const unblock = blockFile(fileOf('secrets.json'));
  await expect(call()['sites.signOut']({ siteId })).rejects.toMatchObject({ code: 'storage-failed' });
  unblock();
  await expectUnchanged();
});

it('keeps the password that was changed while the keychain was away from coming back', async () => {
  practice.services = await practice.restart({
    secretBackend: async () => ({ ...workingKeychain, isProtected: async () => false }),
  });
  const saved = await call()['sites.save']({ ...edited(), name: 'Acme' });
  expect(saved.secret).toBe('session');
  practice.services = await practice.restart();
  expect((await call()['sites.list'](undefined))[1]).toMatchObject({ name: 'Acme', secret: 'none' });
  await expect(call()['links.listConnections']({ siteId })).rejects.toMatchObject({ code: 'no-sign-in' });
});

it('saves one after another: the later form holds, site and secret', async () => {
  const { password } = practice.site;
  await Promise.all([
    call()['sites.save'](edited({ name: 'Earlier' })),
    call()['sites.save'](edited({ name: 'Later', secrets: { password } })),
    call()['sites.use']({ siteId }),
  ]);
  expect((await call()['sites.list'](undefined))[1]).toMatchObject({ name: 'Later' });
  expect(await call()['links.listConnections']({ siteId })).toHaveLength(3);
});

it('does not bring a removed site back that was being saved', async () => {
  const saving = call()['sites.save'](withoutSecrets(edited({ name: 'Renamed' })));
  const removing = call()['sites.remove']({ siteId });
  await Promise.all([saving, removing]);
  expect(await call()['sites.list'](undefined)).toHaveLength(1);
  expect(read('secrets.json')).not.toContain(siteId);
});
