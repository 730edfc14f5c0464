import { z } from 'zod';
import { AppError } from '../../shared/errors';
import type { SignInScheme } from '../../shared/sign-in-schemes';

/**
 * The secrets of one site by scheme: what stands behind one entry of the secret store. Each may be missing: a password
 * that is asked for each time, a ticket that was forgotten while its app token stays.
 */
export interface SecretBundles {
  basic: { password?: string; appToken?: string };
  soticket: { ticket?: string; appToken?: string };
  bearer: { token?: string; appToken?: string };
  xsrf: { cookie?: string; xsrfToken?: string; appToken?: string };
  online: {
    clientSecret?: string;
    appToken?: string;
    /** What the browser sign-in left: it gets new access tokens until the consent is withdrawn. */
    refreshToken?: string;
    /** The tenant that the refresh token belongs to. */
    tenant?: string;
  };
}
export type SecretBundle<S extends SignInScheme = SignInScheme> = SecretBundles[S];

const optional = z.string().min(1).max(10_000).exactOptional();
const bundleSchemas: { [S in SignInScheme]: z.ZodType<SecretBundles[S]> } = {
  basic: z.strictObject({ password: optional, appToken: optional }),
  soticket: z.strictObject({ ticket: optional, appToken: optional }),
  bearer: z.strictObject({ token: optional, appToken: optional }),
  xsrf: z.strictObject({ cookie: optional, xsrfToken: optional, appToken: optional }),
  online: z.strictObject({
    clientSecret: optional,
    appToken: optional,
    refreshToken: optional,
    tenant: z.string().max(64).exactOptional(),
  }),
};

/** A shorter one, such as a language, is not worth the holes it would tear into texts. */
const minCookieLength = 12;

/** Tells a bundle of Basic from a bare password: nobody can type it. */
const bundleMark = '\u0001';

/**
 * The text that goes into the secret store. Basic keeps a password that stands alone as the bare password, as the first
 * version of ActorLink did.
 */
export function sealSecretBundle<S extends SignInScheme>(scheme: S, bundle: SecretBundle<S>): string {
  const parsed = bundleSchemas[scheme].parse(bundle);
  const text = JSON.stringify(parsed);
  if (scheme !== 'basic') return text;
  const { password = '', appToken }: SecretBundles['basic'] = parsed;
  const isBare = password !== '' && appToken === undefined && !password.startsWith(bundleMark);
  return isBare ? password : `${bundleMark}${text}`;
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
  const isBare = scheme === 'basic' && !stored.startsWith(bundleMark);
  const parsed = bundleSchemas[scheme].safeParse(
    isBare ? { password: stored } : parseJson(scheme === 'basic' ? stored.slice(bundleMark.length) : stored),
  );
  if (!parsed.success) throw new AppError('secret-unreadable', { params: { site: siteName } });
  return parsed.data;
}

/** Every single secret of a bundle, for the redaction of logs and errors. */
export function listSecrets(bundle: SecretBundle): string[] {
  return Object.entries(bundle)
    .filter(([name, value]) => name !== 'tenant' && typeof value === 'string')
    .flatMap(([name, value]) => (name === 'cookie' ? listCookies(String(value)) : [String(value)]));
}

/** A cookie header, and each of its values that is no ordinary word. */
function listCookies(header: string): string[] {
  const values = header.split(';').map((cookie) => cookie.replace(/^[^=]*=/, '').trim());
  return [header, ...values.filter((value) => value.length >= minCookieLength)];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
