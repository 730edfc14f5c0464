import { app, session } from 'electron';
import type { ConnectionTestReport } from '../../../shared/connection-test';
import { AppError } from '../../../shared/errors';
import { toApiAddress } from '../../superoffice/api-address';
import { createSiteClient } from '../../superoffice/site-client';
import { createChromiumPort } from '../chromium-port';
import { keepToHttp1 } from '../chromium-switches';
import { systemClock } from '../../clock';
import { createCompatibilityAdapter, type ChromiumPort } from '../compatibility-adapter';
import {
  connectTimeoutMs,
  createNetworks,
  defaultNetworkSettings,
  hasNetwork,
  type NetworkSettings,
} from '../networks';
import { readAuthorityFile } from '../trusted-authorities';
import { createProxySignInTurns } from '../proxy-sign-in';

/** What a request came to: `answered`, or code and what was changed. */
export type ProbeOutcome = 'answered' | { code: string; changed: string };

/** What the tests in real Electron call, by way of `globalThis`. */
export interface ElectronProbe {
  /** Sends GETs and POSTs in this order, each after the one before, through compatibility mode. */
  send: (origin: string, methods: ('read' | 'write')[], isTrusted?: boolean) => Promise<ProbeOutcome[]>;
  /** The same order on Chromium's stack as it comes, to show what compatibility mode is for. Statuses; 0 = failed. */
  sendUnguarded: (origin: string, methods: ('read' | 'write')[]) => Promise<number[]>;
  /** The connection test on Electron's own Node, whose TLS is another than that of plain Node. */
  testConnection: (origin: string, settings: Partial<NetworkSettings>) => Promise<ConnectionTestReport>;
  /** What the system's proxy resolver answers for a URL under this PAC script. */
  resolveProxy: (pacScript: string, url: string) => Promise<string>;
}

const readPath = 'v1/User/currentPrincipal';
const writePath = 'v1/Agents/ErpSync/ConnectActor';

async function send(
  origin: string,
  methods: ('read' | 'write')[],
  isTrusted = false,
): Promise<ProbeOutcome[]> {
  await app.whenReady();
  const client = createSiteClient({
    address: toApiAddress(origin),
    allowHttp: true,
    language: 'en',
    appVersion: '0',
    authorization: async () => 'Basic probe',
    timeouts: { readMs: 60_000, writeMs: 60_000 },
    adapter: createCompatibilityAdapter({
      ports: () => ({
        reads: openPort(`${origin}-reads`, isTrusted),
        writes: openPort(`${origin}-writes`, isTrusted),
      }),
      hasNetwork,
      proxySignIn: createProxySignInTurns({ find: async () => null, noteRefused: () => undefined }),
    }),
  });
  const outcomes: ProbeOutcome[] = [];
  for (const method of methods) {
    const request = method === 'read' ? client.axios.get(readPath) : client.axios.post(writePath, { A: 1 });
    outcomes.push(await request.then(() => 'answered' as const, describe));
  }
  return outcomes;
}

/** `isTrusted` stands in for an authority that the store of the system knows. */
function openPort(name: string, isTrusted: boolean): ChromiumPort {
  const port = createChromiumPort(name);
  const trustIt = 0;
  if (isTrusted) {
    const own = session.fromPartition(`compatibility-${name}`);
    own.setCertificateVerifyProc((_question, decide) => decide(trustIt));
  }
  return port;
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

async function testConnection(
  origin: string,
  settings: Partial<NetworkSettings>,
): Promise<ConnectionTestReport> {
  await app.whenReady();
  const networks = createNetworks({
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    proxySignIn: { find: async () => null, noteRefused: () => undefined },
    // Here an authority's id is the path of its file.
    readAuthority: readAuthorityFile,
    createChromiumPort,
    clock: systemClock,
    random: Math.random,
    hasNetwork,
    connectTimeoutMs,
    answerTimeoutMs: 60_000,
    appVersion: '0',
  });
  return networks.testConnection(toApiAddress(origin), { ...defaultNetworkSettings, ...settings });
}

async function resolveProxy(pacScript: string, url: string): Promise<string> {
  await app.whenReady();
  const own = session.fromPartition('resolver');
  await own.setProxy({ pacScript: `data:text/plain;base64,${Buffer.from(pacScript).toString('base64')}` });
  return own.resolveProxy(url);
}

function describe(error: unknown): ProbeOutcome {
  if (!(error instanceof AppError)) return { code: String(error), changed: '?' };
  return { code: error.code, changed: error.changed };
}

keepToHttp1(app.commandLine);
Object.assign(globalThis, {
  networkProbe: {
    send,
    sendUnguarded,
    testConnection,
    resolveProxy,
  } satisfies ElectronProbe,
});
