import {
  AxiosHeaders,
  CanceledError,
  create as createAxios,
  isAxiosError,
  type Axios,
  type AxiosAdapter,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import { AppError } from '../../shared/errors';
import { toWireBody } from '../../shared/write/wire-body';
import { systemClock, type Clock } from '../clock';
import { redactError, type Redact } from '../redaction/redact';
import { listSentTexts } from '../redaction/sent-texts';
import { parseAnswer } from './answer';
import { requireSecureAddress, type ApiAddress } from './api-address';
import { Carrier, startAttempt, type Attempt } from './attempt';
import { toAppError } from './http-errors';
import { createRequestPlans, type RequestPlans } from './request-plans';
import { SiteAxios } from './site-axios';
import { openStraight } from './kept-connections';
import { createWire } from './wire';

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
  /** Sends prepared requests: routes, rate limit, retries, compatibility mode. Straight and unencrypted without one. */
  adapter?: AxiosAdapter;
  /** What deadlines are measured with; the computer's own where nothing else is said. */
  clock?: Clock;
  /** Takes secrets out of the site's own words before they are kept anywhere. */
  redact?: Redact;
  noteRequest?: (note: RequestNote) => void;
  /** Told every failure that a caller is told. */
  noteFailure?: (error: AppError) => void;
}

/** One site's HTTP client: its own axios instance and connections, shared with nobody. */
export interface SiteClient {
  axios: Axios;
  address: ApiAddress;
  /** Lets idle connections go. A request that is under way, above all a write, is left to finish. */
  close: () => void;
}

/**
 * Makes the client of one site on Node's own stack: Chromium's repeats a POST when a reused connection closes.
 * No write is sent again and no redirect followed. Every failure of its requests is an `AppError`.
 */
export function createSiteClient(options: SiteClientOptions): SiteClient {
  const { address } = options;
  const { defaults } = createAxios({
    baseURL: address.url,
    allowAbsoluteUrls: false,
    maxRedirects: 0,
    proxy: false,
    responseType: 'text',
    transitional: { silentJSONParsing: false },
  });
  const { adapter } = options;
  const { send, close } = adapter ? { send: adapter, close: () => undefined } : createWire(openStraight);
  const headers = createHeaders(options);
  const siteAxios = new SiteAxios(defaults, async (config) => {
    try {
      const attempt = prepareRequest(config, { plans, headers, options });
      return await exchange(config, attempt, send, options);
    } catch (error) {
      const known = toAppError(error, null, address.host);
      options.noteFailure?.(known);
      throw known;
    }
  });
  const plans = createRequestPlans(siteAxios, address);
  return { axios: siteAxios, address, close };
}

/** Sends a prepared request and makes data of its answer. */
async function exchange(
  config: InternalAxiosRequestConfig,
  attempt: Attempt,
  send: AxiosAdapter,
  options: SiteClientOptions,
): Promise<AxiosResponse<unknown>> {
  const { host } = options.address;
  const { monotonicMs } = options.clock ?? systemClock;
  let status: number | null = null;
  let endedAtMs: number | null = null;
  const note = (errorCode: string | null) => {
    const totalMs = (endedAtMs ?? monotonicMs()) - attempt.startedAtMs;
    options.noteRequest?.({
      host,
      call: attempt.call.name,
      status,
      errorCode,
      milliseconds: Math.round(totalMs - attempt.queuedMs),
      queuedMs: Math.round(attempt.queuedMs),
    });
  };
  try {
    if (options.authorization) config.headers = await authorize(config, options.authorization);
    if (config.signal?.aborted) throw new CanceledError(undefined, config);
    const response: AxiosResponse<unknown> = await send(config);
    endedAtMs = monotonicMs();
    attempt.finish();
    status = response.status;
    const contentType = String(response.headers['content-type'] ?? '');
    const answer = { status, contentType, text: String(response.data ?? '') };
    // Whoever wanted its text has taken it.
    response.data = parseAnswer(answer, attempt.call, host);
    note(null);
    return response;
  } catch (error) {
    attempt.finish();
    if (isAxiosError(error)) status = error.response?.status ?? null;
    const known = toAppError(error, attempt, host);
    note(known.code);
    throw withoutSecrets(known, config, attempt, options);
  }
}

function withoutSecrets(
  error: AppError,
  { data }: InternalAxiosRequestConfig,
  { target }: Attempt,
  { redact }: SiteClientOptions,
): AppError {
  if (!redact) return error;
  // Written once, when the request was prepared.
  const sent = listSentTexts(target.href, typeof data === 'string' ? data : '');
  return redactError(error, (text) => redact(text, sent));
}

async function authorize({ headers }: InternalAxiosRequestConfig, authorization: () => Promise<string>) {
  return new AxiosHeaders(headers).set('Authorization', await authorization());
}

interface SentHeaders {
  withBody: AxiosHeaders;
  withoutBody: AxiosHeaders;
}

/** What every request has, made once: whoever adds to them makes headers of his own. Those with a body say what it is. */
function createHeaders({ language, appVersion, headers }: SiteClientOptions): SentHeaders {
  const common = {
    Accept: 'application/json; charset=utf-8',
    'Accept-Language': language,
    'User-Agent': `ActorLink/${appVersion}`,
  };
  const type = { 'Content-Type': 'application/json; charset=utf-8' };
  return {
    withBody: AxiosHeaders.from({ ...common, ...type, ...headers }),
    withoutBody: AxiosHeaders.from({ ...common, ...headers }),
  };
}

interface Preparation {
  plans: RequestPlans;
  headers: SentHeaders;
  options: SiteClientOptions;
}

function prepareRequest(
  config: InternalAxiosRequestConfig,
  { plans, headers, options }: Preparation,
): Attempt {
  const { target, call } = plans.find(config);
  requireSecureAddress(options.address, options.allowHttp);
  config.headers = config.data === undefined ? headers.withoutBody : headers.withBody;
  if (config.data !== undefined) config.data = JSON.stringify(toWireBody(config.data, call.body));
  config.maxContentLength = call.limits.bytes;
  const { readMs, writeMs } = options.timeouts;
  const attempt = startAttempt({
    call,
    target,
    timeoutMs: call.kind === 'write' ? writeMs : readMs,
    callerSignal: config.signal instanceof AbortSignal ? config.signal : undefined,
    clock: options.clock ?? systemClock,
  });
  config.signal = attempt.signal;
  config.transport = new Carrier(attempt);
  return attempt;
}
