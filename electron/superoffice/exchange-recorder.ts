import { Axios, isAxiosError, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import type { ErrorCode } from '../../shared/errors';
import { attemptOf } from './attempt';
import { toAppError } from './http-errors';

/**
 * One request as it left and what came back, secrets and all: whoever keeps any of it takes them out first. Header
 * names are as they were sent.
 */
export interface Exchange {
  siteId: string;
  siteName: string;
  startedAt: Date;
  milliseconds: number;
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  /** Null = no answer came. */
  status: number | null;
  responseHeaders: Record<string, string>;
  responseBody: string;
  errorCode: ErrorCode | null;
}

/** Is offered every request that was sent and its outcome. Must not throw. */
export type RecordExchange = (exchange: Exchange) => void;

/** Sends as `send` does and offers each exchange, failed ones too, to the recorder. */
export function createRecordingAdapter(
  send: AxiosAdapter,
  site: Pick<Exchange, 'siteId' | 'siteName'>,
  record: RecordExchange,
): AxiosAdapter {
  return async (config) => {
    const startedAt = new Date();
    const startedMs = performance.now();
    const note = (request: unknown, answer: Answer | undefined, errorCode: ErrorCode | null) =>
      record({
        ...site,
        method: (config.method ?? 'get').toUpperCase(),
        url: new Axios({}).getUri(config),
        requestHeaders: readSentHeaders(request) ?? toPlainHeaders(config.headers.toJSON()),
        requestBody: typeof config.data === 'string' ? config.data : '',
        ...describeAnswer(answer),
        startedAt,
        milliseconds: Math.round(performance.now() - startedMs),
        errorCode,
      });
    try {
      const response = await send(config);
      note(response.request, response, null);
      return response;
    } catch (error) {
      const { request, response } = isAxiosError<unknown>(error) ? error : {};
      note(request, response, codeOf(error, config));
      throw error;
    }
  };
}

interface Answer {
  status: number;
  headers: object;
  data: unknown;
}

function codeOf(error: unknown, config: InternalAxiosRequestConfig): ErrorCode {
  return toAppError(error, attemptOf(config), new URL(config.baseURL ?? 'http://unknown').host).code;
}

/** What Node's request really sent, with the headers that axios and Node add; null for Chromium's. */
function readSentHeaders(sent: unknown): Record<string, string> | null {
  if (typeof sent !== 'object' || sent === null || !('getRawHeaderNames' in sent)) return null;
  const request = sent as { getRawHeaderNames(): string[]; getHeader(name: string): unknown };
  return Object.fromEntries(
    request.getRawHeaderNames().map((name) => [name, [request.getHeader(name)].flat().join(', ')]),
  );
}

function describeAnswer(answer: Answer | undefined) {
  return {
    status: answer?.status ?? null,
    responseHeaders: toPlainHeaders(answer?.headers ?? {}),
    responseBody: typeof answer?.data === 'string' ? answer.data : '',
  };
}

function toPlainHeaders(headers: object): Record<string, string> {
  const entries = Object.entries(headers).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().join(', ')]));
}
