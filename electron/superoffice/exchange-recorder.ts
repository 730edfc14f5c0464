import { isAxiosError, type AxiosAdapter, type InternalAxiosRequestConfig } from 'axios';
import type { ErrorCode } from '../../shared/errors';
import { systemClock, type Clock } from '../clock';
import { attemptOf } from './attempt';
import { toAppError } from './http-errors';
import { targetOf } from './request-target';

/**
 * One request as it left and what came back, secrets and all: whoever keeps any of it takes them out first. Header
 * names are as they were sent.
 */
export interface Exchange {
  siteId: string;
  siteName: string;
  /** When it left. */
  startedAt: Date;
  /** From then on. */
  milliseconds: number;
  /** How long it waited for its turn before, in lines of our own. */
  queuedMs: number;
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: string;
  /** Null = no answer came. */
  status: number | null;
  /** As the stack gives them: several of one name may be a list. */
  responseHeaders: object;
  responseBody: string;
  errorCode: ErrorCode | null;
}

/** Is offered every request on the wire and its outcome. Must not throw. */
export type RecordExchange = (exchange: Exchange) => void;

/**
 * Sends as `send` does and offers each exchange, failed ones too, to the recorder. It belongs right before the wire: what
 * is sent again by whoever stands before it is an exchange of its own.
 */
export function createRecordingAdapter(
  send: AxiosAdapter,
  site: () => Pick<Exchange, 'siteId' | 'siteName'>,
  record: RecordExchange,
  clock: Clock = systemClock,
): AxiosAdapter {
  return async (config) => {
    const attempt = attemptOf(config);
    const startedMs = clock.monotonicMs();
    const queuedBeforeMs = attempt.queuedMs;
    attempt.sentHeaders = null;
    const note = (request: unknown, answer: Answer | undefined, errorCode: ErrorCode | null) => {
      // Further lines may stand behind this adapter: writes in compatibility mode wait for each other.
      const milliseconds = clock.monotonicMs() - startedMs - (attempt.queuedMs - queuedBeforeMs);
      const { siteId, siteName } = site();
      record({
        siteId,
        siteName,
        method: (config.method ?? 'get').toUpperCase(),
        url: targetOf(config, attempt).href,
        requestHeaders:
          attempt.sentHeaders ?? readSentHeaders(request) ?? toPlainHeaders(config.headers.toJSON()),
        requestBody: typeof config.data === 'string' ? config.data : '',
        status: answer?.status ?? null,
        responseHeaders: answer?.headers ?? {},
        responseBody: typeof answer?.data === 'string' ? answer.data : '',
        startedAt: new Date(clock.wallMs() - milliseconds),
        milliseconds: Math.round(milliseconds),
        queuedMs: Math.round(attempt.takeQueuedMs()),
        errorCode,
      });
    };
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
  const headers: Record<string, string> = {};
  for (const name of request.getRawHeaderNames()) headers[name] = toText(request.getHeader(name));
  return headers;
}

/** Headers as text, whatever a stack gives. */
export function toPlainHeaders(headers: object): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== null && value !== undefined) plain[name] = toText(value);
  }
  return plain;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : [value].flat().join(', ');
}
