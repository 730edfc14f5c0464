import type { InspectedRequest } from '../../shared/inspector';
import { redacted } from '../redaction/redact';

/** Curl writes these itself, and they would be wrong in the copy. */
const ownHeaders = new Set([
  'host',
  'content-length',
  'connection',
  'accept-encoding',
  'transfer-encoding',
  'proxy-authorization',
]);
const placeholders: Readonly<Record<string, string>> = {
  cookie: '<cookie>',
  'so-apptoken': '<app-token>',
  'x-xsrf-token': '<xsrf-token>',
};

/**
 * The request as a command for a POSIX shell, a placeholder such as `<password>` for each secret. Every other letter is
 * sent as it was: quotes, `$`, line ends, Nordic letters.
 */
export function writeCurlCommand(request: InspectedRequest): string {
  const isCompressed = request.requestHeaders.some(({ name }) => name.toLowerCase() === 'accept-encoding');
  const parts = [
    // Without it curl would read brackets in an address as a pattern.
    `curl --globoff --request ${request.method}`,
    quote(nameSecrets(request.url)),
    ...(isCompressed ? ['--compressed'] : []),
    ...request.requestHeaders
      .filter(({ name }) => !ownHeaders.has(name.toLowerCase()))
      .map(({ name, value }) => writeHeader(name, value)),
    ...(request.requestBody === '' ? [] : [`--data-raw ${quote(nameSecrets(request.requestBody))}`]),
  ];
  return parts.join(' \\\n  ');
}

function writeHeader(name: string, value: string): string {
  if (name.toLowerCase() === 'authorization') return writeCredential(name, value);
  const filled = value.replaceAll(redacted, placeholders[name.toLowerCase()] ?? '<secret>');
  // A header without a value has to end with a semicolon, or curl leaves it out.
  return `--header ${quote(filled === '' ? `${name};` : `${name}: ${filled}`)}`;
}

function writeCredential(name: string, value: string): string {
  const scheme = value.split(' ')[0] ?? '';
  if (scheme.toLowerCase() === 'basic') return `--user ${quote('<user>:<password>')}`;
  const placeholder = scheme.toLowerCase() === 'soticket' ? '<ticket>' : '<token>';
  return `--header ${quote(`${name}: ${value.replaceAll(redacted, placeholder)}`)}`;
}

/** Each secret's placeholder has the name under which the secret stood. */
function nameSecrets(text: string): string {
  return text
    .replace(/("([\w.-]+)"\s*:\s*")‹redacted›(?=")/g, '$1<$2>')
    .replace(/(([\w.-]+)=)‹redacted›/g, '$1<$2>')
    .replaceAll(redacted, '<secret>');
}

/** One word for a POSIX shell, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
