import type { SecretField } from './sign-in-fields';

/** The word before a credential in its header, by the box that it belongs in. */
const schemeWords: Partial<Record<SecretField, string>> = { token: 'bearer', ticket: 'soticket' };
const anyScheme = /^(basic|bearer|soticket|negotiate|ntlm|digest)(?:\s+|$)/i;
/** A line of headers, an option of curl, or a member of JSON; people copy one together with its value. */
const nameBefore = /^(authorization|cookie|so-apptoken|x-xsrf-token|access_token)["'`]?\s*[:=]\s*/i;
const curlOption = /^(-H|--header|-b|--cookie)\s+/;

export type PastedProblem = 'secret-invalid' | 'secret-scheme';

/**
 * The value itself of what was pasted into the box of a secret that is sent in a header of its own: without quotes,
 * the name of its header and the word of its scheme. A problem where that cannot be sent, or belongs to another scheme.
 */
export function readPastedSecret(
  field: SecretField,
  pasted: string,
): { value: string; problem: PastedProblem | null } {
  // A password may be anything and hold anything.
  if (field === 'password' || field === 'clientSecret') return { value: pasted, problem: null };
  const text = takeOffQuotes(takeOffQuotes(pasted.trim().replace(curlOption, '')).replace(nameBefore, ''));
  const [whole = '', word] = anyScheme.exec(text) ?? [];
  const isOther = word !== undefined && word.toLowerCase() !== schemeWords[field];
  const value = takeOffQuotes(text.slice(isOther ? 0 : whole.length));
  if (isOther) return { value, problem: 'secret-scheme' };
  // Printable ASCII: a line break would start another header, and Node refuses everything beyond Latin-1.
  return { value, problem: /^[ -~]+$/.test(value) ? null : 'secret-invalid' };
}

function takeOffQuotes(text: string): string {
  const trimmed = text.trim();
  return /^["'`]/.test(trimmed) ? trimmed.replace(/^["'`]+|["'`]+[,;]?$/g, '').trim() : trimmed;
}
