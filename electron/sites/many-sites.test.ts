import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storedAsProxy } from './proxy-questions';
import { startPracticeServices, workingKeychain, type PracticeServices } from '../testing/practice-services';
import { createSiteForm } from '../testing/site-forms';

let practice: PracticeServices;
let asked: number;
const counting = {
  ...workingKeychain,
  isProtected: async () => {
    asked += 1;
    return true;
  },
  decrypt: async (blob: Buffer) => {
    asked += 1;
    return workingKeychain.decrypt(blob);
  },
};

beforeEach(async () => {
  asked = 0;
  practice = await startPracticeServices({ secretBackend: async () => counting });
});
afterEach(() => practice.stop());

const pathOf = (name: string) => path.join(practice.dataFolder, name);
const readSecrets = () =>
  (JSON.parse(readFileSync(pathOf('secrets.json'), 'utf8')) as { secrets: Record<string, object> }).secrets;
const save = (name: string) =>
  practice.services.handlers['sites.save'](createSiteForm(practice.site, { name }));

const withOrphan = async () => {
  const { id } = await save('Acme');
  await practice.services.stop();
  const all = readSecrets();
  const kept = { ...all, orphan: all[id], [`${storedAsProxy}proxy.example.com:8080`]: all[id] };
  writeFileSync(pathOf('secrets.json'), JSON.stringify({ version: 1, secrets: kept }));
  return [id, `${storedAsProxy}proxy.example.com:8080`];
};

describe('the first picture', () => {
  it('asks the keychain nothing, and of the sites shows the one in use', async () => {
    const { id } = await save('Acme');
    await save('Other');
    await practice.services.handlers['preferences.set']({ siteId: id });
    const { handlers } = await practice.restart();
    asked = 0;
    const { sites, info } = await handlers['app.start'](undefined);
    expect(asked).toBe(0);
    expect(info.keychain).toBeNull();
    expect(sites.map(({ name, secret }) => [name, secret])).toEqual([
      ['Practice site', 'session'],
      ['Acme', 'keychain'],
    ]);
    expect(await handlers['app.info'](undefined)).toMatchObject({ keychain: 'there' });
    const whole = await handlers['sites.list'](undefined);
    expect(whole.map(({ name }) => name)).toEqual(['Practice site', 'Acme', 'Other']);
    // A page that is loaded again while the program runs is told what is known by then.
    expect((await handlers['app.start'](undefined)).sites).toEqual(whole);
  });
});

describe('a secret that a killed program left without its site', () => {
  it('is gone after the next start; those of sites and proxies stay', async () => {
    const needed = await withOrphan();
    await practice.restart();
    expect(Object.keys(readSecrets())).toEqual(needed);
  });

  it.each([
    ['damaged', () => writeFileSync(pathOf('sites.json'), '{"version":3,"sites":[')],
    ['of a newer version', () => writeFileSync(pathOf('sites.json'), '{"version":99,"sites":[]}')],
  ])('stays with all others where the list of sites is %s, and put aside', async (_what, spoil) => {
    const needed = await withOrphan();
    spoil();
    const later = await practice.restart();
    expect(Object.keys(readSecrets())).toEqual(expect.arrayContaining([...needed, 'orphan']));
    // Also at later starts: that list may be taken back.
    await later.handlers['sites.save'](createSiteForm(practice.site, { name: 'New' }));
    await practice.restart();
    expect(Object.keys(readSecrets())).toContain('orphan');
  });
});
