import { describe, expect, it } from 'vitest';
import { because } from '../../shared/link-plan/row-reason';
import { explainRow } from '../../shared/link-plan/row-why';
import { createShiftedClock } from '../testing/shifted-clock';
import { makeCheckedPlan, makeRows, pickFreePairs, unattended } from './testing/run-bench';
import { once, refusalOf, prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { prepare, start, run, goOn, timesSent, refuse, saveReport } = tests;

/** The newest run of a plan. */
const viewOf = async (planId: string) => (await tests.handlers['plans.listRuns']({ planId }))[0];

describe('rows that came to nothing', () => {
  it('are tried again as linked attempts of the same rows, and only those', async () => {
    const { pairs, planId } = await prepare(40);
    const bad = pairs.slice(10, 12);
    for (const { key } of bad) {
      refuse({ status: 400, body: refusalOf('No.'), match: { path: 'ConnectActor', body: key }, times: 1 });
    }
    const first = await run(planId, 40);
    expect(first).toMatchObject({ status: 'ended', retryable: 2 });
    expect(first.counts).toMatchObject({ Verified: 38, Failed: 2 });
    // What the site refused it by, as the activity keeps it.
    const failed = await tests.handlers['plans.row']({ planId, rowId: 'row-11' });
    expect(explainRow(failed)).toMatchObject([
      { error: { code: 'rejected', detail: expect.stringContaining('No.') } },
    ]);
    const verified = await tests.handlers['plans.row']({ planId, rowId: 'row-1' });
    expect(verified.attempts).toMatchObject([{ state: 'Verified', error: null }]);
    const again = await tests.handlers['plans.startRun']({
      planId,
      retryOf: first.runId,
      expectedRows: 2,
      settings: unattended,
    });
    const second = await tests.waitFor(again.runId);
    expect(second).toMatchObject({ status: 'ended', retryOf: first.runId, total: 2 });
    expect(second.counts).toMatchObject({ Verified: 2 });
    const runs = await tests.handlers['plans.listRuns']({ planId });
    expect(runs.map(({ runId, retryable }) => [runId, retryable])).toEqual([
      [second.runId, 0],
      [first.runId, 0],
    ]);
    const row = await tests.handlers['plans.row']({ planId, rowId: 'row-11' });
    expect(row.attempts.map(({ runId, state }) => [runId, state])).toEqual([
      [first.runId, 'Failed'],
      [second.runId, 'Verified'],
    ]);
  });

  it('can be corrected, are checked again, and are tried as the same rows', async () => {
    const { pairs, planId } = await prepare(5);
    const [bad, free] = pairs.slice(4).concat(pickFreePairs(tests.practice.site.store(), 6).slice(5));
    refuse({
      status: 400,
      body: refusalOf('No.'),
      match: { path: 'ConnectActor', body: bad?.key ?? '' },
      times: 1,
    });
    const first = await run(planId, 5);
    const failed = await tests.handlers['plans.row']({ planId, rowId: 'row-5' });
    expect(failed).toMatchObject({ state: 'Failed', attempts: [{ state: 'Failed' }] });
    const changes = { erpKey: free?.key ?? '' };
    await tests.handlers['plans.editRow']({ planId, rowId: 'row-5', changes });
    // Nobody has checked or approved this pair, so no run takes it yet.
    expect(await viewOf(planId)).toMatchObject({ retryable: 0 });
    await tests.handlers['plans.check']({ planId });
    expect(await tests.handlers['plans.row']({ planId, rowId: 'row-5' })).toMatchObject({ decision: null });
    await tests.handlers['plans.editRow']({ planId, rowId: 'row-5', changes: { decision: 'approve' } });
    expect(await viewOf(planId)).toMatchObject({ retryable: 1 });
    // What is found of the first try by its entry says nothing of the row as it is now.
    await tests.handlers['links.check']({ activityId: failed.entryId ?? '' });
    expect(await tests.handlers['plans.row']({ planId, rowId: 'row-5' })).toMatchObject({
      ...changes,
      attempts: [{ state: 'Failed' }],
    });
    expect(await viewOf(planId)).toMatchObject({ retryable: 1 });
    const again = { planId, retryOf: first.runId, expectedRows: 1, settings: unattended };
    const { runId } = await tests.handlers['plans.startRun'](again);
    expect((await tests.waitFor(runId)).counts).toMatchObject({ Verified: 1 });
    const row = await tests.handlers['plans.row']({ planId, rowId: 'row-5' });
    expect(row).toMatchObject({ ...changes, state: 'Verified' });
    expect(row.attempts.map(({ state }) => state)).toEqual(['Failed', 'Verified']);
  });

  it('are not tried again once somebody has taken them out', async () => {
    const { pairs, planId } = await prepare(5);
    const { key = '' } = pairs[4] ?? {};
    refuse({ status: 400, body: refusalOf('No.'), match: { path: 'ConnectActor', body: key }, times: 1 });
    await run(planId, 5);
    expect(await viewOf(planId)).toMatchObject({ retryable: 1 });
    await tests.handlers['plans.decide']({ planId, rows: { rowIds: ['row-5'] }, decision: 'reject' });
    expect(await viewOf(planId)).toMatchObject({ retryable: 0 });
  });

  it('are not those of which nobody knows: silence is looked into first', async () => {
    const { pairs, planId } = await prepare(40);
    const [cut] = pairs.slice(20);
    tests.practice.addFault({
      kind: 'close-after-work',
      match: { path: 'ConnectActor', body: cut?.key ?? '' },
    });
    const ended = await run(planId, 40);
    expect(ended.counts).toMatchObject({ Verified: 40 });
    expect(timesSent(pairs)).toEqual(once(pairs));
  });

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
    expect(await viewOf(planId)).toMatchObject({ toLookAt: 2, heldUntil: until.at(-1) });

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
    const again = { planId: other, retryOf: held.runId, expectedRows: 1, settings: unattended };
    const { runId } = await tests.handlers['plans.startRun'](again);
    expect((await tests.waitFor(runId)).counts).toMatchObject({ Verified: 1 });
    // The first of each was cut off before the site read it.
    expect(timesSent(silent)).toEqual([2, 1]);
  });

  it('are known in the plan as soon as somebody looks at their entries in the activity', async () => {
    const { pairs, planId } = await prepare(5);
    for (const { key } of pairs.slice(3))
      tests.practice.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor', body: key } });
    const { runId } = await run(planId, 5);
    const clock = createShiftedClock();
    clock.pass(10 * 60_000);
    await tests.restart({ clock });
    const row = await tests.handlers['plans.row']({ planId, rowId: 'row-4' });
    const looked = await tests.handlers['links.check']({ activityId: row.entryId ?? '' });
    expect(looked.state).toBe('Nothing');
    expect(await tests.handlers['plans.row']({ planId, rowId: 'row-4' })).toMatchObject({ state: 'Nothing' });
    expect(await viewOf(planId)).toMatchObject({ retryable: 1, counts: { Nothing: 1, Unknown: 1 } });
    expect(tests.practice.events.at(-1)).toEqual({ event: 'plans.changed', payload: { planId } });
    // Nobody sends it a second time but by Retry.
    const again = { planId, retryOf: runId, expectedRows: 1, settings: unattended };
    expect((await tests.waitFor((await tests.handlers['plans.startRun'](again)).runId)).counts).toMatchObject(
      {
        Verified: 1,
      },
    );
  });

  it('are those as well of which the site said that they were done, and which have no link', async () => {
    const { pairs, planId } = await prepare(20);
    const body = pairs[4]?.key ?? '';
    refuse({ status: 204, match: { path: 'ConnectActor', body }, times: 1 });
    const first = await run(planId, 20);
    expect(first.counts).toMatchObject({ Verified: 19, Different: 1 });
    expect(first).toMatchObject({ retryable: 1, notThere: 1, toLookAt: 0 });
    const again = { planId, retryOf: first.runId, expectedRows: 1, settings: unattended };
    const { runId } = await tests.handlers['plans.startRun'](again);
    expect((await tests.waitFor(runId)).counts).toMatchObject({ Verified: 1 });
    expect(await tests.handlers['plans.get']({ planId })).toMatchObject({ counts: { Verified: 20 } });
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

  it('are put right by a retry beside a run that waits, which tells of it', async () => {
    const { pairs, planId } = await prepare(20);
    const body = pairs[0]?.key ?? '';
    refuse({ status: 400, body: refusalOf('No.'), match: { path: 'ConnectActor', body }, times: 1 });
    const { runId } = await start(planId, 20, { pauseAfterPilot: true });
    expect(await tests.waitFor(runId)).toMatchObject({ status: 'paused', verifiedSince: 0 });
    const again = { planId, retryOf: runId, expectedRows: 1, settings: unattended };
    await tests.waitFor((await tests.handlers['plans.startRun'](again)).runId);
    const [, waiting] = await tests.handlers['plans.listRuns']({ planId });
    expect(waiting).toMatchObject({ runId, status: 'paused', verifiedSince: 1 });
  });

  it('nor those that somebody rejects while the run waits', async () => {
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
    expect((await viewOf(planId))?.unsent?.leftOut.reject).toEqual({ [state]: 2 });
    await tests.handlers['plans.decide']({ planId, rows, decision: 'approve' });
    expect(await tests.handlers['plans.listRuns']({ planId })).toMatchObject([{ retryable: 2 }]);
  });

  it('and where nothing is left to be sent, nobody is asked to go on', async () => {
    const { planId } = await prepare(20);
    const { runId } = await start(planId, 20, { pauseAfterPilot: true });
    const paused = await tests.handlers['plans.pauseRun']({ runId });
    const rows = { rowIds: Array.from({ length: 20 }, (_none, at) => `row-${at + 1}`) };
    await tests.handlers['plans.decide']({ planId, rows, decision: 'reject' });
    expect((await goOn(paused)).status).toBe('ended');
  });

  it('nor those that somebody else has linked so meanwhile', async () => {
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

describe('a row that was begun once and is not sent again', () => {
  it('is told as done where the site did it late, else as tried before, and never as one that was not sent', async () => {
    const { pairs, planId } = await prepare(40);
    const late = pairs.filter((_pair, at) => [5, 12, 19, 26].includes(at));
    const [refused, other, silent] = [pairs[33], pairs[39], [...late, ...pairs.slice(39)]];
    for (const { key } of silent)
      tests.practice.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor', body: key } });
    refuse({
      status: 400,
      body: refusalOf('No.'),
      match: { path: 'ConnectActor', body: refused?.key },
      times: 1,
    });
    let first = await run(planId, 40);
    // It stops by itself where nobody answers.
    while (first.status === 'paused') first = await goOn(first);
    const { runId } = first;
    const clock = createShiftedClock();
    clock.pass(10 * 60_000);
    await tests.restart({ clock });
    expect(await tests.handlers['plans.lookAgain']({ runId })).toMatchObject({ settled: 5, retryable: 6 });
    const store = tests.practice.site.store();
    const link = (id: number | undefined, key: string | undefined) =>
      store.addLink({
        connectionId: 1,
        crmType: 'Contact',
        recordId: id ?? 0,
        erpType: 'Customer',
        erpKey: key ?? '',
        mostRecentTimestamp: '',
      });
    for (const { id, key } of late) link(id, key);
    link(refused?.id, refused?.key);
    const [, free] = pickFreePairs(store, 2);
    link(other?.id, free?.key);
    const sent = timesSent(pairs);
    const again = { planId, retryOf: runId, expectedRows: 6, settings: unattended };
    const second = await tests.waitFor((await tests.handlers['plans.startRun'](again)).runId);
    expect(second).toMatchObject({ status: 'ended', counts: { Verified: 4, Skipped: 1, Blocked: 1 } });
    expect(timesSent(pairs)).toEqual(sent);
    expect(await tests.handlers['plans.get']({ planId })).toMatchObject({
      counts: { Verified: 38, Skipped: 1, Blocked: 1 },
    });
    // The activity says the same of the entry of that one write.
    for (const rowId of ['row-6', 'row-27']) {
      const row = await tests.handlers['plans.row']({ planId, rowId });
      expect(await tests.handlers['activity.get']({ activityId: row.entryId ?? '' })).toMatchObject({
        runId,
        state: 'Verified',
      });
    }
    const html = await saveReport(second.runId);
    expect(html).not.toContain('ot sent');
    expect(html).toContain(
      'It is linked so already. There is nothing to do. A run has tried this row before: Failed.',
    );
    expect(html).toContain('A run has tried this row before: Came to nothing.');
    expect(html.match(/<tr class="verified">/g)).toHaveLength(38);
  });
});

describe('after a second try', () => {
  it('the rows that it left out are in the report, and can be looked at from it', async () => {
    const { pairs, planId } = await prepare(12);
    const [refused, silent] = pairs.slice(5);
    refuse({
      status: 400,
      body: refusalOf('No.'),
      match: { path: 'ConnectActor', body: refused?.key },
      times: 1,
    });
    tests.practice.addFault({
      kind: 'close-before-reading',
      match: { path: 'ConnectActor', body: silent?.key ?? '' },
    });
    const first = await run(planId, 12);
    expect(first.counts).toMatchObject({ Verified: 10, Failed: 1, Unknown: 1 });
    expect(first).toMatchObject({ retryable: 1, neverSent: 0, toLookAt: 1 });
    const again = { planId, retryOf: first.runId, expectedRows: 1, settings: unattended };
    const { runId } = await tests.handlers['plans.startRun'](again);
    const second = await tests.waitFor(runId);
    expect(second).toMatchObject({ total: 1, retryable: 0, toLookAt: 1 });
    const html = await saveReport(runId);
    expect(html.match(/<tr class="verified">/g)).toHaveLength(11);
    expect(html.match(/<tr class="unknown">/g)).toHaveLength(1);
    for (const fact of ['Rows</dt><dd>12<', 'Verified</dt><dd>11<', 'Unknown</dt><dd>1<'])
      expect(html).toContain(fact);

    const clock = createShiftedClock();
    clock.pass(10 * 60_000);
    await tests.restart({ clock });
    expect(await tests.handlers['plans.lookAgain']({ runId })).toMatchObject({ retryable: 1, toLookAt: 0 });
    // Nobody is told any more that it may be done.
    const settled = await saveReport(runId);
    expect(settled).toContain('Came to nothing</dt><dd>1<');
    expect(settled).not.toMatch(/Unknown|may be done or not/);
    const third = await tests.handlers['plans.startRun']({ ...again, retryOf: runId });
    expect((await tests.waitFor(third.runId)).counts).toMatchObject({ Verified: 1 });
    // What the first try was taken for counts no more.
    await tests.handlers['plans.lookAgain']({ runId: first.runId });
    expect(await tests.handlers['plans.get']({ planId })).toMatchObject({ counts: { Verified: 12 } });
  });
});
