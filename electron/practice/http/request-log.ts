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

const maxEntries = 50_000;

/** The server's own record: the judge of "how many times was this sent?". Keeps the newest 50,000 entries. */
export class RequestLog {
  private entries: LogEntry[] = [];
  private lastId = 0;

  add(entry: Omit<LogEntry, 'id'>): LogEntry {
    const added = { id: ++this.lastId, ...entry };
    this.entries.push(added);
    if (this.entries.length > maxEntries) this.entries = this.entries.slice(-maxEntries / 2);
    return added;
  }

  list(): readonly LogEntry[] {
    return this.entries;
  }

  clear(): void {
    this.entries = [];
  }
}
