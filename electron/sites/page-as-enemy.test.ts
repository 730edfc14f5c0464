import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteForm } from '../../shared/site';
import { writesPerMinute } from '../../shared/site-limits';
import { orkdalByHand, startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createShiftedClock, type ShiftedClock } from '../testing/shifted-clock';
import { createSiteForm, withoutSecrets } from '../testing/site-forms';
import { createTestDesktop } from '../testing/test-desktop';

let practice: PracticeServices;
let siteId: string;
let answer: boolean;
let asked: string[];
let clock: ShiftedClock;
beforeEach(async () => {
  [answer, asked, clock] = [false, [], createShiftedClock()];
  practice = await startPracticeServices({
    clock,
    desktop: createTestDesktop({
      confirm: async ({ title }) => {
        asked.push(title);
        return answer;
      },
    }),
  });
  siteId = (await practice.services.handlers['sites.save'](form())).id;
});
afterEach(() => practice.stop());

const form = (changes: Partial<SiteForm> = {}) =>
  createSiteForm(practice.site, { name: 'Acme', environment: 'production', ...changes });
const call = () => practice.services.handlers;
const saveAs = (environment: SiteForm['environment']) =>
  call()['sites.save'](withoutSecrets(form({ id: siteId, environment })));
const unlock = () => call()['sites.unlock']({ siteId, confirmedSiteName: 'Acme', ticket: '' });
const submitOf = () => ({
  siteId,
  names: { record: '', erpConnection: '', erpActor: '' },
  confirmedSiteName: 'Acme',
  write: orkdalByHand,
});
let count = 0;
const write = () => {
  count += 1;
  return call()['links.submit']({ ...submitOf(), submitId: `submit-${count}` });
};
const listActivity = async () => (await call()['activity.list']({ text: '', states: [], page: 0 })).items;

const band = async () => (await call()['sites.list'](undefined))[1]?.writesSinceUnlock;

describe('a page that was taken over', () => {
  it('does not unlock production by itself, nor takes it out of production', async () => {
    await expect(unlock()).rejects.toMatchObject({ code: 'site-locked' });
    for (const environment of ['test', 'practice'] as const)
      await expect(saveAs(environment)).rejects.toMatchObject({ code: 'still-production' });
    const beside = form({ name: 'Beside', environment: 'test', address: `${practice.site.url}/api/v1` });
    await expect(call()['sites.save'](beside)).rejects.toMatchObject({ code: 'still-production' });
    expect(asked).toHaveLength(4);
    expect((await call()['sites.list'](undefined)).slice(1)).toMatchObject([
      { name: 'Acme', environment: 'production', unlockedUntil: null },
    ]);
    await expect(write()).rejects.toMatchObject({ code: 'site-locked' });
    expect(await listActivity()).toEqual([]);
    expect(practice.countCalls('ConnectActor')).toBe(0);
  });

  it('leaves its mark on every later entry where a person let it out of production', async () => {
    answer = true;
    await saveAs('test');
    const [left] = await listActivity();
    expect(left).toMatchObject({ kind: 'unlock', event: 'left-production', environment: 'production' });
    // Saved again and started again: the mark stays.
    await saveAs('test');
    const { handlers } = await practice.restart();
    const entry = await handlers['links.submit']({ ...submitOf(), submitId: 'later' });
    expect(entry).toMatchObject({ environment: 'test', wasProductionUntil: left?.at });
    const [kept] = (await handlers['activity.list']({ text: '', states: [], page: 0 })).items;
    expect(kept).toMatchObject({ id: entry.id, wasProductionUntil: left?.at });
  });

  it('tries no faster than a person writes while production is open, whatever fails of it', async () => {
    answer = true;
    await unlock();
    for (let tries = 0; tries < writesPerMinute; tries += 1) await write().catch(() => undefined);
    await expect(write()).rejects.toMatchObject({ code: 'too-many-writes', params: { site: 'Acme' } });
    expect(practice.countCalls('ConnectActor')).toBeLessThanOrEqual(writesPerMinute);
    clock.pass(60_000);
    await expect(write()).rejects.not.toMatchObject({ code: 'too-many-writes' });
  });

  it('is told in the band by what left: a write that was answered, not one that only read', async () => {
    answer = true;
    await unlock();
    expect(await band()).toBe(0);
    expect(await write()).toMatchObject({ state: 'Verified' });
    expect(await band()).toBe(1);
    // Linked already: it is read, and nothing leaves.
    await expect(write()).rejects.toMatchObject({ code: 'blocked-by-check' });
    expect(practice.countCalls('ConnectActor')).toBe(1);
    expect(await band()).toBe(1);
  });
});
