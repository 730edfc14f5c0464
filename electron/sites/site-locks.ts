import { randomUUID } from 'node:crypto';
import type { UnlockEntry } from '../../shared/journal/entry';
import { toWallMs, type Clock } from '../clock';
import { AppError } from '../../shared/errors';
import type { Input } from '../../shared/ipc/contract';
import type { LockReason, Site } from '../../shared/site';
import { unlockMinutes, writesPerMinute } from '../../shared/site-limits';

/** Who unlocks: asked in a window of our own, and known by the site's sign-in. */
export interface UnlockingPerson {
  confirm: () => Promise<boolean>;
  readUser: () => Promise<string>;
}

/** Production sites are locked for writing; each unlocking lasts half an hour, in memory only. */
export interface SiteLocks {
  /**
   * Recorded before it holds. A lock that arrives until then wins: throws `site-locked`. Throws `confirmation-needed`
   * off production and for another name, and a storage error.
   */
  unlock: (site: Site, person: UnlockingPerson, input: Input<'sites.unlock'>) => Promise<{ until: string }>;
  lock: (siteId: string, reason: LockReason) => void;
  lockAll: (reason: LockReason) => void;
  /** When one site is used, the others are locked. */
  lockOthers: (siteId: string) => void;
  /** ISO 8601, UTC; null = locked. */
  unlockedUntil: (siteId: string) => string | null;
  /** Counts a try of a single write to an unlocked production site. Throws `too-many-writes` where no person would be so fast. */
  countTry: (siteId: string) => void;
  /** A single write has left, or nobody knows that it did not. */
  noteSent: (siteId: string) => void;
  writesSinceUnlock: (siteId: string) => number;
  /** The reference that was given on unlocking; null = locked. */
  ticketOf: (siteId: string) => string | null;
  /** Resolves when every entry about locks is kept. */
  settle: () => Promise<void>;
}

export interface SiteLocksOptions {
  clock: Clock;
  record: (entry: UnlockEntry) => Promise<void>;
  /** Keeps what must not stop the locking. */
  noteProblem: (event: string, error: unknown) => void;
  onLocked: (siteId: string, reason: LockReason) => void;
  onWrite: (siteId: string) => void;
}

interface Unlocked {
  head: Pick<UnlockEntry, 'siteId' | 'siteName' | 'environment' | 'user' | 'ticket'>;
  /** Of the monotonic clock: setting the computer's clock neither locks a site nor keeps one open. */
  untilMs: number;
  /** When each try was let through. Of the same clock. */
  triesAtMs: number[];
  /** Writes that left. */
  sent: number;
  stopTimer: () => void;
}

/** An unlocking that is being recorded: a lock that comes meanwhile is kept here and wins. */
interface Pending {
  lockedBy: LockReason | null;
}

const unlockedForMs = unlockMinutes * 60_000;

export function createSiteLocks(options: SiteLocksOptions): SiteLocks {
  const { clock } = options;
  const open = new Map<string, Unlocked>();
  const pending = new Map<string, Pending>();
  const kept = createKeptEntries(options);
  let isClosed = false;

  const lock = (siteId: string, reason: LockReason) => {
    const coming = pending.get(siteId);
    const unlocked = open.get(siteId);
    if (!coming && !unlocked) return;
    if (coming) coming.lockedBy = reason;
    pending.delete(siteId);
    open.delete(siteId);
    if (unlocked) {
      unlocked.stopTimer();
      kept.add(toEntry(unlocked.head, clock.wallMs(), { event: 'locked', until: null, reason }));
    }
    options.onLocked(siteId, reason);
  };
  /** The clock decides, not the timer, which may come late. A computer that sleeps locks its sites beforehand. */
  const find = (siteId: string) => {
    const unlocked = open.get(siteId);
    if (unlocked && clock.monotonicMs() >= unlocked.untilMs) lock(siteId, 'time');
    return open.get(siteId);
  };
  const lockAll = (reason: LockReason, except?: string) => {
    isClosed ||= reason === 'closed';
    for (const siteId of [...open.keys(), ...pending.keys()]) if (siteId !== except) lock(siteId, reason);
  };
  const openSite = async (site: Site, own: Pending, about: UnlockingPerson & { ticket: string }) => {
    if (!(await about.confirm())) throw new AppError('site-locked', { params: { site: site.name } });
    requireStillWanted(site, own);
    const user = await about.readUser();
    requireStillWanted(site, own);
    const untilMs = clock.monotonicMs() + unlockedForMs;
    const until = toIso(clock, untilMs);
    const { ticket } = about;
    const head = { siteId: site.id, siteName: site.name, environment: site.environment, user, ticket };
    await options.record(toEntry(head, clock.wallMs(), { event: 'unlocked', until, reason: null }));
    if (own.lockedBy !== null) {
      kept.add(toEntry(head, clock.wallMs(), { event: 'locked', until: null, reason: own.lockedBy }));
    }
    requireStillWanted(site, own);
    const stopTimer = clock.after(untilMs - clock.monotonicMs(), () => lock(site.id, 'time'));
    open.set(site.id, { head, untilMs, stopTimer, triesAtMs: [], sent: 0 });
    return { until };
  };
  return {
    unlock: async (site, person, { confirmedSiteName, ticket }) => {
      requireUnlockable(site, confirmedSiteName);
      // Of two unlockings the later one holds.
      lock(site.id, 'user');
      const own: Pending = { lockedBy: isClosed ? 'closed' : null };
      requireStillWanted(site, own);
      pending.set(site.id, own);
      const opening = openSite(site, own, { ...person, ticket });
      kept.waitFor(opening);
      try {
        return await opening;
      } finally {
        if (pending.get(site.id) === own) pending.delete(site.id);
      }
    },
    lock,
    lockAll: (reason) => lockAll(reason),
    lockOthers: (siteId) => lockAll('site', siteId),
    unlockedUntil: (siteId) => {
      const unlocked = find(siteId);
      return unlocked ? toIso(clock, unlocked.untilMs) : null;
    },
    countTry: (siteId) => {
      const unlocked = find(siteId);
      if (!unlocked) return;
      const nowMs = clock.monotonicMs();
      const oldestMs = unlocked.triesAtMs.at(-writesPerMinute) ?? -Infinity;
      if (nowMs - oldestMs < 60_000) {
        const seconds = Math.ceil((oldestMs + 60_000 - nowMs) / 1_000);
        const params = { site: unlocked.head.siteName, limit: writesPerMinute, seconds };
        throw new AppError('too-many-writes', { params });
      }
      unlocked.triesAtMs.push(nowMs);
    },
    noteSent: (siteId) => {
      const unlocked = find(siteId);
      if (!unlocked) return;
      unlocked.sent += 1;
      options.onWrite(siteId);
    },
    writesSinceUnlock: (siteId) => find(siteId)?.sent ?? 0,
    ticketOf: (siteId) => find(siteId)?.head.ticket ?? null,
    settle: kept.settle,
  };
}

/** The entries about locks that are on their way to the activity: a lock never waits for them, closing does. */
function createKeptEntries({ record, noteProblem }: SiteLocksOptions) {
  const under = new Set<Promise<unknown>>();
  const waitFor = (work: Promise<unknown>) => {
    const ended = work.catch(() => undefined).finally(() => under.delete(ended));
    under.add(ended);
  };
  return {
    waitFor,
    add: (entry: UnlockEntry) =>
      waitFor(record(entry).catch((error: unknown) => noteProblem('sites.lock', error))),
    settle: async () => {
      // An unlocking that ends may leave the entry of its lock behind.
      while (under.size > 0) await Promise.all(under);
    },
  };
}

/** The person sees that it was locked again, and may unlock once more. */
function requireStillWanted(site: Site, { lockedBy }: Pending): void {
  if (lockedBy !== null) throw new AppError('site-locked', { params: { site: site.name } });
}

function requireUnlockable(site: Site, confirmedSiteName: string): void {
  if (site.environment !== 'production' || confirmedSiteName !== site.name) {
    throw new AppError('confirmation-needed', { params: { site: site.name } });
  }
}

function toIso(clock: Clock, untilMs: number): string {
  return new Date(toWallMs(clock, untilMs)).toISOString();
}

function toEntry(
  head: Unlocked['head'],
  atMs: number,
  about: Pick<UnlockEntry, 'event' | 'until' | 'reason'>,
): UnlockEntry {
  return { id: randomUUID(), kind: 'unlock', at: new Date(atMs).toISOString(), ...head, ...about };
}
