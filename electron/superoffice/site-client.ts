import http from 'node:http';
import https from 'node:https';
import {
  create as createAxios,
  isAxiosError,
  type AxiosAdapter,
  type AxiosInstance,
  type InternalAxiosRequestConfig,
} from 'axios';
import { AppError } from '../../shared/errors';
import { toWireBody } from '../../shared/write/wire-body';
import { systemClock, type Clock } from '../clock';
import { redactError, type Redact } from '../redaction/redact';
import { parseAnswer } from './answer';
import { requireSecureAddress, type ApiAddress } from './api-address';
import { attemptOf, startAttempt, WatchedTransport, type Attempt } from './attempt';
import { describeCall } from './calls';
import { toAppError } from './http-errors';

export interface RequestTimeouts {
  readMs: number;
  writeMs: number;
}
export const defaultTimeouts: RequestTimeouts = { readMs: 30_000, writeMs: 60_000 };

/** One finished request, for the log: names, never contents. */
export interface RequestNote {
  host: string;
  call: string;
  status: number | null;
  errorCode: string | null;
  /** Outside our own lines: the site's time, and that of pauses between retries. */
  milliseconds: number;
  queuedMs: number;
}

export interface SiteClientOptions {
  address: ApiAddress;
  allowHttp: boolean;
  /** `Accept-Language` of every request. */
  language: string;
  appVersion: string;
  /** Further headers of every request, such as `SO-Language`. */
  headers?: Readonly<Record<string, string>>;
  /** The `Authorization` header, asked for at every request, where the adapter does not sign requests itself. */
  authorization?: () => Promise<string>;
  timeouts: RequestTimeouts;
  /** Ways to the site other than a direct one (proxy, extra certificates) are other agents. */
  createAgent?: (protocol: 'http:' | 'https:') => http.Agent;
  /** Sends prepared requests instead of axios's own `http` adapter: rate limit, retries, compatibility mode. */
  adapter?: AxiosAdapter;
  /** What deadlines are measured with; the computer's own where nothing else is said. */
  clock?: Clock;
  /** Takes secrets out of the site's own words before they are kept anywhere. */
  redact?: Redact;
  noteRequest?: (note: RequestNote) => void;
}

/** One site's HTTP client: its own axios instance and connections, shared with nobody. */
export interface SiteClient {
  axios: AxiosInstance;
  address: ApiAddress;
  /** Lets idle connections go. A request that is under way, above all a write, is left to finish. */
  close: () => void;
}

const maxConnections = 8;

/**
 * Makes the client of one site on Node's own stack: Chromium's repeats a POST when a reused connection closes.
 * No write is sent again and no redirect followed. Every failure of its requests is an `AppError`.
 */
export function createSiteClient(options: SiteClientOptions): SiteClient {
  const { address } = options;
  const agent = (options.createAgent ?? createDirectAgent)(protocolOf(address));
  const instance = createAxios({
    adapter: options.adapter ?? 'http',
    baseURL: address.url,
    allowAbsoluteUrls: false,
    maxRedirects: 0,
    proxy: false,
    responseType: 'text',
    transitional: { silentJSONParsing: false },
    // Written once, when the request is prepared and its call is known.
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
  });
  instance.interceptors.request.use((config) => prepareRequest(config, instance, agent, options));
  instance.interceptors.response.use(
    (response) => {
      const attempt = attemptOf(response.config);
      return finishRequest(attempt, options, response.status, () => ({
        ...response,
        data: parseAnswer(
          {
            status: response.status,
            contentType: String(response.headers['content-type'] ?? ''),
            text: String(response.data ?? ''),
          },
          attempt.call,
          address.host,
        ),
      }));
    },
    (error: unknown) => {
      if (!isAxiosError(error) || !error.config) throw toAppError(error, null, address.host);
      const attempt = attemptOf(error.config);
      const status = error.response?.status ?? null;
      return finishRequest(attempt, options, status, () => {
        throw toAppError(error, attempt, address.host);
      });
    },
  );
  return { axios: instance, address, close: () => closeIdleConnections(agent) };
}

async function prepareRequest(
  config: InternalAxiosRequestConfig,
  instance: AxiosInstance,
  agent: http.Agent,
  options: SiteClientOptions,
): Promise<InternalAxiosRequestConfig> {
  const url = new URL(instance.getUri(config));
  pinToSite(url, options.address);
  requireSecureAddress(options.address, options.allowHttp);
  const { headers } = config;
  headers.clear();
  headers.set('Accept', 'application/json; charset=utf-8');
  headers.set('Accept-Language', options.language);
  headers.set('User-Agent', `ActorLink/${options.appVersion}`);
  if (config.data !== undefined) headers.set('Content-Type', 'application/json; charset=utf-8');
  for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
  if (options.authorization) headers.set('Authorization', await options.authorization());
  const call = describeCall(config.method ?? 'get', url.pathname);
  if (config.data !== undefined) config.data = JSON.stringify(toWireBody(config.data, call.body));
  config.maxContentLength = call.limits.bytes;
  const { readMs, writeMs } = options.timeouts;
  const { attempt, signal } = startAttempt({
    call,
    timeoutMs: call.kind === 'write' ? writeMs : readMs,
    callerSignal: config.signal instanceof AbortSignal ? config.signal : undefined,
    clock: options.clock ?? systemClock,
  });
  config.signal = signal;
  config.transport = new WatchedTransport(attempt, agent);
  return config;
}

/** Nothing of a site, least of all its credentials, goes to another address than its own. */
function pinToSite(url: URL, address: ApiAddress): void {
  const isOwn =
    url.origin === address.origin && `${url.pathname}/`.startsWith(`${new URL(address.url).pathname}/`);
  if (!isOwn) throw new AppError('other-origin', { params: { host: url.host } });
}

function finishRequest<T>(
  attempt: Attempt,
  options: SiteClientOptions,
  status: number | null,
  outcome: () => T,
): T {
  attempt.finish();
  const totalMs = (options.clock ?? systemClock).monotonicMs() - attempt.startedAtMs;
  const note = (errorCode: string | null) =>
    options.noteRequest?.({
      host: options.address.host,
      call: attempt.call.name,
      status,
      errorCode,
      milliseconds: Math.round(totalMs - attempt.queuedMs),
      queuedMs: Math.round(attempt.queuedMs),
    });
  try {
    const result = outcome();
    note(null);
    return result;
  } catch (error) {
    const known = toAppError(error, attempt, options.address.host);
    note(known.code);
    throw options.redact ? redactError(known, options.redact) : known;
  }
}

function createDirectAgent(protocol: 'http:' | 'https:'): http.Agent {
  const settings = { keepAlive: true, maxSockets: maxConnections };
  return protocol === 'https:' ? new https.Agent(settings) : new http.Agent(settings);
}

function closeIdleConnections(agent: http.Agent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

function protocolOf(address: ApiAddress): 'http:' | 'https:' {
  return address.origin.startsWith('https:') ? 'https:' : 'http:';
}
