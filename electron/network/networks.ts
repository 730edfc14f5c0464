import type http from 'node:http';
import os from 'node:os';
import tls, { type SecureContext } from 'node:tls';
import type { AxiosAdapter } from 'axios';
import { createCarefulAdapter } from './careful-adapter';
import type { Clock } from './clock';
import { createCompatibilityAdapter, type ChromiumPort } from './compatibility-adapter';
import { createNodeAdapter } from './node-adapter';
import { createPace } from './pace';
import { nameWay } from './proxy-ways';
import { createProxySignInTurns, type ProxySignIn } from './proxy-sign-in';
import { SiteAgent, type SiteAgentOptions } from './site-agent';
import { loadAuthorities } from './trusted-authorities';
import { createWayFinders } from './way-finder';

/** What a site's own settings say about the way to it. */
export interface NetworkSettings {
  /** Chromium's stack instead of Node's, for proxies that want NTLM or Negotiate. */
  compatibilityMode: boolean;
  /** Path of a file with further authorities (PEM or DER); null = none. Not used in compatibility mode. */
  extraCaFile: string | null;
  /** Requests per second; null = as fast as we like, for the practice site. */
  requestsPerSecond: number | null;
}
export const defaultNetworkSettings: NetworkSettings = {
  compatibilityMode: false,
  extraCaFile: null,
  requestsPerSecond: 10,
};

/** What all sites share: this computer, its proxies, its time. */
export interface NetworkSurroundings {
  /** The system's proxy answer for a URL: `resolveProxy` of an Electron session. */
  resolveProxy: (url: string) => Promise<string>;
  proxySignIn: ProxySignIn;
  /** A session of Chromium's stack of that name: `createChromiumPort`. */
  createChromiumPort: (name: string) => ChromiumPort;
  clock: Clock;
  /** 0 to 1, as `Math.random`. */
  random: () => number;
  /** False where this computer has no network at all. */
  hasNetwork: () => boolean;
  connectTimeoutMs: number;
}
export const connectTimeoutMs = 10_000;

/** The way to one site: what `createSiteClient` and `createLoginTransport` take. */
export interface SiteNetwork {
  createAgent: (protocol: 'http:' | 'https:') => http.Agent;
  adapter: AxiosAdapter;
  /** Lets idle connections go; what is under way is left to finish. */
  close: () => void;
}

export interface Networks {
  /** Builds the way to one site. Nothing is read or asked before the first request. */
  forSite: (siteId: string, settings: NetworkSettings) => SiteNetwork;
  /** What the connection test needs of the way to a site. */
  agentOptions: (settings: Pick<NetworkSettings, 'extraCaFile'>) => Omit<SiteAgentOptions, 'protocol'>;
}

const maxAtOnce = 8;

/** The networks of this program: one for all sites, because sites share proxies and what they accepted. */
export function createNetworks(surroundings: NetworkSurroundings): Networks {
  const { resolveProxy, clock, random } = surroundings;
  const proxySignIn = createProxySignInTurns(surroundings.proxySignIn);
  const wayFinderFor = createWayFinders({ resolveProxy, clock });
  const agentOptions: Networks['agentOptions'] = ({ extraCaFile }) => ({
    wayFinderFor,
    proxySignIn,
    secureContext: rememberSuccess(() => createContext(extraCaFile)),
    connectTimeoutMs: surroundings.connectTimeoutMs,
    hasNetwork: surroundings.hasNetwork,
  });
  return {
    agentOptions,
    forSite(siteId, settings) {
      const site = agentOptions(settings);
      const node = createNodeAdapter(site);
      const chromium = () =>
        createCompatibilityAdapter({
          reads: surroundings.createChromiumPort(`${siteId}-reads`),
          writes: surroundings.createChromiumPort(`${siteId}-writes`),
          proxySignIn: surroundings.proxySignIn,
          findProxyName: async (origin) => {
            const { ways } = await wayFinderFor(origin).find();
            return ways[0] ? nameWay(ways[0]) : '';
          },
        });
      const perSecond = settings.requestsPerSecond ?? Number.MAX_SAFE_INTEGER;
      return {
        createAgent: (protocol) => new SiteAgent({ ...site, protocol }),
        adapter: createCarefulAdapter({
          send: settings.compatibilityMode ? chromium() : node.send,
          pace: createPace({ perSecond, atOnce: maxAtOnce, clock }),
          clock,
          random,
        }),
        close: node.close,
      };
    },
  };
}

/** True where this computer has an address on any network beside itself. */
export function hasNetwork(): boolean {
  return Object.values(os.networkInterfaces()).some((addresses) =>
    addresses?.some(({ internal }) => !internal),
  );
}

async function createContext(extraCaFile: string | null): Promise<SecureContext> {
  return tls.createSecureContext({ ca: await loadAuthorities(extraCaFile) });
}

/** Makes it once. After a failure it is made again: the CA file may be there by then. */
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
