import { expect, test } from 'vitest';
import { whySentence } from '../../shared/link-plan/row-why';
import { makeRow, openPlanBench, samplePlan } from '../plans/testing/plan-bench';
import { createReportText } from '../runs/report-text';
import { parseCommand } from './parse-arguments';
import { printRows } from './print-rows';

test('a row that nobody has checked is named as its sheet names it', async () => {
  const bench = await openPlanBench();
  try {
    const row = makeRow(1, { record: { by: 'id', text: '8' }, alsoNamed: 'Orkdal Fugleforedling AS' });
    const { planId } = await bench.plans.create(samplePlan, [row, makeRow(2, { record: null })]);
    const lines: string[] = [];
    const command = parseCommand(['plan', 'check', 'a.csv', '--site', 'Acme'], '/');
    const output = { row: (line: string) => void lines.push(line), tell: () => undefined };
    await printRows(planId, command, bench, output);
    expect(lines.map((line) => line.split('\t')[3])).toEqual(['Orkdal Fugleforedling AS (8)', '']);
  } finally {
    await bench.stop();
  }
});

test('a time in what a row failed by is told as no country reads it otherwise, with its zone', () => {
  const t = createReportText();
  const expired = { host: 'crm.acme.example', issuer: 'Acme CA', validTo: '2026-11-12' };
  const rests = { site: 'Acme', until: '2026-11-12T14:12:53.000Z' };
  const about = { detail: '', changed: 'nothing' } as const;
  expect(whySentence({ error: { ...about, code: 'certificate-expired', params: expired } }, t)).toContain(
    'expired on 12 Nov 2026.',
  );
  expect(whySentence({ error: { ...about, code: 'site-wants-rest', params: rests } }, t)).toContain(
    'until 12 Nov 2026, 14:12:53 UTC, as it told',
  );
});
