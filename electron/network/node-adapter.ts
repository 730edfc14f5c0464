import {
  AxiosError,
  getAdapter,
  isAxiosError,
  type AxiosAdapter,
  type InternalAxiosRequestConfig,
} from 'axios';
import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../../shared/errors';
import { attemptOf, WatchedTransport } from '../superoffice/attempt';
import { nameWay, type ProxyWay, type Way } from './proxy-ways';
import { proxySignInError, type ProxyCredentials } from './proxy-sign-in';
import { ForwardAgent, type SiteAgentOptions } from './site-agent';

/**
 * Sends one request on Node's stack. An encrypted site is reached through the site's agent alone, by tunnel. For an
 * unencrypted one an HTTP proxy wants the whole URL and the sign-in in each request, which axios writes when it is told
 * the proxy before the request is made.
 */
export function createNodeAdapter(site: NodeWays): { send: AxiosAdapter; close: () => void } {
  const send = getAdapter('http');
  const agents = new Map<string, ForwardAgent>();
  const agentFor = (way: ProxyWay, origin: string) => {
    const name = `${way.kind} ${nameWay(way)} ${origin}`;
    const agent = agents.get(name) ?? new ForwardAgent(site, way, site.wayFinderFor(origin));
    agents.set(name, agent);
    return agent;
  };
  return {
    async send(config) {
      const { origin, protocol, host } = new URL(config.baseURL ?? '');
      const way = protocol === 'http:' ? await findFirstWay(site, config, origin) : undefined;
      if (way?.kind !== 'http' && way?.kind !== 'https') return send(config);
      return sendForward(send, config, { way, site, host, agent: agentFor(way, origin) });
    },
    close() {
      for (const agent of agents.values()) closeIdleConnections(agent);
    },
  };
}

/** Leaves a request that is under way, above all a write, to finish. */
function closeIdleConnections(agent: ForwardAgent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

type NodeWays = Omit<SiteAgentOptions, 'protocol'>;

interface Forward {
  way: ProxyWay;
  site: NodeWays;
  host: string;
  agent: ForwardAgent;
}

function sendForward(send: AxiosAdapter, config: InternalAxiosRequestConfig, forward: Forward) {
  const { way, site, host, agent } = forward;
  return site.proxySignIn.run(nameWay(way), async (credentials) => {
    const forwarded: InternalAxiosRequestConfig = {
      ...config,
      proxy: {
        protocol: way.kind,
        host: way.host,
        port: way.port,
        ...(credentials ? { auth: { username: credentials.userName, password: credentials.password } } : {}),
      },
      transport: new WatchedTransport(attemptOf(config), agent),
    };
    try {
      return await send(forwarded);
    } catch (error) {
      throw proxyRefusal(error, { way, credentials, host }) ?? error;
    } finally {
      // Errors carry their configuration about; the proxy's password must not go along.
      forwarded.proxy = false;
    }
  });
}

/** A 407 as what it is. It comes as an answer here, but the proxy gave it and has sent nothing on. */
function proxyRefusal(
  error: unknown,
  about: { way: ProxyWay; credentials: ProxyCredentials | null; host: string },
): AxiosError | null {
  if (!isAxiosError(error) || error.response?.status !== 407) return null;
  const headers: IncomingHttpHeaders = Object.fromEntries(
    Object.entries(error.response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const refusal = proxySignInError(headers, {
    proxy: nameWay(about.way),
    host: about.host,
    sent: about.credentials,
  });
  return AxiosError.from(refusal, refusal.code, error.config, error.request);
}

async function findFirstWay(
  site: NodeWays,
  config: InternalAxiosRequestConfig,
  origin: string,
): Promise<Way | undefined> {
  try {
    return (await site.wayFinderFor(origin).find()).ways[0];
  } catch (error) {
    throw error instanceof AppError ? AxiosError.from(error, error.code, config) : error;
  }
}
