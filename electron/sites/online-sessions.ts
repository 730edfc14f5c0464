import { AppError } from '../../shared/errors';
import type { Site } from '../../shared/site';
import { secretFields } from '../../shared/sign-in-fields';
import type { OnlineSettings, SignInDescription } from '../../shared/sign-in-schemes';
import type { OnlineSession, OnlineSessionOptions } from '../sign-in/online-session';
import { openSecretBundle, sealSecretBundle } from '../sign-in/secret-bundle';
import type { EnteredSecrets, SecretOwner, SiteSecrets } from './site-secrets';

/** The sign-ins to SuperOffice Online, one per site for the program's life. */
export interface OnlineSessions {
  /** A new one where the site's settings have changed. Throws `invalid-input` for a site of another scheme. */
  ofSite: (site: SecretOwner) => Promise<OnlineSession>;
  /** What is known of its sign-in, without beginning one: who it is once used, before that whether it is kept. */
  describe: (site: SecretOwner) => Promise<SignInDescription>;
  /** The one that the form began in the browser, or that of its site. */
  ofForm: (owner: SecretOwner, entered: EnteredSecrets) => Promise<OnlineSession>;
  /** Through the browser. Throws the coded errors of signing in; another call or `cancel` ends it as `cancelled`. */
  signIn: (session: OnlineSession) => Promise<SignInDescription>;
  cancel: () => void;
  /** What was signed in from this form, for the site that it is saved as; null where nothing was. */
  findSignedIn: (owner: SecretOwner) => SignedInForm | null;
  forget: (siteId: string) => void;
}

export interface SignedInForm {
  /** The secrets as they are to be kept; null = nobody has signed in. */
  sealed: string | null;
  /** The site is saved, secrets and all: what was signed in from the form is its own from now on. */
  adopt: (site: Site) => Promise<void>;
}

export interface OnlineSessionsOptions {
  secrets: SiteSecrets;
  /** What all sessions have in common. */
  common: Omit<OnlineSessionOptions, 'settings' | 'transport' | 'readSecrets' | 'writeSecrets' | 'onChanged'>;
  createTransport: (owner: SecretOwner) => Promise<OnlineSessionOptions['transport']>;
  /** What is known of this site's sign-in has changed by itself. */
  noteChanged: (siteId: string) => void;
}

/** Where a session keeps its secrets: in memory until the form it came from is saved. */
interface Slot {
  settingsKey: string;
  session: Promise<OnlineSession>;
  /** The sealed secrets of an unsaved form; null once a site keeps them. */
  unsaved: { sealed: string | null } | null;
  /** What was typed into the form; null for a kept site. */
  entered: EnteredSecrets | null;
  owner: SecretOwner;
  /** The site was removed, signed out of or changed: what comes late from this sign-in is not kept. */
  isOver: boolean;
}

export function createOnlineSessions(options: OnlineSessionsOptions): OnlineSessions {
  const { secrets } = options;
  const ofSites = new Map<string, Slot>();
  let ofForm: Slot | null = null;
  let inBrowser: OnlineSession | null = null;

  const siteSession = async (site: SecretOwner) => {
    const known = ofSites.get(site.id);
    if (known?.settingsKey === keyOf(site)) return known.session;
    const slot = openSlot(site, null, options);
    keepSlot(site.id, slot);
    return slot.session;
  };
  const keepSlot = (siteId: string, slot: Slot | null) => {
    const before = ofSites.get(siteId);
    if (before && before !== slot) before.isOver = true;
    if (slot) ofSites.set(siteId, slot);
    else ofSites.delete(siteId);
  };
  return {
    ofSite: siteSession,
    describe: async (site) => {
      const open = ofSites.get(site.id);
      const found = open?.settingsKey === keyOf(site) ? (await open.session).describe() : null;
      return found?.tenant ? found : describeKept(await secrets.peek(site).catch(() => null), site);
    },
    ofForm: async (owner, entered) => {
      if (ofForm?.settingsKey === keyOf(owner)) {
        enterAgain(ofForm, entered);
        return ofForm.session;
      }
      // What the form has changed must not reach the site's own sign-in before it is saved.
      if (owner.id !== '' && ofSites.get(owner.id)?.settingsKey === keyOf(owner) && !hasSecret(entered))
        return siteSession(owner);
      ofForm = openSlot(owner, entered, options);
      return ofForm.session;
    },
    signIn: async (session) => {
      inBrowser?.cancel();
      inBrowser = session;
      try {
        await session.signIn();
        return session.describe();
      } finally {
        if (inBrowser === session) inBrowser = null;
      }
    },
    cancel: () => inBrowser?.cancel(),
    findSignedIn: (owner) => {
      if (ofForm?.settingsKey !== keyOf(owner)) return null;
      const slot = ofForm;
      const sealed = slot.unsaved?.sealed ?? null;
      return {
        sealed,
        adopt: async (site) => {
          const newer = slot.unsaved?.sealed ?? null;
          if (ofForm === slot) ofForm = null;
          keepSlot(
            site.id,
            Object.assign(slot, { owner: site, entered: null, unsaved: null, settingsKey: keyOf(site) }),
          );
          // Renewed while the site was being saved.
          if (newer !== null && newer !== sealed) await secrets.write(site, newer);
        },
      };
    },
    forget: (siteId) => {
      void ofSites.get(siteId)?.session.then((session) => session.cancel());
      keepSlot(siteId, null);
      if (ofForm?.owner.id === siteId) ofForm = null;
    },
  };
}

/** `entered` null: a kept site. */
function openSlot(
  owner: SecretOwner,
  entered: EnteredSecrets | null,
  { secrets, common, createTransport, noteChanged }: OnlineSessionsOptions,
): Slot {
  const settings = requireOnline(owner);
  const slot: Omit<Slot, 'session'> = {
    settingsKey: keyOf(owner),
    owner,
    entered,
    unsaved: null,
    isOver: false,
  };
  const readSealed = async () => {
    if (slot.entered) slot.unsaved ??= { sealed: await secrets.merge(owner, slot.entered) };
    return slot.unsaved ? slot.unsaved.sealed : secrets.read(slot.owner);
  };
  const makeSession = async () => {
    // The protocol's library is not loaded before somebody signs in that way.
    const { OnlineSession: Session } = await import('../sign-in/online-session');
    return new Session({
      ...common,
      settings,
      transport: await createTransport(owner),
      onChanged: () => {
        if (slot.entered === null) noteChanged(slot.owner.id);
      },
      readSecrets: async () => {
        const sealed = await readSealed();
        return sealed === null ? null : openSecretBundle('online', sealed, owner.name);
      },
      writeSecrets: async (bundle) => {
        const sealed = sealSecretBundle('online', bundle);
        if (slot.unsaved) slot.unsaved = { sealed };
        else if (!slot.isOver) await secrets.write(slot.owner, sealed);
      },
    });
  };
  return Object.assign(slot, { session: makeSession() });
}

/** A program that was just started has asked nobody yet, but may hold what renews the sign-in. */
function describeKept(sealed: string | null, { name }: SecretOwner): SignInDescription {
  const { refreshToken, tenant } = sealed === null ? {} : openSecretBundle('online', sealed, name);
  return {
    scheme: 'online',
    userName: '',
    expiresAt: null,
    renewsItself: refreshToken !== undefined,
    tenant: tenant === undefined ? null : { id: tenant, companyName: '' },
  };
}

/** What the form holds of secrets may be typed or corrected before and after the person signs in. */
function enterAgain(slot: Slot, entered: EnteredSecrets): void {
  slot.entered = entered;
  const sealed = slot.unsaved?.sealed ?? null;
  if (sealed === null) {
    slot.unsaved = null;
    return;
  }
  const bundle = openSecretBundle('online', sealed, slot.owner.name);
  for (const field of secretFields.online) {
    const typed = entered[field];
    if (typed === '') delete bundle[field];
    else if (typed !== undefined) bundle[field] = typed;
  }
  slot.unsaved = { sealed: sealSecretBundle('online', bundle) };
}

function requireOnline({ signIn }: SecretOwner): OnlineSettings {
  if (signIn.scheme === 'online') return signIn;
  throw new AppError('invalid-input', { fields: { scheme: 'scheme-not-online' } });
}

function keyOf({ id, signIn, network }: SecretOwner): string {
  return JSON.stringify([id, signIn, network]);
}

function hasSecret(entered: EnteredSecrets): boolean {
  return Object.values(entered).length > 0;
}
