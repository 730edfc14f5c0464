import { AppError } from '../../shared/errors';

/**
 * A secret as it may stand in a header: trimmed, without the scheme word that people copy along with it. Throws
 * `invalid-input` with that field for anything that would end the header or change on the way.
 */
export function toHeaderValue(field: string, pasted: string, schemeWord?: string): string {
  const trimmed = pasted.trim();
  const [first = '', ...rest] = trimmed.split(/\s+/);
  const value =
    schemeWord !== undefined && first.toLowerCase() === schemeWord.toLowerCase() ? rest.join(' ') : trimmed;
  // Printable ASCII: a line break would start another header, and Node refuses everything beyond Latin-1.
  if (value === '' || !/^[ -~]+$/.test(value)) {
    throw new AppError('invalid-input', { fields: { [field]: 'secret-invalid' } });
  }
  return value;
}
