import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../shared/link-plan/row-state';
import { everyRow } from '../../shared/link-plan/row-query';
import { explainRow } from '../../shared/link-plan/row-why';
import { defaultRequests } from '../../shared/site-defaults';
import type { Handlers } from '../ipc/handlers/handlers';
import { samplePlan } from '../plans/testing/plan-bench';
import type { Services } from '../services';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createShiftedClock } from '../testing/shifted-clock';
import { createSiteForm } from '../testing/site-forms';
import { refusing } from '../testing/site-refusal';
import { makeCheckedPlan, makeRows, pickFreePairs, unattended, waitForRun } from './testing/run-bench';

let practice: PracticeServices;
let services: Services;
let handlers: Handlers;
beforeEach(async () => {
  practice = await startPracticeServices();
  ({ services } = practice);
  ({ handlers } = services);
});
afterEach(() => practice.stop());

const run = async (planId: string, expectedRows: number, retryOf: string | null = null) => {
  const { runId } = await handlers['plans.startRun']({ planId, expectedRows, retryOf, settings: unattended });
  return waitForRun(practice, services, runId);
};
const phoneOf = ({ id }: { id: number }) =>
  practice.site.store().findRecord('Contact', id)?.values['PHONE'] ?? '';
const keyOf = ({ id }: { id: number }) => practice.site.store().findLinkOfRecord(1, 'Contact', id)?.erpKey;
const why = async (planId: string, rowId: string) =>
  explainRow(await handlers['plans.row']({ planId, rowId })).map((one) =>
    'reason' in one ? one.reason.code : 'error' in one ? one.error.code : one.triedBefore,
  );
/** Links that were made with a phone number of their own. */
const linkWithPhones = async (count: number) => {
  const pairs = pickFreePairs(practice.site.store(), count);
  const before = pairs.map(phoneOf);
  // The numbers of rows and of entries are not the same, as on every computer that has had two plans.
  const { plans } = await (await services.commands()).plans();
  await plans.create({ ...samplePlan, name: 'Never sent' }, makeRows(pairs));
  const values = [{ crmFieldKey: 'PHONE', value: '+47 22 00 11 22', direction: 'to-crm' as const }];
  const planId = await makeCheckedPlan(
    services,
    makeRows(pairs).map((row) => ({ ...row, values })),
  );
  return { pairs, before, planId };
};
/** A plan that puts these back, checked and approved. */
const prepareRestore = async (runId: string) => {
  const restore = await handlers['plans.restorePlan']({ runId });
  const { planId } = restore;
  const checked = await handlers['plans.check']({ planId });
  expect(checked.counts).toMatchObject({ Blocked: 0, Draft: 0 });
  await handlers['plans.decide']({ planId, rows: { filter: everyRow }, decision: 'approve' });
  return restore;
};
const refuseOnce = (path: string, message: string) => practice.addFault(refusing(path, message));

describe('a plan that puts values back', () => {
  it('covers every run of its plan', async () => {
    const { pairs, before, planId } = await linkWithPhones(2);
    refuseOnce('ConnectActor', 'No.');
    const first = await run(planId, 2);
    expect(first.counts).toMatchObject({ Verified: 1, Failed: 1 });
    const second = await run(planId, 1, first.runId);
    expect(second.counts).toMatchObject({ Verified: 1 });
    const restore = await prepareRestore(second.runId);
    const { name } = await handlers['plans.get']({ planId });
    expect(restore).toMatchObject({
      kind: 'restore',
      name: `${name} – values put back`,
      ofRunId: second.runId,
      rowCount: 2,
    });
    expect((await run(restore.planId, 2)).counts).toMatchObject({ Verified: 2 });
    expect(pairs.map(phoneOf)).toEqual(before);
    expect(pairs.map(keyOf)).toEqual(pairs.map(({ key }) => key));
  });

  it('names its records before it was ever checked, so that they can be found and looked through', async () => {
    const { pairs, planId } = await linkWithPhones(1);
    const { runId } = await run(planId, 1);
    const name = practice.site.store().findRecord('Contact', pairs[0]?.id ?? 0)?.values['NAME'] ?? '';
    const restore = await handlers['plans.restorePlan']({ runId });
    const query = { ...firstRow, text: name };
    const { rows } = await handlers['plans.rows']({ planId: restore.planId, query });
    expect(rows).toMatchObject([{ alsoNamed: name, checkedAt: null }]);
  });

  it('names the side that does not go back where both held another value: before, in each row, and afterwards', async () => {
    const [pair] = pickFreePairs(practice.site.store(), 1);
    if (!pair) throw new Error('no free pair');
    const values = [{ crmFieldKey: 'PHONE', value: '+47 22 00 11 22', direction: 'both' as const }];
    const rows = makeRows([pair]).map((row) => ({ ...row, values }));
    const { runId } = await run(await makeCheckedPlan(services, rows), 1);
    const { planId } = await prepareRestore(runId);
    const fields = [
      { crmFieldKey: 'PHONE', direction: 'to-erp' },
      { crmFieldKey: 'PHONE', direction: 'leave', leftOut: { side: 'crm', rows: 1 } },
    ];
    const next = { retryOf: null };
    expect(await handlers['plans.valueFields']({ planId, of: next })).toEqual(fields);
    // A step tells of what it sends, and of no other row.
    const decide = (decision: Decision) =>
      handlers['plans.decide']({ planId, rows: { filter: everyRow }, decision });
    await decide('later');
    expect(await handlers['plans.valueFields']({ planId, of: next })).toEqual([]);
    expect(await handlers['plans.valueFields']({ planId, of: null })).toEqual(fields);
    await decide('approve');
    const [row] = (await handlers['plans.rows']({ planId, query: firstRow })).rows;
    expect(row?.state).toBe('Warning');
    expect((await run(planId, 1)).counts).toMatchObject({ Verified: 1 });
    expect(await why(planId, row?.rowId ?? '')).toEqual(['crm-not-put-back']);
  });

  it('warns before it overwrites what somebody changed since, with what is there now', async () => {
    const { pairs, planId } = await linkWithPhones(2);
    const { runId } = await run(planId, 2);
    const [later] = pairs;
    const record = practice.site.store().findRecord('Contact', later?.id ?? 0);
    if (record) record.values['PHONE'] = '99999999';
    const restore = await handlers['plans.restorePlan']({ runId });
    await handlers['plans.check']({ planId: restore.planId });
    const { rows } = await handlers['plans.rows']({
      planId: restore.planId,
      query: { ...firstRow, limit: 2 },
    });
    const changed = rows.map(({ reasons }) => reasons.filter(({ code }) => code === 'crm-changed-since'));
    expect(changed.map((reasons) => reasons.map(({ params }) => params['now']))).toEqual([['99999999'], []]);
  });

  it('takes nothing for changed because the site writes dates in its culture', async () => {
    const soCulture = 'en-GB';
    const form = createSiteForm(practice.site, { requests: { ...defaultRequests, soCulture } });
    const { id: siteId } = await handlers['sites.save'](form);
    const values = [{ crmFieldKey: 'SuperOffice:4', value: '[D:04/03/2020]', direction: 'to-crm' as const }];
    const rows = makeRows(pickFreePairs(practice.site.store(), 1)).map((row) => ({ ...row, values }));
    const { runId, counts } = await run(await makeCheckedPlan(services, rows, siteId), 1);
    expect(counts).toMatchObject({ Verified: 1 });
    const { planId } = await prepareRestore(runId);
    const [row] = (await handlers['plans.rows']({ planId, query: firstRow })).rows;
    expect(row?.reasons.map(({ code }) => code)).not.toContain('crm-changed-since');
  });

  it('warns of that also where it was made before its rows kept what the run had left', async () => {
    const { pairs, planId } = await linkWithPhones(1);
    const { runId } = await run(planId, 1);
    const restore = await handlers['plans.restorePlan']({ runId });
    const { plans } = await (await services.commands()).plans();
    const stored = await plans.readFrom(restore.planId, 0, 10);
    await plans.saveRows(
      restore.planId,
      stored.map(({ body: { left: _notKeptThen, ...body }, ...row }) => ({ ...row, body })),
    );
    const record = practice.site.store().findRecord('Contact', pairs[0]?.id ?? 0);
    if (record) record.values['PHONE'] = '99999999';
    await handlers['plans.check']({ planId: restore.planId });
    const [row] = (await handlers['plans.rows']({ planId: restore.planId, query: firstRow })).rows;
    expect(row?.left).toBeUndefined();
    expect(row?.reasons.map(({ code }) => code)).toContain('crm-changed-since');
  });

  it('is none where no run changed a value', async () => {
    const planId = await makeCheckedPlan(services, makeRows(pickFreePairs(practice.site.store(), 1)));
    const { runId } = await run(planId, 1);
    await expect(handlers['plans.restorePlan']({ runId })).rejects.toMatchObject({
      code: 'no-values-written',
    });
  });

  it('says that a link is gone where it could not be made again, and makes it again when told to', async () => {
    const { pairs, before, planId } = await linkWithPhones(1);
    const { runId } = await run(planId, 1);
    const restore = await prepareRestore(runId);
    refuseOnce('ConnectActor', 'No.');
    refuseOnce('CreateActorLink', 'Not that either.');
    const half = await run(restore.planId, 1);
    expect(pairs.map(keyOf)).toEqual([undefined]);
    expect(half.counts).toMatchObject({ Different: 1 });
    expect(half).toMatchObject({ unlinked: 1 });
    const [row] = (await handlers['plans.rows']({ planId: restore.planId, query: firstRow })).rows;
    expect(await why(restore.planId, row?.rowId ?? '')).toEqual(['link-gone']);
    // By the same words it is found among many.
    const facets = () => handlers['plans.facets']({ planId: restore.planId, filter: everyRow });
    expect((await facets()).reasons).toMatchObject({ 'link-gone': 1 });
    const gone = { ...firstRow, reasons: ['link-gone' as const] };
    expect(await handlers['plans.rows']({ planId: restore.planId, query: gone })).toMatchObject({
      total: 1,
      rows: [{ rowId: row?.rowId }],
    });
    // Whoever retries and is refused is told again, and may try once more.
    const [cancelled] = [await handlers['plans.cancelRun']({ runId: half.runId })];
    expect(cancelled).toMatchObject({ retryable: 1 });
    refuseOnce('ConnectActor', 'Still not.');
    const { planId: restoring } = restore;
    const ofRetry = { planId: restoring, of: { retryOf: half.runId } };
    expect(await handlers['plans.valueFields'](ofRetry)).toEqual([
      { crmFieldKey: 'PHONE', direction: 'to-crm' },
    ]);
    expect(await handlers['plans.valueFields']({ planId: restoring, of: { retryOf: null } })).toEqual([]);
    const again = await run(restore.planId, 1, half.runId);
    await handlers['plans.cancelRun']({ runId: again.runId });
    expect(await why(restore.planId, row?.rowId ?? '')).toEqual(['link-gone', 'rejected']);
    const done = await run(restore.planId, 1, again.runId);
    expect(done.counts).toMatchObject({ Verified: 1 });
    expect(done).toMatchObject({ unlinked: 0, retryable: 0 });
    expect((await facets()).reasons['link-gone']).toBeUndefined();
    expect(await handlers['plans.rows']({ planId: restore.planId, query: gone })).toMatchObject({ total: 0 });
    expect(pairs.map(phoneOf)).toEqual(before);
    expect(pairs.map(keyOf)).toEqual(pairs.map(({ key }) => key));
    expect(practice.site.log.countOf('BreakActorLink')).toBe(1);
  });

  it('makes a lost link again while the run waits, which then sends the rest: each link is broken once', async () => {
    const { pairs, before, planId } = await linkWithPhones(6);
    const restore = await prepareRestore((await run(planId, 6)).runId);
    refuseOnce('ConnectActor', 'No.');
    refuseOnce('CreateActorLink', 'Not that either.');
    const waiting = await run(restore.planId, 6);
    expect(waiting).toMatchObject({ status: 'paused', pausedBy: 'too-few-verified', total: 6 });
    expect(waiting).toMatchObject({ unlinked: 1, linkless: 1, retryable: 1, neverSent: 0 });
    // What it has still to send is in no second run.
    await expect(run(restore.planId, 3)).rejects.toMatchObject({ code: 'plan-busy' });
    const again = await run(restore.planId, 1, waiting.runId);
    expect(again).toMatchObject({ status: 'ended', total: 1, counts: { Verified: 1 } });
    const [, still] = await handlers['plans.listRuns']({ planId: restore.planId });
    expect(still).toMatchObject({ status: 'paused', unlinked: 0, retryable: 0 });
    await handlers['plans.continueRun']({ runId: waiting.runId });
    const done = await waitForRun(practice, services, waiting.runId);
    expect(done).toMatchObject({ status: 'ended', counts: { Different: 1, Verified: 5 } });
    // The plan goes by the last try of each row.
    expect((await handlers['plans.get']({ planId: restore.planId })).counts).toMatchObject({ Verified: 6 });
    expect(pairs.map(phoneOf)).toEqual(before);
    expect(pairs.map(keyOf)).toEqual(pairs.map(({ key }) => key));
    expect(practice.site.log.countOf('BreakActorLink')).toBe(6);
  });

  it('makes a link again of which no answer came after it was broken, once a look has settled that', async () => {
    const { pairs, before, planId } = await linkWithPhones(1);
    const { runId } = await run(planId, 1);
    const restore = await prepareRestore(runId);
    practice.addFault({ kind: 'close-before-reading', match: { path: 'ConnectActor' } });
    const half = await run(restore.planId, 1);
    expect(half.counts).toMatchObject({ Unknown: 1 });
    const [row] = (await handlers['plans.rows']({ planId: restore.planId, query: firstRow })).rows;
    expect((await why(restore.planId, row?.rowId ?? ''))[0]).toBe('link-gone-so-far');
    const clock = createShiftedClock();
    clock.pass(10 * 60_000);
    services = await practice.restart({ clock });
    ({ handlers } = services);
    await handlers['plans.cancelRun']({ runId: half.runId });
    expect(await handlers['plans.lookAgain']({ runId: half.runId })).toMatchObject({
      retryable: 1,
      unlinked: 1,
      // A link that was broken is not nothing.
      settled: 0,
    });
    expect((await why(restore.planId, row?.rowId ?? ''))[0]).toBe('link-gone');
    const done = await run(restore.planId, 1, half.runId);
    expect(done.counts).toMatchObject({ Verified: 1 });
    expect(pairs.map(phoneOf)).toEqual(before);
    expect(pairs.map(keyOf)).toEqual(pairs.map(({ key }) => key));
    expect(practice.site.log.countOf('BreakActorLink')).toBe(1);
  });
});

const firstRow = { ...everyRow, sort: { by: 'sheet' as const, descending: false }, offset: 0, limit: 1 };
