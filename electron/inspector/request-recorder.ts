import { randomUUID } from 'node:crypto';
import type { InspectedRequest, InspectedRequestSummary } from '../../shared/inspector';
import type { Page } from '../../shared/ipc/contract';
import type { Redact } from '../redaction/redact';
import type { RecordExchange } from '../superoffice/exchange-recorder';
import { redactExchange } from './redact-exchange';

export interface RequestFilter {
  /** Words that all have to occur somewhere in the request or its answer; empty = every request. */
  text: string;
  siteId: string | null;
}

/** The requests of this session, newest first. In memory only, and bounded: the oldest go first. */
export interface RequestRecorder {
  record: RecordExchange;
  list: (query: RequestFilter & { page: number }) => Page<InspectedRequestSummary>;
  /** Every request that fits, the oldest first. */
  find: (filter: RequestFilter) => InspectedRequest[];
  get: (id: string) => InspectedRequest | undefined;
  clear: () => void;
}

export interface RecorderOptions {
  redact: Redact;
  /** Told when the list is no longer as it was, at most four times a second. */
  onChange: () => void;
  noteProblem: (event: string, error: unknown) => void;
  maxRequests?: number;
  maxCharacters?: number;
}

const pageSize = 200;
const defaultMaxRequests = 2_000;
const defaultMaxCharacters = 32 * 1024 * 1024;
const quietMs = 250;

/** Keeps what it is given without a secret: each is replaced before anything is kept. */
export function createRequestRecorder(options: RecorderOptions): RequestRecorder {
  const { redact, maxRequests = defaultMaxRequests, maxCharacters = defaultMaxCharacters } = options;
  // A map keeps the order in which it was filled.
  const kept = new Map<string, InspectedRequest>();
  let characters = 0;
  const tell = coalesce(options.onChange, quietMs);
  const forgetOldest = () => {
    for (const [id, request] of kept) {
      if (kept.size <= maxRequests && characters <= maxCharacters) return;
      kept.delete(id);
      characters -= sizeOf(request);
    }
  };
  const find = ({ text, siteId }: RequestFilter) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return [...kept.values()].filter(
      (request) => (siteId === null || request.siteId === siteId) && hasWords(request, words),
    );
  };
  return {
    record(exchange) {
      try {
        const request = redactExchange(exchange, randomUUID(), redact);
        kept.set(request.id, request);
        characters += sizeOf(request);
        forgetOldest();
        tell();
      } catch (error) {
        // Looking at a request must never decide over its outcome.
        options.noteProblem('inspector', error);
      }
    },
    list({ page, ...filter }) {
      const found = find(filter).toReversed();
      const items = found.slice(page * pageSize, (page + 1) * pageSize).map(summarise);
      return { items, more: found.length > (page + 1) * pageSize };
    },
    find,
    get: (id) => kept.get(id),
    clear() {
      kept.clear();
      characters = 0;
      tell();
    },
  };
}

function summarise(request: InspectedRequest): InspectedRequestSummary {
  const { id, at, siteId, siteName, method, path, status, errorCode, milliseconds, queuedMs, bytes } =
    request;
  return { id, at, siteId, siteName, method, path, status, errorCode, milliseconds, queuedMs, bytes };
}

function sizeOf(request: InspectedRequest): number {
  const headers = [...request.requestHeaders, ...request.responseHeaders];
  const ofHeaders = headers.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  return request.url.length + ofHeaders + request.requestBody.length + request.responseBody.length;
}

function hasWords(request: InspectedRequest, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const headers = [...request.requestHeaders, ...request.responseHeaders];
  const parts = [
    `${request.method} ${request.url} ${request.status ?? ''} ${request.errorCode ?? ''} ${request.siteName}`,
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    request.requestBody,
    request.responseBody,
  ].map((part) => part.toLowerCase());
  return words.every((word) => parts.some((part) => part.includes(word)));
}

/** Runs at once, then at most once per span, and once more for what came meanwhile. */
function coalesce(run: () => void, spanMs: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isWanted = false;
  const start = () => {
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (!isWanted) return;
      isWanted = false;
      start();
    }, spanMs);
    timer.unref();
  };
  return () => {
    if (timer === undefined) start();
    else isWanted = true;
  };
}
