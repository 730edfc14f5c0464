import { AppError } from '../../shared/errors';
import type { KeychainState, SecretState } from '../../shared/site';
import type { SecretBackend } from './secret-backend';
import { openSecretFile, type SecretFile, type StoredSecret } from './secret-file';
import type { AddNotice } from './set-aside';

interface OpenSecret {
  origin: string;
  secret: string;
  state: 'keychain' | 'session';
}

/** Each site's secret: in the system's protected store, or in memory until the program closes. Never in clear on disk. */
export interface SecretStore {
  /** Asks the keychain, and waits for it a few seconds at most. */
  keychain: () => Promise<KeychainState>;
  /** Keeps a secret for one origin and says where it went. One that was kept before is gone, wherever it was. */
  set: (siteId: string, origin: string, secret: string) => Promise<SecretState>;
  /** Null where there is none for this origin. Throws `secret-unreadable`, `keychain-locked`, `keychain-silent`; the ciphertext stays. */
  get: (siteId: string, origin: string) => Promise<string | null>;
  state: (siteId: string, origin: string) => Promise<SecretState>;
  /** Throws a storage error; the secret is still there then. */
  remove: (siteId: string) => void;
  /**
   * Makes a change ready that has to go together with a change of the site's record: null = no secret any more. `mark`
   * tells the record it goes with from the one before. Nothing counts before `commit`. Throws a storage error.
   */
  stage: (siteId: string, origin: string, secret: string | null, mark: string) => Promise<StagedChange>;
  /** Whether an earlier run, or an earlier version, left something for `settle` or `rebind`. */
  isUndecided: (isBinding: (origin: string) => boolean) => boolean;
  /** Decides, after a start, what an earlier run left staged. */
  settle: (isCurrent: (siteId: string, mark: string) => boolean) => void;
  /** Gives what is kept another place that it belongs to: what is given back instead of the one it has. Never throws. */
  rebind: (bind: (siteId: string, origin: string) => string) => void;
  /** Forgets, at a start, what belongs to no site any more: what a killed program left. Never throws. */
  sweep: (isNeeded: (siteId: string) => boolean) => void;
  /** Whether anything is kept for this origin, without opening it: the keychain is not asked. */
  hasStored: (siteId: string, origin: string) => boolean;
  /** Writes what `commit` could not. Throws a storage error. */
  finish: () => void;
}

/** Neither call throws: whatever is left to be written is written later, or decided at the next start. */
export interface StagedChange {
  commit: () => void;
  discard: () => void;
}

export interface SecretStoreOptions {
  file: string;
  backend: () => Promise<SecretBackend>;
  clock: () => Date;
  addNotice: AddNotice;
}

/** Opens the store. The system's keychain is not touched before the first secret is needed. */
export async function openSecretStore(options: SecretStoreOptions): Promise<SecretStore> {
  const file = await openSecretFile(options);
  const open = new Map<string, OpenSecret>();
  // Sealing takes its time: of two changes of one secret the later one holds, whichever is sealed first.
  const changes = new Map<string, number>();
  const noteChange = (siteId: string) => {
    const change = (changes.get(siteId) ?? 0) + 1;
    changes.set(siteId, change);
    return () => changes.get(siteId) === change;
  };
  const get = (siteId: string, origin: string) => readSecret(siteId, origin, file, open, options.backend);
  return {
    keychain: () => describeKeychain(options.backend),
    set: async (siteId, origin, secret) => {
      const isNewest = noteChange(siteId);
      const stored = await seal(origin, secret, options.backend);
      if (!isNewest()) return open.get(siteId)?.state ?? 'none';
      if (stored) file.put(siteId, stored);
      else file.remove(siteId);
      const state = stored ? 'keychain' : 'session';
      open.set(siteId, { origin, secret, state });
      return state;
    },
    get,
    state: async (siteId, origin) => {
      try {
        const found = await get(siteId, origin);
        return found === null ? 'none' : (open.get(siteId)?.state ?? 'none');
      } catch (error) {
        return isClosed(error) ? 'locked' : 'unreadable';
      }
    },
    remove: (siteId) => {
      noteChange(siteId);
      file.remove(siteId);
      open.delete(siteId);
    },
    stage: async (siteId, origin, secret, mark) => {
      const stored = secret === null ? null : await seal(origin, secret, options.backend);
      // What was never on disk has nothing there to be replaced.
      if (stored || file.find(siteId)) file.stage(siteId, { mark, secret: stored });
      return {
        commit: () => {
          noteChange(siteId);
          file.decide(() => true, siteId);
          if (secret === null) open.delete(siteId);
          else open.set(siteId, { origin, secret, state: stored ? 'keychain' : 'session' });
        },
        discard: () => file.decide(() => false, siteId),
      };
    },
    isUndecided: (isBinding) => file.isUndecided(isBinding),
    settle: (isCurrent) => file.decide(isCurrent),
    rebind: (bind) => file.rebind(bind),
    sweep: (isNeeded) => file.sweep(isNeeded),
    hasStored: (siteId, origin) => file.peek(siteId)?.origin === origin,
    finish: () => file.finish(),
  };
}

/** The keychain is there and cannot be used now: that says nothing of what is in it. */
function isClosed(error: unknown): error is AppError {
  return error instanceof AppError && (error.code === 'keychain-locked' || error.code === 'keychain-silent');
}

async function describeKeychain(loadBackend: () => Promise<SecretBackend>): Promise<KeychainState> {
  try {
    return (await (await loadBackend()).isProtected()) ? 'there' : 'none';
  } catch (error) {
    if (!isClosed(error)) return 'none';
    return error.code === 'keychain-locked' ? 'locked' : 'silent';
  }
}

/** Null where the system cannot protect it: then it is not written at all. */
async function seal(
  origin: string,
  secret: string,
  loadBackend: () => Promise<SecretBackend>,
): Promise<StoredSecret | null> {
  if ((await describeKeychain(loadBackend)) !== 'there') return null;
  try {
    const backend = await loadBackend();
    const blob = await backend.encrypt(secret);
    return { origin, blob: blob.toString('base64'), backend: backend.name(), version: 1 };
  } catch {
    // Denied or locked: the caller keeps the secret for this session and says so.
    return null;
  }
}

async function readSecret(
  siteId: string,
  origin: string,
  file: SecretFile,
  open: Map<string, OpenSecret>,
  loadBackend: () => Promise<SecretBackend>,
): Promise<string | null> {
  const known = open.get(siteId);
  if (known?.origin === origin) return known.secret;
  const stored = file.find(siteId);
  if (!stored || stored.origin !== origin) return null;
  try {
    const backend = await loadBackend();
    const secret = await backend.decrypt(Buffer.from(stored.blob, 'base64'));
    // A keychain may take its time, and the secret may have been changed or removed meanwhile.
    if (file.find(siteId)?.blob !== stored.blob)
      return await readSecret(siteId, origin, file, open, loadBackend);
    if (open.get(siteId) === known) open.set(siteId, { origin, secret, state: 'keychain' });
    return secret;
  } catch (error) {
    const code = isClosed(error) ? error.code : 'secret-unreadable';
    throw new AppError(code, { params: { site: siteId }, cause: error });
  }
}
