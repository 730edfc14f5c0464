import { beforeEach, describe, expect, it } from 'vitest';
import type { UnlockEntry } from '../../shared/journal/entry';
import type { LockReason, Site } from '../../shared/site';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import { failureOf } from '../sign-in/testing/failure-of';
import { createManualClock, type ManualClock } from '../testing/manual-clock';
import { createSiteLocks, type SiteLocks } from './site-locks';

const site: Site = {
  id: 'acme',
  name: 'Acme PROD',
  address: 'https://crm.example.com',
  environment: 'production',
  allowHttp: false,
  customer: '',
  signIn: { scheme: 'basic', userName: 'kari', askEachTime: false },
  requests: defaultRequests,
  network: defaultNetwork,
  lastUsedAt: null,
};

let locks: SiteLocks;
let entries: UnlockEntry[];
let told: [string, LockReason][];
/** Each recording waits here until the test lets it go. */
let held: (() => void)[];
let isHolding: boolean;
let clock: ManualClock;
beforeEach(() => {
  [entries, told, held, isHolding, clock] = [[], [], [], true, createManualClock()];
  locks = createSiteLocks({
    clock,
    record: async (entry) => {
      if (isHolding) await new Promise<void>((resolve) => held.push(resolve));
      entries.push(entry);
    },
    noteProblem: (_event, error) => {
      throw error;
    },
    onWrite: () => undefined,
    onLocked: (siteId, reason) => told.push([siteId, reason]),
  });
});

const unlock = (ticket = '', readUser = async () => 'kari') =>
  locks.unlock(
    site,
    { confirm: async () => true, readUser },
    { siteId: site.id, confirmedSiteName: site.name, ticket },
  );
const letGo = () => {
  isHolding = false;
  for (const go of held.splice(0)) go();
};
const recorded = () => entries.map(({ event, reason }) => [event, reason]);

describe('a lock that arrives while an unlocking is being recorded', () => {
  it.each<[string, LockReason, () => void]>([
    ['the computer locks or sleeps', 'computer', () => locks.lockAll('computer')],
    ['another site is used', 'site', () => locks.lockOthers('practice')],
    ['somebody locks it', 'user', () => locks.lock(site.id, 'user')],
    ['it is saved or removed', 'changed', () => locks.lock(site.id, 'changed')],
    ['it is signed out of', 'signed-out', () => locks.lock(site.id, 'signed-out')],
    ['the program closes', 'closed', () => locks.lockAll('closed')],
  ])('wins when %s', async (_what, reason, lock) => {
    const unlocking = unlock();
    await expect.poll(() => held.length).toBe(1);
    lock();
    const failure = failureOf(unlocking);
    letGo();
    expect(await failure).toMatchObject({ code: 'site-locked' });
    await locks.settle();
    expect(locks.unlockedUntil(site.id)).toBeNull();
    expect(locks.ticketOf(site.id)).toBeNull();
    expect(recorded()).toEqual([
      ['unlocked', null],
      ['locked', reason],
    ]);
    expect(told).toEqual([[site.id, reason]]);
  });

  it('wins while it is still being asked who unlocks, and nothing is recorded then', async () => {
    const unlocking = unlock('', async () => {
      await new Promise<void>((resolve) => held.push(resolve));
      return 'kari';
    });
    locks.lockAll('computer');
    const failure = failureOf(unlocking);
    letGo();
    expect(await failure).toMatchObject({ code: 'site-locked' });
    expect(locks.unlockedUntil(site.id)).toBeNull();
    expect(entries).toEqual([]);
  });

  it('leaves alone the site itself that is used', async () => {
    const unlocking = unlock('INC-17');
    await expect.poll(() => held.length).toBe(1);
    locks.lockOthers(site.id);
    letGo();
    await unlocking;
    expect(locks.ticketOf(site.id)).toBe('INC-17');
  });

  it('is waited for at closing, with the entry that it leaves', async () => {
    void unlock().catch(() => undefined);
    await expect.poll(() => held.length).toBe(1);
    locks.lockAll('closed');
    const settled = locks.settle();
    letGo();
    await settled;
    expect(recorded()).toEqual([
      ['unlocked', null],
      ['locked', 'closed'],
    ]);
  });
});

describe('two unlockings of one site', () => {
  it('end with the later one, whichever is recorded first', async () => {
    const first = unlock('INC-1');
    await expect.poll(() => held.length).toBe(1);
    const failure = failureOf(first);
    const second = unlock('INC-2');
    await expect.poll(() => held.length).toBe(2);
    held[1]?.();
    await second;
    letGo();
    expect(await failure).toMatchObject({ code: 'site-locked' });
    expect(locks.ticketOf(site.id)).toBe('INC-2');
    // The late end of the first takes nothing from the second, nor hides a lock from it.
    locks.lock(site.id, 'user');
    expect(locks.ticketOf(site.id)).toBeNull();
  });
});

it('is not unlocked any more once the program closes', async () => {
  locks.lockAll('closed');
  await expect(unlock()).rejects.toMatchObject({ code: 'site-locked' });
  expect(entries).toEqual([]);
});

it('counts the half hour from the person’s word, however long the recording took', async () => {
  const unlocking = unlock();
  await expect.poll(() => held.length).toBe(1);
  await clock.advance(31 * 60_000);
  letGo();
  await unlocking;
  expect(locks.unlockedUntil(site.id)).toBeNull();
  expect(told).toEqual([[site.id, 'time']]);
});
