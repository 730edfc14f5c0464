import {
  Axios,
  AxiosError,
  AxiosHeaders,
  CanceledError,
  type AxiosAdapter,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import { AppError } from '../../shared/errors';
import { attemptOf } from '../superoffice/attempt';
import { translateFailure } from './chromium-errors';
import { runExchange, type ChromiumRequest, type ExchangeAnswer } from './chromium-exchange';
import { createProxyAnswer } from './chromium-sign-in';
import { proxySignInError, type ProxyCredentials, type ProxySignInTurns } from './proxy-sign-in';
import { nameWay, parseProxyAnswer } from './proxy-ways';
import type { ShownCertificate } from './shown-certificates';

/** One in-memory session of Chromium's stack, with connections shared with nobody. */
export interface ChromiumPort {
  /** Resolves when no connection is left that a request could reuse. */
  closeConnections: () => Promise<void>;
  /** The system's proxy answer for a URL, as this session follows it. */
  resolveProxy: (url: string) => Promise<string>;
  /** What a host showed last; null where nothing is known. */
  certificateOf: (hostname: string) => ShownCertificate | null;
  /** Redirects stop the request, no cookies, no cache. */
  open: (request: { method: string; url: string; headers: Record<string, string> }) => ChromiumRequest;
}

/** Two sessions, so that no read leaves a connection behind that a write could meet. */
export interface ChromiumPorts {
  reads: ChromiumPort;
  writes: ChromiumPort;
}

export interface CompatibilityOptions {
  /** Throws the coded errors of a bad CA file. */
  ports: () => Promise<ChromiumPorts>;
  proxySignIn: ProxySignInTurns;
}

/**
 * Sends requests on Chromium's stack, for proxies that want NTLM or Negotiate. That stack repeats a POST by itself when a
 * reused connection breaks, so a write is alone in its session and every connection there is closed before it: a write
 * still leaves at most once. Failures are axios errors with Node's codes.
 */
export function createCompatibilityAdapter(options: CompatibilityOptions): AxiosAdapter {
  let lastWrite: Promise<unknown> = Promise.resolve();
  return async (config) => {
    const { reads, writes } = await withAxiosErrors(config, options.ports);
    if (!attemptOf(config).call.isWrite) return send(config, reads, options);
    const turn = lastWrite.then(() => send(config, writes, options));
    // Whoever waits behind a failure still gets a turn.
    lastWrite = turn.catch(() => undefined);
    return turn;
  };
}

async function send(
  config: InternalAxiosRequestConfig,
  port: ChromiumPort,
  { proxySignIn }: CompatibilityOptions,
): Promise<AxiosResponse> {
  throwIfStopped(config);
  const url = new Axios({}).getUri(config);
  const { host } = new URL(url);
  const proxy = await findProxy(port, url);
  const way: Way = { url, host, proxy, proxySignIn };
  if (attemptOf(config).call.isWrite) refuseUnguardedWrite(config, way);
  const run = (credentials: ProxyCredentials | null) => exchangeOnce(config, port, { ...way, credentials });
  return proxy === '' ? run(null) : proxySignIn.run(proxy, run);
}

interface Way {
  url: string;
  host: string;
  /** Empty = straight. */
  proxy: string;
  proxySignIn: ProxySignInTurns;
}

/** The first proxy on the way to a URL; empty where it goes straight. */
export async function findProxy(port: ChromiumPort, url: string): Promise<string> {
  const answer = await port.resolveProxy(url);
  try {
    const way = parseProxyAnswer(answer).find(({ kind }) => kind !== 'direct');
    return way ? nameWay(way) : '';
  } catch {
    // Ways that only Chromium can take.
    return answer;
  }
}

/**
 * A proxy passes an unencrypted request on itself, and the steps of its sign-in leave a used connection behind for the
 * last of them: where that breaks, Chromium sends the request again. Through a tunnel there is none of this.
 */
function refuseUnguardedWrite(config: InternalAxiosRequestConfig, { url, host, proxy }: Way): void {
  if (proxy === '' || !url.startsWith('http:')) return;
  const refusal = new AppError('proxy-needs-https', { params: { host, proxy } });
  throw AxiosError.from(refusal, refusal.code, config);
}

async function exchangeOnce(
  config: InternalAxiosRequestConfig,
  port: ChromiumPort,
  way: Way & { credentials: ProxyCredentials | null },
): Promise<AxiosResponse> {
  const { url, host, proxy } = way;
  const attempt = attemptOf(config);
  if (attempt.call.isWrite) await port.closeConnections();
  throwIfStopped(config);
  const method = (config.method ?? 'get').toUpperCase();
  const request = port.open({ method, url, headers: readHeaders(config) });
  let answer: ExchangeAnswer;
  try {
    answer = await runExchange(request, {
      body: typeof config.data === 'string' ? config.data : null,
      maxAnswerBytes: config.maxContentLength ?? Number.MAX_SAFE_INTEGER,
      signal: signalOf(config),
      onSending: () => {
        attempt.written = true;
      },
      onProxyAsks: createProxyAnswer(way),
    });
  } catch (error) {
    throwIfStopped(config);
    const shown = port.certificateOf(toHostname(url));
    const failure = translateFailure(error, { proxy, host, shown });
    if (failure.neverConnected) attempt.written = false;
    throw AxiosError.from(failure.cause ?? asError(error), failure.code, config, request);
  }
  const response = toResponse(answer, config, request);
  if (response.status !== 407) return settle(response);
  const refusal = proxySignInError(answer.headers, { proxy, host, sent: null });
  throw AxiosError.from(refusal, refusal.code, config, request);
}

/** As a certificate names it: without the brackets of an IPv6 address. */
export function toHostname(url: string): string {
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
}

function toResponse(
  answer: ExchangeAnswer,
  config: InternalAxiosRequestConfig,
  request: ChromiumRequest,
): AxiosResponse<string> {
  const { status, statusText, text } = answer;
  const headers = AxiosHeaders.from(
    Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    ),
  );
  return { status, statusText, headers, data: text, config, request };
}

/** As axios's own adapters settle: what `validateStatus` does not accept is an error with its answer. */
function settle(response: AxiosResponse): AxiosResponse {
  const { config, status, request } = response;
  if (!config.validateStatus || config.validateStatus(status)) return response;
  const code = status < 500 ? AxiosError.ERR_BAD_REQUEST : AxiosError.ERR_BAD_RESPONSE;
  throw new AxiosError(`Status ${status}`, code, config, request, response);
}

/** Chromium writes these itself and refuses ours. */
const ownHeaders = new Set(['content-length', 'host', 'connection', 'accept-encoding']);

function readHeaders(config: InternalAxiosRequestConfig): Record<string, string> {
  const entries = Object.entries(config.headers.toJSON()).filter(
    ([name, value]) => !ownHeaders.has(name.toLowerCase()) && value !== null && value !== undefined,
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().join(', ')]));
}

async function withAxiosErrors<T>(config: InternalAxiosRequestConfig, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof AppError ? AxiosError.from(error, error.code, config) : error;
  }
}

function throwIfStopped(config: InternalAxiosRequestConfig): void {
  if (config.signal?.aborted) throw new CanceledError(undefined, config);
}

function signalOf(config: InternalAxiosRequestConfig): AbortSignal | undefined {
  return config.signal instanceof AbortSignal ? config.signal : undefined;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
