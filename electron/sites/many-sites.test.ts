import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recentSites } from './sites';
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

const siteFile = () => JSON.parse(readFileSync(pathOf('sites.json'), 'utf8')) as { sites: object[] };
/** The sites of the file, and so many more. */
const keepMore = (more: readonly object[]) => {
  const { sites, ...rest } = siteFile();
  writeFileSync(pathOf('sites.json'), JSON.stringify({ ...rest, sites: [...sites, ...more] }));
};
const inOctober = (day: number) => `2026-10-${String(day).padStart(2, '0')}T00:00:00.000Z`;

describe('thousands of sites', () => {
  it('cost the first picture a look at the one in use alone', async () => {
    const { id } = await save('Acme');
    await practice.services.handlers['preferences.set']({ siteId: id });
    await practice.services.stop();
    // Nothing of these can be checked, so whoever looked at them found the file broken.
    keepMore(Array.from({ length: 500 }, () => ({ broken: true })));
    const { handlers } = await practice.restart();
    const first = await handlers['app.start'](undefined);
    expect(first.sites.map(({ name }) => name)).toEqual(['Practice site', 'Acme']);
    expect(first.info.notices).toEqual([]);
    expect(await handlers['sites.listRecent'](undefined)).toHaveLength(1);
    expect((await handlers['app.info'](undefined)).notices).toMatchObject([{ kind: 'file-set-aside' }]);
  });

  it('are put aside before one of them is changed, where the file is broken', async () => {
    const { id } = await save('Acme');
    await practice.services.stop();
    keepMore([{ broken: true }]);
    const { handlers } = await practice.restart();
    await expect(handlers['sites.use']({ siteId: id })).rejects.toMatchObject({ code: 'not-found' });
    await handlers['sites.save'](createSiteForm(practice.site, { name: 'New' }));
    expect(siteFile().sites).toMatchObject([{ name: 'New' }]);
    expect(readdirSync(practice.dataFolder).filter((name) => name.includes('.bad-'))).toHaveLength(1);
  });

  it('are a few dozen at hand: those last used, the one in use, and what is unlocked', async () => {
    const { id } = await save('Acme');
    await practice.services.stop();
    const [acme] = siteFile().sites;
    keepMore(
      Array.from({ length: 300 }, (_, at) => ({
        ...acme,
        id: `site-${at}`,
        name: `Kunde ${at}`,
        lastUsedAt: at > 0 && at <= 30 ? inOctober(at) : null,
      })),
    );
    const { handlers } = await practice.restart();
    await handlers['preferences.set']({ siteId: id });
    const names = (await handlers['sites.listRecent'](undefined)).map(({ name }) => name);
    const latest = Array.from({ length: recentSites }, (_, at) => `Kunde ${at + 31 - recentSites}`);
    expect(names).toEqual(['Practice site', 'Acme', ...latest]);
    await handlers['sites.use']({ siteId: 'site-299' });
    expect((await handlers['sites.listRecent'](undefined)).map((site) => site.id)).toContain('site-299');
    expect(await handlers['sites.list'](undefined)).toHaveLength(302);
  });
});

describe('a secret that a killed program left without its site', () => {
  it('is gone once the sites are listed after the next start; those of sites and proxies stay', async () => {
    const needed = await withOrphan();
    const { handlers } = await practice.restart();
    await handlers['sites.listRecent'](undefined);
    await expect.poll(() => Object.keys(readSecrets())).toEqual(needed);
  });

  it.each([
    ['damaged', () => writeFileSync(pathOf('sites.json'), '{"version":3,"sites":[')],
    ['of a newer version', () => writeFileSync(pathOf('sites.json'), '{"version":99,"sites":[]}')],
  ])('stays with all others where the list of sites is %s, and put aside', async (_what, spoil) => {
    const needed = await withOrphan();
    spoil();
    const later = await practice.restart();
    await later.handlers['sites.list'](undefined);
    expect(Object.keys(readSecrets())).toEqual(expect.arrayContaining([...needed, 'orphan']));
    // Also at later starts: that list may be taken back.
    await later.handlers['sites.save'](createSiteForm(practice.site, { name: 'New' }));
    const last = await practice.restart();
    await last.handlers['sites.list'](undefined);
    expect(Object.keys(readSecrets())).toContain('orphan');
  });
});
