import { compactVerify, decodeProtectedHeader, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { TwoClocks } from '../clock';
import { AppError } from '../../shared/errors';
import type { LoginTransport } from './login-transport';

/** Gives the id_token back, fit for the protocol library, after its signature was verified. */
export type IdTokenCheck = (idToken: string) => Promise<string>;

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
const keepKeysMs = 5 * 60_000;
const numericDates = ['iat', 'nbf', 'exp', 'auth_time'];

/**
 * Checks signatures with the keys at `keysUrl`, kept for five minutes and fetched anew for a key that is not among
 * them. The library has a check of its own, but it wants a `kid` in the header and a number in `iat`, and
 * SuperOffice's documented tokens have `x5t` and a text ("Validating security tokens", "Authorization Code flow").
 * Throws `identity-signature` and what fetching the keys throws.
 */
export function createIdTokenCheck(
  transport: LoginTransport,
  keysUrl: string,
  clock: Pick<TwoClocks, 'monotonicMs'>,
): IdTokenCheck {
  const { host } = new URL(keysUrl);
  let held: { keys: JWK[]; fetchedAtMs: number } | null = null;
  const fetchKeys = async () => {
    held = { keys: await readKeys(transport, keysUrl, host), fetchedAtMs: clock.monotonicMs() };
    return held.keys;
  };
  return async (idToken) => {
    const age = held === null ? Infinity : clock.monotonicMs() - held.fetchedAtMs;
    const known = held !== null && age < keepKeysMs ? held.keys : null;
    if (known !== null && (await isSignedByOneOf(idToken, known))) return withNumericDates(idToken);
    if (await isSignedByOneOf(idToken, await fetchKeys())) return withNumericDates(idToken);
    throw new AppError('identity-signature', { params: { host } });
  };
}

async function readKeys(transport: LoginTransport, url: string, host: string): Promise<JWK[]> {
  const { status, text } = await transport({ method: 'GET', url });
  const parsed = keySetSchema.safeParse(status === 200 ? parseJson(text) : undefined);
  if (parsed.success) return parsed.data.keys;
  throw new AppError('login-not-usable', { params: { host }, detail: `jwks: HTTP ${status}` });
}

async function isSignedByOneOf(idToken: string, keys: readonly JWK[]): Promise<boolean> {
  for (const key of selectKeys(idToken, keys)) {
    try {
      await compactVerify(idToken, await importJWK(key, 'RS256'), { algorithms: ['RS256'] });
      return true;
    } catch {
      // Not this key, or not a signature at all: both mean that it does not vouch for the token.
    }
  }
  return false;
}

/** By `kid`, else by `x5t`; a token that names no key may be signed by any of them. */
function selectKeys(idToken: string, keys: readonly JWK[]): JWK[] {
  const usable = keys.filter(({ kty, use }) => kty === 'RSA' && (use === undefined || use === 'sig'));
  try {
    const { kid, x5t } = decodeProtectedHeader(idToken);
    if (kid !== undefined) return usable.filter((key) => key.kid === kid);
    const named = usable.filter((key) => x5t !== undefined && (key.x5t === x5t || key.kid === x5t));
    return named.length > 0 ? named : usable;
  } catch {
    return [];
  }
}

/** Writes dates that came as text as numbers, as the standard has them. The old signature no longer fits; it was checked. */
function withNumericDates(idToken: string): string {
  const [header = '', payload = '', signature = ''] = idToken.split('.');
  const claims = z.record(z.string(), z.unknown()).safeParse(parseJson(decode(payload)));
  if (!claims.success) return idToken;
  const texts = numericDates.filter((name) => /^\d{1,12}$/.test(asText(claims.data[name])));
  if (texts.length === 0) return idToken;
  const numbers = Object.fromEntries(texts.map((name) => [name, Number(claims.data[name])]));
  const changed = Buffer.from(JSON.stringify({ ...claims.data, ...numbers }), 'utf8').toString('base64url');
  return `${header}.${changed}.${signature}`;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function decode(part: string): string {
  return Buffer.from(part, 'base64url').toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
