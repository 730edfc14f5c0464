import { AppError, assertNever } from '../../shared/errors';
import type { SignInScheme, SignInSettings } from '../../shared/sign-in-schemes';
import type { AskedPassword } from './asked-password';
import { createBasicCredential } from './basic-credential';
import { createBearerCredential } from './bearer-credential';
import type { Credential } from './credential';
import { createOnlineCredential } from './online-credential';
import type { OnlineSession } from './online-session';
import { openSecretBundle, type SecretBundle } from './secret-bundle';
import { createSoTicketCredential } from './so-ticket-credential';
import { createXsrfCredential } from './xsrf-credential';

export interface CredentialSources {
  siteName: string;
  /** The site's entry of the secret store. Null: none. */
  readSecret: () => Promise<string | null>;
  clock: () => number;
  /** Where a password lives that is asked for each time. */
  askedPassword: AskedPassword;
  /** Made only for sites of that scheme. */
  openOnlineSession: (settings: Extract<SignInSettings, { scheme: 'online' }>) => Promise<OnlineSession>;
}

/** The credential of a site. Throws `no-sign-in` where its secret is missing, and `secret-unreadable`. */
export async function createCredential(
  settings: SignInSettings,
  sources: CredentialSources,
): Promise<Credential> {
  switch (settings.scheme) {
    case 'basic':
      return createBasic(settings, sources);
    case 'soticket':
      return createSoTicketCredential(await readBundle('soticket', sources));
    case 'bearer':
      return createBearerCredential(await readBundle('bearer', sources), sources.clock);
    case 'xsrf':
      return createXsrfCredential(await readBundle('xsrf', sources));
    case 'online':
      return createOnlineCredential(await sources.openOnlineSession(settings));
    default:
      return assertNever(settings);
  }
}

async function createBasic(
  { userName, askEachTime }: Extract<SignInSettings, { scheme: 'basic' }>,
  sources: CredentialSources,
): Promise<Credential> {
  const { askedPassword } = sources;
  if (askEachTime) {
    const { read: readPassword, forget: forgetPassword } = askedPassword;
    return createBasicCredential({ userName, readPassword, forgetPassword });
  }
  const { password } = await readBundle('basic', sources);
  return createBasicCredential({ userName, readPassword: () => Promise.resolve(password) });
}

async function readBundle<S extends SignInScheme>(
  scheme: S,
  sources: CredentialSources,
): Promise<SecretBundle<S>> {
  const stored = await sources.readSecret();
  if (stored === null) throw new AppError('no-sign-in', { params: { site: sources.siteName } });
  return openSecretBundle(scheme, stored, sources.siteName);
}
