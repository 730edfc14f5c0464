import { expect, test } from 'vitest';
import type { JournalEntry } from '../../../shared/journal/entry';
import { createWholeText } from '../../../shared/text/whole-text';
import type { FindingCode } from '../../../shared/write/judgement';
import { makeEntry } from '../../testing/sample-data';
import { describeOutcome } from './describe-outcome';

const t = createWholeText();

function tell(
  state: JournalEntry['state'],
  linked: boolean | null,
  codes: FindingCode[],
  httpStatus: number | null = 400,
): string {
  const found = { at: '2026-11-23T09:16:00.000Z', linked, erpKey: null, fields: [], missing: [] };
  const findings = codes.map((code) => ({ code, params: { erpKey: '10035', count: 1 } }));
  return describeOutcome(makeEntry({ state, readBack: found, findings, httpStatus }), t, String);
}

test.each([
  [
    'Sent',
    true,
    ['link-there-key-not-told'],
    'the site does not tell which ERP key it holds. So it is not verified',
  ],
  [
    'Unknown',
    true,
    ['link-there-key-not-told'],
    'the site does not tell which ERP key it holds. Check again',
  ],
  ['Unknown', false, ['link-not-there'], 'The answer (HTTP 400) does not say wh'],
  ['Different', true, ['link-there-other-key'], 'it holds ERP key 10035'],
  ['Different', true, ['link-there', 'values-differ'], 'but not every value is as chosen'],
  ['Different', true, ['refused-but-there', 'link-there'], 'The site refused, yet what was meant is there.'],
  [
    'Different',
    false,
    ['refused-but-changed', 'link-not-there'],
    'The site refused, yet 1 value is as chosen',
  ],
  ['Different', false, ['link-not-there'], 'answered that it is done, yet the link is not there'],
  ['Failed', false, ['link-not-there'], 'The site refused the link. We looked: There is no link'],
  [
    'Failed',
    true,
    ['link-there-other-key'],
    'The site refused the link. We looked: A link is there, but it holds',
  ],
  [
    'Verified',
    true,
    ['refused-but-there', 'link-there'],
    'every value is as chosen. The site refused, yet what was meant is there.',
  ],
  ['Verified', true, ['link-there'], 'The link exists, and every value is as chosen.'],
] as const)('%s with a link there: %s, found %j', (state, linked, codes, sentence) => {
  const told = tell(state, linked, [...codes]);
  expect(told).toContain(sentence);
  expect(told).not.toMatch(/link\.outcome|findings\.|…/);
});

test('of values nothing is said to be as chosen where none was written', () => {
  const entry = makeEntry({ state: 'Verified' });
  if (entry.write.kind !== 'link') throw new Error('The sample entry is a link.');
  const values = entry.write.values.map((value) => ({ ...value, syncToCrm: false, syncToErp: false }));
  const told = describeOutcome({ ...entry, write: { ...entry.write, values } }, t, String);
  expect(told).toBe('The link exists. No value was written.');
});

test('an answer that never came is told as such, and what the look found', () => {
  const told = tell('Unknown', false, ['link-not-there'], null);
  expect(told).toContain('No answer came. We looked: the record is not linked, so you may try again.');
});
