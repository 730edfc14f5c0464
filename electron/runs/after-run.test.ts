import { describe, expect, it } from 'vitest';
import { makeCheckedPlan, makeRows, pickFreePairs } from './testing/run-bench';
import { prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { start, run, saveReport } = tests;

describe('after a run', () => {
  it('a report tells every row, and no text in it is markup', async () => {
    const pairs = pickFreePairs(tests.practice.site.store(), 4);
    const record = tests.practice.site.store().findRecord('Contact', pairs[0]?.id ?? 0);
    if (record) record.values['NAME'] = '<script>alert(1)</script> & "Sønner"';
    const planId = await makeCheckedPlan(tests.practice.services, makeRows(pairs));
    const { runId } = await start(planId, 4);
    await tests.waitFor(runId);
    const html = await saveReport(runId);
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Sønner&quot;');
    expect(html.match(/<tr class="verified">/g)).toHaveLength(4);
    for (const { key } of pairs) expect(html).toContain(key);
  });

  it('the values from before can be made a plan of their own, which puts them back', async () => {
    const [pair] = pickFreePairs(tests.practice.site.store(), 1);
    const { id, key } = pair ?? { id: 0, key: '' };
    const store = tests.practice.site.store();
    const phone = () => store.findRecord('Contact', id)?.values['PHONE'];
    const before = phone();
    const values = [{ crmFieldKey: 'PHONE', value: '+47 22 00 11 22', direction: 'to-crm' as const }];
    const planId = await makeCheckedPlan(
      tests.practice.services,
      makeRows([{ id, key }]).map((row) => ({ ...row, values })),
    );
    const ended = await run(planId, 1);
    expect(ended.counts).toMatchObject({ Verified: 1 });
    expect(phone()).toBe('+47 22 00 11 22');
    const restore = await tests.handlers['plans.restorePlan']({ runId: ended.runId });
    expect(restore).toMatchObject({ kind: 'restore', ofRunId: ended.runId, rowCount: 1 });
    const checked = await tests.handlers['plans.check']({ planId: restore.planId });
    expect(checked.counts).toMatchObject({ Blocked: 0, Draft: 0 });
    await tests.handlers['plans.decide']({
      planId: restore.planId,
      rows: { filter: { text: '', states: [], reasons: [], decisions: [] } },
      decision: 'approve',
    });
    const restored = await run(restore.planId, 1);
    expect(restored.counts).toMatchObject({ Verified: 1 });
    expect(phone()).toBe(before);
    expect(store.findLinkOfRecord(1, 'Contact', id)?.erpKey).toBe(key);
  });
});
