import type { Credential } from './credential';
import { toHeaderValue } from './header-value';

/**
 * `SO-AppToken` beside whatever else signs a request in: the API lists it for every call, and Online wants it with a
 * ticket. Throws `invalid-input`.
 */
export function addAppToken(credential: Credential, appToken: string | undefined): Credential {
  if (appToken === undefined) return credential;
  const header = { 'SO-AppToken': toHeaderValue('appToken', appToken) };
  return { ...credential, headers: async () => ({ ...(await credential.headers()), ...header }) };
}
