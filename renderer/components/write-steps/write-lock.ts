import { useSyncExternalStore } from 'react';
import type { SiteView } from '../../../shared/site';

const lookEveryMs = 1_000;

function tick(onTick: () => void): () => void {
  const timer = setInterval(onTick, lookEveryMs);
  return () => clearInterval(timer);
}

/** Whether a site may be written to from here, and for how many minutes more; null where there is no such limit. */
export function useWriteLock(site: SiteView): { isLocked: boolean; minutesLeft: number | null } {
  const { environment, unlockedUntil } = site;
  const isGuarded = environment === 'production';
  // The clock on this side only shows the lock; the main process holds it.
  const minutesLeft = useSyncExternalStore(tick, () =>
    isGuarded && unlockedUntil !== null
      ? Math.max(0, Math.ceil((Date.parse(unlockedUntil) - Date.now()) / 60_000))
      : null,
  );
  return { isLocked: isGuarded && (minutesLeft === null || minutesLeft === 0), minutesLeft };
}
