import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import { breakLinks } from './data/broken-links';
import { createDrift } from './data/drift';
import { generateStore } from './data/generate';
import type { PracticeStore } from './data/store';
import { FaultQueue, type Fault } from './http/faults';
import { IssuedSignIns } from './http/issued-sign-ins';
import { createRequestHandler, type SiteParts } from './http/request-handler';
import { RequestLog, type LogEntry } from './http/request-log';

export interface PracticeSiteOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  /** How many companies; everything else grows along. Default 400. */
  companies?: number;
  /** Exactly this many links; without it they grow with the companies, 160 at the default size. */
  links?: number;
  /** At least so many ERP customers in the first connection; without it 254 at the default size. */
  customers?: number;
  /** So many links are broken, each in one of the ways in which links break. Default 0. */
  brokenLinks?: number;
  /** After every so many requests somebody changes a value of a linked record; 0, the default, is nobody. */
  changeEvery?: number;
  /** The same seed makes the same data. */
  seed?: number;
  user?: string;
  /** Made at random where it is not given. */
  password?: string;
  /** The language of answers to requests that ask for none; '' = untranslated, as documented. */
  hostLanguage?: string;
  /** The culture of numbers and dates for requests that ask for none; '' = the documented form. */
  hostCulture?: string;
  now?: () => Date;
}

export interface PracticeSite {
  /** `http://127.0.0.1:<port>/`. */
  url: string;
  user: string;
  password: string;
  faults: FaultQueue;
  log: RequestLog;
  /** Hands out what the schemes beside user and password sign in with. */
  signIns: IssuedSignIns;
  /** The data as they are now; another object after a reset. */
  store(): PracticeStore;
  /** Makes the data anew from the seed. Faults and log stay. */
  reset(): void;
  /** Closes every connection and gives the port back. */
  stop(): Promise<void>;
}

export type { Fault, LogEntry };

const defaults = {
  port: 0,
  companies: 400,
  brokenLinks: 0,
  changeEvery: 0,
  seed: 20_260_105,
  user: 'kari',
  hostLanguage: '',
  hostCulture: '',
};
/** Longer than any pause of a test or a rehearsal, so that "connection reused" is a decision of the client. */
const keepAliveTimeoutMs = 120_000;

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
      else reject(new Error('The practice site got no port.'));
    });
  });

/** Starts a practice site on the loopback interface. Rejects with Node's error where the port is taken. */
export async function startPracticeSite(options: PracticeSiteOptions = {}): Promise<PracticeSite> {
  const settings = { ...defaults, password: randomBytes(18).toString('base64url'), ...options };
  const generate = (): PracticeStore => {
    const store = generateStore(settings.seed, settings);
    if (settings.brokenLinks > 0) breakLinks(store, settings.brokenLinks);
    return store;
  };
  const stopping = new AbortController();
  // Every request that waits for its answer listens.
  setMaxListeners(0, stopping.signal);
  const now = settings.now ?? (() => new Date());
  const store = generate();
  const site: SiteParts = {
    account: { user: settings.user, password: settings.password },
    hostLanguage: settings.hostLanguage,
    hostCulture: settings.hostCulture,
    faults: new FaultQueue(),
    log: new RequestLog(),
    signIns: new IssuedSignIns(now),
    store,
    reset: () => {
      site.store = generate();
      site.afterRequest = createChanges(site.store, settings.changeEvery, now);
    },
    afterRequest: createChanges(store, settings.changeEvery, now),
    signal: stopping.signal,
    now,
  };
  const server = createServer({ keepAliveTimeout: keepAliveTimeoutMs }, createRequestHandler(site));
  const port = await listen(server, settings.port);
  return {
    url: `http://127.0.0.1:${port}/`,
    user: settings.user,
    password: settings.password,
    faults: site.faults,
    log: site.log,
    signIns: site.signIns,
    store: () => site.store,
    reset: site.reset,
    stop: () =>
      new Promise((resolve) => {
        stopping.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createChanges(store: PracticeStore, every: number, now: () => Date): () => void {
  if (every === 0) return () => undefined;
  const change = createDrift(store, now);
  let requests = 0;
  return () => {
    requests += 1;
    if (requests % every === 0) change();
  };
}
