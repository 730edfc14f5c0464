import type { InspectedRequest, InspectedRequestSummary } from '../../shared/inspector';
import type { Page } from '../../shared/ipc/contract';
import type { KnownSecrets } from '../redaction/known-secrets';
import type { Redact } from '../redaction/redact';
import type { RecordExchange } from '../superoffice/exchange-recorder';
import { createKeptRequests, type KeptRequest } from './kept-requests';

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
  /** The secrets that `redact` takes out. */
  known: Pick<KnownSecrets, 'beforeForgetting'>;
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

/** What it is given is seen by nobody before every secret in it is replaced. */
export function createRequestRecorder(options: RecorderOptions): RequestRecorder {
  const { redact, known, noteProblem } = options;
  const { maxRequests = defaultMaxRequests, maxCharacters = defaultMaxCharacters } = options;
  const kept = createKeptRequests({ redact, known, noteProblem, maxRequests, maxCharacters });
  const tell = coalesce(options.onChange, quietMs);
  const findKept = ({ text, siteId }: RequestFilter) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return kept
      .list()
      .filter((request) => (siteId === null || request.siteId === siteId) && hasWords(request, words));
  };
  return {
    record(exchange) {
      try {
        kept.add(exchange);
        tell();
      } catch (error) {
        // Looking at a request must never decide over its outcome.
        noteProblem('inspector', error);
      }
    },
    list({ page, ...filter }) {
      const found = findKept(filter).toReversed();
      const items = openAll(found.slice(page * pageSize, (page + 1) * pageSize)).map(summarise);
      return { items, more: found.length > (page + 1) * pageSize };
    },
    find: (filter) => openAll(findKept(filter)),
    get: kept.get,
    clear() {
      kept.clear();
      tell();
    },
  };
}

function openAll(found: readonly KeptRequest[]): InspectedRequest[] {
  return found.flatMap(({ open }) => open() ?? []);
}

function summarise(request: InspectedRequest): InspectedRequestSummary {
  const { id, at, siteId, siteName, method, path, status, errorCode, milliseconds, queuedMs, bytes } =
    request;
  return { id, at, siteId, siteName, method, path, status, errorCode, milliseconds, queuedMs, bytes };
}

function hasWords({ open }: KeptRequest, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const request = open();
  if (request === null) return false;
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
