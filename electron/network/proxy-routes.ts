import { AppError } from '../../shared/errors';

/** One route to a site: straight, or through a proxy of that kind. */
export type Route = { kind: 'direct' } | ProxyRoute;
export interface ProxyRoute {
  kind: 'http' | 'https' | 'socks4' | 'socks5';
  host: string;
  port: number;
}

const kinds: Readonly<Record<string, ProxyRoute['kind']>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  // Chromium, which gives us these answers, takes a bare SOCKS for version 4.
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5',
};
const defaultPorts = { http: 80, https: 443, socks4: 1080, socks5: 1080 } as const;

/**
 * Reads the answer of a PAC script, such as `PROXY a:8080; SOCKS5 b:1080; DIRECT`: the routes in the order to try them.
 * Routes that we cannot take are left out. Throws `proxy-unsupported` where none is left: going straight instead would
 * pass by what the company decided.
 */
export function parseProxyAnswer(answer: string): Route[] {
  const elements = answer
    .split(';')
    .map((element) => element.trim())
    .filter((element) => element !== '');
  const routes = elements.map(parseElement).filter((route) => route !== null);
  if (routes.length > 0) return routes;
  if (elements.length === 0) return [{ kind: 'direct' }];
  throw new AppError('proxy-unsupported', { params: { ways: elements.join('; ') } });
}

/** A route as settings and error sentences name it: `direct`, or host and port of the proxy. */
export function nameRoute(route: Route): string {
  if (route.kind === 'direct') return 'direct';
  return `${bracketIpv6(route.host)}:${route.port}`;
}

/** `[::1]` for `::1`; every other host as it is. */
export function bracketIpv6(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function parseElement(element: string): Route | null {
  const [word = '', address = ''] = element.split(/\s+/);
  if (word.toUpperCase() === 'DIRECT') return { kind: 'direct' };
  const kind = kinds[word.toUpperCase()];
  const parts = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(address);
  const host = parts?.[1] ?? parts?.[2];
  if (kind === undefined || host === undefined) return null;
  const port = parts?.[3] === undefined ? defaultPorts[kind] : Number(parts[3]);
  return port > 0 && port < 65_536 ? { kind, host, port } : null;
}
