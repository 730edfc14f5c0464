import { describe, expect, it } from 'vitest';
import type { UnlockEntry } from '../../shared/journal/entry';
import { createManualClock } from '../testing/manual-clock';
import { describePracticeSite } from './practice-site-view';
import { createSiteLocks } from './site-locks';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

async function unlocked() {
  const entries: UnlockEntry[] = [];
  const clock = createManualClock();
  const locks = createSiteLocks({
    clock,
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
  return { clock, locks, entries, siteId: site.id };
}

describe('F33 a production site that was unlocked', () => {
  it.each([
    ['ahead', dayMs],
    ['back', -dayMs],
  ])('stays so for its half hour, and no longer, when the clock jumps a day %s', async (_where, jumpMs) => {
    const { clock, locks, entries, siteId } = await unlocked();
    await clock.advance(10 * minuteMs);
    clock.setWall(clock.wallMs() + jumpMs);
    // What is shown is on the clock as it is now, so that what is left of it is told truly.
    expect(Date.parse(locks.unlockedUntil(siteId) ?? '') - clock.wallMs()).toBe(20 * minuteMs);
    await clock.advance(20 * minuteMs - 1);
    expect(locks.unlockedUntil(siteId)).not.toBeNull();
    await clock.advance(1);
    expect(locks.unlockedUntil(siteId)).toBeNull();
    expect(entries.map(({ event, reason }) => [event, reason])).toEqual([
      ['unlocked', null],
      ['locked', 'time'],
    ]);
  });
});
