import { afterEach, beforeEach, expect, it } from 'vitest';
import { explainRow } from '../../shared/link-plan/row-why';
import type { Handlers } from '../ipc/handlers/handlers';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { makeCheckedPlan, makeRows, pickFreePairs, unattended, waitForRun } from './testing/run-bench';

let practice: PracticeServices;
let handlers: Handlers;
beforeEach(async () => {
  practice = await startPracticeServices();
  handlers = practice.services.handlers;
});
afterEach(() => practice.stop());

const start = (planId: string) =>
  handlers['plans.startRun']({ planId, expectedRows: 1, retryOf: null, settings: unattended });

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
  expect(await handlers['plans.lookAgain']({ runId })).toMatchObject({ toLookAt: 0, retryable: 1 });
  expect(practice.site.log.countOf('ConnectActor')).toBe(1);
});
