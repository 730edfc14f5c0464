import { describe, expect, it } from 'vitest';
import type { EventPayloads } from '../../shared/ipc/contract';
import { createShiftedClock } from '../testing/shifted-clock';
import { createSiteForm } from '../testing/site-forms';
import { refusalOf } from '../testing/site-refusal';
import { once, prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { prepare, start, run, goOn, timesSent, refuse } = tests;

describe('a run stops by itself', () => {
  it('on the third identical error, although each names its own key', async () => {
    const { planId } = await prepare(40);
    refuse({ status: 400, body: refusalOf("The key '10014' is not allowed today.") });
    const stopped = await run(planId, 40, { atOnce: 1 });
    expect(stopped).toMatchObject({ status: 'paused', pausedBy: 'same-error-three-times', stage: 'pilot' });
    expect(stopped.counts).toMatchObject({ Failed: 3, Ready: 37 });
    expect(stopped.error).toMatchObject({ code: 'rejected' });
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(3);
  });

  it.each([
    [401, 'signed-out'],
    [403, 'no-permission'],
  ] as const)('at the first %i', async (status, pausedBy) => {
    const { planId } = await prepare(10);
    refuse({ status });
    const stopped = await run(planId, 10, { atOnce: 1 });
    expect(stopped).toMatchObject({ status: 'paused', pausedBy });
    expect(stopped.counts.Ready).toBeGreaterThanOrEqual(9);
  });

  it('and says nothing more of a sign-in once another was given', async () => {
    const form = createSiteForm(tests.practice.site, { name: 'Acme' });
    const site = await tests.handlers['sites.save'](form);
    const { planId } = await prepare(10, site.id);
    refuse({ status: 401 });
    const stopped = await run(planId, 10, { atOnce: 1 });
    expect(stopped.error).not.toBeNull();
    await tests.handlers['sites.save']({ ...form, id: site.id });
    await expect.poll(async () => (await tests.handlers['plans.listRuns']({ planId }))[0]?.error).toBeNull();
  });

  it('and what was ready to leave by then does not leave, and leaves later', async () => {
    const { pairs, planId } = await prepare(60);
    for (const { key } of pairs.slice(10))
      refuse({
        status: 400,
        delayMs: 30,
        body: refusalOf('No.'),
        match: { path: 'ConnectActor', body: key },
      });
    const stopped = await run(planId, 60, { atOnce: 4 });
    expect(stopped).toMatchObject({ pausedBy: 'same-error-three-times', stage: 'ramp' });
    // As the third refusal is read, four more are with the site at most.
    const sent = tests.practice.site.log.countOf('ConnectActor');
    expect(sent).toBeLessThanOrEqual(10 + 3 + 4);
    expect(stopped.counts).toMatchObject({ Verified: 10, Failed: sent - 10, Sending: 0, Ready: 60 - sent });
    const { counts } = await tests.handlers['activity.list']({ text: '', states: [], page: 0 });
    expect(counts.Cancelled).toBeGreaterThan(0);
    tests.practice.site.faults.clear();
    const ended = await goOn(stopped);
    expect(ended.counts).toMatchObject({ Verified: 60 - (sent - 10), Failed: sent - 10 });
    expect(timesSent(pairs)).toEqual(once(pairs));
  });

  it('where fewer than nine in ten verify, although the site says that all is well', async () => {
    const { planId } = await prepare(40);
    refuse({ status: 204 });
    const stopped = await run(planId, 40);
    expect(stopped).toMatchObject({ status: 'paused', pausedBy: 'too-few-verified', stage: 'ramp' });
    expect(stopped.counts).toMatchObject({ Different: 3, Ready: 37 });
  });

  it('where what it reads back after a restart is not there, and sends nothing more of it', async () => {
    const { pairs, planId } = await prepare(60);
    // From the ramp on the site takes everything and keeps nothing, as one that is put back from a backup.
    for (const { key } of pairs.slice(3, 33))
      refuse({ status: 204, delayMs: 30, match: { path: 'ConnectActor', body: key } });
    const { runId } = await start(planId, 60);
    await expect.poll(() => tests.practice.site.log.countOf('ConnectActor')).toBeGreaterThan(12);
    refuse({ status: 401, match: {} });
    const stopped = await tests.waitFor(runId);
    expect(stopped).toMatchObject({ pausedBy: 'signed-out', stage: 'ramp', counts: { Verified: 3 } });
    const sent = tests.practice.site.log.countOf('ConnectActor');
    tests.practice.site.faults.clear();
    await tests.restart({});
    const readBack = await goOn(stopped);
    expect(readBack).toMatchObject({ status: 'paused', pausedBy: 'too-few-verified', stage: 'ramp' });
    expect(readBack.counts).toMatchObject({ Verified: 3, Sent: 0, Different: stopped.counts.Sent });
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(sent);
    // Whoever goes on nonetheless has seen it.
    const ended = await goOn(readBack);
    expect(ended).toMatchObject({ status: 'ended', counts: { Different: stopped.counts.Sent } });
    expect(timesSent(pairs).filter((times) => times > 1)).toEqual([]);
  });

  it('on the third identical error since it was last told to go on, whatever it had stopped for', async () => {
    const { pairs, planId } = await prepare(40);
    const refuseRow = (index: number) =>
      refuse({
        status: 400,
        body: refusalOf('No.'),
        match: { path: 'ConnectActor', body: pairs[index]?.key },
      });
    refuseRow(4);
    refuseRow(5);
    tests.practice.addFault({ kind: 'delay', delayMs: 30, match: { path: 'ConnectActor' }, times: 0 });
    const { runId } = await start(planId, 40, { atOnce: 1 });
    await expect.poll(() => tests.practice.site.log.countOf('ConnectActor')).toBeGreaterThan(6);
    const paused = await tests.handlers['plans.pauseRun']({ runId });
    expect(paused).toMatchObject({ pausedBy: 'person', counts: { Failed: 2 } });
    tests.practice.site.faults.clear();
    refuseRow(20);
    refuse({ status: 401, match: { path: 'ConnectActor', body: pairs[22]?.key } });
    const signedOut = await goOn(paused);
    expect(signedOut).toMatchObject({ pausedBy: 'signed-out', counts: { Failed: 4 } });
    tests.practice.site.faults.clear();
    for (const index of [24, 25, 26]) refuseRow(index);
    const stopped = await goOn(signedOut);
    expect(stopped).toMatchObject({ pausedBy: 'same-error-three-times', counts: { Failed: 7 } });
    tests.practice.site.faults.clear();
    refuseRow(28);
    expect(await goOn(stopped)).toMatchObject({ status: 'ended', counts: { Failed: 8 } });
  });

  it('not where the site wants to be left alone for a moment, which it waits out and tells of', async () => {
    const { pairs, planId } = await prepare(20);
    const busy = { status: 429, headers: { 'Retry-After': '1' }, times: 1 };
    refuse({ ...busy, match: { path: 'ConnectActor', body: pairs[8]?.key } });
    const ended = await run(planId, 20, { atOnce: 1 });
    expect(ended).toMatchObject({ status: 'ended', retryable: 1, counts: { Verified: 19, Failed: 1 } });
    const told = tests.practice.events.flatMap(({ event, payload }) =>
      event === 'plans.runProgress' ? [(payload as EventPayloads['plans.runProgress']).waitsUntil] : [],
    );
    expect(told.some((until) => until !== null)).toBe(true);
    expect(told.at(-1)).toBeNull();
    expect(timesSent(pairs)).toEqual(once(pairs));
  });

  it.each(['before a row of the pilot is sent', 'after it'])(
    'not where the site is too busy to be read %s, for longer than a read may take',
    async (when) => {
      const { pairs, planId } = await prepare(5);
      const clock = createShiftedClock();
      // What is waited out takes no time here.
      const sleep = async (ms: number, signal?: AbortSignal) =>
        ms < 5_000 ? clock.sleep(ms, signal) : clock.pass(ms);
      await tests.restart({ clock: { ...clock, sleep } });
      const beBusy = () =>
        tests.practice.addFault({
          kind: 'status',
          status: 429,
          headers: { 'Retry-After': '40' },
          match: { path: 'GetFieldValuesFromCrm' },
          times: 1,
        });
      if (when === 'after it')
        tests.practice.addFault({ kind: 'delay', delayMs: 300, match: { path: 'ConnectActor' }, times: 1 });
      else beBusy();
      const { runId } = await start(planId, 5, { atOnce: 1 });
      await expect.poll(() => tests.practice.site.log.countOf('ConnectActor')).toBeGreaterThan(0);
      if (when === 'after it') beBusy();
      const ended = await tests.waitFor(runId);
      expect(ended).toMatchObject({ status: 'ended', error: null, counts: { Verified: 5 } });
      expect(timesSent(pairs)).toEqual(once(pairs));
      const busy = tests.practice.site.log.list().filter(({ status }) => status === 429);
      expect(busy).toHaveLength(1);
    },
  );

  it('where it wants to be left alone for longer, also by a 503: until then it is asked nothing, whoever comes', async () => {
    const { pairs, planId } = await prepare(8);
    const clock = createShiftedClock();
    await tests.restart({ clock });
    refuse({ status: 503, headers: { 'Retry-After': '90' }, match: { path: 'ConnectActor' }, times: 1 });
    const stopped = await run(planId, 8, { atOnce: 1 });
    expect(stopped).toMatchObject({ pausedBy: 'site-too-busy', counts: { Unknown: 1, Ready: 7 } });
    expect(Date.parse(stopped.waitsUntil ?? '')).toBeGreaterThan(clock.wallMs() + 80_000);
    const { site } = tests.practice;
    expect(site.log.list().at(-1)).toMatchObject({ status: 503 });
    const services = await tests.restart({ clock });
    const asked = site.log.list().length;
    const early = { code: 'site-wants-rest', params: { until: stopped.waitsUntil } };
    await expect(goOn(stopped)).rejects.toMatchObject(early);
    await expect(tests.handlers['plans.lookAgain']({ runId: stopped.runId })).rejects.toMatchObject(early);
    const { runs } = await (await services.commands()).plans();
    await expect(runs.requireRested('practice')).rejects.toMatchObject(early);
    expect(site.log.list()).toHaveLength(asked);
    clock.pass(100_000);
    const [after] = await tests.handlers['plans.listRuns']({ planId });
    // One of the first three got no answer that says that it was done.
    const judged = await goOn(after ?? stopped);
    expect(judged).toMatchObject({ pausedBy: 'too-few-verified', waitsUntil: null });
    expect(await goOn(judged)).toMatchObject({ status: 'ended' });
    expect(timesSent(pairs.slice(1))).toEqual(once(pairs.slice(1)));
  });

  it.each([
    ['does not take the sign-in any more', { kind: 'status', status: 401 }, 'signed-out'],
    ['gives no answer any more', { kind: 'close-before-reading' }, 'no-answer'],
  ] as const)(
    'where a site that has taken the first row %s, and reads that back first as it goes on',
    async (_what, fault, pausedBy) => {
      const { pairs, planId } = await prepare(8);
      tests.practice.addFault({ kind: 'delay', delayMs: 300, match: { path: 'ConnectActor' }, times: 1 });
      const { runId } = await start(planId, 8, { atOnce: 1 });
      await expect.poll(() => tests.practice.site.log.countOf('ConnectActor')).toBe(1);
      tests.practice.addFault({ ...fault, match: {}, times: 0 });
      const stopped = await tests.waitFor(runId);
      expect(stopped).toMatchObject({
        status: 'paused',
        pausedBy,
        stage: 'pilot',
        counts: { Sent: 1, Ready: 7 },
      });
      tests.practice.site.faults.clear();
      expect(await goOn(stopped)).toMatchObject({ status: 'ended', counts: { Verified: 8 } });
      expect(timesSent(pairs)).toEqual(once(pairs));
    },
  );

  it('where one of the first three is refused, also where it was to wait after them anyway', async () => {
    const { pairs, planId } = await prepare(10);
    refuse({ status: 400, body: refusalOf('No.'), match: { path: 'ConnectActor', body: pairs[1]?.key } });
    const stopped = await run(planId, 10, { pauseAfterPilot: true });
    expect(stopped).toMatchObject({ status: 'paused', pausedBy: 'too-few-verified', stage: 'ramp' });
    expect(stopped.counts).toMatchObject({ Verified: 2, Failed: 1, Ready: 7 });
    // Whoever goes on nonetheless is not asked a second time.
    expect((await goOn(stopped)).counts).toMatchObject({ Verified: 9, Failed: 1 });
  });
});
