import { describe, expect, it } from 'vitest';
import { defaultRunSettings, type Run } from '../../shared/link-plan/run';
import { createSiteForm } from '../testing/site-forms';
import { unattended } from './testing/run-bench';
import { once, prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { prepare, timesSent } = tests;

const addSite = async () =>
  tests.handlers['sites.save'](
    createSiteForm(tests.practice.site, { name: 'Acme PROD', environment: 'production' }),
  );
const begin = (planId: string, count: number, confirmedSiteName?: string) =>
  tests.handlers['plans.startRun']({
    planId,
    retryOf: null,
    expectedRows: count,
    settings: unattended,
    ...(confirmedSiteName === undefined ? {} : { confirmedSiteName }),
  });

describe('a run on a production site', () => {
  it('needs the site unlocked and its name repeated; then its own permit outlives both', async () => {
    const site = await addSite();
    const { pairs, planId } = await prepare(12, site.id);
    await expect(begin(planId, 12, site.name)).rejects.toMatchObject({ code: 'site-locked' });
    await tests.handlers['sites.unlock']({ siteId: site.id, confirmedSiteName: site.name, ticket: 'T-7' });
    await expect(begin(planId, 12)).rejects.toMatchObject({ code: 'confirmation-needed' });
    tests.practice.addFault({ kind: 'delay', delayMs: 30, match: { path: 'ConnectActor' }, times: 0 });
    const { runId, permit } = await begin(planId, 12, site.name);
    expect(permit).toMatchObject({ ticket: 'T-7', endedAt: null });
    // Another site is used, and the computer is locked.
    await tests.handlers['sites.use']({ siteId: 'practice' });
    tests.practice.services.lockSites('computer');
    const ended = await tests.waitFor(runId);
    expect(ended.counts).toMatchObject({ Verified: 12 });
    expect(ended.permit?.endedAt).not.toBeNull();
    expect(timesSent(pairs)).toEqual(once(pairs));
    const { items } = await tests.handlers['activity.list']({ text: '', states: [], page: 0 });
    const events = items.flatMap((item) => (item.kind === 'unlock' ? [[item.event, item.ticket]] : []));
    expect(events).toContainEqual(['permit-given', 'T-7']);
    expect(events).toContainEqual(['permit-ended', 'T-7']);
  });

  it('sends nothing more once its permit is taken back, and goes on with a new one', async () => {
    const site = await addSite();
    const { pairs, planId } = await prepare(30, site.id);
    await tests.handlers['sites.unlock']({ siteId: site.id, confirmedSiteName: site.name, ticket: '' });
    tests.practice.addFault({ kind: 'delay', delayMs: 40, match: { path: 'ConnectActor' }, times: 0 });
    const { runId } = await begin(planId, 30, site.name);
    await expect.poll(() => tests.practice.site.log.countOf('ConnectActor')).toBeGreaterThan(4);
    const revoked = await tests.handlers['plans.revokePermit']({ runId });
    expect(revoked).toMatchObject({ status: 'paused', pausedBy: 'permit-ended' });
    expect(revoked.permit?.endedAt).not.toBeNull();
    const sent = tests.practice.site.log.countOf('ConnectActor');
    expect(sent).toBeLessThan(30);
    await tests.handlers['sites.lock']({ siteId: site.id });
    await expect(
      tests.handlers['plans.continueRun']({ runId, confirmedSiteName: site.name }),
    ).rejects.toMatchObject({ code: 'site-locked' });
    await tests.handlers['sites.unlock']({ siteId: site.id, confirmedSiteName: site.name, ticket: '' });
    await tests.handlers['plans.continueRun']({ runId, confirmedSiteName: site.name });
    const ended = await tests.waitFor(runId);
    expect(ended.counts).toMatchObject({ Verified: 30 });
    expect(timesSent(pairs)).toEqual(once(pairs));
  });

  it.each(['locked by hand', 'saved anew after the half hour'])(
    'that waits tells at once that its permit has ended, as its site is %s',
    async (what) => {
      const site = await addSite();
      const { planId } = await prepare(5, site.id);
      await tests.handlers['sites.unlock']({ siteId: site.id, confirmedSiteName: site.name, ticket: '' });
      const { runId } = await tests.handlers['plans.startRun']({
        planId,
        retryOf: null,
        expectedRows: 5,
        settings: defaultRunSettings,
        confirmedSiteName: site.name,
      });
      const { permit } = await tests.waitFor(runId);
      expect(permit).toMatchObject({ endedAt: null });
      if (what === 'locked by hand') await tests.handlers['sites.lock']({ siteId: site.id });
      else {
        tests.practice.services.lockSites('computer');
        const form = createSiteForm(tests.practice.site, { name: site.name, environment: 'production' });
        await tests.handlers['sites.save']({ ...form, id: site.id });
      }
      const told = () => {
        const last = tests.practice.events.findLast(({ event }) => event === 'plans.runProgress');
        return last?.payload as Run;
      };
      await expect.poll(() => told().permit?.endedAt).toEqual(expect.any(String));
      expect(told()).toMatchObject({ runId, status: 'paused', pausedBy: 'pilot-done', total: 5 });
    },
  );
});
