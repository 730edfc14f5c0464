import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError, type AppErrorData, type ErrorCode } from '../../../../shared/errors';
import { preparePageTests, renderScreen } from '../../../testing/render-page';
import { makeEntry, practiceSite } from '../../../testing/sample-data';
import { AlikeDialog } from './alike-dialog';
import { at, city, makeRow, scan } from './testing/scan-rows';
import { silent } from './testing/triage-answers';
import type { Choice } from './triage-choice';

preparePageTests();

const side = (value: string) => ({ value, displayValue: '' });
const plan = { erpConnectionId: 1, erpActorType: 'Customer' as const, fields: [city] };

const value = (text: string) => ({
  crmFieldKey: 'CITY',
  displayName: 'City',
  value: text,
  displayValue: '',
  syncToCrm: true,
  syncToErp: true,
});

const number = (text: string) => ({ ...value(text), crmFieldKey: 'VATNO', displayName: 'VAT number' });

/** Of a row whose city is “Oslo” in SuperOffice and what is given in the ERP; one more is like it. */
function show(erp: string, choice: Choice) {
  const field = {
    crmFieldKey: 'CITY',
    displayName: 'City',
    outcome: 'different' as const,
    crm: side('Oslo'),
    erp: side(erp),
  };
  const other = makeRow(1, { fields: [field] });
  return renderScreen(
    <AlikeDialog
      site={practiceSite}
      scan={scan}
      row={0}
      field={field}
      choice={choice}
      plan={plan}
      listed={null}
      onClose={() => {}}
    />,
    {
      'scans.rows': () => ({ rows: [other], total: 1 }),
      'scans.readRow': () => ({
        now: other,
        before: other,
        plan,
        keyOfLink: { read: true as const, value: '00012', at },
        holders: { read: true as const, value: [], at },
        crm: [value('Oslo')],
        erp: [value(erp)],
        missing: [],
      }),
      'links.submit': () =>
        makeEntry({
          kind: 'change-values',
          state: 'Different',
          record: { crmActorType: 'Contact', crmRecordId: 3, name: 'Kvamsøy AS' },
          readBack: { at, linked: false, erpKey: null, fields: [], missing: [] },
        }),
    },
  );
}

test('what clears a value says so in the text, on the button and once more before it is done', async () => {
  const page = show('', { kind: 'erp' });
  expect(await screen.findByText(/^In each of them: City: SuperOffice is cleared of Oslo;/)).toBeDefined();
  await page.user.click(await screen.findByRole('button', { name: /^Clear 1 in / }));
  expect(await screen.findByText('Clear what is there?')).toBeDefined();
  expect(page.lastInput('links.submit')).toBeUndefined();
});

test('where a write was not as chosen it stops, and says at which record, why, and that the rest was not tried', async () => {
  const page = show('Bergen', { kind: 'erp' });
  expect(await screen.findByText(/SuperOffice gets Bergen in place of Oslo/)).toBeDefined();
  await page.user.click(await screen.findByRole('button', { name: /^Write 1 to / }));
  await waitFor(() => expect(page.lastInput('links.submit')).toBeTruthy());
  expect(await screen.findByText(/^It stopped at Kvamsøy AS: /)).toBeDefined();
  expect(screen.getByRole('button', { name: 'Open Kvamsøy AS' })).toBeDefined();
});

/** Rows that are alike, each of which meets what is given when it is read again; null = it is as it was. */
function showMany(
  errors: readonly (AppErrorData | null)[],
  listed: number | null = null,
  unlinked: readonly number[] = [],
  keyNow = '00012',
  twins: readonly number[] = [],
) {
  const field = {
    crmFieldKey: 'CITY',
    displayName: 'City',
    outcome: 'different' as const,
    crm: side('Oslo'),
    erp: side('Bergen'),
  };
  const rows = errors.map((_error, index) => makeRow(index + 1, { fields: [field] }));
  const choice = { kind: 'erp' } as const;
  const about = { scan, row: 0, field, choice, listed, plan, onClose: () => {} };
  return renderScreen(<AlikeDialog site={practiceSite} {...about} />, {
    'scans.rows': () => ({ rows, total: rows.length }),
    'scans.readRow': ({ row }) => {
      const before = rows[row - 1] ?? makeRow(row);
      const error = errors[row - 1] ?? null;
      return {
        now: { ...before, error, actor: before.actor && { ...before.actor, erpKey: keyNow } },
        before,
        plan,
        keyOfLink: { read: true as const, value: unlinked.includes(row) ? null : keyNow, at },
        holders: { read: true as const, value: [], at },
        crm: error ? null : [value('Oslo'), number('914785236')],
        erp: error ? null : [value('Bergen'), number(twins.includes(row) ? '910345403' : '914785236')],
        missing: [],
      };
    },
    'links.submit': ({ write }) => makeEntry({ kind: 'change-values', write, state: 'Verified' }),
  });
}

const failed = (code: ErrorCode) => new AppError(code).toData();

test('at the first answer that the sign-in does not count it stops, names that, and asks for no other row', async () => {
  const page = showMany([failed('unauthorized'), null, null]);
  await page.user.click(await screen.findByRole('button', { name: /^Write 3 to / }));
  expect(await screen.findByText(/does not accept this sign-in/)).toBeDefined();
  expect(screen.getByText(/^It stopped at Havbris AS\. What comes after it was not tried\.$/)).toBeDefined();
  expect(screen.getByText(/^1 of 3 done: 0 verified, 0 left .+1 could not be read/)).toBeDefined();
  expect(page.lastInput('scans.readRow')).toMatchObject({ row: 1 });
  expect(page.lastInput('links.submit')).toBeUndefined();
});

test('a row that alone cannot be read is counted as such; the third of a kind stops it', async () => {
  const refused = failed('rejected');
  const page = showMany([refused, null, refused, refused, null]);
  await page.user.click(await screen.findByRole('button', { name: /^Write 5 to / }));
  expect(await screen.findByText(/^4 of 5 done: 1 verified, 0 left .+3 could not be read/)).toBeDefined();
  expect(screen.getByText(/^It stopped at Havbris AS/)).toBeDefined();
  expect(page.lastInput('scans.readRow')).toMatchObject({ row: 4 });
});

test('from a narrowed list it says that it goes past it', async () => {
  showMany([null, null], 1);
  expect(await screen.findByText(/^2 more records have just these two values in City: /)).toBeDefined();
  expect(screen.getByText(/^These are of the whole scan, not only of the 1 record /)).toBeDefined();
});

test('a row that was left says why', async () => {
  const page = showMany([null, null], null, [1]);
  await page.user.click(await screen.findByRole('button', { name: /^Write 2 to / }));
  expect(await screen.findByText('not linked any more')).toBeDefined();
  expect(
    await screen.findByText(/^2 of 2 done: 1 verified, 1 left for the reason beside each/),
  ).toBeDefined();
});

test('a row whose link leads to another actor by now is left, however alike its values are', async () => {
  const page = showMany([null, null], null, [], '10193');
  await page.user.click(await screen.findByRole('button', { name: /^Write 2 to / }));
  expect(await screen.findAllByText('linked to Customer 10193 now')).toHaveLength(2);
  expect(page.lastInput('links.submit')).toBeUndefined();
});

test('a row whose two ends look like two companies is left to somebody who looks at both', async () => {
  const page = showMany([null, null], null, [], '00012', [1]);
  await page.user.click(await screen.findByRole('button', { name: /^Write 2 to / }));
  expect(await screen.findByText(/^2 of 2 done: 1 verified, 1 left for the reason/)).toBeDefined();
  expect(
    screen.getByText(/^These look like two companies\. VAT number: 914785236 \/ 910345403/),
  ).toBeDefined();
});

test('a row that is held is left with its reason, and the others are written', async () => {
  const page = showMany([null, null, null]);
  let sent = 0;
  page.answer({
    'links.submit': ({ write }) => {
      sent += 1;
      if (sent === 1) throw new AppError('held-after-silence', { params: { entryId: 'e0', seconds: 0 } });
      return makeEntry({ kind: 'change-values', write, state: 'Verified' });
    },
  });
  await page.user.click(await screen.findByRole('button', { name: /^Write 3 to / }));
  expect(await screen.findByText(/^3 of 3 done: 2 verified, 1 left for the reason/)).toBeDefined();
  expect(screen.getByText(/^A write to .+ got no answer/)).toBeDefined();
  expect(screen.queryByText('Nothing was changed.')).toBeNull();
});

test('where no answer came it says when it was looked at, and that the site may still carry it out', async () => {
  const page = showMany([null, null]);
  page.answer({ 'links.submit': () => silent({ holdUntil: '2026-11-28T10:02:00.000Z' }) });
  await page.user.click(await screen.findByRole('button', { name: /^Write 2 to / }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toMatch(
    /none came in its place\. Looked at .+:00\. The site may still carry it out, so it is held until that is over\. What comes after/,
  );
});
