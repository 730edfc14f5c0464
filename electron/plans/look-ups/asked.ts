import { AppError, type AppErrorData } from '../../../shared/errors';
import type { LookUp } from '../../../shared/link-plan/judge-row';
import type { CheckCost } from '../../../shared/link-plan/run';
import { mapLimited } from '../../records/limited';
import { isRefusal } from '../../records/refusal';
import type { SiteConnection } from '../../sites/site-connection';

/** How a check asks a site: a few requests at a time, each counted, and stopped when somebody stops it. */
export interface Asked {
  site: SiteConnection;
  /** Runs one request. Throws `cancelled`, and after three failures in a row the last of them. */
  ask: <T>(work: () => Promise<T>) => Promise<T>;
  requests: () => number;
  signal: AbortSignal;
  tell: AskedTeller;
}

/** What a check hears of its look-ups. */
export interface AskedTeller {
  asked: () => void;
  /** So many more of what the step is about were looked up. */
  done: (more: number) => void;
  /** The site refuses to look these up in bulk: so many are asked for one by one now. */
  singly: (what: SinglyAsked, count: number) => Promise<void>;
}
export type SinglyAsked = CheckCost['single'][number];

const atOnce = 4;
const failuresInARow = 3;

export function createAsked(site: SiteConnection, signal: AbortSignal, tell: AskedTeller): Asked {
  let requests = 0;
  let failures = 0;
  return {
    site,
    signal,
    tell,
    requests: () => requests,
    ask: async (work) => {
      if (signal.aborted) throw new AppError('cancelled');
      requests += 1;
      tell.asked();
      try {
        const answer = await work();
        failures = 0;
        return answer;
      } catch (error) {
        if (!(error instanceof AppError) || isRefusal(error)) throw error;
        failures += 1;
        if (failures >= failuresInARow || isAboutWhoAsks(error)) throw new GivenUp(error);
        throw error;
      }
    },
  };
}

/** The next request would fail the same way. */
export function isAboutWhoAsks({ code }: AppError): boolean {
  return /^(unauthorized|offline|no-sign-in|token-expired|(password|sign-in|identity|tenant)-.*)$/.test(code);
}

/** The way to the site is broken, so there is no use in asking for the rest. */
export class GivenUp extends Error {
  override readonly name = 'GivenUp';
  constructor(readonly error: AppError) {
    super(error.code);
  }
}

/** A site that fails at what it was asked for has not said that it does not grant it. */
export function isBroken({ code }: Pick<AppError, 'code'>): boolean {
  return code === 'site-error' || code === 'broken-answer' || code === 'not-the-webapi';
}

/** What could not be looked up, for every item that was asked for together. */
export function failed(error: unknown): { read: false; error: AppErrorData } {
  if (error instanceof AppError && error.code !== 'cancelled') return { read: false, error: error.toData() };
  throw error;
}

/** What came of asking for many things together. */
export interface AskedTogether<T, R> {
  found: Map<T, LookUp<R>>;
  /** The site does not grant this way at all: nothing was found by it, and why. */
  refused: AppErrorData | null;
}

/**
 * Asks for things in pieces, a few pieces at a time. A piece that fails leaves its own things unread; where the site
 * refuses the first one, no other is asked for.
 */
export async function askInPieces<T, R>(
  items: readonly T[],
  size: number,
  work: (piece: T[]) => Promise<Map<T, R>>,
  onDone: (count: number) => void = () => undefined,
): Promise<AskedTogether<T, R>> {
  const pieces: T[][] = [];
  for (let from = 0; from < items.length; from += size) pieces.push(items.slice(from, from + size));
  const found = new Map<T, LookUp<R>>();
  const take = async (piece: T[]): Promise<AppErrorData | null> => {
    try {
      for (const [item, value] of await work(piece)) found.set(item, { read: true, value });
      onDone(piece.length);
      return null;
    } catch (error) {
      const why = failed(error);
      for (const item of piece) found.set(item, why);
      return isRefusal(error) ? why.error : null;
    }
  };
  const [first, ...others] = pieces;
  const refused = first ? await take(first) : null;
  if (refused) return { found: new Map(), refused };
  await mapLimited(others, atOnce, take);
  return { found, refused: null };
}

/** Asks for one thing at a time, a few at once, where a site grants no other way. */
export async function askSingly<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  onDone: (count: number) => void = () => undefined,
): Promise<Map<T, LookUp<R>>> {
  const answers = await mapLimited(items, atOnce, async (item): Promise<[T, LookUp<R>]> => {
    try {
      return [item, { read: true, value: await work(item) }];
    } catch (error) {
      return [item, failed(error)];
    } finally {
      onDone(1);
    }
  });
  return new Map(answers);
}
