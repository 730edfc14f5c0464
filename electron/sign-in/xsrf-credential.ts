import { AppError } from '../../shared/errors';
import type { Credential } from './credential';
import { toHeaderValue } from './credential-headers';

/**
 * A session cookie together with `X-XSRF-TOKEN`, for servers that want it. The token stands in the cookie
 * `XSRF-TOKEN`, so it has to be entered only where that cookie is missing. Throws `invalid-input`.
 */
export function createXsrfCredential(pasted: string, xsrfToken: string | undefined): Credential {
  const cookie = toHeaderValue('cookie', pasted);
  const token = xsrfToken ?? findXsrfToken(cookie);
  if (token === null) throw new AppError('invalid-input', { fields: { xsrfToken: 'xsrf-token-missing' } });
  const headers = { Cookie: cookie, 'X-XSRF-TOKEN': toHeaderValue('xsrfToken', token) };
  return {
    headers: () => Promise.resolve(headers),
    describe: () => ({ scheme: 'xsrf', userName: '', expiresAt: null, renewsItself: false, tenant: null }),
  };
}

function findXsrfToken(cookie: string): string | null {
  for (const pair of cookie.split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim().toUpperCase() === 'XSRF-TOKEN') {
      return decodeOrKeep(pair.slice(at + 1).trim());
    }
  }
  return null;
}

function decodeOrKeep(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
