import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { everyRow } from '../../shared/link-plan/row-query';
import { createTestDesktop } from '../testing/test-desktop';
import { makeCheckedPlan, makeRows, pickFreePairs } from './testing/run-bench';
import { prepareRunTests } from './testing/run-tests';

const tests = prepareRunTests();
const { start, saveReport } = tests;

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
    // Whoever reads it has never seen the program.
    expect(html.match(/<li>.*?<\/li>/g)).toEqual([
      '<li><b>Verified</b> Done: read back from the site, and as it should be.</li>',
    ]);
  });

  it('a plan file that is named .csv in the dialog is text inside', async () => {
    const { planId } = await tests.prepare(1);
    const folder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
    const file = path.join(folder, 'plan.csv');
    await tests.restart({ desktop: createTestDesktop({ chooseFileToSave: async () => file }) });
    await tests.handlers['plans.exportFile']({ planId, format: 'xlsx', filter: everyRow });
    const [firstLine = ''] = readFileSync(file, 'utf8').split('\r\n');
    rmSync(folder, { recursive: true });
    // An .xlsx begins with PK.
    expect(firstLine).not.toMatch(/^PK/);
  });
});
