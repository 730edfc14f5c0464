import type http from 'node:http';
import os from 'node:os';
import tls, { type SecureContext } from 'node:tls';
import type { AxiosAdapter } from 'axios';
import type { ApiAddress } from '../superoffice/api-address';
import { createCarefulAdapter } from './careful-adapter';
import type { Clock } from './clock';
import { createNodeAdapter } from './node-adapter';
import { createPace } from './pace';
import type { ProxySignInTurns } from './proxy-sign-in';
import { SiteAgent, type SiteAgentOptions } from './site-agent';
import { loadAuthorities } from './trusted-authorities';
import { createWayFinder } from './way-finder';

/** What a site's own settings say about the way to it. */
export interface NetworkSettings {
  /** Path of a file with further authorities (PEM or DER); null = none. */
  extraCaFile: string | null;
  /** Requests per second; null = as fast as we like, for the practice site. */
  requestsPerSecond: number | null;
}
export const defaultNetworkSettings: NetworkSettings = { extraCaFile: null, requestsPerSecond: 10 };

/** What all sites share: this computer, its proxies, its time. */
export interface NetworkSurroundings {
  /** The system's proxy answer for a URL: Electron's `session.defaultSession.resolveProxy`. */
  resolveProxy: (url: string) => Promise<string>;
  proxySignIn: ProxySignInTurns;
  clock: Clock;
  /** 0 to 1, as `Math.random`. */
  random: () => number;
  hasNetwork: () => boolean;
  connectTimeoutMs: number;
}
export const connectTimeoutMs = 10_000;

/** The way to one site: what `createSiteClient` takes as `createAgent` and `adapter`. */
export interface SiteNetwork {
  createAgent: () => http.Agent;
  adapter: AxiosAdapter;
  close: () => void;
}

const maxAtOnce = 8;

/**
 * Builds the way to one site on Node's stack: system proxy, trusted authorities, pace, careful reading. Nothing is read
 * or asked before the first request; a bad CA file fails that request with its `ca-file-…` code.
 */
export function createSiteNetwork(
  address: ApiAddress,
  settings: NetworkSettings,
  surroundings: NetworkSurroundings,
): SiteNetwork {
  const site = createAgentOptions(address, settings, surroundings);
  const node = createNodeAdapter(site);
  const { clock, random } = surroundings;
  const perSecond = settings.requestsPerSecond ?? Number.MAX_SAFE_INTEGER;
  return {
    createAgent: () => new SiteAgent(site),
    adapter: createCarefulAdapter({
      send: node.send,
      pace: createPace({ perSecond, atOnce: maxAtOnce, clock }),
      clock,
      random,
    }),
    close: node.close,
  };
}

/** The site's ways and authorities, for its agents and for the connection test. */
export function createAgentOptions(
  address: ApiAddress,
  settings: Pick<NetworkSettings, 'extraCaFile'>,
  surroundings: NetworkSurroundings,
): SiteAgentOptions {
  const { resolveProxy, clock, proxySignIn } = surroundings;
  return {
    protocol: address.origin.startsWith('https:') ? 'https:' : 'http:',
    wayFinder: createWayFinder({ url: address.origin, resolveProxy, clock }),
    proxySignIn,
    secureContext: rememberSuccess(() => createContext(settings.extraCaFile)),
    connectTimeoutMs: surroundings.connectTimeoutMs,
    hasNetwork: surroundings.hasNetwork,
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
