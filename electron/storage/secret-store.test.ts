import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecretBackend, type SafeStorageLike, type SecretBackend } from './secret-backend';
import { openSecretStore } from './secret-store';

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
