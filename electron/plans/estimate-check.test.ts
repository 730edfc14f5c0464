import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NewRow } from '../../shared/link-plan/plan-row';
import { faultSchema } from '../practice/http/faults';
import { startPracticeSite, type PracticeSite } from '../practice/practice-site';
import type { SiteConnection } from '../sites/site-connection';
import { connectToPractice } from '../writes/testing/write-bench';
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

const estimate = async (count: number, change: (index: number) => Partial<NewRow>) => {
  const rows = Array.from({ length: count }, (_none, index) => makeRow(index + 1, change(index)));
  const { planId } = await bench.plans.create(samplePlan, rows);
  return estimateCheck(site, await bench.plans.get(planId), await bench.plans.countRecords(planId));
};

const byOrgNumber = (index: number): Partial<NewRow> => ({
  record: { by: 'org-number', text: String(974_000_000 + index) },
});

it('the cost of a check is told before it is begun: in pages where the site grants its archives, in rows where not', async () => {
  expect(await estimate(1_000, () => ({}))).toMatchObject({ requests: 18, single: [] });
  // One record that every row names is asked for once.
  const same = { by: 'email', text: 'a@b.no' } as const;
  expect(await estimate(1_000, () => ({ record: same }))).toMatchObject({ requests: 14 });
  // Fewer organisation numbers than ids fit into a request: ten for the records, two each for keys and links.
  expect(await estimate(400, byOrgNumber)).toMatchObject({ requests: 17 });
  const match = { path: 'GetArchiveListByColumns', body: 'Dynamic' };
  practice.faults.add([faultSchema.parse({ kind: 'status', status: 403, match, times: 0 })]);
  expect(await estimate(1_000, () => ({}))).toMatchObject({ requests: 1_013, single: ['links'] });
});
