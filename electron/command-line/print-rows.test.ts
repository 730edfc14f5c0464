import { expect, test } from 'vitest';
import { whySentence } from '../../shared/link-plan/row-why';
import { createReportText } from '../runs/report-text';

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
