import type { InspectedRequest } from '../../shared/inspector';
import { redactHeader, type Redact } from '../redaction/redact';
import { isSecretName, isSuspicious } from '../redaction/secret-names';
import type { Exchange } from '../superoffice/exchange-recorder';

export const maxBodyCharacters = 256 * 1024;
// What is cut off could begin inside a secret, so that much more is looked at and thrown away afterwards.
const marginCharacters = 32 * 1024;

/** What may be kept of an exchange: every secret replaced, long bodies cut. */
export function redactExchange(exchange: Exchange, id: string, redact: Redact): InspectedRequest {
  const { siteId, siteName, startedAt, milliseconds, queuedMs, method, status, errorCode } = exchange;
  const url = redact(exchange.url);
  const requestBody = redactBody(exchange.requestBody, redact);
  const responseBody = redactBody(exchange.responseBody, redact);
  return {
    id,
    at: startedAt.toISOString(),
    siteId,
    siteName,
    method,
    path: pathOf(url),
    url,
    status,
    errorCode,
    milliseconds: Math.round(milliseconds),
    queuedMs: Math.round(queuedMs),
    bytes: status === null ? null : Buffer.byteLength(exchange.responseBody, 'utf8'),
    requestHeaders: redactHeaders(exchange.requestHeaders, redact),
    requestBody: requestBody.text,
    responseHeaders: redactHeaders(exchange.responseHeaders, redact),
    responseBody: responseBody.text,
    truncated: requestBody.isCut || responseBody.isCut,
  };
}

function redactHeaders(headers: Record<string, string>, redact: Redact): InspectedRequest['requestHeaders'] {
  const entries = Object.entries(headers);
  const plain = entries.flatMap(([name, value]) => (isSecretName(name) ? [] : [value])).join('\n');
  // One look at all of them instead of one at each: nearly always there is nothing in any.
  const areClean = !isSuspicious(plain) && redact(plain) === plain;
  return entries.map(([name, value]) => ({
    name,
    value: areClean && !isSecretName(name) ? value : redactHeader(name, value, redact),
  }));
}

function redactBody(body: string, redact: Redact): { text: string; isCut: boolean } {
  if (body.length <= maxBodyCharacters) return { text: redact(body), isCut: false };
  const clean = redact(body.slice(0, maxBodyCharacters + marginCharacters));
  return { text: clean.slice(0, -marginCharacters).slice(0, maxBodyCharacters), isCut: true };
}

/** Path and query without the origin; the whole text where it is no address. */
function pathOf(url: string): string {
  return url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
}
