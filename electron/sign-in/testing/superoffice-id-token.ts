import { randomBytes } from 'node:crypto';
import { CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';

type Claims = Record<string, unknown>;
type SigningKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

/** How the next identities differ from what they should be. */
export interface IdentityFault {
  change?: (claims: Claims) => Claims;
  /** Signed with a key that the service does not publish. */
  foreignKey?: boolean;
  /** Not signed at all. */
  unsigned?: boolean;
  /** The header names no key at all, or one that nobody knows. */
  header?: Record<string, string>;
}

export interface IdentitySigner {
  /** Two keys for the provider, as after a change of certificates; it signs with the first. */
  jwks: JWK[];
  /** The provider's own id_token in the form of SuperOffice's, made that many seconds later. */
  resign: (idToken: string, fault: IdentityFault, laterSeconds: number) => Promise<string>;
}

// Three RSA keys take a second to make, and any rehearsal can use the same.
let keys: Promise<[MadeKey, MadeKey, MadeKey]> | null = null;

/**
 * Makes id_tokens look like SuperOffice's: the header names its key by `x5t` and not by `kid`, and `iat` is a text
 * (docs.superoffice.com, "Validating security tokens" and the sample in "Authorization Code flow").
 */
export async function createIdentitySigner(): Promise<IdentitySigner> {
  keys ??= Promise.all([makeKey(), makeKey(), makeKey()]);
  const [signing, other, foreign] = await keys;
  return {
    jwks: [signing.jwk, other.jwk],
    resign: async (idToken, { change = (claims) => claims, foreignKey, unsigned, header }, laterSeconds) => {
      const payload: Claims = JSON.parse(
        Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'),
      );
      const later = (name: string) => Number(payload[name]) + laterSeconds;
      const claims = change({ ...payload, iat: String(later('iat')), exp: later('exp') });
      if (unsigned === true) return `${encode({ alg: 'none' })}.${encode(claims)}.`;
      return new CompactSign(Buffer.from(JSON.stringify(claims), 'utf8'))
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', ...(header ?? { x5t: signing.name }) })
        .sign((foreignKey === true ? foreign : signing).key);
    },
  };
}

function encode(part: Claims): string {
  return Buffer.from(JSON.stringify(part), 'utf8').toString('base64url');
}

interface MadeKey {
  jwk: JWK;
  key: SigningKey;
  name: string;
}

async function makeKey(): Promise<MadeKey> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const name = randomBytes(20).toString('base64url');
  const jwk = await exportJWK(privateKey);
  return { jwk: { ...jwk, kid: name, use: 'sig', alg: 'RS256' }, key: privateKey, name };
}
