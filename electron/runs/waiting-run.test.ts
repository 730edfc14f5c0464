import { describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/site-refusal';
import { prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { prepare, start, retry, goOn, newestOf, timesSent, refuse } = tests;

describe('a run that waits', () => {
  it('tells of rows that a retry beside it has put right', async () => {
    const { pairs, planId } = await prepare(20);
    const body = pairs[0]?.key ?? '';
    refuse({ status: 400, body: refusalOf('No.'), match: { path: 'ConnectActor', body }, times: 1 });
    const { runId } = await start(planId, 20, { pauseAfterPilot: true });
    const paused = await tests.waitFor(runId);
    expect(paused).toMatchObject({ status: 'paused', verifiedSince: 0 });
    await retry(paused, 1);
    const [, waiting] = await tests.handlers['plans.listRuns']({ planId });
    expect(waiting).toMatchObject({ runId, status: 'paused', verifiedSince: 1 });
  });

  it('leaves out rows that somebody rejects meanwhile', async () => {
    const { pairs, planId } = await prepare(20);
    const { runId } = await start(planId, 20, { pauseAfterPilot: true });
    const pilot = await tests.waitFor(runId);
    const rows = { rowIds: ['row-11', 'row-12'] };
    await tests.handlers['plans.decide']({ planId, rows, decision: 'reject' });
    expect(await tests.handlers['plans.listRuns']({ planId })).toMatchObject([{ leftOut: 2 }]);
    const ended = await goOn(pilot);
    expect(ended.counts).toMatchObject({ Verified: 18, Cancelled: 2 });
    // Nor does a retry offer what it would leave out again, until somebody wants it sent.
    expect(ended.retryable).toBe(0);
    // The plan's rows changed last when the run ended.
    expect((await tests.handlers['plans.get']({ planId })).changedAt).toBe(ended.endedAt);
    expect(timesSent(pairs.slice(10, 12))).toEqual([0, 0]);
    const { state, decision } = await tests.handlers['plans.row']({ planId, rowId: 'row-11' });
    expect(decision).toBe('reject');
    expect(['Ready', 'Warning']).toContain(state);
    // Of these two the run says what the plan says.
    expect((await newestOf(planId))?.unsent?.leftOut.reject).toEqual({ [state]: 2 });
    await tests.handlers['plans.decide']({ planId, rows, decision: 'approve' });
    expect(await tests.handlers['plans.listRuns']({ planId })).toMatchObject([{ retryable: 2 }]);
  });

  it('ends where nothing is left to be sent', async () => {
    const { planId } = await prepare(20);
    const { runId } = await start(planId, 20, { pauseAfterPilot: true });
    const paused = await tests.handlers['plans.pauseRun']({ runId });
    const rows = { rowIds: Array.from({ length: 20 }, (_none, at) => `row-${at + 1}`) };
    await tests.handlers['plans.decide']({ planId, rows, decision: 'reject' });
    expect((await goOn(paused)).status).toBe('ended');
  });

  it('leaves out rows that somebody else has linked so meanwhile', async () => {
    const { pairs, planId } = await prepare(40);
    const { runId } = await start(planId, 40, { pauseAfterPilot: true });
    const pilot = await tests.waitFor(runId);
    const store = tests.practice.site.store();
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
    expect(tests.practice.site.log.countOf('ConnectActor', other?.key)).toBe(0);
  });
});
