import {
  AxiosError,
  AxiosHeaders,
  getAdapter,
  isAxiosError,
  type AxiosAdapter,
  type InternalAxiosRequestConfig,
} from 'axios';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../shared/errors';
import { attemptOf, WatchedTransport } from '../superoffice/attempt';
import { targetOf } from '../superoffice/request-target';
import { createWire } from '../superoffice/wire';
import { ForwardAgent } from './forward-agent';
import { createSiteOpener, type SiteRoutes } from './open-site';
import { nameRoute, type ProxyRoute, type Route } from './proxy-routes';
import { proxySignInError, runInProxyTurn, type ProxyCredentials } from './proxy-sign-in';

/**
 * Sends one request on Node's stack. An encrypted site is reached through the site's own connections alone, by tunnel. For an
 * unencrypted one an HTTP proxy wants the whole URL and the sign-in in each request, which axios writes when it is told
 * the proxy before the request is made.
 */
export function createNodeAdapter(site: SiteRoutes): { send: AxiosAdapter; close: () => void } {
  const wire = createWire(createSiteOpener(site));
  const sendForwarded = getAdapter('http');
  const agents = new Map<string, ForwardAgent>();
  const agentFor = (route: ProxyRoute, origin: string) => {
    const name = `${route.kind} ${nameRoute(route)} ${origin}`;
    const agent = agents.get(name) ?? new ForwardAgent(site, route, site.routeFinderFor(origin));
    agents.set(name, agent);
    return agent;
  };
  const sendUnencrypted: AxiosAdapter = async (config) => {
    const { origin, host } = targetOf(config, attemptOf(config));
    const route = await findFirstRoute(site, config, origin);
    if (route?.kind !== 'http' && route?.kind !== 'https') return wire.send(config);
    return sendForward(sendForwarded, config, { route, site, host, agent: agentFor(route, origin) });
  };
  return {
    send(config) {
      const { protocol, origin } = targetOf(config, attemptOf(config));
      const isPlain = protocol === 'https:' || site.routeFinderFor(origin).recall()?.kind === 'direct';
      return isPlain ? wire.send(config) : sendUnencrypted(config);
    },
    close() {
      wire.close();
      for (const agent of agents.values()) agent.closeIdle();
    },
  };
}

interface Forward {
  route: ProxyRoute;
  site: SiteRoutes;
  host: string;
  agent: ForwardAgent;
}

function sendForward(send: AxiosAdapter, config: InternalAxiosRequestConfig, forward: Forward) {
  const { route, site, host, agent } = forward;
  const attempt = attemptOf(config);
  return runInProxyTurn(attempt, site.proxySignIn, nameRoute(route), async (credentials) => {
    const forwarded: InternalAxiosRequestConfig = {
      ...config,
      // Those of many requests, to which axios would add.
      headers: new AxiosHeaders(config.headers),
      proxy: {
        protocol: route.kind,
        host: route.host,
        port: route.port,
        ...(credentials ? { auth: { username: credentials.userName, password: credentials.password } } : {}),
      },
      transport: new WatchedTransport(attempt, agent),
    };
    try {
      return await send(forwarded);
    } catch (error) {
      throw proxyRefusal(error, { route, credentials, host, answered: attempt.call.kind }) ?? error;
    } finally {
      // Errors carry their configuration about; the proxy's password must not go along.
      forwarded.proxy = false;
    }
  });
}

/** A 407 as what it is. It comes as an answer here, but the proxy gave it and has sent nothing on. */
function proxyRefusal(
  error: unknown,
  about: {
    route: ProxyRoute;
    credentials: ProxyCredentials | null;
    host: string;
    answered: 'read' | 'write';
  },
): AxiosError | null {
  if (!isAxiosError(error) || error.response?.status !== 407) return null;
  const headers: IncomingHttpHeaders = Object.fromEntries(
    Object.entries(error.response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const refusal = proxySignInError(headers, {
    proxy: nameRoute(about.route),
    host: about.host,
    sent: about.credentials,
    answered: about.answered,
  });
  return AxiosError.from(refusal, refusal.code, error.config, error.request);
}

async function findFirstRoute(
  site: SiteRoutes,
  config: InternalAxiosRequestConfig,
  origin: string,
): Promise<Route | undefined> {
  try {
    return (await site.routeFinderFor(origin).find()).routes[0];
  } catch (error) {
    throw error instanceof AppError ? AxiosError.from(error, error.code, config) : error;
  }
}
