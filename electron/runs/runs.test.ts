import { describe, expect, it } from 'vitest';
import type { Run } from '../../shared/link-plan/run';
import { everyRow } from '../../shared/link-plan/row-query';
import type { EventPayloads } from '../../shared/ipc/contract';
import { createShiftedClock } from '../testing/shifted-clock';
import { makeCheckedPlan, makeRows, pickFreePairs } from './testing/run-bench';
import { once, prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { prepare, start, run, goOn, timesSent } = tests;

/** What the page was told of runs, in the order in which it was told. */
const toldRuns = () =>
  tests.practice.events.flatMap(({ event, payload }) =>
    event === 'plans.runProgress' ? [payload as EventPayloads['plans.runProgress']] : [],
  );
const sumOf = ({ counts }: Run) => Object.values(counts).reduce((sum, count) => sum + count, 0);
const holds = (pairs: readonly { id: number; key: string }[]) =>
  pairs.every(
    ({ id, key }) => tests.practice.site.store().findLinkOfRecord(1, 'Contact', id)?.erpKey === key,
  );

describe('a run', () => {
  it('links three rows, looks at them, waits, and links the rest when told to: each with one request', async () => {
    const { pairs, planId } = await prepare(60);
    const { runId } = await start(planId, 60, { pauseAfterPilot: true });
    const pilot = await tests.waitFor(runId);
    expect(pilot).toMatchObject({ status: 'paused', pausedBy: 'pilot-done', stage: 'ramp', total: 60 });
    expect(pilot.counts).toMatchObject({ Verified: 3, Ready: 57 });
    // Without its reason a pause would look like a doubt for a moment, and the keyboard would leave the next step.
    expect(toldRuns().filter(({ status, pausedBy }) => status === 'paused' && pausedBy === null)).toEqual([]);
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(3);
    const ended = await goOn(pilot);
    expect(ended).toMatchObject({ status: 'ended', retryable: 0, isCancelled: false });
    expect(ended.counts).toMatchObject({ Verified: 60 });
    expect(sumOf(ended)).toBe(60);
    expect(timesSent(pairs)).toEqual(once(pairs));
    expect(holds(pairs)).toBe(true);
    expect(await tests.handlers['plans.get']({ planId })).toMatchObject({ toBeSent: 0, busy: null });
    const { rows } = await tests.handlers['plans.rows']({
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
    const entry = await tests.handlers['activity.get']({ activityId: rows[0]?.entryId ?? '' });
    expect(entry).toMatchObject({ kind: 'link', state: 'Verified', runId, readBack: { linked: true } });
  });

  it('says while it waits how its rows stand in the plan by now, as the plan says it', async () => {
    const { planId } = await prepare(8);
    const { handlers } = tests;
    const waiting = await run(planId, 8, { pauseAfterPilot: true });
    const { counts } = await handlers['plans.get']({ planId });
    await handlers['plans.editRow']({ planId, rowId: 'row-8', changes: { erpKey: 'another' } });
    const rows = { rowIds: ['row-6', 'row-7'] };
    await handlers['plans.decide']({ planId, rows, decision: 'reject' });
    const now = await handlers['plans.get']({ planId });
    const [run_] = await handlers['plans.listRuns']({ planId });
    expect(run_).toMatchObject({ runId: waiting.runId, leftOut: 3, counts: { Verified: 3, Ready: 5 } });
    expect(run_?.unsent?.counts).toEqual({ ...now.counts, Verified: 0 });
    expect(run_?.unsent?.leftOut).toEqual(now.leftOut);
    expect(now.counts).not.toEqual(counts);
    // What it says, it does.
    const ended = await goOn(waiting);
    expect(ended).toMatchObject({ unsent: { counts: { Ready: 1, Warning: 1 } }, counts: { Verified: 5 } });
  });

  it('counts as left what nobody approves any more, and edited rows as that when it ends', async () => {
    const { pairs, planId } = await prepare(12);
    const { handlers } = tests;
    const waiting = await run(planId, 12, { pauseAfterPilot: true });
    const query = { ...everyRow, sort: { by: 'sheet', descending: false }, offset: 0, limit: 20 } as const;
    const { rows: before } = await handlers['plans.rows']({ planId, query });
    const rowIds = before.filter(({ state }) => state === 'Warning').map(({ rowId }) => rowId);
    expect(rowIds.length).toBeGreaterThan(0);
    await handlers['plans.decide']({ planId, rows: { rowIds }, decision: null });
    const ready = before.find(({ state }) => state === 'Ready');
    await handlers['plans.editRow']({ planId, rowId: ready?.rowId ?? '', changes: { erpKey: 'another' } });
    const [now] = await handlers['plans.listRuns']({ planId });
    expect(now?.leftOut).toBe(rowIds.length + 1);
    const ended = await goOn(waiting);
    // No other write held the edited one: to look again would tell nothing of it.
    expect(ended).toMatchObject({ toLookAt: 0, counts: { Draft: 0, Cancelled: rowIds.length + 1 } });
    expect(timesSent(pairs).filter((times) => times > 0)).toHaveLength(12 - rowIds.length - 1);
  });

  it('changes its plan whenever something becomes of its rows', async () => {
    const { planId } = await prepare(5);
    const waiting = await run(planId, 5, { pauseAfterPilot: true });
    const before = (await tests.handlers['plans.get']({ planId })).changedAt;
    const clock = createShiftedClock();
    clock.pass(60_000);
    await tests.restart({ clock });
    expect((await tests.handlers['plans.get']({ planId })).changedAt).toBe(before);
    tests.practice.addFault({ kind: 'status', status: 401, match: { path: 'ConnectActor' }, times: 1 });
    const stopped = await goOn(waiting);
    expect(stopped.status).toBe('paused');
    expect((await tests.handlers['plans.get']({ planId })).changedAt > before).toBe(true);
  });

  it('of persons goes the same way, to the report', async () => {
    const store = tests.practice.site.store();
    const free = pickFreePairs(store, 40, { crm: 'Person', erp: 'Person' });
    const about = { crmActorType: 'Person', erpActorType: 'Person' } as const;
    const planId = await makeCheckedPlan(
      tests.practice.services,
      makeRows(free).map((row) => ({ ...row, ...about })),
    );
    const { counts } = await tests.handlers['plans.get']({ planId });
    expect(counts.Ready + counts.Warning).toBe(40);
    const pilot = await run(planId, 40, { pauseAfterPilot: true });
    expect(pilot.counts).toMatchObject({ Verified: 3, Ready: 37 });
    const ended = await goOn(pilot);
    expect(ended).toMatchObject({ status: 'ended', counts: { Verified: 40 } });
    expect(timesSent(free)).toEqual(once(free));
    for (const { id, key } of free)
      expect(store.findLinkOfRecord(1, 'Person', id)).toMatchObject({ erpKey: key, erpType: 'Person' });
    const html = await tests.saveReport(ended.runId);
    expect(html.match(/<tr class="verified">/g)).toHaveLength(40);
    expect(html).toContain(`(Contact ${free[0]?.id})`);
  });

  it('tells of rows that are out as soon as they are, in its counts and in the list', async () => {
    const { planId } = await prepare(2);
    tests.practice.addFault({ kind: 'hold', match: { path: 'ConnectActor' }, times: 0 });
    const { runId } = await start(planId, 2);
    await expect.poll(() => tests.practice.site.log.countOf('ConnectActor')).toBe(2);
    await expect.poll(() => toldRuns().at(-1)?.counts).toMatchObject({ Sending: 2, Ready: 0 });
    const { rows } = await tests.handlers['plans.rows']({
      planId,
      query: { ...everyRow, sort: { by: 'sheet', descending: false }, offset: 0, limit: 2 },
    });
    expect(rows.map(({ state }) => state)).toEqual(['Sending', 'Sending']);
    const row = await tests.handlers['plans.row']({ planId, rowId: rows[0]?.rowId ?? '' });
    expect(row.state).toBe('Sending');
    tests.practice.site.faults.clear();
    expect((await tests.waitFor(runId)).counts).toMatchObject({ Verified: 2, Sending: 0 });
  });

  it('is not begun with another number of rows than the button said, nor twice', async () => {
    const { planId } = await prepare(10);
    await expect(start(planId, 9)).rejects.toMatchObject({ code: 'plan-changed', params: { now: 10 } });
    const { runId } = await start(planId, 10);
    await expect(start(planId, 10)).rejects.toMatchObject({ code: 'plan-busy' });
    await tests.waitFor(runId);
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
    tests.practice.addFault({ kind: 'delay', delayMs: 30, match: { path: 'ConnectActor' }, times: 0 });
    const { runId } = await start(planId, 60);
    await expect.poll(() => tests.practice.site.log.countOf('ConnectActor')).toBeGreaterThan(8);
    const paused = await tests.handlers['plans.pauseRun']({ runId });
    expect(paused).toMatchObject({ status: 'paused', pausedBy: 'person' });
    const sent = tests.practice.site.log.countOf('ConnectActor');
    expect(paused.counts).toMatchObject({ Verified: sent, Ready: 60 - sent });
    const cancelled = await tests.handlers['plans.cancelRun']({ runId });
    expect(cancelled).toMatchObject({ status: 'ended', isCancelled: true, retryable: 60 - sent });
    expect(cancelled.counts).toMatchObject({ Verified: sent, Cancelled: 60 - sent });
    expect(tests.practice.site.log.countOf('ConnectActor')).toBe(sent);
    expect(await tests.handlers['plans.get']({ planId })).toMatchObject({ toBeSent: 60 - sent });
  });
});

it('goes on in a program that was to end and stays after all', async () => {
  const { pairs, planId } = await prepare(8);
  const { runId } = await start(planId, 8, { pauseAfterPilot: true });
  const pilot = await tests.waitFor(runId);
  const { services } = tests.practice;
  await services.settle(0);
  await expect(goOn(pilot)).rejects.toMatchObject({ code: 'storage-closed' });
  services.reopen();
  expect(await goOn(pilot)).toMatchObject({ status: 'ended', counts: { Verified: 8 } });
  expect(timesSent(pairs)).toEqual(once(pairs));
});
