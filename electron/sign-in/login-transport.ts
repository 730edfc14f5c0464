import { create as createAxios, isAxiosError, type AxiosAdapter, type AxiosResponse } from 'axios';
import { AppError } from '../../shared/errors';
import { systemClock } from '../clock';
import { findExcess, oneObject } from '../superoffice/answer-limits';
import { Carrier, startAttempt } from '../superoffice/attempt';
import { toAppError } from '../superoffice/http-errors';
import { readTarget } from '../superoffice/request-target';

export interface LoginRequest {
  method: 'GET' | 'POST';
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export interface LoginAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** One request to a login or state service. Gives every status; throws an `AppError` where no answer came. */
export type LoginTransport = (request: LoginRequest) => Promise<LoginAnswer>;

export interface LoginTransportOptions {
  /** Sends prepared requests the same ways to the outside as those of sites. */
  adapter: AxiosAdapter;
  appVersion: string;
  timeoutMs: number;
}

/**
 * The real transport. Follows no redirect: a code or token must not travel on. A POST is sent as writes are, at most
 * once: a code is good for one use, and a service may take a second use of a refresh token for a theft.
 */
export function createLoginTransport(options: LoginTransportOptions): LoginTransport {
  const instance = createAxios({
    adapter: options.adapter,
    maxRedirects: 0,
    proxy: false,
    maxContentLength: oneObject.bytes,
    responseType: 'text',
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
  });
  return async ({ method, url, headers, body }) => {
    const { origin, host, pathname, search } = new URL(url);
    const attempt = startAttempt({
      call: {
        name: 'sign-in',
        kind: method === 'POST' ? 'write' : 'read',
        answer: null,
        body: [],
        limits: oneObject,
      },
      target: readTarget(url),
      timeoutMs: options.timeoutMs,
      clock: systemClock,
    });
    try {
      const response = await instance.request<string>({
        method,
        baseURL: origin,
        url: `${pathname}${search}`,
        headers: { 'User-Agent': `ActorLink/${options.appVersion}`, Accept: 'application/json', ...headers },
        data: body,
        signal: attempt.signal,
        transport: new Carrier(attempt),
      });
      return requireSmall(toAnswer(response), host);
    } catch (error) {
      if (!isAxiosError(error)) throw error;
      const { response } = error;
      // With a 2xx it is an answer that broke while it was read.
      if (response && !isSuccess(response.status)) return requireSmall(toAnswer(response), host);
      throw aboutSignIn(toAppError(error, attempt, host));
    } finally {
      attempt.finish();
    }
  };
}

/** Whoever asked parses it. */
function requireSmall(answer: LoginAnswer, host: string): LoginAnswer {
  const excess = findExcess(answer.text, oneObject);
  if (!excess) return answer;
  throw new AppError(excess.code, { params: { host, call: 'sign-in', limit: excess.limit } });
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function toAnswer({ status, headers, data }: AxiosResponse): LoginAnswer {
  return { status, headers: toPlainHeaders(headers), text: String(data ?? '') };
}

/**
 * Whatever became of a sign-in, no link was changed by it. Without the cause, which is axios' own error and holds the
 * whole request: the code, the refresh token, the client secret.
 */
function aboutSignIn({ code, params, detail }: AppError): AppError {
  return new AppError(code, { changed: 'nothing', params, detail });
}

function toPlainHeaders(headers: object): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]: [string, unknown]) => [
    name,
    Array.isArray(value) ? value.join(', ') : String(value),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
