import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';

/** One request as the practice site recorded it. */
export interface LoggedRequest {
  id: number;
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: { json: unknown; text: string | null };
  connection: { number: number; requestsBefore: number };
  work: 'done' | 'refused' | 'none';
  status: number | null;
}

/** A fault that the practice site commits on request. */
export interface Fault {
  match?: { path?: string; method?: string };
  times?: number;
  kind:
    | 'delay'
    | 'hold'
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
  body?: string;
  raw?: string;
  afterWork?: boolean;
}

/** A sign-in that the practice site shall hand out, or a token of somebody else's that it shall take. */
export type SignInOrder =
  | { scheme: 'soticket'; withAppToken?: boolean }
  | { scheme: 'bearer'; token?: string }
  | { scheme: 'session' };

/** What it handed out; members that the scheme does not have are missing. */
export interface IssuedSignIn {
  ticket?: string;
  appToken?: string;
  token?: string;
  cookie?: string;
  xsrfToken?: string;
}

/** The practice site's own controls: what it received, and what it shall do wrong. */
export interface Practice {
  address: string;
  user: string;
  password: string;
  /** Resolves when the site answers; rejects after a minute. */
  waitUntilListening: () => Promise<void>;
  log: () => Promise<LoggedRequest[]>;
  /** The ConnectActor requests that arrived: the server's word, not the client's. */
  submits: () => Promise<LoggedRequest[]>;
  /** How many requests of a call there were since the start, or of them those that name a key. */
  countOf: (call: string, key?: string) => Promise<number>;
  setFaults: (faults: Fault[]) => Promise<void>;
  clearFaults: () => Promise<void>;
  clearLog: () => Promise<void>;
  reset: () => Promise<void>;
  /** A ticket, token or session of the site's own, by the order of `POST /practice/sign-ins`. */
  issueSignIn: (order: SignInOrder) => Promise<IssuedSignIn>;
  /** Takes back all that were issued: from now on they get 401. */
  revokeSignIns: () => Promise<void>;
  /** What the site holds, by the query of `GET /practice/state`. */
  state: (query: Record<string, string | number>) => Promise<unknown>;
}

/** A practice site in a process of its own, which is not the program's. */
export interface ExternalPractice extends Practice {
  stop: () => Promise<void>;
}

/** Talks to the controls of the practice site at `address`. */
export function connectPractice(address: string, user: string, password: string): Practice {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const call = async (method: string, target: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(new URL(target, address), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${target} answered ${response.status}: ${await response.text()}`);
    const text = await response.text();
    return text === '' ? null : JSON.parse(text);
  };
  const log = async () => (await call('GET', '/practice/log')) as LoggedRequest[];
  return {
    address,
    user,
    password,
    waitUntilListening: () => retry(log),
    log,
    submits: async () =>
      (await log()).filter((request) => request.method === 'POST' && /\/ConnectActor$/i.test(request.path)),
    countOf: async (name, key) => {
      const query = new URLSearchParams({ call: name, ...(key === undefined ? {} : { key }) });
      return ((await call('GET', `/practice/log/counts?${query}`)) as { count: number }).count;
    },
    setFaults: async (faults) => void (await call('POST', '/practice/faults', faults)),
    clearFaults: async () => void (await call('DELETE', '/practice/faults')),
    clearLog: async () => void (await call('DELETE', '/practice/log')),
    reset: async () => void (await call('POST', '/practice/reset')),
    issueSignIn: async (order) => (await call('POST', '/practice/sign-ins', order)) as IssuedSignIn,
    revokeSignIns: async () => void (await call('DELETE', '/practice/sign-ins')),
    state: (query) => {
      const text = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
      return call('GET', `/practice/state?${new URLSearchParams(text)}`);
    },
  };
}

const retryEveryMs = 100;
const retries = 600;

/** Calls until the call succeeds; the last failure is the one that counts. */
async function retry(call: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await call();
      return;
    } catch (error) {
      if (attempt === retries) throw error;
      await pause(retryEveryMs);
    }
  }
}

/** Starts a practice site as `npm run practice` does. `user` and `password` are the caller's. */
export async function startPractice(
  user: string,
  password: string,
  port = '0',
  more: readonly string[] = [],
): Promise<ExternalPractice> {
  const entry = path.resolve(import.meta.dirname, '..', 'out', 'main', 'practice.js');
  const options = ['--port', port, '--user', user, '--password', password, ...more];
  const child = spawn(process.execPath, [entry, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = await readFirstLine(child);
  const { url } = JSON.parse(line) as { url: string };
  return { ...connectPractice(url.replace(/\/$/, ''), user, password), stop: () => stopProcess(child) };
}

async function readFirstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The practice site has no output.');
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('The practice site ended before it listened.');
}

function stopProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill();
  });
}
