import { randomUUID } from 'node:crypto';
import type { UnlockEntry } from '../../shared/journal/entry';
import { AppError } from '../../shared/errors';
import type { Input } from '../../shared/ipc/contract';
import type { LockReason, Site } from '../../shared/site';
import { unlockMinutes } from '../../shared/site-limits';

/** Production sites are locked for writing; each unlocking lasts half an hour, in memory only. */
export interface SiteLocks {
  /** Recorded before it holds. Throws `confirmation-needed`, `blocked-by-check` off production, a storage error. */
  unlock: (site: Site, user: string, input: Input<'sites.unlock'>) => Promise<{ until: string }>;
  lock: (siteId: string, reason: LockReason) => void;
  lockAll: (reason: LockReason) => void;
  /** When one site is used, the others are locked. */
  lockOthers: (siteId: string) => void;
  /** ISO 8601, UTC; null = locked. */
  unlockedUntil: (siteId: string) => string | null;
  /** The reference that was given on unlocking; null = locked. */
  ticketOf: (siteId: string) => string | null;
  /** Resolves when every entry about locks is kept. */
  settle: () => Promise<void>;
}

export interface SiteLocksOptions {
  clock: () => Date;
  record: (entry: UnlockEntry) => Promise<void>;
  /** Keeps what must not stop the locking. */
  noteProblem: (event: string, error: unknown) => void;
  onLocked: (siteId: string, reason: LockReason) => void;
}

interface Unlocked {
  head: Pick<UnlockEntry, 'siteId' | 'siteName' | 'environment' | 'user' | 'ticket'>;
  untilMs: number;
  timer: NodeJS.Timeout;
}

const unlockedForMs = unlockMinutes * 60_000;

export function createSiteLocks(options: SiteLocksOptions): SiteLocks {
  const { clock, record, noteProblem } = options;
  const open = new Map<string, Unlocked>();
  let kept: Promise<unknown> = Promise.resolve();

  const lock = (siteId: string, reason: LockReason) => {
    const unlocked = open.get(siteId);
    if (!unlocked) return;
    open.delete(siteId);
    clearTimeout(unlocked.timer);
    const entry = toEntry(unlocked.head, clock(), { event: 'locked', until: null, reason });
    kept = Promise.all([kept, record(entry).catch((error: unknown) => noteProblem('sites.lock', error))]);
    options.onLocked(siteId, reason);
  };
  /** The clock decides, not the timer: a computer that slept has no timers. */
  const find = (siteId: string) => {
    const unlocked = open.get(siteId);
    if (unlocked && clock().getTime() >= unlocked.untilMs) lock(siteId, 'time');
    return open.get(siteId);
  };
  const lockAll = (reason: LockReason, except?: string) => {
    for (const siteId of open.keys()) if (siteId !== except) lock(siteId, reason);
  };
  return {
    unlock: async (site, user, { confirmedSiteName, ticket }) => {
      requireUnlockable(site, confirmedSiteName);
      lock(site.id, 'user');
      const now = clock();
      const untilMs = now.getTime() + unlockedForMs;
      const until = new Date(untilMs).toISOString();
      const head = { siteId: site.id, siteName: site.name, environment: site.environment, user, ticket };
      await record(toEntry(head, now, { event: 'unlocked', until, reason: null }));
      const timer = setTimeout(() => lock(site.id, 'time'), unlockedForMs);
      // A program that is asked to end does not wait for it.
      timer.unref();
      open.set(site.id, { head, untilMs, timer });
      return { until };
    },
    lock,
    lockAll,
    lockOthers: (siteId) => lockAll('site', siteId),
    unlockedUntil: (siteId) => {
      const unlocked = find(siteId);
      return unlocked ? new Date(unlocked.untilMs).toISOString() : null;
    },
    ticketOf: (siteId) => find(siteId)?.head.ticket ?? null,
    settle: async () => {
      await kept;
    },
  };
}

function requireUnlockable(site: Site, confirmedSiteName: string): void {
  if (site.environment !== 'production' || confirmedSiteName !== site.name) {
    throw new AppError('confirmation-needed', { params: { site: site.name } });
  }
}

function toEntry(
  head: Unlocked['head'],
  at: Date,
  about: Pick<UnlockEntry, 'event' | 'until' | 'reason'>,
): UnlockEntry {
  return { id: randomUUID(), kind: 'unlock', at: at.toISOString(), ...head, ...about };
}
