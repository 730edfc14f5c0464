import { isLoopback } from '../superoffice/api-address';
import type { Clock } from '../clock';
import { nameRoute, parseProxyAnswer, type Route } from './proxy-routes';

/** Knows which routes lead to one address, best first. */
export interface RouteFinder {
  /** `fresh` = asked for just now, not remembered. */
  find: () => Promise<{ routes: Route[]; fresh: boolean }>;
  /** The best one, where it is remembered and nobody has to be asked; otherwise null. */
  recall: () => Route | null;
  /** The route could not be taken: it goes to the end for a while, and the system is asked again. */
  noteFailure: (route: Route) => void;
  noteSuccess: (route: Route) => void;
}

export interface RouteFinderOptions {
  /** The origin of the address. */
  url: string;
  /** The system's answer for a URL, as Electron's `session.resolveProxy` gives it. */
  resolveProxy: (url: string) => Promise<string>;
  clock: Clock;
}

const rememberForMs = 60_000;
const avoidForMs = 60_000;

/**
 * Finds the routes to one address by the system's proxy settings. This computer itself is always reached straight. Answers
 * are kept for a minute, because a laptop moves between networks. Throws `proxy-unsupported`.
 */
export function createRouteFinder(options: RouteFinderOptions): RouteFinder {
  const { clock } = options;
  const straight = isLoopback(new URL(options.url).hostname);
  const failedAtMs = new Map<string, number>();
  let remembered: { routes: Route[]; atMs: number } | null = null;

  const ask = async () => {
    const routes = straight ? [{ kind: 'direct' } as const] : await askSystem(options);
    remembered = { routes, atMs: clock.monotonicMs() };
    return routes;
  };
  const isAvoided = (route: Route) => {
    const failed = failedAtMs.get(nameRoute(route));
    return failed !== undefined && clock.monotonicMs() - failed < avoidForMs;
  };
  const recallAll = () =>
    remembered === null || clock.monotonicMs() - remembered.atMs >= rememberForMs ? null : remembered.routes;
  return {
    recall: () => (failedAtMs.size > 0 ? null : (recallAll()?.[0] ?? null)),
    async find() {
      const known = recallAll();
      const fresh = known === null;
      const routes = known ?? (await ask());
      return { routes: [...routes.filter((route) => !isAvoided(route)), ...routes.filter(isAvoided)], fresh };
    },
    noteFailure(route) {
      failedAtMs.set(nameRoute(route), clock.monotonicMs());
      remembered = null;
    },
    noteSuccess(route) {
      failedAtMs.delete(nameRoute(route));
    },
  };
}

/** Makes one finder for each address: an agent may be sent elsewhere, such as to the new address of a tenant. */
export function createRouteFinders(
  options: Omit<RouteFinderOptions, 'url'>,
): (origin: string) => RouteFinder {
  const finders = new Map<string, RouteFinder>();
  return (origin) => {
    const finder = finders.get(origin) ?? createRouteFinder({ ...options, url: origin });
    finders.set(origin, finder);
    return finder;
  };
}

async function askSystem({ url, resolveProxy }: RouteFinderOptions): Promise<Route[]> {
  return parseProxyAnswer(await resolveProxy(url));
}
