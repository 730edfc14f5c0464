import { z } from 'zod';
import { AppError } from '../../shared/errors';
import type { SecretState } from '../../shared/site';
import { openJsonFile, type JsonFile } from './json-file';
import { createSecretBackend, type SecretBackend } from './secret-backend';
import type { AddNotice } from './set-aside';

const secretsSchema = z.strictObject({
  secrets: z.record(
    z.string(),
    z.strictObject({
      /** The secret belongs to this origin and is given to no other. */
      origin: z.string(),
      /** Base64 of what the system's store made of it. */
      blob: z.string(),
      backend: z.string(),
      version: z.literal(1),
    }),
  ),
});
type SecretsFile = z.infer<typeof secretsSchema>;

interface OpenSecret {
  origin: string;
  secret: string;
  state: 'keychain' | 'session';
}

/** Each site's secret: in the system's protected store, or in memory until the program closes. Never in clear on disk. */
export interface SecretStore {
  isProtected: () => Promise<boolean>;
  /** Keeps a secret for one origin and says where it went. */
  set: (siteId: string, origin: string, secret: string) => Promise<SecretState>;
  /** Null where there is none for this origin. Throws `secret-unreadable`; the ciphertext stays. */
  get: (siteId: string, origin: string) => Promise<string | null>;
  state: (siteId: string, origin: string) => Promise<SecretState>;
  remove: (siteId: string) => void;
  /** Every secret that is open in memory, for the redaction of logs. */
  openSecrets: () => string[];
}

export interface SecretStoreOptions {
  file: string;
  backend: () => Promise<SecretBackend>;
  clock: () => Date;
  addNotice: AddNotice;
}

/** Opens the store. The system's keychain is not touched before the first secret is needed. */
export async function openSecretStore(options: SecretStoreOptions): Promise<SecretStore> {
  const file = await openJsonFile({
    file: options.file,
    schema: secretsSchema,
    empty: { secrets: {} },
    migrations: [],
    clock: options.clock,
    addNotice: options.addNotice,
  });
  const open = new Map<string, OpenSecret>();
  const get = (siteId: string, origin: string) => readSecret(siteId, origin, file, open, options.backend);
  return {
    isProtected: () => isProtected(options.backend),
    set: (siteId, origin, secret) => writeSecret({ siteId, origin, secret }, file, open, options.backend),
    get,
    state: async (siteId, origin) => {
      try {
        const found = await get(siteId, origin);
        return found === null ? 'none' : (open.get(siteId)?.state ?? 'none');
      } catch {
        return 'unreadable';
      }
    },
    remove: (siteId) => {
      open.delete(siteId);
      const { [siteId]: _removed, ...secrets } = file.read().secrets;
      if (_removed) file.write({ secrets });
    },
    openSecrets: () => [...open.values()].map(({ secret }) => secret),
  };
}

/** The backend of the Electron that we run in. */
export async function loadElectronSecretBackend(): Promise<SecretBackend> {
  const { safeStorage } = await import('electron');
  return createSecretBackend(safeStorage, process.platform);
}

async function isProtected(loadBackend: () => Promise<SecretBackend>): Promise<boolean> {
  try {
    return await (await loadBackend()).isProtected();
  } catch {
    // A keychain that throws protects nothing.
    return false;
  }
}

async function writeSecret(
  { siteId, origin, secret }: { siteId: string; origin: string; secret: string },
  file: JsonFile<SecretsFile>,
  open: Map<string, OpenSecret>,
  loadBackend: () => Promise<SecretBackend>,
): Promise<SecretState> {
  const sealed = await seal(secret, loadBackend);
  if (sealed === null) {
    open.set(siteId, { origin, secret, state: 'session' });
    return 'session';
  }
  file.write({ secrets: { ...file.read().secrets, [siteId]: { origin, ...sealed, version: 1 } } });
  open.set(siteId, { origin, secret, state: 'keychain' });
  return 'keychain';
}

/** Null where the system cannot protect it: then it is not written at all. */
async function seal(
  secret: string,
  loadBackend: () => Promise<SecretBackend>,
): Promise<{ blob: string; backend: string } | null> {
  if (!(await isProtected(loadBackend))) return null;
  try {
    const backend = await loadBackend();
    const blob = await backend.encrypt(secret);
    return { blob: blob.toString('base64'), backend: backend.name() };
  } catch {
    // Denied or locked: the caller keeps the secret for this session and says so.
    return null;
  }
}

async function readSecret(
  siteId: string,
  origin: string,
  file: JsonFile<SecretsFile>,
  open: Map<string, OpenSecret>,
  loadBackend: () => Promise<SecretBackend>,
): Promise<string | null> {
  const known = open.get(siteId);
  if (known?.origin === origin) return known.secret;
  const stored = file.read().secrets[siteId];
  if (!stored || stored.origin !== origin) return null;
  try {
    const backend = await loadBackend();
    const secret = await backend.decrypt(Buffer.from(stored.blob, 'base64'));
    open.set(siteId, { origin, secret, state: 'keychain' });
    return secret;
  } catch (error) {
    throw new AppError('secret-unreadable', { params: { site: siteId }, cause: error });
  }
}
