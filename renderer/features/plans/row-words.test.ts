import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { RowAttempt } from '../../../shared/link-plan/plan-row';
import { because } from '../../../shared/link-plan/row-reason';
import { createWholeText } from '../../../shared/text/whole-text';
import { writeTimes } from '../../../shared/value/moment';
import { firstWhy } from './row-words';

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
  const told = firstWhy(row, createWholeText());
  expect(told).toContain(`until ${here.format(new Date(until))}`);
  expect(told).not.toContain(String(writeTimes({ until }, 'utc')['until']));
});
