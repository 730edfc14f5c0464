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
import { isLoopback } from '../superoffice/api-address';
import { attemptOf } from '../superoffice/attempt';
import { translateFailure, type ShownCertificate } from './chromium-errors';
import { runExchange, type ChromiumRequest, type ExchangeAnswer } from './chromium-exchange';
import { createProxyAnswer } from './chromium-sign-in';
import {
  proxySignInError,
  runInProxyTurn,
  type ProxyCredentials,
  type ProxySignInTurns,
} from './proxy-sign-in';
import { nameRoute, parseProxyAnswer } from './proxy-routes';

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
  /** Asked for at the first request: Electron has to be ready by then. */
  ports: () => ChromiumPorts;
  proxySignIn: ProxySignInTurns;
  /** False where this computer has no network at all. */
  hasNetwork: () => boolean;
}

/**
 * Sends requests on Chromium's stack, for proxies that want NTLM or Negotiate. That stack repeats a POST by itself when a
 * reused connection breaks, so a write is alone in its session and every connection there is closed before it: a write
 * still leaves at most once. Failures are axios errors with Node's codes.
 */
export function createCompatibilityAdapter(options: CompatibilityOptions): AxiosAdapter {
  let lastWrite: Promise<unknown> = Promise.resolve();
  return async (config) => {
    const { reads, writes } = options.ports();
    const attempt = attemptOf(config);
    if (attempt.call.kind === 'read') return send(config, reads, options);
    const before = lastWrite;
    const turn = attempt.inLine(() => before).then(() => send(config, writes, options));
    // Whoever waits behind a failure still gets a turn.
    lastWrite = turn.catch(() => undefined);
    return turn;
  };
}

async function send(
  config: InternalAxiosRequestConfig,
  port: ChromiumPort,
  { proxySignIn, hasNetwork }: CompatibilityOptions,
): Promise<AxiosResponse> {
  throwIfStopped(config);
  const url = new Axios({}).getUri(config);
  const { host } = new URL(url);
  const proxy = await findProxy(port, url);
  const route: Route = { url, host, proxy, proxySignIn };
  if (attemptOf(config).call.kind === 'write') {
    refuseUnguardedWrite(config, route);
    refuseWithoutNetwork(config, url, hasNetwork);
  }
  const run = (credentials: ProxyCredentials | null) => exchangeOnce(config, port, { ...route, credentials });
  return proxy === '' ? run(null) : runInProxyTurn(attemptOf(config), proxySignIn, proxy, run);
}

interface Route {
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
    const route = parseProxyAnswer(answer).find(({ kind }) => kind !== 'direct');
    return route ? nameRoute(route) : '';
  } catch {
    // Routes that only Chromium can take.
    return answer;
  }
}

/**
 * A proxy passes an unencrypted request on itself, and the steps of its sign-in leave a used connection behind for the
 * last of them: where that breaks, Chromium sends the request again. Through a tunnel there is none of this.
 */
function refuseUnguardedWrite(config: InternalAxiosRequestConfig, { url, host, proxy }: Route): void {
  if (proxy === '' || !url.startsWith('http:')) return;
  const refusal = new AppError('proxy-needs-https', { params: { host, proxy } });
  throw AxiosError.from(refusal, refusal.code, config);
}

/** Chromium names the failure of a network that is not there as that of one that goes away under a request. */
function refuseWithoutNetwork(
  config: InternalAxiosRequestConfig,
  url: string,
  hasNetwork: () => boolean,
): void {
  if (hasNetwork() || isLoopback(new URL(url).hostname)) return;
  throw AxiosError.from(new AppError('offline'), 'offline', config);
}

async function exchangeOnce(
  config: InternalAxiosRequestConfig,
  port: ChromiumPort,
  route: Route & { credentials: ProxyCredentials | null },
): Promise<AxiosResponse> {
  const { url, host, proxy } = route;
  const attempt = attemptOf(config);
  if (attempt.call.kind === 'write') await port.closeConnections();
  throwIfStopped(config);
  const method = (config.method ?? 'get').toUpperCase();
  const request = port.open({ method, url, headers: readHeaders(config) });
  let answer: ExchangeAnswer;
  try {
    answer = await runExchange(request, {
      body: typeof config.data === 'string' ? config.data : null,
      maxAnswerBytes: config.maxContentLength ?? Number.MAX_SAFE_INTEGER,
      signal: attempt.signal,
      onSending: () => {
        attempt.written = true;
      },
      onProxyAsks: createProxyAnswer(route),
    });
  } catch (error) {
    throwIfStopped(config);
    const shown = port.certificateOf(toHostname(url));
    const failure = translateFailure(error, { proxy, host, shown, isWrite: attempt.call.kind === 'write' });
    if (failure.neverConnected) attempt.written = false;
    throw AxiosError.from(failure.cause ?? asError(error), failure.code, config, request);
  }
  const response = toResponse(answer, config, request);
  if (response.status !== 407) return settle(response);
  const { kind } = attempt.call;
  const refusal = proxySignInError(answer.headers, { proxy, host, sent: null, answered: kind });
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

function throwIfStopped(config: InternalAxiosRequestConfig): void {
  if (config.signal?.aborted) throw new CanceledError(undefined, config);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
