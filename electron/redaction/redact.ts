import { AppError, type AppErrorData } from '../../shared/errors';
import { createKnownSecrets, type KnownSecrets } from './known-secrets';
import { redactJson } from './redact-json';
import type { Sent } from './secret-matcher';
import { isSecretName, isSecretParameter, isSuspicious, secretWord } from './secret-names';

/** What stands in the place of a secret. */
export const redacted = '‹redacted›';

/** Takes secrets out of a text, for everything that is kept or shown: inspector, log, activity, errors, exports. */
export type Redact = (
  text: string,
  /** What whoever will see it has sent himself: it comes back as it was, so that nobody can guess secrets by sending them. */
  sent?: Sent,
) => string;

// `Cookie: a=1; b=2`: everything up to the end of the line belongs to such a header.
const headerLine =
  /(?<![\w-])((?:proxy-)?authorization|set-cookie2?|cookie|so-apptoken|x-xsrf-token)(\s*:\s*)(?!["'\\])[^\r\n]+/gi;
// `"password": "…"`, `\"password\":\"…\"`, `client_secret=…`: name, sign, value up to where it ends.
const namedValue = new RegExp(
  `(${secretWord})(\\\\*["']?\\s*[:=]\\s*)(\\\\+"(?:(?!\\\\{1,8}").)*\\\\+"|"(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^\\r\\n&,;}"'\\\\]+)`,
  'gi',
);
const schemeCredential = /\b(Basic|Bearer|SOTicket|Negotiate|NTLM|Digest)\s+[A-Za-z0-9+/=:._~-]{4,}/gi;
// The part of an address before its host: `user:password@` or `token@`.
const addressUser = /(\/\/)[^/\s@?#"'<>\\]{1,2000}@/g;
const parameter = /(^|[?&#])([\w.%[\]-]{1,100})=([^&#\s"'<>\\]+)/g;
const hiddenInput = /(<input\b[^>]{0,500}\bvalue=)("[^"]*"|'[^']*')/gi;
// How tokens look wherever they stand: a JWT, SuperOffice Online's access tokens and tickets.
const tokenLook = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(?:8A|7T):[\w+/=.-]{8,}/g;

/**
 * The one redaction: by the value of every secret that is known, however it is written, by the name of a header, field,
 * parameter or member of JSON, and by the look of a credential. What it costs depends on the text alone. Never throws.
 */
export function createRedact(known: Pick<KnownSecrets, 'replaceIn'>): Redact {
  return (text, sent) => redactByShape(known.replaceIn(text, redacted, sent));
}

/** The same for secrets that nobody else knows. */
export function createRedactOf(secrets: readonly string[]): Redact {
  const known = createKnownSecrets();
  for (const secret of secrets) known.note(secret);
  return createRedact(known);
}

/** The same error without the secrets that its words may hold: they are often somebody else's. */
export function redactError(error: AppError, redact: Redact): AppError {
  const { code, ...about } = redactErrorData(error.toData(), redact);
  return new AppError(code, { ...about, cause: error.cause });
}

export function redactErrorData(error: AppErrorData, redact: Redact): AppErrorData {
  const params = Object.entries(error.params).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value) : value,
  ]);
  return {
    ...error,
    params: Object.fromEntries(params) as AppErrorData['params'],
    detail: redact(error.detail),
  };
}

/** By names and looks alone: it knows no secret, so what it does tells nothing about one. */
export function redactByLook(text: string): string {
  return redactByShape(text);
}

/** The value of one header. Cookies keep their names, credentials their scheme. */
export function redactHeader(name: string, value: string, redact: Redact): string {
  const lowerName = name.toLowerCase();
  if (lowerName === 'cookie') return redactCookies(value);
  // Several may have been joined into one, with commas inside their dates: only the first name is kept.
  if (lowerName === 'set-cookie') return value.replace(/^([^=;,\s]*)=?.*/s, `$1=${redacted}`);
  if (lowerName.endsWith('authorization')) return redactCredential(value);
  return isSecretName(name) ? redacted : redact(value);
}

function redactByShape(text: string): string {
  if (!isSuspicious(text)) return text;
  const json = /^\s*[[{]/.test(text) ? redactJson(text, redacted, redactByShape) : null;
  if (json?.isWellFormed) return json.text;
  return (json?.text ?? text)
    .replace(headerLine, `$1$2${redacted}`)
    .replace(addressUser, `$1${redacted}@`)
    .replace(schemeCredential, `$1 ${redacted}`)
    .replace(parameter, (whole, before: string, name: string) =>
      isSecretParameter(name) ? `${before}${name}=${redacted}` : whole,
    )
    .replace(namedValue, (whole, name: string, sign: string) =>
      isSecretName(name) ? `${name}${sign}${redacted}` : whole,
    )
    .replace(hiddenInput, `$1"${redacted}"`)
    .replace(tokenLook, redacted);
}

function redactCookies(value: string): string {
  return value
    .split(';')
    .map((cookie) => (cookie.includes('=') ? cookie.replace(/=.*/s, `=${redacted}`) : redacted))
    .join(';');
}

function redactCredential(value: string): string {
  const scheme = /^([A-Za-z][\w-]*)\s+\S/.exec(value)?.[1];
  return scheme === undefined ? redacted : `${scheme} ${redacted}`;
}
