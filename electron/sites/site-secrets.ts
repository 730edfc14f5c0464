import { AppError } from '../../shared/errors';
import { readPastedSecret } from '../../shared/pasted-secret';
import type { SecretState, Site, SiteForm } from '../../shared/site';
import {
  secretFields,
  asksEachTime,
  listKeptSecrets,
  listNeededSecrets,
  type SecretField,
} from '../../shared/sign-in-fields';
import type { SignInSettings } from '../../shared/sign-in-schemes';
import { loginOriginOf } from '../sign-in/online-hosts';
import { listSecrets, openSecretBundle, sealSecretBundle, type SecretBundle } from '../sign-in/secret-bundle';
import type { SecretStore, StagedChange } from '../storage/secret-store';
import { toApiAddress } from '../superoffice/api-address';
import type { KnownSecrets } from '../redaction/known-secrets';

/** Whom a secret belongs to: a site, or a form that may become one. */
export type SecretOwner = Pick<Site, 'id' | 'name' | 'address' | 'signIn' | 'network'>;
export type EnteredSecrets = NonNullable<SiteForm['secrets']>;

/** The secrets of the sites, sealed by scheme, each for one address alone. */
export interface SiteSecrets {
  /** Null where there is none for this scheme and address. Throws `secret-unreadable`, `keychain-locked`, `keychain-silent`. */
  read: (owner: SecretOwner) => Promise<string | null>;
  /** The same for whoever only describes it and sends nothing: it is not among the secrets that are in use. Throws as `read`. */
  peek: (owner: SecretOwner) => Promise<string | null>;
  /** Whether anything is kept, without a question to the keychain. */
  hasStored: (owner: SecretOwner) => boolean;
  /** Null clears it. Throws a storage error. */
  write: (owner: SecretOwner, sealed: string | null) => Promise<void>;
  /**
   * What would be kept if these were entered over `stored`, or over what the store has; null = nothing. Throws
   * `invalid-input` where one is missing.
   */
  merge: (owner: SecretOwner, entered: EnteredSecrets, stored?: string | null) => Promise<string | null>;
  /** Makes the change of a secret ready that goes together with a change of the site; see `SecretStore`. */
  stage: (owner: SecretOwner, sealed: string | null, mark: string) => Promise<StagedChange>;
  /** Writes what an earlier change left to be written. Throws a storage error. */
  finish: () => void;
  describe: (owner: SecretOwner) => Promise<{ secret: SecretState; secretsSet: SecretField[] }>;
  remove: (siteId: string) => void;
}

export function createSiteSecrets(store: SecretStore, known: KnownSecrets): SiteSecrets {
  const peek = (owner: SecretOwner) => readSecret(owner, store);
  const read = async (owner: SecretOwner) => {
    const sealed = await peek(owner);
    if (sealed !== null) noteAll(sealed, owner, known);
    return sealed;
  };
  return {
    read,
    peek,
    hasStored: (owner) => store.hasStored(owner.id, bindingOf(owner)),
    write: async (owner, sealed) => {
      if (sealed === null) return store.remove(owner.id);
      noteAll(sealed, owner, known);
      await store.set(owner.id, bindingOf(owner), sealed);
    },
    stage: (owner, sealed, mark) => {
      if (sealed !== null) noteAll(sealed, owner, known);
      return store.stage(owner.id, bindingOf(owner), sealed, mark);
    },
    finish: () => store.finish(),
    merge: async (owner, entered, given) => {
      noteEntered(entered, known);
      const { scheme } = owner.signIn;
      const stored = given ?? (await read(owner).catch(forgetUnreadable));
      const kept = stored === null ? {} : openSecretBundle(scheme, stored, owner.name);
      const sealed = sealMerged(owner.signIn, kept, entered);
      if (sealed !== null) noteAll(sealed, owner, known);
      return sealed;
    },
    describe: async (owner) => {
      const secret = await store.state(owner.id, bindingOf(owner));
      if (secret !== 'keychain' && secret !== 'session') return { secret, secretsSet: [] };
      const secretsSet = listFields(owner, await peek(owner));
      const canSignIn = listNeededSecrets(owner.signIn).every((field) => secretsSet.includes(field));
      return { secret: canSignIn ? secret : 'none', secretsSet };
    },
    remove: (siteId) => store.remove(siteId),
  };
}

/** What a secret is bound to, of a site or a form. */
export type Binding = Pick<SecretOwner, 'address' | 'signIn' | 'network'>;

const bindingMark = 'bound ';

/**
 * Everything that decides who gets to see a secret and as whose it is sent: scheme, address with its path, user or
 * client, and who vouches for the certificate. A secret that was given for anything else is none: it is neither sent
 * there nor taken for what it is not.
 */
export function bindingOf({ address, signIn, network }: Binding): string {
  const { authority } = network;
  const place =
    signIn.scheme === 'online'
      ? [loginOriginOf(signIn.environment), signIn.clientId]
      : [urlOf(address), signIn.scheme === 'basic' ? signIn.userName : ''];
  return `${bindingMark}${JSON.stringify([signIn.scheme, ...place, authority])}`;
}

export function isBinding(text: string): boolean {
  return text.startsWith(bindingMark);
}

/** As earlier versions bound a secret: to the origin alone. Kept secrets are bound anew at the start, before any page runs. */
export function earlierBindingOf({ address, signIn }: Binding): string {
  if (signIn.scheme === 'online') return `online ${loginOriginOf(signIn.environment)} ${signIn.clientId}`;
  const origin = originOf(address);
  return signIn.scheme === 'basic' ? origin : `${signIn.scheme} ${origin}`;
}

/** A file that was edited by hand may hold an address that leads nowhere: no secret fits it, and the list goes on. */
function urlOf(address: string): string {
  try {
    return toApiAddress(address).url;
  } catch {
    return 'nowhere';
  }
}

function originOf(address: string): string {
  try {
    return toApiAddress(address).origin;
  } catch {
    return 'nowhere';
  }
}

async function readSecret(owner: SecretOwner, store: SecretStore): Promise<string | null> {
  try {
    return await store.get(owner.id, bindingOf(owner));
  } catch (error) {
    // The store knows sites by id only; the sentence wants the name.
    if (error instanceof AppError)
      throw new AppError(error.code, { params: { site: owner.name }, cause: error });
    throw error;
  }
}

/** One that cannot be read any more is replaced as if there were none; one that can be read again later is not. */
function forgetUnreadable(error: unknown): null {
  if (error instanceof AppError && error.code === 'secret-unreadable') return null;
  throw error;
}

/** Without the name of its header and the word of its scheme: those are words that every site may say. */
function noteEntered(entered: EnteredSecrets, known: KnownSecrets): void {
  const fields = new Set(Object.values(secretFields).flat());
  for (const field of fields) known.note(readPastedSecret(field, entered[field] ?? '').value);
}

function noteAll(sealed: string, { signIn, name }: SecretOwner, known: KnownSecrets): void {
  for (const secret of listSecrets(openSecretBundle(signIn.scheme, sealed, name))) known.note(secret);
}

function sealMerged(signIn: SignInSettings, kept: SecretBundle, entered: EnteredSecrets): string | null {
  const merged = new Map(Object.entries(kept));
  // One that was kept until it was to be asked for each time.
  if (asksEachTime(signIn)) merged.delete('password');
  for (const field of listKeptSecrets(signIn)) {
    const value = entered[field];
    if (value === '') merged.delete(field);
    else if (value !== undefined) merged.set(field, readEntered(field, value));
  }
  if (merged.size === 0) return null;
  const missing = listNeededSecrets(signIn).filter((field) => !merged.has(field) && entered[field] !== '');
  if (missing.length > 0) {
    const fields = Object.fromEntries(missing.map((field) => [field, 'secret-missing']));
    throw new AppError('invalid-input', { fields });
  }
  // The members are those of this very scheme; their kinds are checked by the sealing.
  return sealSecretBundle(signIn.scheme, Object.fromEntries(merged) as unknown as SecretBundle);
}

/** The value itself, so that it is known as what is sent; what cannot be sent is refused as it was entered. */
function readEntered(field: SecretField, entered: string): string {
  const { value, problem } = readPastedSecret(field, entered);
  return problem === null ? value : entered;
}

function listFields({ signIn, name }: SecretOwner, sealed: string | null): SecretField[] {
  if (sealed === null) return [];
  const bundle = openSecretBundle(signIn.scheme, sealed, name);
  return listKeptSecrets(signIn).filter((field) => field in bundle);
}
