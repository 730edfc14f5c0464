import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UnlockEntry } from '../../shared/journal/entry';
import { describePracticeSite } from './practice-site-view';
import { createSiteLocks } from './site-locks';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-03-31T12:00:00Z') }));
afterEach(() => void vi.useRealTimers());

async function unlocked() {
  const entries: UnlockEntry[] = [];
  const locks = createSiteLocks({
    clock: () => new Date(),
    record: async (entry) => void entries.push(entry),
    noteProblem: () => undefined,
    onLocked: () => undefined,
    onWrite: () => undefined,
  });
  const site = { ...describePracticeSite(null), environment: 'production' as const };
  await locks.unlock(
    site,
    { confirm: async () => true, readUser: async () => 'ola' },
    { siteId: site.id, confirmedSiteName: site.name, ticket: '' },
  );
  return { locks, entries, siteId: site.id };
}

describe('F33 a production site that was unlocked', () => {
  it('is locked at once when the clock jumps a day ahead', async () => {
    const { locks, entries, siteId } = await unlocked();
    vi.setSystemTime(Date.now() + dayMs);
    expect(locks.unlockedUntil(siteId)).toBeNull();
    expect(entries.map(({ event, reason }) => [event, reason])).toEqual([
      ['unlocked', null],
      ['locked', 'time'],
    ]);
  });

  it('is locked after half an hour all the same when the clock jumps a day back', async () => {
    const { locks, siteId } = await unlocked();
    vi.setSystemTime(Date.now() - dayMs);
    expect(locks.unlockedUntil(siteId)).not.toBeNull();
    await vi.advanceTimersByTimeAsync(30 * minuteMs - 1);
    expect(locks.unlockedUntil(siteId)).not.toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(locks.unlockedUntil(siteId)).toBeNull();
  });
});
