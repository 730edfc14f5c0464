/** What stands in the place of a secret. */
export const redacted = '‹redacted›';

/** Takes secrets out of a text, for everything that is kept or shown: log, activity, errors. */
export type Redact = (text: string) => string;

const secretNames =
  'authorization|so-apptoken|x-xsrf-token|set-cookie|cookie|ticket|password|passwd|secret|token';
// `Authorization: Basic …`, `"password": "…"`, `client_secret=…`: name, sign, value up to where it ends.
const namedSecret = new RegExp(
  `(["']?[\\w-]*(?:${secretNames})[\\w-]*["']?\\s*[:=]\\s*)("(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^\\r\\n&,;}]+)`,
  'gi',
);
const schemeSecret = /\b(Basic|Bearer|SOTicket|Negotiate|NTLM)\s+[A-Za-z0-9+/=:._~-]{4,}/gi;
const addressSecret = /(\/\/)[^/\s:@]+:[^/\s@]+@/g;

/**
 * The one redaction: by the name of a header or field, by the look of a credential, and by the value of every secret
 * that is open now, plain or as it is written in addresses and headers.
 */
export function createRedact(openSecrets: () => readonly string[]): Redact {
  return (text) => {
    const byValue = openSecrets().flatMap(spellings).reduce(removeAll, text);
    return byValue
      .replace(addressSecret, `$1${redacted}@`)
      .replace(schemeSecret, `$1 ${redacted}`)
      .replace(namedSecret, `$1${redacted}`);
  };
}

function removeAll(text: string, secret: string): string {
  return text.replaceAll(secret, redacted);
}

/** The forms in which a secret may turn up, longest first. A short one would tear holes into ordinary words. */
function spellings(secret: string): string[] {
  if (secret.length < 4) return [];
  const bytes = Buffer.from(secret, 'utf8');
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, json, encodeURIComponent(secret), bytes.toString('base64'), bytes.toString('hex')];
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length);
}
