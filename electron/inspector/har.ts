import { STATUS_CODES } from 'node:http';
import type { InspectedRequest } from '../../shared/inspector';

export interface Creator {
  name: string;
  version: string;
}

/** The requests as an HTTP archive, version 1.2. What was replaced when they were recorded stays replaced. */
export function writeHar(requests: readonly InspectedRequest[], creator: Creator): string {
  const entries = requests.map(describeEntry);
  return JSON.stringify({ log: { version: '1.2', creator, entries } }, null, 2);
}

function describeEntry(request: InspectedRequest) {
  const { at, milliseconds, queuedMs, siteName, errorCode, truncated } = request;
  const notes = [siteName, ...(errorCode ? [errorCode] : []), ...(truncated ? ['body cut'] : [])];
  return {
    // There it begins with the waiting; `at` is when it left.
    startedDateTime: new Date(Date.parse(at) - queuedMs).toISOString(),
    time: queuedMs + milliseconds,
    request: describeRequest(request),
    response: describeResponse(request),
    cache: {},
    // Of the time on the wire only the whole is measured.
    timings: { blocked: queuedMs, send: 0, wait: milliseconds, receive: 0 },
    comment: notes.join(', '),
  };
}

function describeRequest({ method, url, requestHeaders, requestBody }: InspectedRequest) {
  const mimeType = findHeader(requestHeaders, 'content-type');
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: requestHeaders,
    queryString: URL.canParse(url)
      ? Array.from(new URL(url).searchParams, ([name, value]) => ({ name, value }))
      : [],
    ...(requestBody === '' ? {} : { postData: { mimeType, text: requestBody } }),
    headersSize: -1,
    bodySize: Buffer.byteLength(requestBody),
  };
}

/** Status 0 = no answer came, as browsers write it. */
function describeResponse({ status, bytes, responseHeaders, responseBody }: InspectedRequest) {
  return {
    status: status ?? 0,
    statusText: STATUS_CODES[status ?? 0] ?? '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: responseHeaders,
    content: {
      size: bytes ?? 0,
      mimeType: findHeader(responseHeaders, 'content-type'),
      text: responseBody,
    },
    redirectURL: findHeader(responseHeaders, 'location'),
    headersSize: -1,
    bodySize: -1,
  };
}

function findHeader(headers: InspectedRequest['requestHeaders'], wanted: string): string {
  return headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
}
