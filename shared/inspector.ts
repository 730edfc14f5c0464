import type { ErrorCode } from './errors';

/** One request of this session, as the list shows it. Secrets were replaced before it was kept. */
export interface InspectedRequestSummary {
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  siteId: string;
  siteName: string;
  method: string;
  /** Path and query, without the origin. */
  path: string;
  /** Null = no answer came. */
  status: number | null;
  errorCode: ErrorCode | null;
  /** On the wire, from when it left. */
  milliseconds: number;
  /** How long it waited for its turn in our own line before it left. */
  queuedMs: number;
  /** Of the answer's body; null = no answer came. */
  bytes: number | null;
}

/** Request and answer as they were, secrets replaced. */
export interface InspectedRequest extends InspectedRequestSummary {
  /** Origin, path and query. */
  url: string;
  requestHeaders: { name: string; value: string }[];
  requestBody: string;
  responseHeaders: { name: string; value: string }[];
  responseBody: string;
  /** A body was longer than what is kept. */
  truncated: boolean;
}
