/** One request as the practice site recorded it. */
export interface LoggedRequest {
  id: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: { json: unknown; text: string } | null;
  connection: { id: number; earlierRequests: number };
  work: 'done' | 'refused' | 'none';
  status: number | null;
}

/** A fault that the practice site commits on request. */
export interface Fault {
  match?: { path?: string; method?: string };
  times?: number;
  kind:
    | 'delay'
    | 'status'
    | 'html'
    | 'null'
    | 'error-object'
    | 'close-before-reading'
    | 'close-after-work'
    | 'never'
    | 'raw'
    | 'trickle';
  delayMs?: number;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  raw?: string;
  afterWork?: boolean;
}

/** The practice site's own controls: what it received, and what it shall do wrong. */
export interface Practice {
  address: string;
  user: string;
  password: string;
  log: () => Promise<LoggedRequest[]>;
  /** The ConnectActor requests that arrived: the server's word, not the client's. */
  submits: () => Promise<LoggedRequest[]>;
  setFaults: (faults: Fault[]) => Promise<void>;
  clearFaults: () => Promise<void>;
  clearLog: () => Promise<void>;
  reset: () => Promise<void>;
}

/** Talks to the controls of the practice site at `address`. */
export function connectPractice(address: string, user: string, password: string): Practice {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(new URL(path, address), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    const text = await response.text();
    return text === '' ? null : JSON.parse(text);
  };
  const log = async () => (await call('GET', '/practice/log')) as LoggedRequest[];
  return {
    address,
    user,
    password,
    log,
    submits: async () =>
      (await log()).filter(({ path, method }) => method === 'POST' && /\/ConnectActor$/i.test(path)),
    setFaults: async (faults) => void (await call('POST', '/practice/faults', faults)),
    clearFaults: async () => void (await call('DELETE', '/practice/faults')),
    clearLog: async () => void (await call('DELETE', '/practice/log')),
    reset: async () => void (await call('POST', '/practice/reset')),
  };
}
