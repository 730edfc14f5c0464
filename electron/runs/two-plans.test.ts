import { afterEach, beforeEach, expect, it } from 'vitest';
import { explainRow } from '../../shared/link-plan/row-why';
import type { RunSettings } from '../../shared/link-plan/run';
import type { Handlers } from '../ipc/handlers/handlers';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createShiftedClock } from '../testing/shifted-clock';
import { makeCheckedPlan, makeRows, pickFreePairs, unattended, waitForRun } from './testing/run-bench';

let practice: PracticeServices;
let handlers: Handlers;
beforeEach(async () => {
  practice = await startPracticeServices();
  handlers = practice.services.handlers;
});
afterEach(() => practice.stop());

const start = (planId: string, expectedRows = 1, settings: Partial<RunSettings> = {}) =>
  handlers['plans.startRun']({
    planId,
    expectedRows,
    retryOf: null,
    settings: { ...unattended, atOnce: 1, perSecond: null, ...settings },
  });

it('a row that another plan is just sending is left, called that, and done with once one has looked', async () => {
  const rows = makeRows(pickFreePairs(practice.site.store(), 1));
  const [first, second] = [
    await makeCheckedPlan(practice.services, rows),
    await makeCheckedPlan(practice.services, rows),
  ];
  practice.addFault({ kind: 'hold', match: { path: 'ConnectActor' } });
  const sending = await start(first);
  await expect.poll(() => practice.site.log.countOf('ConnectActor')).toBe(1);
  const { runId } = await start(second);
  const left = await waitForRun(practice, practice.services, runId);
  expect(left).toMatchObject({ status: 'ended', toLookAt: 1, heldUntil: null });
  expect(left.counts).toMatchObject({ Draft: 1 });
  const row = await handlers['plans.row']({ planId: second, rowId: 'row-1' });
  expect(explainRow(row)).toMatchObject([{ reason: { code: 'already-running' } }]);
  practice.site.faults.clear();
  const done = await waitForRun(practice, practice.services, sending.runId);
  expect(done.counts).toMatchObject({ Verified: 1 });
  // Once the site was asked, it needs nothing: it is linked so by now.
  const looked = await handlers['plans.lookAgain']({ runId });
  expect(looked).toMatchObject({ toLookAt: 0, retryable: 0, counts: { Draft: 0, Skipped: 1 } });
  expect(await handlers['plans.row']({ planId: second, rowId: 'row-1' })).toMatchObject({
    state: 'Skipped',
    reasons: [{ code: 'already-linked-so' }],
  });
  expect(practice.site.log.countOf('ConnectActor')).toBe(1);
});

it('a row that another plan has linked since its block was read is not sent again', async () => {
  const pairs = pickFreePairs(practice.site.store(), 12);
  const [many, one] = [
    await makeCheckedPlan(practice.services, makeRows(pairs)),
    await makeCheckedPlan(practice.services, makeRows(pairs.slice(11))),
  ];
  // Behind the pilot: what is there of all others has been read by now.
  const slow = pairs[3]?.key ?? '';
  practice.addFault({ kind: 'delay', delayMs: 3_000, match: { path: 'ConnectActor', body: slow } });
  const first = await start(many, 12);
  await expect.poll(() => practice.site.log.countOf('ConnectActor', slow)).toBe(1);
  const second = await start(one);
  await waitForRun(practice, practice.services, second.runId);
  const { counts } = await waitForRun(practice, practice.services, first.runId);
  expect(counts.Verified + counts.Skipped).toBe(12);
  expect(pairs.map(({ key }) => practice.site.log.countOf('ConnectActor', key))).toEqual(pairs.map(() => 1));
});

it('rows that another plan has linked since the check need nothing, the first ones like all others', async () => {
  const rows = makeRows(pickFreePairs(practice.site.store(), 5));
  const [first, second] = [
    await makeCheckedPlan(practice.services, rows),
    await makeCheckedPlan(practice.services, rows),
  ];
  await waitForRun(practice, practice.services, (await start(first, 5)).runId);
  const { counts } = await waitForRun(practice, practice.services, (await start(second, 5)).runId);
  expect(counts).toMatchObject({ Skipped: 5 });
  expect(practice.site.log.countOf('ConnectActor')).toBe(5);
});

it('a row that was linked meanwhile is not called done where it has values: nobody wrote or compared them', async () => {
  const rows = makeRows(pickFreePairs(practice.site.store(), 1));
  const values = [{ crmFieldKey: 'PHONE', value: '55 12 34 56', direction: 'to-erp' as const }];
  const [first, second] = [
    await makeCheckedPlan(practice.services, rows),
    await makeCheckedPlan(
      practice.services,
      rows.map((row) => ({ ...row, values })),
    ),
  ];
  await waitForRun(practice, practice.services, (await start(first)).runId);
  const told = { state: 'Skipped', reasons: [{ code: 'linked-without-values' }] };
  await waitForRun(practice, practice.services, (await start(second)).runId);
  expect(await handlers['plans.row']({ planId: second, rowId: 'row-1' })).toMatchObject(told);
  await handlers['plans.check']({ planId: second });
  expect(await handlers['plans.row']({ planId: second, rowId: 'row-1' })).toMatchObject(told);
});

it('a row that was held while the first ones went is sent with the others once nothing holds it', async () => {
  const pairs = pickFreePairs(practice.site.store(), 5);
  const [silent, all] = [
    await makeCheckedPlan(practice.services, makeRows(pairs.slice(0, 1))),
    await makeCheckedPlan(practice.services, makeRows(pairs)),
  ];
  practice.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor' } });
  await waitForRun(practice, practice.services, (await start(silent)).runId);
  const { runId } = await start(all, 5, { pauseAfterPilot: true });
  const paused = await waitForRun(practice, practice.services, runId);
  expect(paused).toMatchObject({ pausedBy: 'pilot-done', counts: { Draft: 1, Verified: 2, Ready: 2 } });
  const clock = createShiftedClock();
  clock.pass(10 * 60_000);
  const later = await practice.restart({ clock });
  await later.handlers['plans.continueRun']({ runId });
  const ended = await waitForRun(practice, later, runId);
  expect(ended).toMatchObject({ status: 'ended', counts: { Verified: 5 } });
  expect(pairs.map(({ key }) => practice.site.log.countOf('ConnectActor', key))).toEqual(pairs.map(() => 1));
});
