import type { InspectedRequest } from '../../shared/inspector';
import { redactByLook, redactHeader, type Redact } from '../redaction/redact';
import { isSecretName, isSuspicious } from '../redaction/secret-names';
import { listSentTexts } from '../redaction/sent-texts';
import { isWebApiAnswer } from '../superoffice/answer';
import { describeCall } from '../superoffice/calls';
import { toPlainHeaders, type Exchange } from '../superoffice/exchange-recorder';

export const maxBodyCharacters = 256 * 1024;
// What is cut off could begin inside a secret, so that much more is looked at and thrown away afterwards.
const marginCharacters = 32 * 1024;

/** What may be kept of an exchange: every secret replaced, long bodies cut, foreign answers left out. */
export function redactExchange(exchange: Exchange, id: string, redact: Redact): InspectedRequest {
  const { siteId, siteName, startedAt, milliseconds, queuedMs, method, status, errorCode } = exchange;
  // What was sent comes from the page, the program or the site: only names and looks are taken out of it, so that
  // whoever sends guesses sees them again as they were, right or wrong.
  let sent: string | null = null;
  const listSent = () => (sent ??= listSentTexts(exchange.url, sentBody(exchange)));
  const redactAnswer: Redact = (text) => redact(text, listSent);
  const url = redactByLook(exchange.url);
  const requestBody = redactBody(exchange.requestBody, sentBody(exchange) === '' ? redact : redactByLook);
  const answer = hideForeign(exchange);
  const responseBody = redactBody(answer.responseBody, redactAnswer);
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
    responseHeaders: redactHeaders(answer.responseHeaders, redactAnswer),
    responseBody: responseBody.text,
    truncated: requestBody.isCut || responseBody.isCut,
  };
}

/** Data for the WebAPI. Forms go to login services alone and are made of our own secrets: nobody sent those but us. */
function sentBody({ requestBody }: Exchange): string {
  return /^\s*[[{"]/.test(requestBody) ? requestBody : '';
}

const harmlessHeaders = ['content-type', 'content-length'];

/** Of an answer that is none of the WebAPI, or of a login service, nothing is kept but its type and size. */
function hideForeign(exchange: Exchange): { responseHeaders: Record<string, string>; responseBody: string } {
  const { url, method, status, responseBody } = exchange;
  const responseHeaders = toPlainHeaders(exchange.responseHeaders);
  const whole = { responseHeaders, responseBody };
  if (status === null || !URL.canParse(url)) return whole;
  const headers = Object.entries(responseHeaders);
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const call = describeCall(method, new URL(url).pathname);
  if (isWebApiAnswer({ status, contentType, text: responseBody }, call)) return whole;
  return {
    responseHeaders: Object.fromEntries(
      headers.filter(([name]) => harmlessHeaders.includes(name.toLowerCase())),
    ),
    responseBody: '',
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
