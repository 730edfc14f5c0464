import { AppError, assertNever } from '../../shared/errors';
import { asksEachTime } from '../../shared/sign-in-fields';
import type { SignInScheme, SignInSettings } from '../../shared/sign-in-schemes';
import { addAppToken } from './credential-headers';
import { createBasicCredential, type AskedPassword } from './basic-credential';
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

/** The credential of a site. Throws `no-sign-in` where its secret is missing, `secret-unreadable` and `invalid-input`. */
export async function createCredential(
  settings: SignInSettings,
  sources: CredentialSources,
): Promise<Credential> {
  switch (settings.scheme) {
    case 'basic': {
      const { password, appToken } = await readBundle('basic', sources);
      return addAppToken(createBasic(settings, password, sources), appToken);
    }
    case 'soticket': {
      const { ticket, appToken } = await readBundle('soticket', sources);
      return addAppToken(createSoTicketCredential(requireSecret(ticket, sources)), appToken);
    }
    case 'bearer': {
      const { token, appToken } = await readBundle('bearer', sources);
      return addAppToken(createBearerCredential(requireSecret(token, sources), sources.clock), appToken);
    }
    case 'xsrf': {
      const { cookie, xsrfToken, appToken } = await readBundle('xsrf', sources);
      return addAppToken(createXsrfCredential(requireSecret(cookie, sources), xsrfToken), appToken);
    }
    case 'online': {
      const { appToken } = await readBundle('online', sources);
      return addAppToken(createOnlineCredential(await sources.openOnlineSession(settings)), appToken);
    }
    default:
      return assertNever(settings);
  }
}

function createBasic(
  settings: Extract<SignInSettings, { scheme: 'basic' }>,
  kept: string | undefined,
  sources: CredentialSources,
): Credential {
  const { userName } = settings;
  if (asksEachTime(settings)) {
    const { read: readPassword, forget: forgetPassword } = sources.askedPassword;
    return createBasicCredential({ userName, readPassword, forgetPassword });
  }
  const password = requireSecret(kept, sources);
  return createBasicCredential({ userName, readPassword: () => Promise.resolve(password) });
}

function requireSecret(secret: string | undefined, { siteName }: CredentialSources): string {
  if (secret === undefined) throw new AppError('no-sign-in', { params: { site: siteName } });
  return secret;
}

/** Empty where the site keeps none. */
async function readBundle<S extends SignInScheme>(
  scheme: S,
  sources: CredentialSources,
): Promise<SecretBundle<S>> {
  const stored = await sources.readSecret();
  return stored === null ? {} : openSecretBundle(scheme, stored, sources.siteName);
}
