import { describe, expect, it } from 'vitest';
import { because } from '../../shared/link-plan/row-reason';
import { explainRow } from '../../shared/link-plan/row-why';
import { createShiftedClock } from '../testing/shifted-clock';
import { makeCheckedPlan, makeRows } from './testing/run-bench';
import { prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { prepare, start, run, retry, newestOf, timesSent, refuse } = tests;

describe('rows of which nobody knows', () => {
  it('are looked at again together, and what an earlier silence held back is tried once that is over', async () => {
    const { pairs, planId } = await prepare(40);
    const silent = pairs.slice(20, 22);
    for (const { key } of silent)
      tests.practice.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor', body: key } });
    const first = await run(planId, 40);
    expect(first).toMatchObject({ status: 'ended', retryable: 0 });
    expect(first.counts).toMatchObject({ Verified: 38, Unknown: 2 });
    const other = await makeCheckedPlan(tests.practice.services, makeRows(silent.slice(0, 1)));
    // The check says so before anybody starts a run for it.
    const checked = await tests.handlers['plans.row']({ planId: other, rowId: 'row-1' });
    expect(checked.state).toBe('Warning');
    expect(checked.reasons.map(({ code }) => code)).toContain('held-by-earlier');
    const held = await run(other, 1);
    expect(held.counts).toMatchObject({ Draft: 1 });
    // Too early: the site may still be at work on it, and until when is told.
    const early = await tests.handlers['plans.lookAgain']({ runId: held.runId });
    expect(early.counts).toMatchObject({ Draft: 1 });
    const { items } = await tests.handlers['activity.list']({ text: '', states: ['Unknown'], page: 0 });
    const until = items.flatMap((item) => (item.kind === 'link' ? (item.holdUntil ?? []) : [])).toSorted();
    expect(until).toHaveLength(2);
    expect(until).toContain(early.heldUntil);
    expect(await newestOf(planId)).toMatchObject({ toLookAt: 2, heldUntil: until.at(-1) });

    const clock = createShiftedClock();
    clock.pass(10 * 60_000);
    await tests.restart({ clock });
    const alone = tests.practice.countCalls('GetConnectionsAndDisplayFields');
    expect(await tests.handlers['plans.lookAgain']({ runId: first.runId })).toMatchObject({
      retryable: 2,
      settled: 2,
      toLookAt: 0,
      heldUntil: null,
      counts: { Verified: 38, Unknown: 0, Nothing: 2 },
    });
    expect(await tests.handlers['plans.get']({ planId })).toMatchObject({ counts: { Nothing: 2 } });
    // The activity says the same of their entries.
    const { counts } = await tests.handlers['activity.list']({ text: '', states: [], page: 0 });
    expect(counts).toMatchObject({ Unknown: 0, Nothing: 2 });
    const settled = await tests.handlers['plans.row']({ planId, rowId: 'row-21' });
    // What the site answered is not made another.
    expect(explainRow(settled)).toMatchObject([
      { reason: because('came-to-nothing') },
      { error: { code: 'connection-lost' } },
    ]);
    expect(tests.practice.countCalls('GetConnectionsAndDisplayFields')).toBe(alone);
    expect(await tests.handlers['plans.lookAgain']({ runId: held.runId })).toMatchObject({ retryable: 1 });
    expect((await retry(held, 1)).counts).toMatchObject({ Verified: 1 });
    // The first of each was cut off before the site read it.
    expect(timesSent(silent)).toEqual([2, 1]);
  });

  it('are known in the plan as soon as somebody looks at their entries in the activity', async () => {
    const { pairs, planId } = await prepare(5);
    for (const { key } of pairs.slice(3))
      tests.practice.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor', body: key } });
    const first = await run(planId, 5);
    const clock = createShiftedClock();
    clock.pass(10 * 60_000);
    await tests.restart({ clock });
    const row = await tests.handlers['plans.row']({ planId, rowId: 'row-4' });
    const looked = await tests.handlers['links.check']({ activityId: row.entryId ?? '' });
    expect(looked.state).toBe('Nothing');
    expect(await tests.handlers['plans.row']({ planId, rowId: 'row-4' })).toMatchObject({ state: 'Nothing' });
    expect(await newestOf(planId)).toMatchObject({ retryable: 1, counts: { Nothing: 1, Unknown: 1 } });
    expect(tests.practice.events.at(-1)).toEqual({ event: 'plans.changed', payload: { planId } });
    // Nobody sends it a second time but by Retry.
    expect((await retry(first, 1)).counts).toMatchObject({ Verified: 1 });
  });

  it('are looked at as well where they were sent and could not be read back before the run was ended', async () => {
    const { pairs, planId } = await prepare(60);
    tests.practice.addFault({ kind: 'delay', delayMs: 30, match: { path: 'ConnectActor' }, times: 0 });
    const { runId } = await start(planId, 60);
    await expect.poll(() => tests.practice.site.log.countOf('ConnectActor')).toBeGreaterThan(8);
    refuse({ status: 401, match: {} });
    expect(await tests.waitFor(runId)).toMatchObject({ pausedBy: 'signed-out' });
    const ended = await tests.handlers['plans.cancelRun']({ runId });
    expect(ended.counts.Sent).toBeGreaterThan(0);
    expect(ended).toMatchObject({ toLookAt: ended.counts.Sent, error: null });
    tests.practice.site.faults.clear();
    const looked = await tests.handlers['plans.lookAgain']({ runId });
    expect(looked).toMatchObject({ toLookAt: 0, counts: { Sent: 0 } });
    expect(looked.counts.Verified).toBe(ended.counts.Verified + ended.counts.Sent);
    expect(timesSent(pairs).filter((times) => times > 1)).toEqual([]);
  });
});
