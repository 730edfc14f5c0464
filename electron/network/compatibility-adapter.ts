import {
  Axios,
  AxiosError,
  AxiosHeaders,
  CanceledError,
  type AxiosAdapter,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import { attemptOf } from '../superoffice/attempt';
import { translateFailure } from './chromium-errors';
import {
  runExchange,
  type ChromiumAsker,
  type ChromiumRequest,
  type Exchange,
  type ExchangeAnswer,
} from './chromium-exchange';
import { proxySignInError, type ProxyCredentials, type ProxySignIn } from './proxy-sign-in';

/** One in-memory session of Chromium's stack, with connections shared with nobody. */
export interface ChromiumPort {
  /** Resolves when no connection is left that a request could reuse. */
  closeConnections: () => Promise<void>;
  /** Redirects stop the request, no cookies, no cache. */
  open: (request: { method: string; url: string; headers: Record<string, string> }) => ChromiumRequest;
}

export interface CompatibilityOptions {
  /** Two sessions, so that no read leaves a connection behind that a write could meet. */
  reads: ChromiumPort;
  writes: ChromiumPort;
  proxySignIn: ProxySignIn;
  /** The proxy that the system names for an origin, for error sentences. */
  findProxyName: (origin: string) => Promise<string>;
}

/**
 * Sends requests on Chromium's stack, for proxies that want NTLM or Negotiate. That stack repeats a POST by itself when a
 * reused connection breaks, so a write is alone in its session and every connection there is closed before it: a write
 * still leaves at most once. Failures are axios errors with Node's codes.
 */
export function createCompatibilityAdapter(options: CompatibilityOptions): AxiosAdapter {
  let lastWrite: Promise<unknown> = Promise.resolve();
  return (config) => {
    if (!attemptOf(config).call.isWrite) return send(config, options.reads, options);
    const before = lastWrite;
    const turn = (async () => {
      await before;
      throwIfStopped(config);
      await options.writes.closeConnections();
      throwIfStopped(config);
      return send(config, options.writes, options);
    })();
    // Whoever waits behind a failure still gets a turn.
    lastWrite = turn.catch(() => undefined);
    return turn;
  };
}

async function send(
  config: InternalAxiosRequestConfig,
  port: ChromiumPort,
  options: CompatibilityOptions,
): Promise<AxiosResponse> {
  const attempt = attemptOf(config);
  const url = new Axios({}).getUri(config);
  const { host, origin } = new URL(url);
  const request = port.open({
    method: (config.method ?? 'get').toUpperCase(),
    url,
    headers: readHeaders(config),
  });
  let answer: ExchangeAnswer;
  try {
    answer = await runExchange(request, {
      body: typeof config.data === 'string' ? config.data : null,
      maxAnswerBytes: config.maxContentLength ?? Number.MAX_SAFE_INTEGER,
      signal: signalOf(config),
      onSending: () => {
        attempt.written = true;
      },
      onProxyAsks: createSignInOnce(options.proxySignIn, host),
    });
  } catch (error) {
    throwIfStopped(config);
    const failure = translateFailure(error, await options.findProxyName(origin), host);
    if (failure.neverConnected) attempt.written = false;
    throw AxiosError.from(failure.cause ?? asError(error), failure.code, config, request);
  }
  const response = toResponse(answer, config, request);
  if (response.status !== 407) return settle(response);
  const proxy = await options.findProxyName(origin);
  const refusal = proxySignInError(answer.headers, { proxy, host, sent: null });
  throw AxiosError.from(refusal, refusal.code, config, request);
}

/** Gives the proxy its credentials once: asked again, it did not accept them. For one request. Throws `proxy-sign-in-…`. */
export function createSignInOnce(proxySignIn: ProxySignIn, host: string): Exchange['onProxyAsks'] {
  let sent: ProxyCredentials | null = null;
  return async (asker: ChromiumAsker) => {
    const proxy = `${asker.host}:${asker.port}`;
    const known = sent ? null : await proxySignIn.find(proxy);
    if (sent) proxySignIn.noteRefused(proxy, sent);
    // Chromium takes a name and a password for every scheme that it knows.
    if (!known) throw proxySignInError({}, { proxy, host, sent });
    sent = known;
    return known;
  };
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

function signalOf(config: InternalAxiosRequestConfig): AbortSignal | undefined {
  return config.signal instanceof AbortSignal ? config.signal : undefined;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
