import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../sign-in/testing/failure-of';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createSiteForm, onlineSettings, withoutSecrets } from '../testing/site-forms';
import { createTestDesktop } from '../testing/test-desktop';

let practice: PracticeServices;
let folder: string;
let chosen: string | null;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  chosen = path.join(folder, 'sites.json');
  practice = await startPracticeServices({
    desktop: createTestDesktop({
      chooseFileToSave: async () => chosen,
      chooseFileToOpen: async () => chosen,
    }),
  });
});
afterEach(async () => {
  await practice.stop();
  rmSync(folder, { recursive: true, force: true });
});

const call = () => practice.services.handlers;
const save = (changes: Parameters<typeof createSiteForm>[1] = {}) =>
  call()['sites.save'](createSiteForm(practice.site, changes));
const names = async () => (await call()['sites.list'](undefined)).map(({ name }) => name);
const write = (contents: string) => writeFileSync(chosen ?? '', contents);
const exported = () => JSON.parse(readFileSync(chosen ?? '', 'utf8')) as { sites: Record<string, unknown>[] };

const changed = (change: (file: { sites: Record<string, unknown>[] }) => unknown) => {
  const file = exported();
  return JSON.stringify(change(file) ?? file);
};
const site = (file: { sites: Record<string, unknown>[] }) => file.sites[1] ?? {};

describe('exported sites', () => {
  it('come back on another computer, without secrets, ids and times', async () => {
    const form = {
      name: 'Ærlig AS',
      customer: 'Fjord',
      network: { authority: null, compatibilityMode: true },
    };
    const saved = await save(form);
    await save({
      name: 'Online',
      address: '',
      signIn: onlineSettings,
      secrets: { clientSecret: 'c4narY-online' },
    });
    await call()['sites.use']({ siteId: saved.id });
    expect(await call()['sites.export'](undefined)).toEqual({
      fileName: path.basename(String(chosen)),
      count: 2,
    });
    const text = readFileSync(chosen ?? '', 'utf8');
    for (const secret of [practice.site.password, 'c4narY-online', saved.id, 'lastUsedAt'])
      expect(text).not.toContain(secret);

    for (const { id, builtIn } of await call()['sites.list'](undefined))
      if (!builtIn) await call()['sites.remove']({ siteId: id });
    expect(await call()['sites.import'](undefined)).toEqual({
      fileName: path.basename(String(chosen)),
      added: 2,
      skipped: [],
      sameName: [],
      withoutAuthority: [],
    });
    const [, first] = await call()['sites.list'](undefined);
    expect(first).toMatchObject({ ...form, secret: 'none', lastUsedAt: null });
    expect(first?.id).not.toBe(saved.id);
  });

  it('are left out where they are in the list already, and named', async () => {
    await save();
    await call()['sites.export'](undefined);
    expect(await call()['sites.import'](undefined)).toEqual({
      fileName: path.basename(String(chosen)),
      added: 0,
      skipped: ['Acme'],
      sameName: [],
      withoutAuthority: [],
    });
    expect(await names()).toEqual(['Practice site', 'Acme']);
  });

  it('are known however their address is typed, and told where one of a known name leads elsewhere', async () => {
    await save();
    await call()['sites.export'](undefined);
    const elsewhere = { name: 'ACME', address: 'https://other.example', allowHttp: false };
    write(
      changed((file) => {
        const [own = {}] = file.sites;
        const typedOtherwise = { ...own, address: `${practice.site.url}api/v1/` };
        return { ...file, sites: [typedOtherwise, { ...own, ...elsewhere }] };
      }),
    );
    expect(await call()['sites.import'](undefined)).toEqual({
      fileName: path.basename(String(chosen)),
      added: 1,
      skipped: ['Acme'],
      sameName: [{ name: 'ACME', address: 'https://other.example' }],
      withoutAuthority: [],
    });
    expect(await names()).toEqual(['Practice site', 'Acme', 'ACME']);
  });

  it('are refused with a sentence where there would be more sites than are kept, nothing is added', async () => {
    await save();
    await call()['sites.export'](undefined);
    const many = Array.from({ length: 5_000 }, (_, index) => ({ name: `Site ${index}` }));
    write(changed((file) => ({ ...file, sites: many.map((one) => ({ ...file.sites[0], ...one })) })));
    await expect(call()['sites.import'](undefined)).rejects.toMatchObject({
      code: 'too-many-sites',
      params: { count: 5_001, limit: 5_000 },
      changed: 'nothing',
    });
    expect(await names()).toEqual(['Practice site', 'Acme']);
  });

  it('are neither written nor read where the dialog is closed', async () => {
    chosen = null;
    expect(await call()['sites.export'](undefined)).toEqual({ fileName: null, count: 0 });
    expect(await call()['sites.import'](undefined)).toEqual({
      fileName: null,
      added: 0,
      skipped: [],
      sameName: [],
      withoutAuthority: [],
    });
  });
});

describe('a file that is no export', () => {
  it.each<[string, () => string, string, RegExp]>([
    ['empty', () => '', 'end of the file', /not well-formed JSON/],
    ['cut off', () => '{"format": ', 'end of the file', /not well-formed JSON/],
    ['broken in the third line', () => '{\n"format": 1,\n  oops }', 'line 3, column 3', /not well-formed/],
    ['broken where a value should be', () => '{\n  "format": oops', 'line 2, column 13', /not well-formed/],
    ['more than one', () => '{}\n{}', 'line 2, column 1', /not well-formed/],
    ['something else', () => '{"hello": []}', 'the whole file', /not a file of sites/],
    ['a list', () => '[]', 'the whole file', /not a file of sites/],
    ['newer', () => changed((file) => ({ ...file, version: 9 })), 'version', /newer ActorLink/],
    ['without sites', () => changed(({ sites: _s, ...file }) => file), 'sites', /missing/],
    [
      'wrong in one number',
      () =>
        changed(
          (file) =>
            void Object.assign(site(file), {
              requests: { ...(site(file)['requests'] as object), readTimeoutSeconds: 9_999 },
            }),
        ),
      'site 2 (Second), requests.readTimeoutSeconds',
      /too large/,
    ],
    ['without a name', () => changed((file) => void delete site(file)['name']), 'site 2, name', /missing/],
    [
      'with a scheme that is none',
      () => changed((file) => void Object.assign(site(file), { signIn: { scheme: 'magic' } })),
      'site 2 (Second), signIn.scheme',
      /not valid/,
    ],
    [
      'with a secret in it',
      () => changed((file) => void Object.assign(site(file), { password: 'x' })),
      'site 2 (Second), password',
      /does not know/,
    ],
    [
      'with a secret in the sign-in',
      () => changed((file) => void Object.assign(site(file)['signIn'] as object, { token: 'x' })),
      'site 2 (Second), signIn.token',
      /does not know/,
    ],
    [
      'with a password in an address',
      () => changed((file) => void Object.assign(site(file), { address: 'https://kari:x@crm.example' })),
      'site 2 (Second), address',
      /not a web address/,
    ],
    [
      'with an address that is none',
      () => changed((file) => void Object.assign(site(file), { address: 'ftp://crm.example' })),
      'site 2 (Second), address',
      /not a web address/,
    ],
    [
      'with an address that nobody allowed without encryption',
      () =>
        changed(
          (file) => void Object.assign(site(file), { address: 'http://crm.example', allowHttp: false }),
        ),
      'site 2 (Second), allowHttp',
      /without encryption/,
    ],
    [
      'without an address',
      () => changed((file) => void Object.assign(site(file), { address: '' })),
      'site 2 (Second), address',
      /not valid/,
    ],
    [
      'poisoned',
      () => changed((file) => file).replace('"name":"Second"', '"__proto__":{"x":1}'),
      'site 2, name',
      /missing/,
    ],
  ])(
    'and is %s is refused with what is wrong and where; nothing is added',
    async (_what, make, place, reason) => {
      await save();
      await save({ name: 'Second' });
      await call()['sites.export'](undefined);
      write(make());
      const before = await names();
      const failure = await failureOf(call()['sites.import'](undefined));
      expect(failure).toMatchObject({ code: 'import-not-readable', changed: 'nothing' });
      expect(failure.params).toMatchObject({ file: 'sites.json', place });
      expect(String(failure.params['reason'])).toMatch(reason);
      expect(await names()).toEqual(before);
    },
  );

  it('is refused unread where it is far too large, and where it is not there', async () => {
    write(' '.repeat(6 * 1024 * 1024));
    expect((await failureOf(call()['sites.import'](undefined))).params['reason']).toMatch(/too large/);
    chosen = path.join(folder, 'nowhere.json');
    expect((await failureOf(call()['sites.import'](undefined))).params['reason']).toMatch(/not be opened/);
  });
});

describe('the list of sites', () => {
  it('keeps the order that it is given, and refuses one that is not its own', async () => {
    const ids = [await save({ name: 'A' }), await save({ name: 'B' }), await save({ name: 'C' })].map(
      ({ id }) => id,
    );
    await call()['sites.reorder']({ siteIds: ['practice', ...ids.toReversed()] });
    expect(await names()).toEqual(['Practice site', 'C', 'B', 'A']);
    for (const siteIds of [ids.slice(1), [...ids, 'x'], [ids[0] ?? '', ids[0] ?? '', ids[1] ?? '']])
      await expect(call()['sites.reorder']({ siteIds })).rejects.toMatchObject({ changed: 'nothing' });
    const later = await practice.restart();
    expect((await later.handlers['sites.list'](undefined)).map(({ name }) => name)).toEqual([
      'Practice site',
      'C',
      'B',
      'A',
    ]);
  });

  it('puts a copy behind its original, without the secret', async () => {
    const { id } = await save({ name: 'Å'.repeat(120) });
    await save({ name: 'Last' });
    const copy = await call()['sites.duplicate']({ siteId: id });
    expect(copy).toMatchObject({ secret: 'none', lastUsedAt: null });
    expect(copy.name).toHaveLength(120);
    expect(copy.name).toMatch(/ \(copy\)$/);
    expect((await names())[2]).toBe(copy.name);
  });

  it('notes when a site was used', async () => {
    const { id } = await save();
    const used = await call()['sites.use']({ siteId: id });
    expect(Date.parse(used.lastUsedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const edited = await call()['sites.save']({ ...withoutSecrets(createSiteForm(practice.site)), id });
    expect(edited.lastUsedAt).toBe(used.lastUsedAt);
    expect(await call()['sites.use']({ siteId: 'practice' })).toMatchObject({ builtIn: true });
  });
});

describe('certificate authorities', () => {
  it.each([
    ['by its path, as older versions did', { extraCaFile: '/etc/passwd', compatibilityMode: false }],
    ['by its id', { authority: 'a'.repeat(64), compatibilityMode: false, hasAuthority: true }],
  ])('are not brought along by a file that names them %s', async (_how, network) => {
    await save();
    await call()['sites.export'](undefined);
    write(changed((file) => ({ ...file, sites: [{ ...file.sites[0], name: 'Fjord', network }] })));
    expect(await call()['sites.import'](undefined)).toMatchObject({ added: 1, withoutAuthority: ['Fjord'] });
    expect((await call()['sites.list'](undefined))[2]).toMatchObject({ network: { authority: null } });
  });
});

describe('a CA file', () => {
  it('is taken only where it holds certificates', async () => {
    write('not a certificate');
    await expect(call()['sites.chooseCaFile'](undefined)).rejects.toMatchObject({
      code: 'ca-file-not-a-certificate',
      params: { file: 'sites.json' },
    });
  });
});
