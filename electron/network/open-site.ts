import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { AppError } from '../../shared/errors';
import type { OpenConnection } from '../superoffice/kept-connections';
import { nameRoute, type Route } from './proxy-routes';
import type { ProxySignInTurns } from './proxy-sign-in';
import { openRoute, type OpenOptions, type Target } from './open-route';
import { secureConnection } from './secure-connection';
import type { RouteFinder } from './route-finder';

/** How a site is reached. */
export interface SiteRoutes {
  /** The finder of routes to an origin. */
  routeFinderFor: (origin: string) => RouteFinder;
  proxySignIn: ProxySignInTurns;
  /** The authorities of this site; loaded at the first encrypted connection. */
  secureContext: () => Promise<SecureContext>;
  /** For each of: connecting, the proxy's answer, the handshake. */
  connectTimeoutMs: number;
  /** False where this computer has no network at all. */
  hasNetwork: () => boolean;
}

/**
 * Opens connections to a site by the routes that the system's proxy settings name, in their order. Opening is repeated by
 * the next route, a request never is. Throws as `openRoute` and `secureConnection` do, `offline`, and what the
 * authorities throw.
 */
export function createSiteOpener(site: SiteRoutes): OpenConnection {
  return async (origin) => {
    const target = toTarget(origin);
    const routeFinder = site.routeFinderFor(`${origin.protocol}//${target.host}`);
    const { hasNetwork } = site;
    const open = () =>
      openByAnyRoute({ routeFinder, hasNetwork }, (route) => openRoute(route, target, openOptions(site)));
    if (origin.protocol === 'http:') return open();
    // First, so that a bad CA file does not leave a connection behind.
    const secureContext = await site.secureContext();
    const { hostname, host } = target;
    return secureConnection(await open(), {
      hostname,
      host,
      secureContext,
      timeoutMs: site.connectTimeoutMs,
    });
  };
}

export interface RoutesToTry {
  routeFinder: RouteFinder;
  hasNetwork: () => boolean;
}

/** Tries the routes in their order; asks the system again where all of what we remembered failed. */
export async function openByAnyRoute(
  site: RoutesToTry,
  open: (route: Route) => Promise<Socket>,
): Promise<Socket> {
  const first = await site.routeFinder.find();
  const outcome = await tryRoutes(site, first.routes, open);
  if ('socket' in outcome) return outcome.socket;
  const second = first.fresh ? null : await site.routeFinder.find();
  const isOther = second && listRoutes(second.routes) !== listRoutes(first.routes);
  const again = isOther ? await tryRoutes(site, second.routes, open) : outcome;
  if ('socket' in again) return again.socket;
  throw offlineOr(again.failure, site);
}

async function tryRoutes(
  site: RoutesToTry,
  routes: readonly Route[],
  open: (route: Route) => Promise<Socket>,
): Promise<{ socket: Socket } | { failure: unknown }> {
  let failure: unknown = new AppError('proxy-unsupported', { params: { ways: '' } });
  for (const [index, route] of routes.entries()) {
    try {
      const socket = await open(route);
      site.routeFinder.noteSuccess(route);
      return { socket };
    } catch (error) {
      // A proxy that answers and says no is a decision; only one that cannot be reached makes way for the next.
      if (!isUnreachable(error)) throw error;
      site.routeFinder.noteFailure(route);
      // The first route is the one that ought to work: its failure is the one to tell.
      if (index === 0) failure = error;
    }
  }
  return { failure };
}

function isUnreachable(error: unknown): boolean {
  return !(error instanceof AppError) || error.code === 'proxy-unreachable' || error.code === 'timeout';
}

const lookupCodes = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** The error, or `offline`: without a network every name is unknown, and that is the symptom, not the cause. */
export function offlineOr(error: unknown, site: Pick<RoutesToTry, 'hasNetwork'>): unknown {
  const code = error instanceof AppError ? error.detail : errorCodeOf(error);
  return lookupCodes.has(code) && !site.hasNetwork() ? new AppError('offline', { cause: error }) : error;
}

function errorCodeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

export function openOptions(site: SiteRoutes): OpenOptions {
  return {
    proxySignIn: site.proxySignIn,
    secureContext: site.secureContext,
    timeoutMs: site.connectTimeoutMs,
  };
}

function listRoutes(routes: readonly Route[]): string {
  return routes.map((route) => `${route.kind} ${nameRoute(route)}`).join('; ');
}

function toTarget({ protocol, hostname, port, host }: URL): Target {
  const usualPort = protocol === 'https:' ? 443 : 80;
  return { hostname: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port || usualPort), host };
}
