import type { InspectedRequest } from '../../shared/inspector';
import type { KnownSecrets } from '../redaction/known-secrets';
import type { Redact } from '../redaction/redact';
import type { Exchange } from '../superoffice/exchange-recorder';
import { maxBodyCharacters, redactExchange } from './redact-exchange';

/** The newest exchanges, so many and so long. What leaves here has no secrets, and nothing else can be had. */
export interface KeptRequests {
  add: (exchange: Exchange) => void;
  /** The oldest first. */
  list: () => KeptRequest[];
  get: (id: string) => InspectedRequest | undefined;
  clear: () => void;
}

export interface KeptRequest {
  id: string;
  siteId: string;
  /** Null where it could not be made. */
  open: () => InspectedRequest | null;
}

export interface KeptRequestsOptions {
  redact: Redact;
  known: Pick<KnownSecrets, 'beforeForgetting'>;
  noteProblem: (event: string, error: unknown) => void;
  maxRequests: number;
  maxCharacters: number;
}

interface Entry {
  size: number;
  siteId: string;
  /** Null once it is redacted. */
  exchange: Exchange | null;
  request: InspectedRequest | null;
}

const idleMs = 1_000;
const sliceMs = 4;
const betweenSlicesMs = 20;

/**
 * A run sends thousands of requests that nobody looks at, so they are kept as they were, in memory alone, and redacted
 * when somebody looks, when the program has time, or before a secret is forgotten by which they are to be redacted.
 */
export function createKeptRequests(options: KeptRequestsOptions): KeptRequests {
  const { redact, noteProblem, maxRequests, maxCharacters } = options;
  // A map keeps the order in which it was filled.
  const kept = new Map<string, Entry>();
  let characters = 0;
  let added = 0;
  let forgotten = 0;
  const open = (id: string, entry: Entry): InspectedRequest | null => {
    if (entry.exchange === null) return entry.request;
    try {
      entry.request = redactExchange(entry.exchange, id, redact);
    } catch (error) {
      // Looking at a request must never decide over its outcome.
      noteProblem('inspector', error);
      kept.delete(id);
      characters -= entry.size;
    }
    entry.exchange = null;
    return entry.request;
  };
  const openAll = () => kept.forEach((entry, id) => open(id, entry));
  const isFull = () => kept.size > maxRequests || characters > maxCharacters;
  const forgetOldest = () => {
    // By their numbers: a map that loses its first keys one by one looks for the first ever longer.
    while (isFull()) {
      forgotten += 1;
      const id = String(forgotten);
      characters -= kept.get(id)?.size ?? 0;
      kept.delete(id);
    }
  };
  const openWhenIdle = createIdleWork(() => {
    const untilMs = performance.now() + sliceMs;
    for (const [id, entry] of kept) {
      if (entry.exchange === null) continue;
      open(id, entry);
      if (performance.now() > untilMs) return true;
    }
    return false;
  });
  options.known.beforeForgetting(openAll);
  return {
    add: (exchange) => {
      added += 1;
      const id = String(added);
      const entry: Entry = { size: sizeOf(exchange), siteId: exchange.siteId, exchange, request: null };
      kept.set(id, entry);
      characters += entry.size;
      // Only a part of it stays.
      if (isLong(exchange)) open(id, entry);
      else openWhenIdle();
      forgetOldest();
    },
    list: () =>
      Array.from(kept, ([id, entry]) => ({ id, siteId: entry.siteId, open: () => open(id, entry) })),
    get: (id) => {
      const entry = kept.get(id);
      return (entry && open(id, entry)) ?? undefined;
    },
    clear: () => {
      kept.clear();
      characters = 0;
    },
  };
}

/** Calls `work`, a slice at a time until it says that nothing is left, once this was not asked for a while. */
function createIdleWork(work: () => boolean): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isBusy = false;
  const wait = (ms: number) => {
    timer = setTimeout(wake, ms);
    timer.unref();
  };
  const wake = () => {
    timer = undefined;
    if (isBusy) {
      isBusy = false;
      wait(idleMs);
    } else if (work()) wait(betweenSlicesMs);
  };
  return () => {
    isBusy = timer !== undefined;
    if (!isBusy) wait(idleMs);
  };
}

function isLong({ requestBody, responseBody }: Exchange): boolean {
  return requestBody.length > maxBodyCharacters || responseBody.length > maxBodyCharacters;
}

function sizeOf({ url, requestHeaders, requestBody, responseHeaders, responseBody }: Exchange): number {
  const headers = sizeOfHeaders(requestHeaders) + sizeOfHeaders(responseHeaders);
  return url.length + headers + sizeOfBody(requestBody) + sizeOfBody(responseBody);
}

function sizeOfBody(body: string): number {
  return Math.min(body.length, maxBodyCharacters);
}

function sizeOfHeaders(headers: object): number {
  let size = 0;
  const values = headers as Readonly<Record<string, unknown>>;
  for (const name in values) {
    const value = values[name];
    size += name.length + (typeof value === 'string' ? value.length : String(value).length);
  }
  return size;
}
