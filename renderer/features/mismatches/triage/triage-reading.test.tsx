import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../../shared/errors';
import { everyScanRow } from '../../../../shared/scan/scan-query';
import { preparePageTests, renderScreen } from '../../../testing/render-page';
import { makeEntry, practiceSite } from '../../../testing/sample-data';
import { at, makeRow, scan, values } from './testing/scan-rows';
import { answersOf } from './testing/triage-answers';
import { TriageView } from './triage-view';
import { createKeptChoices } from './use-choices';

// A row that cannot be read, or is refused, and the way back from it.

preparePageTests();

const nothing = () => undefined;
const view = (onClose: (place: number) => void) => (
  <TriageView
    site={practiceSite}
    scan={scan}
    query={everyScanRow}
    startAt={0}
    kept={createKeptChoices()}
    first={new Map()}
    onClose={onClose}
  />
);

test('where a row cannot be read the keys go on, and none of them presses the way out', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const closed: number[] = [];
  const page = renderScreen(
    view((place) => closed.push(place)),
    {
      ...answers,
      'scans.readRow': ({ row, ...input }) => {
        if (row === 1) throw new AppError('timeout');
        return answers['scans.readRow']({ row, ...input });
      },
    },
  );
  await screen.findByText('Bjørkåsen Rør AS');
  screen.getByRole('button', { name: 'Back to the list' }).focus();
  await page.user.keyboard('j');
  await screen.findByRole('button', { name: 'Try again' });
  expect(screen.getByText('Take back')).toBeDefined();
  await page.user.keyboard('{Enter}');
  expect(closed).toEqual([]);
  await page.user.keyboard('k');
  expect(await screen.findByText('Bjørkåsen Rør AS')).toBeDefined();
});

test('a row that cannot be read again shows what was read before, says when, and writes nothing of it', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const error = new AppError('unauthorized').toData();
  const page = renderScreen(view(nothing), {
    ...answers,
    'scans.readRow': (input: { row: number }) => {
      const fresh = answers['scans.readRow'](input);
      const missing = [{ call: 'GetFieldValuesFromCrm', error }];
      return { ...fresh, now: { ...fresh.now, error }, crm: null, erp: null, missing };
    },
  });
  expect(await screen.findByText(/^It could not be read again\. What is shown was read at /)).toBeDefined();
  expect(screen.getByText(/does not accept this sign-in/)).toBeDefined();
  expect(screen.getByText('Oslo')).toBeDefined();
  await page.user.keyboard('l{Enter}');
  const [foot] = await screen.findAllByText(/^Cannot be done like this\. The values of .+ could not be read/);
  expect(foot?.closest('[data-submit-bar]')).not.toBeNull();
  expect(page.lastInput('links.submit')).toBeUndefined();
});

test('what the site refused stays chosen: only what it names has to be changed', async () => {
  const { now, answers } = answersOf({ linked: true, entry: null });
  const page = renderScreen(view(nothing), {
    ...answers,
    'links.submit': ({ write }) =>
      (now.entry = makeEntry({
        id: 'entry-1',
        kind: 'change-values',
        write,
        state: 'Failed',
        error: new AppError('rejected').toData(),
      })),
  });
  await screen.findByText('Bjørkåsen Rør AS');
  await page.user.keyboard('l{Enter}');
  await waitFor(() => {
    const called = page.calls.map(({ method }) => method);
    expect(called.lastIndexOf('scans.readRow')).toBeGreaterThan(called.lastIndexOf('links.submit'));
  });
  await page.user.keyboard('{Shift}');
  expect(screen.getByRole('button', { name: 'SuperOffice’s' }).getAttribute('aria-pressed')).toBe('true');
});

test('back in the list the record that was open has the focus, wherever it stands by then', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const closed: number[] = [];
  let isReordered = false;
  const page = renderScreen(
    view((place) => closed.push(place)),
    {
      ...answers,
      'scans.rows': () => {
        const { rows, total } = answers['scans.rows']();
        return { rows: isReordered ? rows.toReversed() : rows, total };
      },
    },
  );
  await screen.findByText('Bjørkåsen Rør AS');
  isReordered = true;
  await page.user.keyboard('{Escape}');
  await waitFor(() => expect(closed).toEqual([1]));
});

test('a row whose link somebody else has moved says so each time, and asks before it writes to the other actor', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  const moved = { erpActorType: 'Customer' as const, erpKey: '10014', name: 'Orkdal AS' };
  const name = { ...values, crmFieldKey: 'NAME', displayName: 'Name' };
  let reads = 0;
  const page = renderScreen(view(nothing), {
    ...answers,
    'scans.readRow': (input: { row: number }) => {
      const fresh = answers['scans.readRow'](input);
      if (input.row !== 0) return fresh;
      reads += 1;
      const now = { ...fresh.now, actor: moved };
      return {
        ...fresh,
        now,
        // The reading before this one is all that is kept of it.
        before: reads === 1 ? fresh.before : now,
        keyOfLink: { read: true as const, value: '10014', at },
        crm: [...(fresh.crm ?? []), { ...name, value: 'Bjørkåsen Rør AS' }],
        erp: [...(fresh.erp ?? []), { ...name, value: 'Orkdal AS' }],
      };
    },
    'links.submit': ({ write }) => makeEntry({ kind: 'change-values', write, state: 'Verified' }),
  });
  const told = /^Linked to Customer 10014 now; it was Customer 00012/;
  expect(await screen.findByText(told)).toBeDefined();
  await page.user.keyboard('j');
  await screen.findByText('Havbris AS');
  expect(screen.queryByText(told)).toBeNull();
  await page.user.keyboard('k');
  expect(await screen.findByText(told)).toBeDefined();
  await page.user.keyboard('r{Enter}');
  const dialog = await screen.findByRole('dialog');
  expect(page.lastInput('links.submit')).toBeUndefined();
  expect(dialog.textContent).toMatch(/Linked to Customer 10014 now.+These look like two companies/);
});

test('a value that somebody else has changed is shown as it is now, and is looked at before it is written over', async () => {
  const { answers } = answersOf({ linked: true, entry: null });
  let crm = 'Oslo';
  const page = renderScreen(view(nothing), {
    ...answers,
    'scans.readRow': (input: { row: number }) => {
      const fresh = answers['scans.readRow'](input);
      const field = { crmFieldKey: 'CITY', displayName: 'City', outcome: 'different' as const };
      const sides = { crm: { value: crm, displayValue: '' }, erp: { value: 'Bergen', displayValue: '' } };
      const now = makeRow(input.row, { fields: [{ ...field, ...sides }] });
      return { ...fresh, now, crm: [{ ...values, value: crm }] };
    },
    'links.submit': ({ write }) => {
      const isOld = 'seen' in write && write.seen?.[0]?.crm === 'Oslo';
      if (isOld) throw new AppError('values-changed', { params: { fields: 'City' } });
      return makeEntry({ kind: 'change-values', write, state: 'Verified' });
    },
  });
  await screen.findByText('Oslo');
  await page.user.keyboard('r');
  crm = 'Tromsø';
  await page.user.keyboard('{Enter}');
  await screen.findByText(/^The site changed while you were working: City\./);
  expect(await screen.findByText('Tromsø')).toBeDefined();
  expect(screen.queryByText(/^Changed since the scan read it/)).toBeNull();
  await page.user.click(screen.getByRole('button', { name: /^Write 1 to/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Write these values?' });
  expect(page.lastInput('links.submit')).toMatchObject({ write: { seen: [{ crm: 'Oslo' }] } });
  await page.user.click(within(dialog).getByRole('button', { name: /^Write 1 to/ }));
  await waitFor(() =>
    expect(page.lastInput('links.submit')).toMatchObject({ write: { seen: [{ crm: 'Tromsø' }] } }),
  );
});
