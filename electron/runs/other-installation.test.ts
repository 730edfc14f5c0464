import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyRow } from '../../shared/link-plan/row-query';
import { inSheetOrder } from '../plans/testing/plan-bench';
import { startPracticeSite, type PracticeSite } from '../practice/practice-site';
import { createSiteForm } from '../testing/site-forms';
import { refusalOf } from '../testing/site-refusal';
import { makeCheckedPlan, makeRows, pickFreePairs, unattended } from './testing/run-bench';
import { prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { prepare, start, run } = tests;
let other: PracticeSite;
let siteId: string;
beforeEach(async () => {
  other = await startPracticeSite({ seed: 77 });
  siteId = (await tests.handlers['sites.save'](createSiteForm(tests.practice.site))).id;
});
afterEach(() => other.stop());

/** As the form of the site does it: the same site, another address. */
const moveTo = (site: PracticeSite) => tests.handlers['sites.save']({ ...createSiteForm(site), id: siteId });
const get = (planId: string) => tests.handlers['plans.get']({ planId });
/** Where its WebAPI answers, as it is told. */
const apiOf = ({ url }: PracticeSite) => `${url}api`;
const rowsOf = async (planId: string) =>
  (await tests.handlers['plans.rows']({ planId, query: inSheetOrder })).rows;
const writesTo = (site: PracticeSite) =>
  ['ConnectActor', 'CreateActorLink', 'BreakActorLink'].reduce(
    (sum, call) => sum + site.log.countOf(call),
    0,
  );

describe('a plan that was checked at another installation', () => {
  it('has no row that could be sent, says where it was checked, and keeps what the sheet says', async () => {
    const { planId } = await prepare(3, siteId);
    const before = await get(planId);
    expect(before).toMatchObject({ toBeSent: 3, elsewhere: null });
    const said = (await rowsOf(planId)).map(({ record, erpKey, decision }) => ({ record, erpKey, decision }));
    await moveTo(other);
    const plan = await get(planId);
    const [address, now] = [apiOf(tests.practice.site), apiOf(other)];
    expect(plan).toMatchObject({
      toBeSent: 0,
      checkedAt: null,
      counts: { Draft: 3, Ready: 0, Warning: 0 },
      elsewhere: { kind: 'checked', address, now },
    });
    const rows = await rowsOf(planId);
    expect(rows.map(({ record, erpKey, decision }) => ({ record, erpKey, decision }))).toEqual(said);
    for (const row of rows)
      expect(row).toMatchObject({
        reasons: [{ code: 'checked-elsewhere', params: { address } }],
        found: { record: null, connection: null },
      });
    await expect(start(planId, 3)).rejects.toMatchObject({ code: 'nothing-to-send' });
    expect(writesTo(other)).toBe(0);
  });

  it('is refused by the run itself, also where nobody has looked at it since', async () => {
    const { planId } = await prepare(3, siteId);
    await moveTo(other);
    await expect(start(planId, 3)).rejects.toMatchObject({
      code: 'plan-checked-elsewhere',
      params: { site: 'Acme', address: apiOf(other) },
    });
    expect(writesTo(other)).toBe(0);
    expect(await get(planId)).toMatchObject({ toBeSent: 0, elsewhere: { kind: 'checked' } });
  });

  it('is judged anew by the next check, and belongs there from then on', async () => {
    const { planId, pairs } = await prepare(3, siteId);
    const { id = 0, key = '' } = pairs[0] ?? {};
    const types = { crmType: 'Contact', erpType: 'Customer' } as const;
    const link = { connectionId: 1, ...types, recordId: id, erpKey: key };
    other.store().addLink({ ...link, mostRecentTimestamp: '' });
    await moveTo(other);
    const checked = await tests.handlers['plans.check']({ planId });
    expect(checked).toMatchObject({ elsewhere: null, counts: { Skipped: 1 } });
    await moveTo(tests.practice.site);
    expect(await get(planId)).toMatchObject({ toBeSent: 0, elsewhere: { address: apiOf(other) } });
  });

  it('stays unchecked where the site gets its old address back', async () => {
    const { planId } = await prepare(3, siteId);
    await moveTo(other);
    await get(planId);
    await moveTo(tests.practice.site);
    expect(await get(planId)).toMatchObject({
      toBeSent: 0,
      elsewhere: { address: apiOf(tests.practice.site), now: apiOf(tests.practice.site) },
    });
    await tests.handlers['plans.check']({ planId });
    expect((await run(planId, 3)).counts).toMatchObject({ Verified: 3 });
  });

  it('loses nothing where the address was only written otherwise', async () => {
    const { planId } = await prepare(3, siteId);
    await tests.handlers['sites.save']({
      ...createSiteForm(tests.practice.site, { address: `${tests.practice.site.url}api/v1` }),
      id: siteId,
    });
    expect(await get(planId)).toMatchObject({ toBeSent: 3, elsewhere: null });
  });

  it('brings no judgement of there back with Undo', async () => {
    const { planId } = await prepare(2, siteId);
    await tests.handlers['plans.editRow']({ planId, rowId: 'row-1', changes: { erpKey: '99999' } });
    const { undo } = await get(planId);
    await moveTo(other);
    await get(planId);
    await tests.handlers['plans.undo']({ planId, changeId: undo?.changeId ?? 0 });
    expect(await get(planId)).toMatchObject({ toBeSent: 0, checkedAt: null, counts: { Draft: 2 } });
  });

  it('does not try again here what failed there', async () => {
    const { planId } = await prepare(2, siteId);
    tests.refuse({ status: 400, body: refusalOf('No.') });
    const failed = await run(planId, 2);
    expect(failed).toMatchObject({ retryable: 2 });
    await moveTo(other);
    const [again] = (await get(planId), await tests.handlers['plans.listRuns']({ planId }));
    expect(again).toMatchObject({ retryable: 0, counts: { Failed: 2 } });
    const settings = unattended;
    await expect(
      tests.handlers['plans.startRun']({ planId, retryOf: failed.runId, expectedRows: 2, settings }),
    ).rejects.toMatchObject({ code: 'nothing-to-send' });
    expect(writesTo(other)).toBe(0);
  });

  it('does not ask this one what became of rows that were sent there', async () => {
    const { planId } = await prepare(2, siteId);
    const { runId } = await run(planId, 2);
    await moveTo(other);
    other.log.clear();
    await expect(tests.handlers['plans.lookAgain']({ runId })).rejects.toMatchObject({
      code: 'site-address-changed',
    });
    expect(other.log.list()).toEqual([]);
  });
});

describe('a plan that puts values back', () => {
  it('belongs to the installation of its run for good', async () => {
    const pairs = pickFreePairs(tests.practice.site.store(), 2);
    const values = [{ crmFieldKey: 'PHONE', value: '+47 22 00 11 22', direction: 'to-crm' as const }];
    const planId = await makeCheckedPlan(
      tests.practice.services,
      makeRows(pairs).map((row) => ({ ...row, values })),
      siteId,
    );
    const { runId } = await run(planId, 2);
    const restore = await tests.handlers['plans.restorePlan']({ runId });
    await tests.handlers['plans.check']({ planId: restore.planId });
    await tests.handlers['plans.decide']({
      planId: restore.planId,
      rows: { filter: everyRow },
      decision: 'approve',
    });
    await moveTo(other);
    const elsewhere = { kind: 'belongs', address: apiOf(tests.practice.site), now: apiOf(other) };
    expect(await get(restore.planId)).toMatchObject({ elsewhere });
    const refused = { code: 'plan-of-elsewhere', params: { sentTo: apiOf(tests.practice.site) } };
    await expect(tests.handlers['plans.check']({ planId: restore.planId })).rejects.toMatchObject(refused);
    await expect(start(restore.planId, 2)).rejects.toMatchObject(refused);
    // One that is made only now is no other.
    expect(await tests.handlers['plans.restorePlan']({ runId })).toMatchObject({ elsewhere });
    expect(writesTo(other)).toBe(0);
    await moveTo(tests.practice.site);
    expect(await get(restore.planId)).toMatchObject({ elsewhere: null, toBeSent: 2 });
    expect((await run(restore.planId, 2)).counts).toMatchObject({ Verified: 2 });
  });
});
