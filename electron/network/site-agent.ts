import http from 'node:http';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { Agent, type AgentConnectOpts } from 'agent-base';
import { AppError } from '../../shared/errors';
import { bracketIpv6, nameRoute, type ProxyRoute, type Route } from './proxy-routes';
import type { ProxySignInTurns } from './proxy-sign-in';
import { openProxy, openRoute, type OpenOptions, type Target } from './open-route';
import { secureConnection } from './secure-connection';
import type { RouteFinder } from './route-finder';

export interface SiteAgentOptions {
  protocol: 'http:' | 'https:';
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
 * An idle connection is let go before servers and proxies commonly do: a write that met one that was just being closed
 * would be unknown.
 */
const keptConnections = { keepAlive: true, maxFreeSockets: 18, timeout: 30_000 };

/**
 * The agent of one site on Node's stack: keeps connections alive and opens new ones by the routes that the system's
 * proxy settings name, in their order. Opening is repeated by the next route, a request never is. How many requests run
 * at once is up to the pace of the site: an agent that counts loses those that wait when a connection cannot be made.
 */
export class SiteAgent extends Agent {
  constructor(private readonly site: SiteAgentOptions) {
    super(keptConnections);
    this.protocol = site.protocol;
  }

  override async connect(_request: http.ClientRequest, options: AgentConnectOpts): Promise<Socket> {
    const target = toTarget(options, this.site.protocol);
    const routeFinder = this.site.routeFinderFor(`${this.site.protocol}//${target.host}`);
    const { hasNetwork } = this.site;
    const open = () =>
      openByAnyRoute({ routeFinder, hasNetwork }, (route) =>
        openRoute(route, target, openOptions(this.site)),
      );
    if (this.site.protocol === 'http:') return open();
    // First, so that a bad CA file does not leave a connection behind.
    const secureContext = await this.site.secureContext();
    const { hostname, host } = target;
    return secureConnection(await open(), {
      hostname,
      host,
      secureContext,
      timeoutMs: this.site.connectTimeoutMs,
    });
  }
}

/** Connections to an HTTP proxy that itself passes unencrypted requests on. */
export class ForwardAgent extends Agent {
  constructor(
    private readonly site: Omit<SiteAgentOptions, 'protocol'>,
    private readonly route: ProxyRoute,
    private readonly routeFinder: RouteFinder,
  ) {
    super(keptConnections);
    this.protocol = route.kind === 'https' ? 'https:' : 'http:';
  }

  override async connect(request: http.ClientRequest): Promise<Socket> {
    const { site, route, routeFinder } = this;
    try {
      const socket = await openProxy(route, String(request.getHeader('host')), openOptions(site));
      routeFinder.noteSuccess(route);
      return socket;
    } catch (error) {
      routeFinder.noteFailure(route);
      throw offlineOr(error, site);
    }
  }
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

function openOptions(site: Omit<SiteAgentOptions, 'protocol'>): OpenOptions {
  return {
    proxySignIn: site.proxySignIn,
    secureContext: site.secureContext,
    timeoutMs: site.connectTimeoutMs,
  };
}

function listRoutes(routes: readonly Route[]): string {
  return routes.map((route) => `${route.kind} ${nameRoute(route)}`).join('; ');
}

function toTarget(options: AgentConnectOpts, protocol: 'http:' | 'https:'): Target {
  const hostname = (options.host ?? 'localhost').replace(/^\[(.*)\]$/, '$1');
  const port = Number(options.port);
  return { hostname, port, host: new URL(`${protocol}//${bracketIpv6(hostname)}:${port}`).host };
}
