import { expect, test } from 'vitest';
import { createWholeText } from '../../shared/text/whole-text';
import { makeEntry } from '../testing/sample-data';
import { writeTicketText } from './ticket-text';

const t = createWholeText();
const write = (entry: Parameters<typeof writeTicketText>[0]) => writeTicketText(entry, t, (iso) => iso);

test('a ticket says what changed on each side, and nothing of what stayed', () => {
  const text = write(makeEntry());
  expect(text).toContain('every value is as chosen');
  expect(text).toContain('What changed:\n- Phone in ERP: empty → +47 22 00 11 22');
  expect(text).not.toContain('Phone in SuperOffice');
  expect(text).toContain('as of 2026-11-23T09:15:03.000Z, when the site was last looked at');
});

test('where nobody knows how it ended, a ticket says why, and what was sent', () => {
  const text = write(makeEntry({ state: 'Unknown', httpStatus: 500, readBack: null }));
  expect(text).toMatch(/State: Unknown\n.*HTTP 500/);
  expect(text).toContain('Values sent:\n- Phone: +47 22 00 11 22');
});

test('a refusal is told with the reason that the site gave', () => {
  const error = {
    code: 'rejected',
    changed: 'nothing',
    params: { reason: 'Kunden er sperret' },
    detail: '',
  } as const;
  const text = write(makeEntry({ state: 'Failed', httpStatus: 400, readBack: null, error }));
  expect(text).toContain('Kunden er sperret');
});

test('what was not read is not told as a change, and what is not as chosen says what was chosen', () => {
  const entry = makeEntry({ state: 'Different' });
  const { readBack } = entry;
  const [phone] = readBack?.fields ?? [];
  if (!readBack || !phone) throw new Error('The sample entry has no fields.');
  const crm = { before: null, after: '22', change: 'not-read' as const };
  const erp = { before: '22', after: '23', change: 'changed' as const };
  const text = write({
    ...entry,
    readBack: { ...readBack, fields: [{ ...phone, crm, erp, asChosen: false }] },
  });
  expect(text).toContain('- Phone in ERP: 22 → 23');
  expect(text).toContain('Not read, so nobody can say what changed: Phone');
  expect(text).toContain('Phone is not as chosen (+47 22 00 11 22): SuperOffice has 22, the ERP has 23');
  expect(text).not.toContain('not read →');
});
