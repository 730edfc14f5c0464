import type http from 'node:http';
import os from 'node:os';
import tls, { type SecureContext } from 'node:tls';
import type { AxiosAdapter } from 'axios';
import type { ConnectionTestReport } from '../../shared/connection-test';
import type { ApiAddress } from '../superoffice/api-address';
import { createCarefulAdapter } from './careful-adapter';
import { testChromiumConnection } from './chromium-connection-test';
import type { Clock } from './clock';
import { createCompatibilityAdapter, type ChromiumPort } from './compatibility-adapter';
import { testConnection } from './connection-test';
import { createNodeAdapter } from './node-adapter';
import { createPace } from './pace';
import { createProxySignInTurns, type ProxySignIn, type ProxySignInTurns } from './proxy-sign-in';
import { SiteAgent, type SiteAgentOptions } from './site-agent';
import { loadAuthorities, readAuthorityFile } from './trusted-authorities';
import { createWayFinders } from './way-finder';

/** What a site's own settings say about the way to it. */
export interface NetworkSettings {
  /** Chromium's stack instead of Node's, for proxies that want NTLM or Negotiate. */
  compatibilityMode: boolean;
  /** Path of a file with further authorities (PEM or DER); null = none. */
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
  /** A session of Chromium's stack of that name, and what it trusts beside the system: `createChromiumPort`. */
  createChromiumPort: (name: string, authorities: readonly string[]) => ChromiumPort;
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
  /** Goes the way to an address step by step, without credentials. Never throws for a failure on the way. */
  testConnection: (address: ApiAddress, settings: NetworkSettings) => Promise<ConnectionTestReport>;
}

const maxAtOnce = 8;

/** The networks of this program: one for all sites, because sites share proxies and what they accepted. */
export function createNetworks(surroundings: NetworkSurroundings): Networks {
  const { resolveProxy, clock, random, appVersion, answerTimeoutMs } = surroundings;
  const proxySignIn = createProxySignInTurns(surroundings.proxySignIn);
  const wayFinderFor = createWayFinders({ resolveProxy, clock });
  const agentOptions = ({ extraCaFile }: NetworkSettings): Omit<SiteAgentOptions, 'protocol'> => ({
    wayFinderFor,
    proxySignIn,
    secureContext: rememberSuccess(() => createContext(extraCaFile)),
    connectTimeoutMs: surroundings.connectTimeoutMs,
    hasNetwork: surroundings.hasNetwork,
  });
  const chromium = createChromiumWays(surroundings, proxySignIn);
  return {
    testConnection(address, settings) {
      const test = { clock, appVersion, answerTimeoutMs };
      if (settings.compatibilityMode)
        return testChromiumConnection(address, { ...test, ...chromium.forTest(settings) });
      return testConnection(address, { ...test, site: agentOptions(settings) });
    },
    forSite(siteId, settings) {
      const site = agentOptions(settings);
      const node = createNodeAdapter(site);
      const perSecond = settings.requestsPerSecond ?? Number.MAX_SAFE_INTEGER;
      return {
        createAgent: (protocol) => new SiteAgent({ ...site, protocol }),
        adapter: createCarefulAdapter({
          send: settings.compatibilityMode ? chromium.adapterFor(siteId, settings) : node.send,
          pace: createPace({ perSecond, atOnce: maxAtOnce, clock }),
          clock,
          random,
        }),
        close: node.close,
      };
    },
  };
}

/** Compatibility mode: Chromium finds its ways by itself, and is told the extra authorities. */
function createChromiumWays({ createChromiumPort }: NetworkSurroundings, proxySignIn: ProxySignInTurns) {
  return {
    forTest: (settings: NetworkSettings) => ({
      port: async () => createChromiumPort('test', await readExtra(settings)),
      proxySignIn,
    }),
    adapterFor: (siteId: string, settings: NetworkSettings) =>
      createCompatibilityAdapter({
        proxySignIn,
        ports: rememberSuccess(async () => {
          const authorities = await readExtra(settings);
          return {
            reads: createChromiumPort(`${siteId}-reads`, authorities),
            writes: createChromiumPort(`${siteId}-writes`, authorities),
          };
        }),
      }),
  };
}

async function readExtra({ extraCaFile }: NetworkSettings): Promise<string[]> {
  return extraCaFile === null ? [] : readAuthorityFile(extraCaFile);
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
