import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareSubmit, startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createShiftedClock, type ShiftedClock } from '../testing/shifted-clock';
import { createSiteForm } from '../testing/site-forms';

let practice: PracticeServices;
let clock: ShiftedClock;
let siteId: string;
beforeEach(async () => {
  clock = createShiftedClock();
  practice = await startPracticeServices({ clock });
  siteId = (await practice.services.handlers['sites.save'](production())).id;
});
afterEach(() => practice.stop());

const production = () => createSiteForm(practice.site, { name: 'Acme PROD', environment: 'production' });
const call = () => practice.services.handlers;
const unlock = (ticket = 'INC-17') =>
  call()['sites.unlock']({ siteId, confirmedSiteName: 'Acme PROD', ticket });
const submit = async () =>
  call()['links.submit'](await prepareSubmit(practice.services, { siteId, confirmedSiteName: 'Acme PROD' }));
const viewUntil = async () =>
  (await call()['sites.list'](undefined)).find(({ id }) => id === siteId)?.unlockedUntil;
const lockEvents = () =>
  practice.events.filter(({ event }) => event === 'sites.locked').map(({ payload }) => payload);
const listLocks = async () =>
  (await call()['activity.list']({ text: '', states: [], page: 0 })).items.filter(
    (entry) => entry.kind === 'unlock',
  );

describe('a production site', () => {
  it('is locked until it is unlocked, for half an hour', async () => {
    await expect(submit()).rejects.toMatchObject({ code: 'site-locked', params: { site: 'Acme PROD' } });
    const { until } = await unlock();
    expect(Math.round((Date.parse(until) - Date.now()) / 60_000)).toBe(30);
    expect(Math.abs(Date.parse((await viewUntil()) ?? '') - Date.parse(until))).toBeLessThan(1_000);
    clock.pass(29 * 60_000);
    expect(await submit()).toMatchObject({ state: 'Verified', ticket: 'INC-17' });
    clock.pass(60_000);
    await expect(submit()).rejects.toMatchObject({ code: 'site-locked' });
    expect(await viewUntil()).toBeNull();
    expect(lockEvents()).toEqual([{ siteId, reason: 'time' }]);
  });

  it('is not unlocked by another name than its own', async () => {
    await expect(
      call()['sites.unlock']({ siteId, confirmedSiteName: 'acme prod', ticket: '' }),
    ).rejects.toMatchObject({ code: 'confirmation-needed' });
    expect(await viewUntil()).toBeNull();
    expect(await listLocks()).toEqual([]);
  });

  it.each([
    ['another site is used', 'site', () => call()['sites.use']({ siteId: 'practice' })],
    ['the computer locks or sleeps', 'computer', async () => practice.services.lockSites('computer')],
    ['somebody locks it', 'user', () => call()['sites.lock']({ siteId })],
    ['it is edited', 'changed', () => call()['sites.save']({ ...production(), id: siteId })],
    ['it is removed', 'changed', () => call()['sites.remove']({ siteId })],
    ['it is signed out of', 'signed-out', () => call()['sites.signOut']({ siteId })],
  ] as const)('is locked again when %s', async (_what, reason, act) => {
    await unlock();
    await act();
    expect(await viewUntil()).not.toBeTruthy();
    expect(lockEvents()).toEqual([{ siteId, reason }]);
    expect(await listLocks()).toMatchObject([{ event: 'locked', reason }, { event: 'unlocked' }]);
  });

  it('stays unlocked while it is used itself', async () => {
    await unlock();
    expect((await call()['sites.use']({ siteId })).unlockedUntil).not.toBeNull();
  });

  it('is locked after a restart, and the activity says that it was', async () => {
    await unlock();
    const { items } = await practice
      .restart()
      .then(({ handlers }) => handlers['activity.list']({ text: 'inc-17', states: [], page: 0 }));
    expect(items).toMatchObject([
      { kind: 'unlock', event: 'locked', reason: 'closed', ticket: 'INC-17' },
      {
        kind: 'unlock',
        event: 'unlocked',
        ticket: 'INC-17',
        siteName: 'Acme PROD',
        user: practice.site.user,
      },
    ]);
  });

  it('counts locks with no state, and leaves them out where states are filtered', async () => {
    await unlock();
    const { items, counts } = await call()['activity.list']({ text: '', states: ['Sent'], page: 0 });
    expect(items).toEqual([]);
    expect(Object.values(counts).every((count) => count === 0)).toBe(true);
    const [entry] = await listLocks();
    expect(await call()['activity.get']({ activityId: entry?.id ?? '' })).toEqual(entry);
    await expect(call()['links.check']({ activityId: entry?.id ?? '' })).rejects.toMatchObject({
      code: 'entry-gone',
    });
  });

  it('is locked while it is being read for a link, so nothing is sent', async () => {
    await unlock();
    const prepared = await prepareSubmit(practice.services, { siteId, confirmedSiteName: 'Acme PROD' });
    practice.addFault({ kind: 'hold', match: { path: 'GetFieldValuesFromCrm' } });
    const running = call()['links.submit'](prepared);
    await expect.poll(() => practice.countCalls('GetFieldValuesFromCrm')).toBe(2);
    practice.services.lockSites('computer');
    practice.site.faults.clear();
    await expect(running).rejects.toMatchObject({ code: 'site-locked' });
    expect(practice.countCalls('ConnectActor')).toBe(0);
  });
});

describe('a test site', () => {
  it('has no lock', async () => {
    const { id } = await call()['sites.save'](createSiteForm(practice.site));
    await expect(
      call()['sites.unlock']({ siteId: id, confirmedSiteName: 'Acme', ticket: '' }),
    ).rejects.toMatchObject({ code: 'confirmation-needed' });
    expect((await call()['links.submit'](await prepareSubmit(practice.services, { siteId: id }))).state).toBe(
      'Verified',
    );
  });
});
