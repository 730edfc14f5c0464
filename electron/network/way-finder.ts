import { isLoopback } from '../superoffice/api-address';
import type { Clock } from './clock';
import { nameWay, parseProxyAnswer, type Way } from './proxy-ways';

/** Knows which ways lead to one address, best first. */
export interface WayFinder {
  /** `fresh` = asked for just now, not remembered. */
  find: () => Promise<{ ways: Way[]; fresh: boolean }>;
  /** The way could not be taken: it goes to the end for a while, and the system is asked again. */
  noteFailure: (way: Way) => void;
  noteSuccess: (way: Way) => void;
}

export interface WayFinderOptions {
  /** The origin of the address. */
  url: string;
  /** The system's answer for a URL, as Electron's `session.resolveProxy` gives it. */
  resolveProxy: (url: string) => Promise<string>;
  clock: Clock;
}

const rememberForMs = 60_000;
const avoidForMs = 60_000;

/**
 * Finds the ways to one address by the system's proxy settings. This computer itself is always reached straight. Answers
 * are kept for a minute, because a laptop moves between networks. Throws `proxy-unsupported`.
 */
export function createWayFinder(options: WayFinderOptions): WayFinder {
  const { clock } = options;
  const straight = isLoopback(new URL(options.url).hostname);
  const failedAtMs = new Map<string, number>();
  let remembered: { ways: Way[]; atMs: number } | null = null;

  const ask = async () => {
    const ways = straight ? [{ kind: 'direct' } as const] : await askSystem(options);
    remembered = { ways, atMs: clock.monotonicMs() };
    return ways;
  };
  const isAvoided = (way: Way) => {
    const failed = failedAtMs.get(nameWay(way));
    return failed !== undefined && clock.monotonicMs() - failed < avoidForMs;
  };
  return {
    async find() {
      const fresh = remembered === null || clock.monotonicMs() - remembered.atMs >= rememberForMs;
      const ways = fresh || remembered === null ? await ask() : remembered.ways;
      return { ways: [...ways.filter((way) => !isAvoided(way)), ...ways.filter(isAvoided)], fresh };
    },
    noteFailure(way) {
      failedAtMs.set(nameWay(way), clock.monotonicMs());
      remembered = null;
    },
    noteSuccess(way) {
      failedAtMs.delete(nameWay(way));
    },
  };
}

/** Makes one finder for each address: an agent may be sent elsewhere, such as to the new address of a tenant. */
export function createWayFinders(options: Omit<WayFinderOptions, 'url'>): (origin: string) => WayFinder {
  const finders = new Map<string, WayFinder>();
  return (origin) => {
    const finder = finders.get(origin) ?? createWayFinder({ ...options, url: origin });
    finders.set(origin, finder);
    return finder;
  };
}

async function askSystem({ url, resolveProxy }: WayFinderOptions): Promise<Way[]> {
  return parseProxyAnswer(await resolveProxy(url));
}
