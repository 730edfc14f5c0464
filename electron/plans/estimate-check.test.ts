import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import type { NewRow } from '../../shared/link-plan/plan-row';
import { storedValue } from '../practice/data/store';
import { faultSchema } from '../practice/http/faults';
import { startPracticeSite, type PracticeSite } from '../practice/practice-site';
import type { SiteConnection } from '../sites/site-connection';
import { connectToPractice } from '../writes/testing/write-bench';
import { checkPlan } from './check-plan';
import type { CheckProgress } from '../../shared/link-plan/run';
import { estimateCheck } from './estimate-check';
import { makeRow, openPlanBench, samplePlan, type PlanBench } from './testing/plan-bench';

let bench: PlanBench;
let practice: PracticeSite;
let site: SiteConnection;
beforeEach(async () => {
  bench = await openPlanBench();
  practice = await startPracticeSite();
  site = connectToPractice(practice);
});
afterEach(async () => {
  site.close();
  await practice.stop();
  await bench.stop();
});

const plan = (rows: readonly NewRow[], changes: Partial<typeof samplePlan> = {}) =>
  bench.plans.create({ ...samplePlan, ...changes }, rows);
const estimate = async (planId: string) =>
  estimateCheck(site, await bench.plans.get(planId), await bench.plans.countAsked(planId));
const countLogged = () =>
  Object.values(practice.log.counts.listCalls()).reduce((sum, count) => sum + count, 0);
const check = (planId: string, onProgress: (progress: CheckProgress) => void = () => undefined) =>
  checkPlan(site, planId, {
    listHolding: async () => [],
    getWrite: async () => {
      throw new AppError('not-found');
    },
    plans: bench.plans,
    clock: () => new Date(),
    signal: new AbortController().signal,
    onProgress,
  });
/** How many requests were told, and how many the site's own log has: of the estimate and the check. */
const compare = async (planId: string) => {
  const before = countLogged();
  const { requests } = await estimate(planId);
  await check(planId);
  return { told: requests, sent: countLogged() - before };
};
const makeRows = (count: number, change: (id: number) => Partial<NewRow> = () => ({})) =>
  Array.from({ length: count }, (_none, index) => makeRow(index + 1, change(index + 1)));
const given = (by: 'number' | 'org-number' | 'email', key: string) => (id: number) => {
  const record = practice.store().findRecord('Contact', id);
  return { record: { by, text: (record && storedValue(record, key)) || `none-${id}` } };
};
const refuse = (body: string) =>
  practice.faults.add([
    faultSchema.parse({
      kind: 'status',
      status: 403,
      match: { path: 'GetArchiveListByColumns', body },
      times: 0,
    }),
  ]);

it.each<[string, (id: number) => Partial<NewRow>]>([
  ['ids', () => ({})],
  ['addresses', (id) => ({ record: { by: 'address', text: `https://crm.example/?contact_id=${id}` } })],
  ['numbers', (id) => given('number', 'NUMBER')(id)],
  ['organisation numbers', (id) => given('org-number', 'VATNO')(id)],
  ['e-mails', (id) => given('email', 'EMAIL')(id)],
  [
    'names',
    (id) => ({
      record: {
        by: 'name-postcode',
        text: given('email', 'NAME')(id).record.text,
        postcode: '',
      },
    }),
  ],
  [
    'connections and types by row',
    (id) => ({ connection: String(1 + (id % 3)), erpActorType: id % 2 ? 'Customer' : 'Supplier' }),
  ],
  [
    'types of records by row',
    (id) => ({ crmActorType: (['Contact', 'Person', 'Project', 'Sale'] as const)[id % 4] ?? null }),
  ],
  ['keys that nobody knows', (id) => ({ erpKey: `NO-${id}` })],
  [
    'values that would empty something',
    () => ({ values: [{ crmFieldKey: 'PHONE', value: '', direction: 'to-crm' }] }),
  ],
  ['keys that are held', (id) => ({ erpKey: [...practice.store().links.values()][id]?.erpKey ?? '' })],
])(
  'a check of rows with %s sends no more requests than were told, by the site’s own log',
  async (_what, change) => {
    const { planId } = await plan(makeRows(60, change));
    const { told, sent } = await compare(planId);
    expect(sent).toBeLessThanOrEqual(told);
    // A bound that tells nothing would hold as well.
    expect(told).toBeLessThan(sent + 60);
  },
);

it('of a plan that puts values back both sides of each row are read as well', async () => {
  const values = [{ crmFieldKey: 'PHONE', value: '1', direction: 'to-crm' as const }];
  const { planId } = await plan(
    makeRows(60, () => ({ values, entryId: 'entry' })),
    { kind: 'restore' },
  );
  const { told, sent } = await compare(planId);
  expect(sent).toBeGreaterThan(120);
  expect(sent).toBeLessThanOrEqual(told);
});

it.each(['olumns', 'Dynamic', 'FindErpEntity', 'Contact'])(
  'where the site does not grant %j, rows are asked for one by one, and so it is told',
  async (archive) => {
    refuse(archive);
    const { planId } = await plan(makeRows(60));
    const { told, sent } = await compare(planId);
    expect(sent).toBeLessThanOrEqual(told);
  },
);

it.each([
  ['Contact', 'records'],
  ['FindErpEntity', 'keys'],
  ['Dynamic', 'links'],
])(
  'where the site takes back %j after it was told, the check tells it anew, and counts as it goes',
  async (archive, what) => {
    const { planId } = await plan(makeRows(60));
    const { requests, single } = await estimate(planId);
    expect(single).toEqual([]);
    refuse(archive);
    const told: CheckProgress[] = [];
    await check(planId, (progress) => told.push(progress));
    const last = told.at(-1);
    expect(last?.single).toContain(what);
    expect(last?.atMost).toBeGreaterThan(requests);
    expect(last?.requests).toBeLessThanOrEqual(last?.atMost ?? 0);
    const counted = told.filter(
      ({ step, single: singly }) => step === what && singly.some((one) => one === what),
    );
    expect(counted.at(-1)).toMatchObject({ done: 60, total: 60 });
    expect(told.every(({ done, total }) => done <= total)).toBe(true);
  },
);

it('is told in pages where the site grants its archives, and a record that every row names counts once', async () => {
  const told = async (rows: readonly NewRow[]) => (await estimate((await plan(rows)).planId)).requests;
  const same = { by: 'email', text: 'a@b.no' } as const;
  const [ids, oneRecord] = [
    await told(makeRows(1_000)),
    await told(makeRows(1_000, () => ({ record: same }))),
  ];
  expect(ids).toBeLessThan(80);
  expect(ids - oneRecord).toBe(3);
  refuse('Dynamic');
  const { planId } = await plan(makeRows(1_000));
  expect(await estimate(planId)).toMatchObject({ single: ['links'] });
  expect(await told(makeRows(1_000))).toBeGreaterThan(1_000);
});
