import { AppError } from '../../shared/errors';
import { readPastedSecret } from '../../shared/pasted-secret';
import type { SecretField } from '../../shared/sign-in-fields';

/** A secret as it stands in a header. Throws `invalid-input` with that field for what cannot be sent or is another's. */
export function toHeaderValue(field: SecretField, pasted: string): string {
  const { value, problem } = readPastedSecret(field, pasted);
  if (problem !== null) throw new AppError('invalid-input', { fields: { [field]: problem } });
  return value;
}
