import { AppError } from '../../shared/errors';
import { readPastedSecret } from '../../shared/pasted-secret';
import type { SecretField } from '../../shared/sign-in-fields';
import type { Credential } from './credential';

/** A secret as it stands in a header. Throws `invalid-input` with that field for what cannot be sent or is another's. */
export function toHeaderValue(field: SecretField, pasted: string): string {
  const { value, problem } = readPastedSecret(field, pasted);
  if (problem !== null) throw new AppError('invalid-input', { fields: { [field]: problem } });
  return value;
}

/**
 * `SO-AppToken` beside whatever else signs a request in: the API lists it for every call, and Online wants it with a
 * ticket. Throws `invalid-input`.
 */
export function addAppToken(credential: Credential, appToken: string | undefined): Credential {
  if (appToken === undefined) return credential;
  const header = { 'SO-AppToken': toHeaderValue('appToken', appToken) };
  return { ...credential, headers: async () => ({ ...(await credential.headers()), ...header }) };
}
