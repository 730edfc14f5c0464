import type { ClientRequest, IncomingMessage } from 'node:http';
import {
  AxiosError,
  CanceledError,
  type AxiosAdapter,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import { attemptOf, transportOf } from './attempt';
import { targetOf } from './request-target';
import { acceptedEncodings, findUnpack } from './unpack';

/**
 * Sends one request once on Node's stack, through the agent that it carries. An axios adapter that does what axios's own
 * `http` adapter does for requests like ours, and nothing else: text in and text out, no redirect, no proxy of its own.
 * Rejects with axios's errors and codes. Why there is one: docs/decisions/0022-own-adapter.md.
 */
export const sendOnWire: AxiosAdapter = (config) =>
  new Promise<AxiosResponse<string>>((resolve, reject) => {
    const { signal } = attemptOf(config);
    if (signal.aborted) return reject(new CanceledError(undefined, config));
    const request = openRequest(config, (message) => readAnswer(message, sent));
    const stop = () => {
      end(() => reject(new CanceledError(undefined, config, request)));
      request.destroy();
    };
    let isOver = false;
    const end = (tell: () => void) => {
      if (isOver) return;
      isOver = true;
      signal.removeEventListener('abort', stop);
      tell();
    };
    const sent: Sent = {
      config,
      request,
      succeed: (response) => end(() => resolve(response)),
      fail: (error) => end(() => reject(error)),
    };
    request.on('error', (error) => sent.fail(AxiosError.from(error, undefined, config, request)));
    signal.addEventListener('abort', stop);
    request.end(toBytes(config));
  });

/** A request that is under way. What comes after it has ended changes nothing. */
interface Sent {
  config: InternalAxiosRequestConfig;
  request: ClientRequest;
  succeed: (response: AxiosResponse<string>) => void;
  fail: (error: unknown) => void;
}

function openRequest(
  config: InternalAxiosRequestConfig,
  onAnswer: (message: IncomingMessage) => void,
): ClientRequest {
  const transport = transportOf(config);
  const { attempt } = transport;
  const { protocol, hostname, port, host, path } = targetOf(config, attempt);
  const method = (config.method ?? 'get').toUpperCase();
  const sentHeaders = describeHeaders(config, method, host);
  attempt.sentHeaders = sentHeaders;
  const headers = Object.entries(sentHeaders).flat();
  return transport.request(
    { protocol, hostname, port, path, method, headers, insecureHTTPParser: false },
    onAnswer,
  );
}

/** All of them and in their order, so that Node has none to add. */
function describeHeaders(
  config: InternalAxiosRequestConfig,
  method: string,
  host: string,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of Object.keys(config.headers)) {
    const value: unknown = config.headers[name];
    if (value !== null && value !== undefined && value !== false) headers[name] = toByteString(value);
  }
  if (method !== 'GET') headers['Content-Length'] = String(Buffer.byteLength(bodyOf(config)));
  headers['Accept-Encoding'] = acceptedEncodings;
  headers['Host'] = host;
  headers['Connection'] = 'keep-alive';
  return headers;
}

/** Node sends a text in one piece with the headers, as UTF-8; a header with letters beyond ASCII wants Latin-1. */
function toBytes(config: InternalAxiosRequestConfig): string | Buffer {
  const headers = Object.values(attemptOf(config).sentHeaders ?? {});
  const body = bodyOf(config);
  return headers.some((value) => beyondAscii.test(value)) ? Buffer.from(body, 'utf8') : body;
}

function bodyOf({ data }: InternalAxiosRequestConfig): string {
  return typeof data === 'string' ? data : '';
}

const beyondAscii = /[\u0080-\u00ff]/;
const noByte = /[^\t\u0020-\u007e\u0080-\u00ff]+/g;

/** What no header can carry is left out, as axios leaves it out. */
function toByteString(value: unknown): string {
  const text = typeof value === 'string' ? value : [value].flat().join(', ');
  const clean = text.replace(noByte, '');
  return clean === text ? text : clean.trim();
}

function readAnswer(message: IncomingMessage, sent: Sent): void {
  const { config, request, fail } = sent;
  const maxBytes = config.maxContentLength ?? -1;
  const response: AxiosResponse<string> = {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? '',
    headers: message.headers as AxiosResponse['headers'],
    data: '',
    config,
    request,
  };
  const unpack = findUnpack(message.headers['content-encoding'] ?? '');
  if (unpack || message.statusCode === 204) delete message.headers['content-encoding'];
  const giveUp = (error: unknown) => {
    fail(error);
    request.destroy();
  };
  const giveUpTooLarge = () => {
    const words = `maxContentLength size of ${maxBytes} exceeded`;
    giveUp(new AxiosError(words, AxiosError.ERR_BAD_RESPONSE, config, request));
  };
  const parts: Buffer[] = [];
  let bytes = 0;
  message.on('data', (part: Buffer) => {
    parts.push(part);
    bytes += part.length;
    if (maxBytes > -1 && bytes > maxBytes) giveUpTooLarge();
  });
  message.on('aborted', () => {
    const words = 'stream has been aborted';
    giveUp(new AxiosError(words, AxiosError.ERR_BAD_RESPONSE, config, request, response));
  });
  message.on('error', (error) => giveUp(AxiosError.from(error, undefined, config, request, response)));
  message.on('end', () => {
    const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    if (unpack === null || bytes === 0) return settle(response, whole, sent);
    unpack(whole, maxBytes).then(
      (plain) => settle(response, plain, sent),
      (error: Error) => {
        if (isTooLarge(error)) giveUpTooLarge();
        else giveUp(AxiosError.from(error, undefined, config, request, response));
      },
    );
  });
}

function settle(
  response: AxiosResponse<string>,
  bytes: Buffer,
  { config, request, succeed, fail }: Sent,
): void {
  const text = bytes.toString('utf8');
  response.data = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const { status } = response;
  if (!config.validateStatus || config.validateStatus(status)) return succeed(response);
  const code = status >= 400 && status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  fail(new AxiosError(`Request failed with status code ${status}`, code, config, request, response));
}

function isTooLarge(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
