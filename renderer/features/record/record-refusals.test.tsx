import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { OpenedRecord } from '../../../shared/record/opened-record';
import { preparePageTests } from '../../testing/render-page';
import { countsOf, makeEntry } from '../../testing/sample-data';
import { confirm } from './testing/confirm';
import { openRecord as open } from './testing/open-record';
import { makeConnection, makeOpened, read } from './testing/opened';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

const actor = { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' } as const;
const record = { crmActorType: 'Contact', crmRecordId: 556 } as const;
const noLink = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });

/** The record with another value in a field of SuperOffice. */
function makeMoved(crmFieldKey: string, value: string): OpenedRecord {
  const { crm } = makeOpened();
  const values = crm.read ? crm.value : [];
  const moved = values.map((one) =>
    one.crmFieldKey === crmFieldKey ? { ...one, value, displayValue: value } : one,
  );
  return makeOpened({ crm: read(moved), at: '2026-11-23T09:16:02.000Z' });
}

test('a press refused because a value moved is told once, where it is acknowledged, and its problem leads there', async () => {
  const page = await open({
    'links.submit': () => {
      page.answer({ 'records.open': () => makeMoved('PHONE', '44') });
      throw new AppError('values-changed', { params: { fields: 'Phone' } });
    },
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Nothing was sent. Changed on the site since it was shown here: Phone.');
  expect(screen.queryByText(/The site changed while you were working/)).toBeNull();
  expect(screen.queryByText(/Look before you link/)).toBeNull();
  const problem = /^Changed on the site since you looked: Phone\./;
  await page.user.click(await screen.findByRole('button', { name: problem }));
  expect(document.activeElement?.textContent).toBe('I have seen it');
  await page.user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('button', { name: problem })).toBeNull());
  expect(screen.queryByText(/Changed on the site/)).toBeNull();
});

test('a record that is opened anew starts with what is there now, the first difference in the focus', async () => {
  const page = await open();
  await screen.findByRole('textbox', { name: 'Value of Phone' });
  const readings: ((opened: OpenedRecord) => void)[] = [];
  page.answer({ 'records.open': () => new Promise((done) => readings.push(done)) });
  await page.user.click(screen.getByRole('combobox', { name: 'Open a record' }));
  await page.user.paste('https://crm.example.com/default.aspx?contact_id=556');
  await page.user.keyboard('{Enter}');
  await screen.findByText('Reading the record and its links…');
  readings.at(-1)?.(makeMoved('NAME', 'Orkdal Bygg AS'));
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Value of Name'));
  expect(screen.queryByText(/Changed on the site/)).toBeNull();
});

test('putting a link back that somebody else made is refused in words of this screen, and gone once it is put away', async () => {
  const broken = makeEntry({
    kind: 'change-values',
    write: { kind: 'change-values', record, actor, values: [], seen: null },
    state: 'Different',
    reached: 'unlinked',
    readBack: { at: '2026-11-23T09:15:00.000Z', linked: false, erpKey: null, fields: [], missing: [] },
  });
  const page = await open({
    'records.open': () => makeOpened({ connections: [noLink] }),
    'activity.list': () => ({ items: [broken], more: false, counts: countsOf() }),
    'activity.get': () => broken,
    'links.submit': () => {
      page.answer({ 'records.open': () => makeOpened() });
      const params = { check: 'already-linked', record: '', ...record, connection: 'Visma Nord' };
      throw new AppError('blocked-by-check', { params });
    },
  });
  await page.user.click(await screen.findByRole('button', { name: 'Put the link to Customer 10014 back…' }));
  await page.user.click(await screen.findByText(/^Link Orkdal AS in /));
  const refusal = await screen.findByText(
    /^It cannot be sent like this\. Company 556 is linked in Visma Nord/,
  );
  expect(refusal.textContent).not.toContain('show this one in Record');
  await page.user.click(await screen.findByRole('button', { name: 'Cancel' }));
  await screen.findByText(/^Change values of Orkdal AS in/);
  expect(screen.queryByText(/^Try again/)).toBeNull();
  expect(screen.queryByText(/Nothing was sent/)).toBeNull();
});

test('a link that somebody else broke while it was to be broken keeps its key on the screen, and nothing false', async () => {
  const page = await open({
    'links.submit': () => {
      page.answer({ 'records.open': () => makeOpened({ connections: [noLink] }) });
      const params = { check: 'not-linked', record: 'Orkdal AS', connection: 'Visma Nord' };
      throw new AppError('blocked-by-check', { params });
    },
  });
  await page.user.click(await screen.findByRole('button', { name: 'Unlink…' }));
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await confirm(page);
  await screen.findByText(/^The link is gone by now\. It held ERP key 10014 /);
  expect(screen.queryByText(/does not tell which ERP key/)).toBeNull();
  const alert = within(screen.getByRole('alert'));
  expect(alert.getByText(/is not linked in Visma Nord any more, so there is no link to change/)).toBeTruthy();
  // That has been done by then.
  expect(screen.queryByText(/Read the (record|values) again/)).toBeNull();
});
