import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors';
import { preparePageTests } from '../../testing/render-page';
import { confirm } from './testing/confirm';
import { openRecord as open } from './testing/open-record';
import { makeConnection, makeOpened, read } from './testing/opened';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

test('a link whose key another record holds too says so, and nothing is sent that would break it', async () => {
  const other = { crmActorType: 'Contact' as const, crmRecordId: 197, name: 'Kvamsøy AS', isShown: true };
  const shared = makeConnection({ holders: read([other]) });
  const page = await open({ 'records.open': () => makeOpened({ connections: [shared] }) });
  expect(await screen.findByText(/^ERP key 10014 belongs to Kvamsøy AS as well/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Show Kvamsøy AS' })).toBeTruthy();
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  expect(await screen.findByText(/^Cannot be done like this\. This link would be broken/)).toBeTruthy();
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  expect(page.lastInput('links.submit')).toBeUndefined();
});

const holder = (crmRecordId: number, isShown: boolean | null) => ({
  crmActorType: 'Contact' as const,
  crmRecordId,
  name: '',
  isShown,
});

test('every record that holds the key as well is led to, also one that SuperOffice does not show', async () => {
  const shared = makeConnection({ holders: read([holder(383, false), holder(216, null)]) });
  const page = await open({ 'records.open': () => makeOpened({ connections: [shared] }) });
  expect(await screen.findByText(/^ERP key 10014 belongs to Company 383, Company 216 as well/)).toBeTruthy();
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await screen.findByText(/^Cannot be done like this\./);
  const problems = screen.getByRole('region', { name: 'Effect and checks' });
  for (const id of [383, 216])
    expect(within(problems).getByRole('button', { name: `Open Company ${id}` })).toBeTruthy();
  await page.user.click(within(problems).getByRole('button', { name: 'Open Company 383' }));
  await page.user.click(await screen.findByRole('button', { name: 'Leave it unsent' }));
  await waitFor(() => expect(page.lastInput('records.open')).toMatchObject({ crmRecordId: 383 }));
});

/** What the site gives while the sign-in is expired: nothing, and for each part the same reason. */
function makeUnread() {
  const unread = { read: false, error: new AppError('unauthorized').toData() } as const;
  return makeOpened({ record: unread, crm: unread, connections: [], connectionsNotRead: unread });
}

test('what was typed and not sent stands when the record cannot be read any more, and goes on once it can', async () => {
  let isExpired = false;
  const page = await open({
    'records.open': () => (isExpired ? makeUnread() : makeOpened()),
    'links.submit': () => {
      isExpired = true;
      throw new AppError('unauthorized');
    },
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/^The values could not be read again: /);
  expect(screen.getByText(/^What is shown was read at .+ is still here\.$/)).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Value of Phone' })).toHaveProperty('value', '33');
  isExpired = false;
  await page.user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText(/could not be read again/)).toBeNull());
  expect(screen.getByRole('textbox', { name: 'Value of Phone' })).toHaveProperty('value', '33');
  expect(screen.getByText(/^Change 1 value of Orkdal AS|^Try again: Change 1 value/)).toBeTruthy();
});

test('a record of which nothing was read yet tells the last reason, once, and no time of reading', async () => {
  const unread = {
    read: false,
    error: new AppError('timeout', { params: { host: 'x', seconds: 30 } }).toData(),
  } as const;
  const connection = makeConnection({ linked: unread, erpKey: unread, plan: unread, erp: unread });
  let isFirst = true;
  const page = await open({
    'records.open': () => {
      if (!isFirst) throw new AppError('unauthorized');
      return makeOpened({ crm: unread, connections: [connection], connectionsNotRead: unread });
    },
  });
  const again = await screen.findByRole('button', { name: 'Try again' });
  isFirst = false;
  await page.user.click(again);
  expect(await screen.findByText(/^The record could not be read: /)).toBeTruthy();
  expect(screen.queryByText(/What is shown was read/)).toBeNull();
  expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(1);
});

test('what differs in its looks only is not counted as different before a write, as it is not in the table', async () => {
  const page = await open({
    'records.compareTexts': ({ pairs }) => pairs.map(() => ['letter-case' as const]),
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  expect(await screen.findByText(/and 1 to ERP; none stays different\.$/)).toBeTruthy();
});

test('a value that was taken and goes nowhere says why, and which key writes it all the same', async () => {
  const page = await open();
  const city = await screen.findByRole('textbox', { name: 'Value of City' });
  await page.user.click(city);
  await page.user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  await screen.findByText(
    /^This connection does not write City to SuperOffice, so the value of ERP goes nowhere\. Alt\+Shift\+→ /,
  );
  await page.user.keyboard('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}');
  await screen.findByText(/^Change 1 value of Orkdal AS/);
  expect(screen.queryByText(/goes nowhere/)).toBeNull();
});

test('what SuperOffice leaves open about a record that is gone is said before its link is broken', async () => {
  const error = new AppError('not-found').toData();
  const page = await open({
    'records.open': () => makeOpened({ record: { read: false, error }, connections: [makeConnection()] }),
  });
  await page.user.click(await screen.findByRole('button', { name: 'Unlink…' }));
  expect(
    await screen.findByText(/does not document whether the link of a record that is gone can be broken/),
  ).toBeTruthy();
});

test('a try to create before anything is chosen makes what is missing stand out', async () => {
  const connection = makeConnection({ linked: read(false), erpKey: read<string | null>(null) });
  const page = await open({
    'records.open': () => makeOpened({ connections: [connection] }),
    'links.listActorTypes': () =>
      (['Customer', 'Supplier'] as const).map((erpActorType) => ({
        erpActorType,
        crmActorType: 'Contact' as const,
      })),
  });
  await page.user.click(await screen.findByRole('button', { name: 'Create in ERP…' }));
  const [hint] = await screen.findAllByText('Choose what to create; then this line says what will happen.');
  expect(hint?.dataset['missed']).toBeUndefined();
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(hint?.dataset['missed']).toBe('true'));
});

const heldSince = '2026-11-23T09:15:00.000Z';

test('where nothing was sent, whoever sent it from a value stands there again, and what was typed stands', async () => {
  const page = await open({
    'links.submit': async () => {
      await new Promise((resolve) => setTimeout(resolve));
      throw new AppError('held-after-silence', {
        params: { entryId: 'e0', crmActorType: 'Contact', crmRecordId: 77, heldSince, seconds: 0 },
      });
    },
  });
  const box = await screen.findByRole('textbox', { name: 'Value of Phone' });
  await page.fill(box, '77');
  box.focus();
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Nothing was sent.')).toBeTruthy();
  // What it is held by may be of another record.
  expect(screen.getByText(/^A write to Company 77 of Nov 23, 2026, .+ got no answer/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Open activity' })).toBeTruthy();
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Value of Phone'));
  await page.user.keyboard('{Enter}');
  expect(screen.getByRole('textbox', { name: 'Value of Phone' })).toHaveProperty('value', '77');
});

const number = (text: string) => ({
  crmFieldKey: 'VATNO',
  displayName: 'VAT number',
  value: text,
  displayValue: text,
  syncToCrm: false,
  syncToErp: false,
});

test('a link whose ends look like two companies says so before its values are changed, and asks once more', async () => {
  const erp = makeConnection().erp;
  const twin = makeConnection({ erp: read([...(erp.read ? erp.value : []), number('910345403')]) });
  const { crm } = makeOpened();
  const page = await open({
    'records.open': () =>
      makeOpened({ crm: read([...(crm.read ? crm.value : []), number('914785236')]), connections: [twin] }),
  });
  const two = 'These look like two companies. VAT number: 914785236 / 910345403.';
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  const problems = screen.getByRole('region', { name: 'Effect and checks' });
  expect(await within(problems).findByText((text) => text.startsWith(two))).toBeTruthy();
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  expect((await screen.findByRole('dialog')).textContent).toContain(two);
  expect(page.lastInput('links.submit')).toBeUndefined();
  await confirm(page);
  await waitFor(() =>
    expect(page.lastInput('links.submit')).toMatchObject({ write: { kind: 'change-values' } }),
  );
});
