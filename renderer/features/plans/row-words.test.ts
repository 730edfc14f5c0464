import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { RowAttempt } from '../../../shared/link-plan/plan-row';
import type { RecordAsGiven } from '../../../shared/link-plan/record-as-given';
import { because } from '../../../shared/link-plan/row-reason';
import { createWholeText } from '../../../shared/text/whole-text';
import { writeTimes } from '../../../shared/value/moment';
import { firstWhy, nameGiven, nameInSheet } from './row-words';

const t = createWholeText();
const until = '2026-11-23T09:15:00.000Z';
const here = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const error = new AppError('site-wants-rest', { params: { site: 'Acme', until } }).toData();
const attempt: RowAttempt = {
  runId: 'r1',
  entryId: 'e1',
  at: until,
  state: 'Failed',
  error,
  link: null,
};

test.each([
  ['the last try ended with', { state: 'Failed' as const, reasons: [], attempts: [attempt] }],
  [
    'a check has met',
    {
      state: 'Draft' as const,
      reasons: [because('links-not-looked-up', { ...error.params, error: error.code })],
      attempts: [],
    },
  ],
])('the window tells the time in what %s as everywhere, in the zone of this computer', (_what, row) => {
  const told = firstWhy(row, t);
  expect(told).toContain(`until ${here.format(new Date(until))}`);
  expect(told).not.toContain(String(writeTimes({ until }, 'utc')['until']));
});

test.each<[RecordAsGiven | null, string]>([
  [{ by: 'name-postcode', text: 'Orkdal AS', postcode: '7300' }, 'Orkdal AS, 7300'],
  [{ by: 'name-postcode', text: 'Sum', postcode: '' }, 'Sum'],
  [{ by: 'id', text: '556' }, 'id 556'],
  [null, 'none given'],
])(
  'a record is named by what the sheet says of it, and nothing stands for what it does not say: %j',
  (record, named) => {
    expect(nameGiven(record, t)).toBe(named);
  },
);

test('a record that its sheet calls by a name too is told by both', () => {
  const record = { by: 'id', text: '556' } as const;
  expect(nameInSheet({ record, alsoNamed: 'Orkdal AS' }, t)).toBe('Orkdal AS (id 556)');
});
