import { describe, expect, it } from 'vitest';
import { explainRow } from '../../shared/link-plan/row-why';
import { createShiftedClock } from '../testing/shifted-clock';
import { refusalOf } from '../testing/site-refusal';
import { pickFreePairs } from './testing/run-bench';
import { once, prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { prepare, run, retry, newestOf, timesSent, refuse, saveReport } = tests;

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
    const second = await retry(first, 2);
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
    expect(await newestOf(planId)).toMatchObject({ retryable: 0 });
    await tests.handlers['plans.check']({ planId });
    expect(await tests.handlers['plans.row']({ planId, rowId: 'row-5' })).toMatchObject({ decision: null });
    await tests.handlers['plans.editRow']({ planId, rowId: 'row-5', changes: { decision: 'approve' } });
    expect(await newestOf(planId)).toMatchObject({ retryable: 1 });
    // What is found of the first try by its entry says nothing of the row as it is now.
    await tests.handlers['links.check']({ activityId: failed.entryId ?? '' });
    expect(await tests.handlers['plans.row']({ planId, rowId: 'row-5' })).toMatchObject({
      ...changes,
      attempts: [{ state: 'Failed' }],
    });
    expect(await newestOf(planId)).toMatchObject({ retryable: 1 });
    expect((await retry(first, 1)).counts).toMatchObject({ Verified: 1 });
    const row = await tests.handlers['plans.row']({ planId, rowId: 'row-5' });
    expect(row).toMatchObject({ ...changes, state: 'Verified' });
    expect(row.attempts.map(({ state }) => state)).toEqual(['Failed', 'Verified']);
  });

  it('are not tried again once somebody has taken them out', async () => {
    const { pairs, planId } = await prepare(5);
    const { key = '' } = pairs[4] ?? {};
    refuse({ status: 400, body: refusalOf('No.'), match: { path: 'ConnectActor', body: key }, times: 1 });
    await run(planId, 5);
    expect(await newestOf(planId)).toMatchObject({ retryable: 1 });
    await tests.handlers['plans.decide']({ planId, rows: { rowIds: ['row-5'] }, decision: 'reject' });
    expect(await newestOf(planId)).toMatchObject({ retryable: 0 });
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

  it('are those as well of which the site said that they were done, and which have no link', async () => {
    const { pairs, planId } = await prepare(20);
    const body = pairs[4]?.key ?? '';
    refuse({ status: 204, match: { path: 'ConnectActor', body }, times: 1 });
    const first = await run(planId, 20);
    expect(first.counts).toMatchObject({ Verified: 19, Different: 1 });
    expect(first).toMatchObject({ retryable: 1, notThere: 1, toLookAt: 0 });
    expect((await retry(first, 1)).counts).toMatchObject({ Verified: 1 });
    expect(await tests.handlers['plans.get']({ planId })).toMatchObject({ counts: { Verified: 20 } });
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
    while (first.status === 'paused') first = await tests.goOn(first);
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
    const second = await retry(first, 6);
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
    const second = await retry(first, 1);
    expect(second).toMatchObject({ total: 1, retryable: 0, toLookAt: 1 });
    const { runId } = second;
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
    expect((await retry(second, 1)).counts).toMatchObject({ Verified: 1 });
    // What the first try was taken for counts no more.
    await tests.handlers['plans.lookAgain']({ runId: first.runId });
    expect(await tests.handlers['plans.get']({ planId })).toMatchObject({ counts: { Verified: 12 } });
  });
});
