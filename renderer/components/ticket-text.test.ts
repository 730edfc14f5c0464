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
});

test('where nobody knows how it ended, a ticket says why, and what was sent', () => {
  const text = write(makeEntry({ state: 'Unknown', httpStatus: 500, readBack: null }));
  expect(text).toMatch(/State: Unknown\n.*HTTP 500/);
  expect(text).toContain('Values sent:\n- Phone: +47 22 00 11 22');
});
