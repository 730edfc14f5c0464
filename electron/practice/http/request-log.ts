import { RequestCounts } from './request-counts';

/** What became of a request: its work was done, it was refused by a rule, or no work was tried. */
export type Work = 'done' | 'refused' | 'none';

/** One request as it reached the site; requests to `/practice/…` are not kept. */
export interface LogEntry {
  id: number;
  /** ISO 8601, UTC. */
  at: string;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Null text: the body was not read. `json` is null for everything that is no JSON. */
  body: { text: string | null; json: unknown };
  /** Which TCP connection carried it, and how many requests that connection had carried before. */
  connection: { number: number; requestsBefore: number };
  work: Work;
  /** The status that was sent; null while there is none and where the fault sent none. */
  status: number | null;
}

/** What is kept of the newest requests. */
const maxEntries = 10_000;
const maxBodyCharacters = 64_000_000;

/**
 * The server's own record: the judge of "how many times was this sent?". Keeps the newest 10,000 requests whole, as
 * long as their bodies have room, and the number of requests of each call and key for ever.
 */
export class RequestLog {
  private entries: LogEntry[] = [];
  private lastId = 0;
  private bodyCharacters = 0;
  private requestCounts = new RequestCounts();

  /** Notes a request on its arrival, before its body is read. */
  add(entry: Omit<LogEntry, 'id' | 'body'>): LogEntry {
    const added: LogEntry = { id: ++this.lastId, ...entry, body: { text: null, json: null } };
    this.entries.push(added);
    this.requestCounts.addCall(added.path);
    this.forgetOldest();
    return added;
  }

  /** Notes the body of a request that is in the log. */
  noteBody(entry: LogEntry, body: { text: string; json: unknown }): void {
    entry.body = body;
    this.requestCounts.addKeys(entry.path, body.json);
    // While its body arrived, so many others may have come that this one has left the log.
    if (entry.id < (this.entries[0]?.id ?? Infinity)) return;
    this.bodyCharacters += body.text.length;
    this.forgetOldest();
  }

  /** The newest requests, oldest first. */
  list(): readonly LogEntry[] {
    return this.entries;
  }

  /** Every request since the start or the last `clear`, whether `list` still has it or not. */
  get counts(): RequestCounts {
    return this.requestCounts;
  }

  /**
   * How many requests of a call there were, such as `ConnectActor` or `Archive/Dynamic`; with a key (an ERP key as it
   * was sent, or a record as `Contact 1`) only those whose body names it, with a connection only those that go there.
   */
  countOf(call: string, key?: string, erpConnectionId?: number): number {
    return this.requestCounts.countOf(call, key, erpConnectionId);
  }

  clear(): void {
    this.entries = [];
    this.bodyCharacters = 0;
    this.requestCounts = new RequestCounts();
  }

  private forgetOldest(): void {
    while (
      this.entries.length > maxEntries ||
      (this.bodyCharacters > maxBodyCharacters && this.entries.length > 1)
    )
      this.bodyCharacters -= this.entries.shift()?.body.text?.length ?? 0;
  }
}
