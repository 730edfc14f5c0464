import { app, session } from 'electron';
import { AppError } from '../../../shared/errors';
import { toApiAddress } from '../../superoffice/api-address';
import { createSiteClient } from '../../superoffice/site-client';
import { createChromiumPort } from '../chromium-port';
import { createCompatibilityAdapter } from '../compatibility-adapter';

/** What a request came to: `answered`, or code and what was changed. */
export type ProbeOutcome = 'answered' | { code: string; changed: string };

/** What the test in real Electron calls, by way of `globalThis`. */
export interface ChromiumProbe {
  /** Sends GETs and POSTs in this order, each after the one before, through compatibility mode. */
  send: (origin: string, methods: ('read' | 'write')[]) => Promise<ProbeOutcome[]>;
  /** The same order on Chromium's stack as it comes, to show what compatibility mode is for. Statuses; 0 = failed. */
  sendUnguarded: (origin: string, methods: ('read' | 'write')[]) => Promise<number[]>;
}

const readPath = 'v1/User/currentPrincipal';
const writePath = 'v1/Agents/ErpSync/ConnectActor';

async function send(origin: string, methods: ('read' | 'write')[]): Promise<ProbeOutcome[]> {
  await app.whenReady();
  const client = createSiteClient({
    address: toApiAddress(origin),
    allowHttp: true,
    language: 'en',
    appVersion: '0',
    authorization: async () => 'Basic probe',
    timeouts: { readMs: 5_000, writeMs: 5_000 },
    adapter: createCompatibilityAdapter({
      reads: createChromiumPort(`${origin}-reads`),
      writes: createChromiumPort(`${origin}-writes`),
      proxySignIn: { find: async () => null, noteRefused: () => undefined },
      findProxyName: async () => 'direct',
    }),
  });
  const outcomes: ProbeOutcome[] = [];
  for (const method of methods) {
    const request = method === 'read' ? client.axios.get(readPath) : client.axios.post(writePath, { A: 1 });
    outcomes.push(await request.then(() => 'answered' as const, describe));
  }
  return outcomes;
}

async function sendUnguarded(origin: string, methods: ('read' | 'write')[]): Promise<number[]> {
  await app.whenReady();
  const own = session.fromPartition('unguarded');
  const statuses: number[] = [];
  for (const method of methods) {
    const request =
      method === 'read'
        ? own.fetch(`${origin}/api/${readPath}`)
        : own.fetch(`${origin}/api/${writePath}`, { method: 'POST', body: '{"A":1}' });
    statuses.push(await request.then(readToEnd, () => 0));
  }
  return statuses;
}

/** Only then is its connection free for the next request. */
async function readToEnd(response: Response): Promise<number> {
  await response.text();
  return response.status;
}

function describe(error: unknown): ProbeOutcome {
  if (!(error instanceof AppError)) return { code: String(error), changed: '?' };
  return { code: error.code, changed: error.changed };
}

Object.assign(globalThis, { chromiumProbe: { send, sendUnguarded } satisfies ChromiumProbe });
