import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blockFile } from '../testing/blocked-file';
import { createSecretBackend, type SafeStorageLike, type SecretBackend } from './secret-backend';
import { openSecretStore, type SecretStore } from './secret-store';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const canary = 'canary-Sæl8-hemmelig';
const origin = 'https://crm.example.com';

// The port itself is what differs between systems, so each system is a value of it.
const scramble = (key: number) => ({
  encrypt: async (text: string) => Buffer.from(Buffer.from(text).map((byte) => byte ^ key)),
  decrypt: async (blob: Buffer) => Buffer.from(blob.map((byte) => byte ^ key)).toString('utf8'),
});
const keychain: SecretBackend = { isProtected: async () => true, name: () => 'test', ...scramble(0x5a) };
const throwing = async () => {
  throw new Error('keyring says no');
};

const open = (backend: SecretBackend) =>
  openSecretStore({
    file: path.join(folder, 'secrets.json'),
    backend: async () => backend,
    clock: () => new Date(0),
    addNotice: () => undefined,
  });
const readLater = async (isCurrent: (siteId: string, mark: string) => boolean) => {
  const later = await open(keychain);
  later.settle(isCurrent);
  return later.get('a', origin);
};
const contentsOfFolder = () =>
  readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');

describe('with a keychain', () => {
  it('gives the secret back after a restart, and to its own origin only', async () => {
    expect(await (await open(keychain)).set('a', origin, canary)).toBe('keychain');

    const later = await open(keychain);
    expect(await later.get('a', origin)).toBe(canary);
    expect(await later.get('a', 'https://evil.example.com')).toBeNull();
    expect(await later.get('a', 'http://crm.example.com')).toBeNull();
    expect(await later.state('a', 'https://evil.example.com')).toBe('none');
  });

  it('writes it to no file in clear or in a common spelling', async () => {
    await (await open(keychain)).set('a', origin, canary);
    const bytes = Buffer.from(canary);
    for (const spelling of [canary, bytes.toString('base64'), bytes.toString('hex')]) {
      expect(contentsOfFolder()).not.toContain(spelling);
    }
  });

  it('forgets a removed secret', async () => {
    const store = await open(keychain);
    await store.set('a', origin, canary);
    store.remove('a');
    expect(await store.get('a', origin)).toBeNull();
    expect(await (await open(keychain)).get('a', origin)).toBeNull();
  });
});

describe.each<[string, SecretBackend]>([
  ['no keychain', { ...keychain, isProtected: async () => false }],
  ['a keychain that throws when asked', { ...keychain, isProtected: throwing }],
  ['a keychain that refuses to encrypt', { ...keychain, encrypt: throwing }],
  [
    'the key that everybody knows (basic_text)',
    createSecretBackend(
      {
        isEncryptionAvailable: () => true,
        encryptString: (text) => Buffer.from(text),
        decryptString: (blob) => blob.toString(),
        getSelectedStorageBackend: () => 'basic_text',
      },
      'linux',
    ),
  ],
])('with %s', (_what, backend) => {
  it('keeps the secret for this session and writes nothing', async () => {
    const store = await open(backend);
    expect(await store.set('a', origin, canary)).toBe('session');
    expect(await store.get('a', origin)).toBe(canary);
    expect(await store.state('a', origin)).toBe('session');
    expect(contentsOfFolder()).toBe('');
    expect(await (await open(backend)).get('a', origin)).toBeNull();
  });
});

describe('while the keychain is away', () => {
  const away: SecretBackend = { ...keychain, isProtected: async () => false };
  beforeEach(async () => {
    await (await open(keychain)).set('a', origin, 'the old one');
  });

  it.each<[string, (store: SecretStore) => unknown]>([
    ['changed', (store) => store.set('a', origin, canary)],
    ['changed for another address or scheme', (store) => store.set('a', 'https://other.example', canary)],
    ['removed', (store) => store.remove('a')],
    ['changed with its site', async (store) => (await store.stage('a', origin, canary, 'm')).commit()],
    ['cleared with its site', async (store) => (await store.stage('a', origin, null, 'm')).commit()],
  ])('a secret that is %s does not come back after a restart', async (_what, change) => {
    await change(await open(away));
    expect(contentsOfFolder()).not.toContain(origin);
    const later = await open(keychain);
    later.settle(() => false);
    expect(await later.get('a', origin)).toBeNull();
  });
});

describe('a keychain that takes its time', () => {
  it('brings nothing back that was changed or removed while it was read', async () => {
    await (await open(keychain)).set('a', origin, 'the old one');
    const waiting: (() => void)[] = [];
    const slow: SecretBackend = {
      ...keychain,
      decrypt: async (blob) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return keychain.decrypt(blob);
      },
    };
    const store = await open(slow);
    const read = store.get('a', origin);
    await expect.poll(() => waiting.length).toBe(1);
    await store.set('a', origin, canary);
    waiting[0]?.();
    expect(await read).toBe(canary);
    expect(await store.get('a', origin)).toBe(canary);
  });

  it('keeps nothing that was removed while it was sealed', async () => {
    const waiting: (() => void)[] = [];
    const store = await open({
      ...keychain,
      encrypt: async (text) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return keychain.encrypt(text);
      },
    });
    const writing = store.set('a', origin, canary);
    await expect.poll(() => waiting.length).toBe(1);
    store.remove('a');
    waiting[0]?.();
    await writing;
    expect(await store.get('a', origin)).toBeNull();
    expect(contentsOfFolder()).toBe('');
  });
});

describe('a secret that goes together with its site', () => {
  let store: SecretStore;
  beforeEach(async () => {
    store = await open(keychain);
    await store.set('a', origin, 'the old one');
  });

  it('counts once it is committed, and not at all where it is discarded', async () => {
    const first = await store.stage('a', origin, 'never', 'mark 1');
    expect(await store.get('a', origin)).toBe('the old one');
    first.discard();
    expect(await store.get('a', origin)).toBe('the old one');
    const second = await store.stage('a', origin, canary, 'mark 2');
    second.commit();
    expect(await store.get('a', origin)).toBe(canary);
    expect(await readLater(() => false)).toBe(canary);
    expect(contentsOfFolder()).not.toContain('staged');
  });

  it.each([
    ['the new record is there', 'mark', canary],
    ['the old record is there', 'another mark', 'the old one'],
  ])('is decided at the next start where the program ended in between: %s', async (_what, mark, expected) => {
    await store.stage('a', origin, canary, 'mark');
    expect(await readLater((siteId, found) => siteId === 'a' && found === mark)).toBe(expected);
    expect(contentsOfFolder()).not.toContain('staged');
  });

  it('holds though the file refuses the last step, now and after a restart', async () => {
    const staged = await store.stage('a', origin, canary, 'mark');
    const unblock = blockFile(path.join(folder, 'secrets.json'));
    staged.commit();
    expect(await store.get('a', origin)).toBe(canary);
    expect(() => store.finish()).toThrow(/storage/);
    unblock();
    expect(await readLater((_siteId, found) => found === 'mark')).toBe(canary);
    store.finish();
    expect(await readLater(() => false)).toBe(canary);
  });

  it('is as it was where it cannot even be staged', async () => {
    const unblock = blockFile(path.join(folder, 'secrets.json'));
    await expect(store.stage('a', origin, canary, 'mark')).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await store.get('a', origin)).toBe('the old one');
    expect(() => store.remove('a')).toThrow(/storage/);
    expect(await store.get('a', origin)).toBe('the old one');
    unblock();
  });
});

describe('with a ciphertext that cannot be read', () => {
  it('says so, keeps the ciphertext, and reads it when the keychain is back', async () => {
    await (await open(keychain)).set('a', origin, canary);
    const before = contentsOfFolder();

    const locked = await open({ ...keychain, decrypt: throwing });
    expect(await locked.state('a', origin)).toBe('unreadable');
    await expect(locked.get('a', origin)).rejects.toMatchObject({ code: 'secret-unreadable' });
    expect(contentsOfFolder()).toBe(before);
    expect(await (await open(keychain)).get('a', origin)).toBe(canary);
  });
});

describe('createSecretBackend', () => {
  const blob = Buffer.from('blob');
  it('uses the asynchronous calls where this Electron has them', async () => {
    const newer: SafeStorageLike = {
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async () => blob,
      decryptStringAsync: async () => ({ result: 'new way' }),
      decryptString: () => 'old way',
    };
    const backend = createSecretBackend(newer, 'darwin');
    expect(await backend.isProtected()).toBe(true);
    expect(await backend.decrypt(blob)).toBe('new way');
  });

  it('uses the synchronous calls of an older Electron', async () => {
    const older: SafeStorageLike = {
      isEncryptionAvailable: () => true,
      encryptString: () => blob,
      decryptString: () => 'old way',
      getSelectedStorageBackend: () => 'gnome_libsecret',
    };
    const backend = createSecretBackend(older, 'linux');
    expect(await backend.isProtected()).toBe(true);
    expect(backend.name()).toBe('gnome_libsecret');
    expect(await backend.decrypt(blob)).toBe('old way');
  });
});
