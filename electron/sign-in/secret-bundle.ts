import { z } from 'zod';
import { AppError } from '../../shared/errors';
import type { SignInScheme } from '../../shared/sign-in-schemes';

const part = z.string().min(1).max(10_000);

/** The secrets of one site by scheme: what stands behind one entry of the secret store. */
export interface SecretBundles {
  basic: { password: string };
  soticket: { ticket: string; appToken?: string };
  bearer: { token: string };
  xsrf: { cookie: string; xsrfToken?: string };
  online: {
    clientSecret?: string;
    /** What the browser sign-in left: it gets new access tokens until the consent is withdrawn. */
    refreshToken?: string;
    /** The tenant that the refresh token belongs to. */
    tenant?: string;
  };
}
export type SecretBundle<S extends SignInScheme = SignInScheme> = SecretBundles[S];

const bundleSchemas: { [S in SignInScheme]: z.ZodType<SecretBundles[S]> } = {
  basic: z.strictObject({ password: part }),
  soticket: z.strictObject({ ticket: part, appToken: part.exactOptional() }),
  bearer: z.strictObject({ token: part }),
  xsrf: z.strictObject({ cookie: part, xsrfToken: part.exactOptional() }),
  online: z.strictObject({
    clientSecret: part.exactOptional(),
    refreshToken: part.exactOptional(),
    tenant: z.string().max(64).exactOptional(),
  }),
};

/** The text that goes into the secret store. Basic keeps the bare password, as the first version of ActorLink did. */
export function sealSecretBundle<S extends SignInScheme>(scheme: S, bundle: SecretBundle<S>): string {
  const parsed = bundleSchemas[scheme].parse(bundle);
  return 'password' in parsed ? parsed.password : JSON.stringify(parsed);
}

/**
 * Reads what `sealSecretBundle` wrote. Throws `secret-unreadable` for a text of another scheme, which then has to be
 * entered again.
 */
export function openSecretBundle<S extends SignInScheme>(
  scheme: S,
  stored: string,
  siteName: string,
): SecretBundle<S> {
  const parsed = bundleSchemas[scheme].safeParse(
    scheme === 'basic' ? { password: stored } : parseJson(stored),
  );
  if (!parsed.success) throw new AppError('secret-unreadable', { params: { site: siteName } });
  return parsed.data;
}

/** Every single secret of a bundle, for the redaction of logs and errors. */
export function listSecrets(bundle: SecretBundle): string[] {
  return Object.entries(bundle)
    .filter(([name, value]) => name !== 'tenant' && typeof value === 'string')
    .map(([, value]) => String(value));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
