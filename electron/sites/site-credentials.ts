import type { Site } from '../../shared/site';
import { listNeededSecrets } from '../../shared/sign-in-fields';
import type { SignInDescription, SignInSettings } from '../../shared/sign-in-schemes';
import { createAskedPassword, type AskedPassword } from '../sign-in/basic-credential';
import type { Credential, CredentialHeaders } from '../sign-in/credential';
import { toHeaderValue } from '../sign-in/credential-headers';
import type { OnlineSession } from '../sign-in/online-session';
import { openSecretBundle } from '../sign-in/secret-bundle';
import { createAskedPasswords, type AskedPasswords } from './asked-passwords';
import type { KnownSecrets } from '../redaction/known-secrets';
import type { OnlineSessions } from './online-sessions';
import type { EnteredSecrets, SecretOwner, SiteSecrets } from './site-secrets';

/** How the sites of this program are signed in to. */
export interface SiteCredentials {
  /** The credential of a kept site. Throws `no-sign-in`, `secret-unreadable`, `invalid-input`. */
  ofSite: (site: Site) => Promise<Credential>;
  /** The credential of a form: what was entered in it, and for the rest what the site keeps. Throws as above. */
  ofForm: (owner: SecretOwner, entered: EnteredSecrets) => Promise<Credential>;
  /** Throws `invalid-input` for secrets that no request could carry. */
  requireUsable: (owner: SecretOwner, sealed: string) => Promise<void>;
  describe: (site: Site) => Promise<SignInDescription>;
  /** What its settings alone tell. */
  describeUnknown: (site: Site) => SignInDescription;
  /** For a site that asks each time. */
  askedPassword: AskedPasswords['of'];
  /** Forgets what is held in memory. */
  forget: (siteId: string) => void;
}

export interface SiteCredentialsOptions {
  secrets: SiteSecrets;
  known: KnownSecrets;
  online: OnlineSessions;
  clock: () => Date;
}

export function createSiteCredentials(options: SiteCredentialsOptions): SiteCredentials {
  const { secrets, online } = options;
  const asked = createAskedPasswords(options.known);
  const make = (owner: SecretOwner, sources: Sources) => makeCredential(owner, sources, options);
  const ofSite = (site: Site, readSecret = () => secrets.read(site)) =>
    make(site, {
      readSecret,
      askedPassword: asked.of(site),
      openOnlineSession: () => online.ofSite(site),
    });
  return {
    ofSite: (site) => ofSite(site),
    ofForm: (owner, entered) =>
      make(owner, {
        readSecret: () => secrets.merge(owner, entered),
        askedPassword: askOnForm(owner, entered, { asked, known: options.known }),
        openOnlineSession: () => online.ofForm(owner, entered),
      }),
    requireUsable: async (owner, sealed) => {
      const bundle = openSecretBundle(owner.signIn.scheme, sealed, owner.name);
      if (bundle.appToken !== undefined) toHeaderValue('appToken', bundle.appToken);
      const isComplete = listNeededSecrets(owner.signIn).every((field) => field in bundle);
      // Online signs in with what the browser brings, and what was forgotten is not looked at.
      if (owner.signIn.scheme === 'online' || !isComplete) return;
      const credential = await make(owner, {
        readSecret: () => Promise.resolve(sealed),
        askedPassword: createAskedPassword(),
        openOnlineSession: () => online.ofForm(owner, {}),
      });
      credential.describe();
    },
    describe: (site) => {
      if (site.signIn.scheme === 'online') return online.describe(site);
      return ofSite(site, () => secrets.peek(site)).then(
        (credential) => credential.describe(),
        () => describeUnknown(site.signIn),
      );
    },
    describeUnknown: ({ signIn }) => describeUnknown(signIn),
    askedPassword: asked.of,
    forget: (siteId) => {
      asked.forget(siteId);
      online.forget(siteId);
    },
  };
}

interface Sources {
  readSecret: () => Promise<string | null>;
  askedPassword: AskedPassword;
  openOnlineSession: () => Promise<OnlineSession>;
}

/** A password that is typed into a form serves that form alone. */
function askOnForm(
  owner: SecretOwner,
  { password }: EnteredSecrets,
  { asked, known }: { asked: AskedPasswords; known: Pick<KnownSecrets, 'note'> },
): AskedPassword {
  if (password === undefined || password === '') return asked.of(owner);
  const typed = createAskedPassword();
  // Before its first byte leaves: a site may repeat what it was sent.
  known.note(password);
  typed.provide(password);
  return typed;
}

async function makeCredential(
  owner: SecretOwner,
  sources: Sources,
  { known, clock }: SiteCredentialsOptions,
): Promise<Credential> {
  const { createCredential } = await import('../sign-in/create-credential');
  const credential = await createCredential(owner.signIn, {
    ...sources,
    siteName: owner.name,
    clock: () => clock().getTime(),
  });
  return { ...credential, headers: async () => noteHeaders(owner.id, await credential.headers(), known) };
}

/** An access token is a secret from the moment that it is first sent. */
function noteHeaders(siteId: string, headers: CredentialHeaders, known: KnownSecrets): CredentialHeaders {
  for (const value of Object.values(headers))
    known.noteToken(siteId, value.replace(/^(Basic|Bearer|SOTicket) /, ''));
  return headers;
}

/** What can be told while there is nothing to sign in with. */
function describeUnknown(signIn: SignInSettings): SignInDescription {
  const userName = signIn.scheme === 'basic' ? signIn.userName : '';
  return { scheme: signIn.scheme, userName, expiresAt: null, renewsItself: false, tenant: null };
}
