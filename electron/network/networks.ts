import os from 'node:os';
import tls, { type SecureContext } from 'node:tls';
import type { AxiosAdapter } from 'axios';
import type { ConnectionTestReport } from '../../shared/connection-test';
import type { ApiAddress } from '../superoffice/api-address';
import { testChromiumConnection } from './chromium-connection-test';
import type { Clock } from '../clock';
import { createCompatibilityAdapter, type ChromiumPort, type ChromiumPorts } from './compatibility-adapter';
import { testConnection } from './connection-test';
import { createNodeAdapter } from './node-adapter';
import { createRateLimitedAdapter } from './rate-limited-adapter';
import { createRequestGate } from './request-gate';
import { createRateLimiter, type Lane, type RateLimiter } from './rate-limiter';
import { createProxySignInTurns, type ProxySignIn, type ProxySignInTurns } from './proxy-sign-in';
import { createRetryAdapter } from './retry-adapter';
import type { SiteRoutes } from './open-site';
import { loadAuthorities } from './trusted-authorities';
import { createRouteFinders } from './route-finder';

/** What a site's own settings say about the route to it. */
export interface NetworkSettings {
  /** Chromium's stack instead of Node's, for proxies that want NTLM or Negotiate. */
  compatibilityMode: boolean;
  /** The id of further authorities; null = none. In compatibility mode they do not count. */
  authority: string | null;
  /** Requests per second; null = as fast as we like, for the practice site. */
  requestsPerSecond: number | null;
}
export const defaultNetworkSettings: NetworkSettings = {
  compatibilityMode: false,
  authority: null,
  requestsPerSecond: 10,
};

/** What all sites share: this computer, its proxies, its time. */
export interface NetworkSurroundings {
  /** The system's proxy answer for a URL: `resolveProxy` of an Electron session. */
  resolveProxy: (url: string) => Promise<string>;
  proxySignIn: ProxySignIn;
  /** The certificates (PEM) of further authorities, by their id. Throws `ca-file-missing`. */
  readAuthority: (id: string) => Promise<string[]>;
  /** A session of Chromium's stack of that name: `createChromiumPort`. */
  createChromiumPort: (name: string) => ChromiumPort;
  clock: Clock;
  /** 0 to 1, as `Math.random`. */
  random: () => number;
  /** False where this computer has no network at all. */
  hasNetwork: () => boolean;
  connectTimeoutMs: number;
  /** How long the connection test waits for the answer itself. */
  answerTimeoutMs: number;
  appVersion: string;
}
export const connectTimeoutMs = 10_000;

/** The route to one site: what `createSiteClient` and `createLoginTransport` take. */
export interface SiteNetwork {
  adapter: AxiosAdapter;
  /** Lets idle connections go; what is under way is left to finish. */
  close: () => void;
}

/** What one connection wants of the network of its site. */
export interface NetworkUse {
  /** Whose requests they are; a person's where nothing is said. */
  lane?: Lane;
  /** How many of its requests are under way at the same time; as many as the site has turns for where nothing is said. */
  atOnce?: number;
  /** Stands right before the wire and sees every request on it: the recorder. */
  watch?: (send: AxiosAdapter) => AxiosAdapter;
}

export interface Networks {
  /**
   * Builds the network of one site. Nothing is read or asked before the first request. Connections of one site id share
   * its rate limiter, also those that follow each other.
   */
  forSite: (siteId: string, settings: NetworkSettings, use?: NetworkUse) => SiteNetwork;
  /** Tests the connection to an address step by step, without credentials. Never throws for a step that fails. */
  testConnection: (address: ApiAddress, settings: NetworkSettings) => Promise<ConnectionTestReport>;
}

/** Sixteen of a run, which decides for itself how many it sends at a time, and room for a person beside it. */
const maxAtOnce = 18;

/** The networks of this program: one for all sites, because sites share proxies and what they accepted. */
export function createNetworks(surroundings: NetworkSurroundings): Networks {
  const { resolveProxy, clock, random, appVersion, answerTimeoutMs } = surroundings;
  const proxySignIn = createProxySignInTurns(surroundings.proxySignIn);
  const routeFinderFor = createRouteFinders({ resolveProxy, clock });
  const routesOf = ({ authority }: NetworkSettings): SiteRoutes => ({
    routeFinderFor,
    proxySignIn,
    secureContext: rememberSuccess(async () =>
      createContext(authority === null ? [] : await surroundings.readAuthority(authority)),
    ),
    connectTimeoutMs: surroundings.connectTimeoutMs,
    hasNetwork: surroundings.hasNetwork,
  });
  const chromium = createChromiumNetworks(surroundings, proxySignIn);
  const limiters = new Map<string, RateLimiter>();
  const limiterOf = (siteId: string) => {
    const limiter = limiters.get(siteId) ?? createRateLimiter({ atOnce: maxAtOnce, clock });
    limiters.set(siteId, limiter);
    return limiter;
  };
  return {
    testConnection(address, settings) {
      const test = { clock, appVersion, answerTimeoutMs };
      if (settings.compatibilityMode)
        return testChromiumConnection(address, { ...test, ...chromium.forTest() });
      return testConnection(address, { ...test, site: routesOf(settings) });
    },
    forSite(siteId, settings, { lane = 'person', atOnce, watch } = {}) {
      const node = createNodeAdapter(routesOf(settings));
      const limiter = limiterOf(siteId);
      const leave = limiter.join(settings.requestsPerSecond ?? Infinity);
      const send = settings.compatibilityMode ? chromium.adapterFor(siteId) : node.send;
      return {
        adapter: createRetryAdapter({
          send: createRateLimitedAdapter({
            send: watch ? watch(send) : send,
            limiter,
            lane,
            gate: atOnce === undefined ? null : createRequestGate(atOnce),
          }),
          slowDown: limiter.slowDown,
          clock,
          random,
        }),
        close() {
          leave();
          node.close();
        },
      };
    },
  };
}

/** Compatibility mode: Chromium finds its routes by itself, and the system's store decides on certificates. */
function createChromiumNetworks(surroundings: NetworkSurroundings, proxySignIn: ProxySignInTurns) {
  const { createChromiumPort } = surroundings;
  return {
    forTest: () => ({ port: createChromiumPort('test'), proxySignIn }),
    adapterFor(siteId: string) {
      let made: ChromiumPorts | null = null;
      return createCompatibilityAdapter({
        proxySignIn,
        hasNetwork: surroundings.hasNetwork,
        ports: () =>
          (made ??= {
            reads: createChromiumPort(`${siteId}-reads`),
            writes: createChromiumPort(`${siteId}-writes`),
          }),
      });
    },
  };
}

/** True where this computer has an address on any network beside itself. */
export function hasNetwork(): boolean {
  return Object.values(os.networkInterfaces()).some((addresses) =>
    addresses?.some(({ internal }) => !internal),
  );
}

async function createContext(extra: readonly string[]): Promise<SecureContext> {
  return tls.createSecureContext({ ca: await loadAuthorities(extra) });
}

/** Makes it once. After a failure it is made again. */
function rememberSuccess<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return async () => {
    made ??= make();
    try {
      return await made;
    } catch (error) {
      made = null;
      throw error;
    }
  };
}
