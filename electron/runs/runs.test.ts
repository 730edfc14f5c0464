import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { because } from '../../shared/link-plan/row-reason';
import { explainRow } from '../../shared/link-plan/row-why';
import type { Run, RunSettings } from '../../shared/link-plan/run';
import type { EventPayloads } from '../../shared/ipc/contract';
import type { Handlers } from '../ipc/handlers/handlers';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createShiftedClock } from '../testing/shifted-clock';
import { createTestDesktop } from '../testing/test-desktop';
import { createSiteForm } from '../testing/site-forms';
import { makeCheckedPlan, makeRows, pickFreePairs, unattended, waitForRun } from './testing/run-bench';

let practice: PracticeServices;
let handlers: Handlers;
beforeEach(async () => {
  practice = await startPracticeServices();
  handlers = practice.services.handlers;
});
afterEach(() => practice.stop());

const prepare = async (count: number, siteId = 'practice') => {
  const pairs = pickFreePairs(practice.site.store(), count);
  return { pairs, planId: await makeCheckedPlan(practice.services, makeRows(pairs), siteId) };
};
const start = (planId: string, expectedRows: number, settings: Partial<RunSettings> = {}) =>
  handlers['plans.startRun']({
    planId,
    expectedRows,
    retryOf: null,
    settings: { ...unattended, ...settings },
  });
const run = async (planId: string, count: number, settings: Partial<RunSettings> = {}) => {
  const { runId } = await start(planId, count, settings);
  return waitForRun(practice, practice.services, runId);
};
const goOn = async ({ runId }: Run) => {
  await handlers['plans.continueRun']({ runId });
  return waitForRun(practice, practice.services, runId);
};
/** The newest run of a plan. */
const viewOf = async (planId: string) => (await handlers['plans.listRuns']({ planId }))[0];
/** What the page was told of runs, in the order in which it was told. */
const toldRuns = () =>
  practice.events.flatMap(({ event, payload }) =>
    event === 'plans.runProgress' ? [payload as EventPayloads['plans.runProgress']] : [],
  );
const sumOf = ({ counts }: Run) => Object.values(counts).reduce((sum, count) => sum + count, 0);
/** By the site's own log: how often each key was sent. */
const timesSent = (pairs: readonly { key: string }[]) =>
  pairs.map(({ key }) => practice.site.log.countOf('ConnectActor', key));
const once = (pairs: readonly unknown[]) => pairs.map(() => 1);
const holds = (pairs: readonly { id: number; key: string }[]) =>
  pairs.every(({ id, key }) => practice.site.store().findLinkOfRecord(1, 'Contact', id)?.erpKey === key);

describe('a run', () => {
  it('links three rows, looks at them, waits, and links the rest when told to: each with one request', async () => {
    const { pairs, planId } = await prepare(60);
    const { runId } = await start(planId, 60, { pauseAfterPilot: true });
    const pilot = await waitForRun(practice, practice.services, runId);
    expect(pilot).toMatchObject({ status: 'paused', pausedBy: 'pilot-done', stage: 'ramp', total: 60 });
    expect(pilot.counts).toMatchObject({ Verified: 3, Ready: 57 });
    // Without its reason a pause would look like a doubt for a moment, and the keyboard would leave the next step.
    expect(toldRuns().filter(({ status, pausedBy }) => status === 'paused' && pausedBy === null)).toEqual([]);
    expect(practice.site.log.countOf('ConnectActor')).toBe(3);
    const ended = await goOn(pilot);
    expect(ended).toMatchObject({ status: 'ended', retryable: 0, isCancelled: false });
    expect(ended.counts).toMatchObject({ Verified: 60 });
    expect(sumOf(ended)).toBe(60);
    expect(timesSent(pairs)).toEqual(once(pairs));
    expect(holds(pairs)).toBe(true);
    expect(await handlers['plans.get']({ planId })).toMatchObject({ toBeSent: 0, busy: null });
    const { rows } = await handlers['plans.rows']({
      planId,
      query: {
        text: '',
        states: [],
        reasons: [],
        decisions: [],
        sort: { by: 'sheet', descending: false },
        offset: 40,
        limit: 1,
      },
    });
    expect(rows[0]).toMatchObject({ state: 'Verified', attempts: [{ runId, state: 'Verified' }] });
    const entry = await handlers['activity.get']({ activityId: rows[0]?.entryId ?? '' });
    expect(entry).toMatchObject({ kind: 'link', state: 'Verified', runId, readBack: { linked: true } });
  });

  it('is not begun with another number of rows than the button said, nor twice', async () => {
    const { planId } = await prepare(10);
    await expect(start(planId, 9)).rejects.toMatchObject({ code: 'plan-changed', params: { now: 10 } });
    const { runId } = await start(planId, 10);
    await expect(start(planId, 10)).rejects.toMatchObject({ code: 'plan-busy' });
    await waitForRun(practice, practice.services, runId);
    await expect(start(planId, 10)).rejects.toMatchObject({ code: 'nothing-to-send' });
  });

  it('looks at everything at the end where that was chosen', async () => {
    const { pairs, planId } = await prepare(50);
    const ended = await run(planId, 50, { readBack: 'after', atOnce: 16 });
    expect(ended.counts).toMatchObject({ Verified: 50 });
    expect(timesSent(pairs)).toEqual(once(pairs));
  });

  it('pauses after what is under way, and cancels the rest without a word to the site', async () => {
    const { planId } = await prepare(60);
    practice.addFault({ kind: 'delay', delayMs: 30, match: { path: 'ConnectActor' }, times: 0 });
    const { runId } = await start(planId, 60);
    await expect.poll(() => practice.site.log.countOf('ConnectActor')).toBeGreaterThan(8);
    const paused = await handlers['plans.pauseRun']({ runId });
    expect(paused).toMatchObject({ status: 'paused', pausedBy: 'person' });
    const sent = practice.site.log.countOf('ConnectActor');
    expect(paused.counts).toMatchObject({ Verified: sent, Ready: 60 - sent });
    const cancelled = await handlers['plans.cancelRun']({ runId });
    expect(cancelled).toMatchObject({ status: 'ended', isCancelled: true, retryable: 60 - sent });
    expect(cancelled.counts).toMatchObject({ Verified: sent, Cancelled: 60 - sent });
    expect(practice.site.log.countOf('ConnectActor')).toBe(sent);
    expect(await handlers['plans.get']({ planId })).toMatchObject({ toBeSent: 60 - sent });
  });
});

const refuse = (about: object) =>
  practice.addFault({ kind: 'status', match: { path: 'ConnectActor' }, times: 0, ...about });
/** A refusal that is recognisably the site's own. */
const body = (Message: string) =>
  JSON.stringify({ Error: true, ErrorType: 'ArgumentException', Message, ErrorSource: 'x' });

describe('a run stops by itself', () => {
  it('on the third identical error, although each names its own key', async () => {
    const { planId } = await prepare(40);
    refuse({ status: 400, body: body("The key '10014' is not allowed today.") });
    const stopped = await run(planId, 40, { atOnce: 1 });
    expect(stopped).toMatchObject({ status: 'paused', pausedBy: 'same-error-three-times', stage: 'pilot' });
    expect(stopped.counts).toMatchObject({ Failed: 3, Ready: 37 });
    expect(stopped.error).toMatchObject({ code: 'rejected' });
    expect(practice.site.log.countOf('ConnectActor')).toBe(3);
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

  it('and what was ready to leave by then does not leave, and leaves later', async () => {
    const { pairs, planId } = await prepare(60);
    for (const { key } of pairs.slice(10))
      refuse({ status: 400, delayMs: 30, body: body('No.'), match: { path: 'ConnectActor', body: key } });
    const stopped = await run(planId, 60, { atOnce: 4 });
    expect(stopped).toMatchObject({ pausedBy: 'same-error-three-times', stage: 'ramp' });
    // As the third refusal is read, four more are with the site at most.
    const sent = practice.site.log.countOf('ConnectActor');
    expect(sent).toBeLessThanOrEqual(10 + 3 + 4);
    expect(stopped.counts).toMatchObject({ Verified: 10, Failed: sent - 10, Sending: 0, Ready: 60 - sent });
    const { counts } = await handlers['activity.list']({ text: '', states: [], page: 0 });
    expect(counts.Cancelled).toBeGreaterThan(0);
    practice.site.faults.clear();
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

  it('where one of the first three is refused, also where it was to wait after them anyway', async () => {
    const { pairs, planId } = await prepare(10);
    refuse({ status: 400, body: body('No.'), match: { path: 'ConnectActor', body: pairs[1]?.key } });
    const stopped = await run(planId, 10, { pauseAfterPilot: true });
    expect(stopped).toMatchObject({ status: 'paused', pausedBy: 'too-few-verified', stage: 'ramp' });
    expect(stopped.counts).toMatchObject({ Verified: 2, Failed: 1, Ready: 7 });
    // Whoever goes on nonetheless is not asked a second time.
    expect((await goOn(stopped)).counts).toMatchObject({ Verified: 9, Failed: 1 });
  });
});

describe('rows that came to nothing', () => {
  it('are tried again as linked attempts of the same rows, and only those', async () => {
    const { pairs, planId } = await prepare(40);
    const bad = pairs.slice(10, 12);
    for (const { key } of bad) {
      refuse({ status: 400, body: body('No.'), match: { path: 'ConnectActor', body: key }, times: 1 });
    }
    const first = await run(planId, 40);
    expect(first).toMatchObject({ status: 'ended', retryable: 2 });
    expect(first.counts).toMatchObject({ Verified: 38, Failed: 2 });
    // What the site refused it by, as the activity keeps it.
    const failed = await handlers['plans.row']({ planId, rowId: 'row-11' });
    expect(explainRow(failed)).toMatchObject([
      { error: { code: 'rejected', detail: expect.stringContaining('No.') } },
    ]);
    const verified = await handlers['plans.row']({ planId, rowId: 'row-1' });
    expect(verified.attempts).toMatchObject([{ state: 'Verified', error: null }]);
    const again = await handlers['plans.startRun']({
      planId,
      retryOf: first.runId,
      expectedRows: 2,
      settings: unattended,
    });
    const second = await waitForRun(practice, practice.services, again.runId);
    expect(second).toMatchObject({ status: 'ended', retryOf: first.runId, total: 2 });
    expect(second.counts).toMatchObject({ Verified: 2 });
    const runs = await handlers['plans.listRuns']({ planId });
    expect(runs.map(({ runId, retryable }) => [runId, retryable])).toEqual([
      [second.runId, 0],
      [first.runId, 0],
    ]);
    const row = await handlers['plans.row']({ planId, rowId: 'row-11' });
    expect(row.attempts.map(({ runId, state }) => [runId, state])).toEqual([
      [first.runId, 'Failed'],
      [second.runId, 'Verified'],
    ]);
  });

  it('are not those of which nobody knows: silence is looked into first', async () => {
    const { pairs, planId } = await prepare(40);
    const [cut] = pairs.slice(20);
    practice.addFault({ kind: 'close-after-work', match: { path: 'ConnectActor', body: cut?.key ?? '' } });
    const ended = await run(planId, 40);
    expect(ended.counts).toMatchObject({ Verified: 40 });
    expect(timesSent(pairs)).toEqual(once(pairs));
  });

  it('are looked at again together, and what an earlier silence held back is tried once that is over', async () => {
    const { pairs, planId } = await prepare(40);
    const silent = pairs.slice(20, 22);
    for (const { key } of silent)
      practice.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor', body: key } });
    const first = await run(planId, 40);
    expect(first).toMatchObject({ status: 'ended', retryable: 0 });
    expect(first.counts).toMatchObject({ Verified: 38, Unknown: 2 });
    const other = await makeCheckedPlan(practice.services, makeRows(silent.slice(0, 1)));
    // The check says so before anybody starts a run for it.
    const checked = await handlers['plans.row']({ planId: other, rowId: 'row-1' });
    expect(checked.state).toBe('Warning');
    expect(checked.reasons.map(({ code }) => code)).toContain('held-by-earlier');
    const held = await run(other, 1);
    expect(held.counts).toMatchObject({ Draft: 1 });
    // Too early: the site may still be at work on it, and until when is told.
    const early = await handlers['plans.lookAgain']({ runId: held.runId });
    expect(early.counts).toMatchObject({ Draft: 1 });
    const { items } = await handlers['activity.list']({ text: '', states: ['Unknown'], page: 0 });
    const until = items.flatMap((item) => (item.kind === 'link' ? (item.holdUntil ?? []) : [])).toSorted();
    expect(until).toHaveLength(2);
    expect(until).toContain(early.heldUntil);
    expect(await viewOf(planId)).toMatchObject({ toLookAt: 2, heldUntil: until.at(-1) });

    const clock = createShiftedClock();
    clock.pass(10 * 60_000);
    const later = await practice.restart({ clock });
    ({ handlers } = later);
    const alone = practice.countCalls('GetConnectionsAndDisplayFields');
    expect(await handlers['plans.lookAgain']({ runId: first.runId })).toMatchObject({
      retryable: 2,
      settled: 2,
      toLookAt: 0,
      heldUntil: null,
    });
    const settled = await handlers['plans.row']({ planId, rowId: 'row-21' });
    expect(explainRow(settled)).toEqual([{ reason: because('came-to-nothing') }]);
    expect(practice.countCalls('GetConnectionsAndDisplayFields')).toBe(alone);
    expect(await handlers['plans.lookAgain']({ runId: held.runId })).toMatchObject({ retryable: 1 });
    const again = { planId: other, retryOf: held.runId, expectedRows: 1, settings: unattended };
    const { runId } = await handlers['plans.startRun'](again);
    expect((await waitForRun(practice, later, runId)).counts).toMatchObject({ Verified: 1 });
    // The first of each was cut off before the site read it.
    expect(timesSent(silent)).toEqual([2, 1]);
  });

  it('nor those that somebody rejects while the run waits', async () => {
    const { pairs, planId } = await prepare(20);
    const { runId } = await start(planId, 20, { pauseAfterPilot: true });
    const pilot = await waitForRun(practice, practice.services, runId);
    const rows = { rowIds: ['row-11', 'row-12'] };
    await handlers['plans.decide']({ planId, rows, decision: 'reject' });
    const ended = await goOn(pilot);
    expect(ended.counts).toMatchObject({ Verified: 18, Cancelled: 2 });
    expect(timesSent(pairs.slice(10, 12))).toEqual([0, 0]);
    const { state, decision } = await handlers['plans.row']({ planId, rowId: 'row-11' });
    expect(decision).toBe('reject');
    expect(['Ready', 'Warning']).toContain(state);
  });

  it('nor those that somebody else has linked so meanwhile', async () => {
    const { pairs, planId } = await prepare(40);
    const { runId } = await start(planId, 40, { pauseAfterPilot: true });
    const pilot = await waitForRun(practice, practice.services, runId);
    const store = practice.site.store();
    const [other] = pairs.slice(30);
    store.addLink({
      connectionId: 1,
      crmType: 'Contact',
      recordId: other?.id ?? 0,
      erpType: 'Customer',
      erpKey: other?.key ?? '',
      mostRecentTimestamp: '',
    });
    const ended = await goOn(pilot);
    expect(ended.counts).toMatchObject({ Verified: 39, Skipped: 1 });
    expect(practice.site.log.countOf('ConnectActor', other?.key)).toBe(0);
  });
});

const addSite = async () =>
  handlers['sites.save'](createSiteForm(practice.site, { name: 'Acme PROD', environment: 'production' }));
const begin = (planId: string, count: number, confirmedSiteName?: string) =>
  handlers['plans.startRun']({
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
    await handlers['sites.unlock']({ siteId: site.id, confirmedSiteName: site.name, ticket: 'T-7' });
    await expect(begin(planId, 12)).rejects.toMatchObject({ code: 'confirmation-needed' });
    practice.addFault({ kind: 'delay', delayMs: 30, match: { path: 'ConnectActor' }, times: 0 });
    const { runId, permit } = await begin(planId, 12, site.name);
    expect(permit).toMatchObject({ ticket: 'T-7', endedAt: null });
    // Another site is used, and the computer is locked.
    await handlers['sites.use']({ siteId: 'practice' });
    practice.services.lockSites('computer');
    const ended = await waitForRun(practice, practice.services, runId);
    expect(ended.counts).toMatchObject({ Verified: 12 });
    expect(ended.permit?.endedAt).not.toBeNull();
    expect(timesSent(pairs)).toEqual(once(pairs));
    const { items } = await handlers['activity.list']({ text: '', states: [], page: 0 });
    const events = items.flatMap((item) => (item.kind === 'unlock' ? [[item.event, item.ticket]] : []));
    expect(events).toContainEqual(['permit-given', 'T-7']);
    expect(events).toContainEqual(['permit-ended', 'T-7']);
  });

  it('sends nothing more once its permit is taken back, and goes on with a new one', async () => {
    const site = await addSite();
    const { pairs, planId } = await prepare(30, site.id);
    await handlers['sites.unlock']({ siteId: site.id, confirmedSiteName: site.name, ticket: '' });
    practice.addFault({ kind: 'delay', delayMs: 40, match: { path: 'ConnectActor' }, times: 0 });
    const { runId } = await begin(planId, 30, site.name);
    await expect.poll(() => practice.site.log.countOf('ConnectActor')).toBeGreaterThan(4);
    const revoked = await handlers['plans.revokePermit']({ runId });
    expect(revoked).toMatchObject({ status: 'paused', pausedBy: 'permit-ended' });
    expect(revoked.permit?.endedAt).not.toBeNull();
    const sent = practice.site.log.countOf('ConnectActor');
    expect(sent).toBeLessThan(30);
    await handlers['sites.lock']({ siteId: site.id });
    await expect(
      handlers['plans.continueRun']({ runId, confirmedSiteName: site.name }),
    ).rejects.toMatchObject({ code: 'site-locked' });
    await handlers['sites.unlock']({ siteId: site.id, confirmedSiteName: site.name, ticket: '' });
    await handlers['plans.continueRun']({ runId, confirmedSiteName: site.name });
    const ended = await waitForRun(practice, practice.services, runId);
    expect(ended.counts).toMatchObject({ Verified: 30 });
    expect(timesSent(pairs)).toEqual(once(pairs));
  });
});

const saveReport = async (runId: string) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
  const file = path.join(folder, 'report.html');
  const desktop = createTestDesktop({ chooseFileToSave: async () => file });
  const restarted = await practice.restart({ desktop });
  await restarted.handlers['plans.saveReport']({ runId });
  const html = readFileSync(file, 'utf8');
  rmSync(folder, { recursive: true });
  return html;
};

describe('after a second try', () => {
  it('the rows that it left out are in the report, and can be looked at from it', async () => {
    const { pairs, planId } = await prepare(12);
    const [refused, silent] = pairs.slice(5);
    refuse({ status: 400, body: body('No.'), match: { path: 'ConnectActor', body: refused?.key }, times: 1 });
    practice.addFault({
      kind: 'close-before-reading',
      match: { path: 'ConnectActor', body: silent?.key ?? '' },
    });
    const first = await run(planId, 12);
    expect(first.counts).toMatchObject({ Verified: 10, Failed: 1, Unknown: 1 });
    expect(first).toMatchObject({ retryable: 1, neverSent: 0, toLookAt: 1 });
    const again = { planId, retryOf: first.runId, expectedRows: 1, settings: unattended };
    const { runId } = await handlers['plans.startRun'](again);
    const second = await waitForRun(practice, practice.services, runId);
    expect(second).toMatchObject({ total: 1, retryable: 0, toLookAt: 1 });
    const html = await saveReport(runId);
    expect(html.match(/<tr class="verified">/g)).toHaveLength(11);
    expect(html.match(/<tr class="unknown">/g)).toHaveLength(1);
    for (const fact of ['Rows</dt><dd>12<', 'Verified</dt><dd>11<', 'Unknown</dt><dd>1<'])
      expect(html).toContain(fact);

    const clock = createShiftedClock();
    clock.pass(10 * 60_000);
    const later = await practice.restart({ clock });
    ({ handlers } = later);
    expect(await handlers['plans.lookAgain']({ runId })).toMatchObject({ retryable: 1, toLookAt: 0 });
    const third = await handlers['plans.startRun']({ ...again, retryOf: runId });
    expect((await waitForRun(practice, later, third.runId)).counts).toMatchObject({ Verified: 1 });
    // What the first try was taken for counts no more.
    await handlers['plans.lookAgain']({ runId: first.runId });
    expect(await handlers['plans.get']({ planId })).toMatchObject({ counts: { Verified: 12 } });
  });
});

describe('after a run', () => {
  it('a report tells every row, and no text in it is markup', async () => {
    const pairs = pickFreePairs(practice.site.store(), 4);
    const record = practice.site.store().findRecord('Contact', pairs[0]?.id ?? 0);
    if (record) record.values['NAME'] = '<script>alert(1)</script> & "Sønner"';
    const planId = await makeCheckedPlan(practice.services, makeRows(pairs));
    const { runId } = await start(planId, 4);
    await waitForRun(practice, practice.services, runId);
    const html = await saveReport(runId);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sønner&quot;');
    expect(html.match(/<tr class="verified">/g)).toHaveLength(4);
    for (const { key } of pairs) expect(html).toContain(key);
  });
});
