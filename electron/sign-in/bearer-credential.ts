import { decodeJwt } from 'jose';
import { AppError } from '../../shared/errors';
import type { Credential } from './credential';
import { toHeaderValue } from './credential-headers';

/**
 * `Authorization: Bearer …` with a pasted token. The tokens of Online (`8A:Cust12345.…`) are opaque; those that are a
 * JWT tell when they end. Throws `invalid-input`, and at use `token-expired`, where the token itself says so.
 */
export function createBearerCredential(pasted: string, clock: () => number): Credential {
  const token = toHeaderValue('token', pasted);
  const expiresAtMs = readExpiry(token);
  const expiresAt = expiresAtMs === null ? null : new Date(expiresAtMs).toISOString();
  return {
    headers: async () => {
      if (expiresAtMs !== null && expiresAt !== null && clock() >= expiresAtMs) {
        throw new AppError('token-expired', { params: { expiredAt: expiresAt } });
      }
      return { Authorization: `Bearer ${token}` };
    },
    describe: () => ({ scheme: 'bearer', userName: '', expiresAt, renewsItself: false, tenant: null }),
  };
}

/** Milliseconds since 1970 of a JWT's `exp`; null for an opaque token and for one that does not say. */
function readExpiry(token: string): number | null {
  try {
    const seconds = Number(decodeJwt(token).exp);
    const milliseconds = seconds * 1_000;
    return Number.isNaN(new Date(milliseconds).getTime()) ? null : milliseconds;
  } catch {
    // Not a JWT: nothing is known about it, and the site will say whether it takes it.
    return null;
  }
}
