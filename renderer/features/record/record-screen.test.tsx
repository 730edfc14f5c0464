import { screen, waitFor } from '@testing-library/react';
import { Activity, useState, type ReactElement } from 'react';
import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors';
import { notAsked } from '../../../shared/record/record-state';
import { fail } from '../../testing/fake-bridge';
import { preparePageTests, renderScreen } from '../../testing/render-page';
import { makeEntry, productionSite } from '../../testing/sample-data';
import { RecordScreen } from './record-screen';
import { found, openRecord as open } from './testing/open-record';
import { makeConnection, makeOpened } from './testing/opened';

preparePageTests({ viewHeight: 600, rowHeight: 60 });

/** The screen as the frame holds it while another is shown. */
function HideableScreen(): ReactElement {
  const [isHidden, setHidden] = useState(false);
  return (
    <>
      <button onClick={() => setHidden(!isHidden)}>Other screen</button>
      <Activity mode={isHidden ? 'hidden' : 'visible'}>
        <RecordScreen />
      </Activity>
    </>
  );
}

test('before a record is open the screen says what it is for, and lists those opened lately', async () => {
  renderScreen(<RecordScreen />, {
    'records.listRecent': () => [
      {
        crmActorType: 'Contact',
        crmRecordId: 7,
        name: 'Havbris AS',
        number: '',
        at: '2026-11-23T09:15:02.000Z',
      },
    ],
  });
  expect(await screen.findByRole('button', { name: /^Havbris AS/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Forget Havbris AS' })).toBeTruthy();
});

test('a search that failed is not told as a record that is not there', async () => {
  await open({
    'records.find': () => ({
      ...found,
      hits: [],
      failed: [{ candidate: 0, error: new AppError('timeout').toData() }],
    }),
  });
  expect(await screen.findByText(/search failed, so it is not known/)).toBeTruthy();
});

test('the first difference has the focus, and nothing is set to be written', async () => {
  await open();
  const phone = await screen.findByRole('textbox', { name: 'Value of Phone' });
  await waitFor(() => expect(document.activeElement).toBe(phone));
  for (const name of ['Sync Phone to CRM', 'Sync Phone to ERP'])
    expect(screen.getByRole('switch', { name }).getAttribute('aria-checked')).toBe('false');
  expect(screen.getByText('Linked to Customer 10014')).toBeTruthy();
});

test('texts that the rules tell to mean the same are not the first difference, and say by which rule', async () => {
  const page = await open({
    'records.compareTexts': ({ pairs }) => pairs.map(({ kind }) => (kind === 'phone' ? ['phone'] : null)),
  });
  const city = await screen.findByRole('textbox', { name: 'Value of City' });
  await waitFor(() => expect(document.activeElement).toBe(city));
  expect(screen.getByText('Cosmetic: phone')).toBeTruthy();
  expect(page.lastInput('records.compareTexts')).toEqual({
    pairs: [
      { kind: 'phone', crm: '11', erp: '22' },
      { kind: 'text', crm: 'Oslo', erp: 'Bergen' },
    ],
    rulesOff: [],
  });
});

test('where the rules do not answer, texts are told apart letter by letter', async () => {
  await open({ 'records.compareTexts': () => fail('bug') });
  expect(await screen.findByRole('textbox', { name: 'Value of Phone' })).toBeTruthy();
  expect(screen.queryByText(/^Cosmetic:/)).toBeNull();
});

test('only what was changed is sent, with what was seen of it', async () => {
  const page = await open();
  const phone = await screen.findByRole('textbox', { name: 'Value of Phone' });
  await page.fill(phone, '33');
  await page.user.click(
    await screen.findByRole('button', { name: /^Change 1 value of Orkdal AS in Practice site/ }),
  );
  await waitFor(() => expect(page.lastInput('links.submit')).toBeTruthy());
  expect(page.lastInput('links.submit')).toMatchObject({
    write: {
      kind: 'change-values',
      actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' },
      values: [{ crmFieldKey: 'PHONE', value: '33', syncToCrm: true, syncToErp: true }],
      seen: [{ crmFieldKey: 'PHONE', crm: '11', erp: '22' }],
    },
    names: { record: 'Orkdal AS', erpConnection: 'Visma Nord', erpActor: 'a' },
  });
});

test('after a write that left the link broken the way to put it back has the focus, and Done does not take it away', async () => {
  const page = await open({
    'links.submit': ({ write }) =>
      makeEntry({
        kind: 'change-values',
        write,
        state: 'Different',
        reached: 'unlinked',
        readBack: { at: '2026-11-23T09:16:00.000Z', linked: false, erpKey: null, fields: [], missing: [] },
      }),
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await page.user.click(await screen.findByText(/^Change 1 value of Orkdal AS/));
  const putBack = await screen.findByText(/^Put the link to .+ back…$/);
  await waitFor(() => expect(document.activeElement).toBe(putBack));
  expect(screen.queryByText('Done')).toBeNull();
});

test('Enter takes the first actor that the search found, not the offer to take what was typed as a key', async () => {
  let give: (() => void) | undefined;
  const actors = ['Orkdal AS', 'Orkdal Sport AS'].map((name, index) => ({
    erpActorType: 'Customer' as const,
    erpKey: String(20014 + index),
    name,
    details: [],
    connected: null,
  }));
  const page = await open({
    'links.listActorTypes': () => [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
    'links.searchErpActors': () =>
      new Promise((resolve) => (give = () => resolve({ items: actors, more: false }))),
    'links.lookUpErpKey': () => ({ found: true, error: null, name: 'Orkdal AS', holder: 'free' }),
  });
  await page.user.click(await screen.findByText('Relink…'));
  const box = await screen.findByRole<HTMLInputElement>('combobox', { name: 'ERP actor' });
  await page.fill(box, 'Orkdal');
  await waitFor(() => expect(give).toBeDefined());
  // Before the hits are there, there is nothing that Enter could take.
  await page.user.keyboard('{Enter}');
  expect(screen.queryByRole('option')).toBeNull();
  give?.();
  await screen.findByRole('option', { name: /^Use .Orkdal/ });
  await page.user.keyboard('{Enter}');
  await waitFor(() => expect(box.value).toBe('Orkdal AS'));
});

test('while a write is under way nothing else can be opened that would show its state as its own', async () => {
  const page = await open({ 'links.submit': () => new Promise<never>(() => {}) });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  expect(screen.getByText('Unlink…')).toBeTruthy();
  await page.user.click(await screen.findByText(/^Change 1 value of Orkdal AS/));
  expect(await screen.findByText('Stop')).toBeTruthy();
  for (const name of ['Relink…', 'Resync…', 'Unlink…']) expect(screen.queryByText(name)).toBeNull();
  await page.user.click(screen.getByText(/^Business Central/));
  expect(screen.queryByText('Create in ERP…')).toBeNull();
  expect(screen.getAllByText('Not linked in Business Central').length).toBeGreaterThan(0);
});

test('in production every write has its second step, with the focus on Cancel', async () => {
  const open30 = new Date(Date.now() + 1_800_000).toISOString();
  const site = { ...productionSite, unlockedUntil: open30 };
  const page = await open({
    'sites.list': () => [site],
    'preferences.get': () => ({
      theme: 'system',
      siteId: site.id,
      siteOrder: 'last-used',
      compareRulesOff: [],
    }),
  });
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  await page.user.keyboard('{Control>}{Enter}{/Control}');
  const cancel = await screen.findByRole('button', { name: 'Cancel' });
  await waitFor(() => expect(document.activeElement).toBe(cancel));
  expect(page.lastInput('links.submit')).toBeUndefined();
  const dialog = screen.getByRole('dialog');
  const [confirm] = [...dialog.querySelectorAll('button')].filter(({ type }) => type === 'submit');
  if (confirm) await page.user.click(confirm);
  await waitFor(() => expect(page.lastInput('links.submit')).toMatchObject({ confirmedSiteName: site.name }));
});

test.each([
  ['offline', 'cannot be reached'],
  ['no-permission', 'This user may not read it'],
  // Nobody is signed in: what a user may read was not asked.
  ['unauthorized', 'The record could not be read'],
  ['site-error', 'The record could not be read'],
] as const)('a record that could not be read (%s) says so, and offers to try again', async (code, words) => {
  await open({
    'records.open': () => {
      throw new AppError(code);
    },
  });
  expect(await screen.findByText(new RegExp(words))).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

test('a record that is not there is not told as one that could not be read', async () => {
  const error = new AppError('not-found').toData();
  await open({ 'records.open': () => makeOpened({ record: { read: false, error }, connections: [] }) });
  expect(await screen.findByText('This record is not there')).toBeTruthy();
});

test('a key that the site does not tell is said, and only what needs no key is offered', async () => {
  await open({
    'records.open': () => makeOpened({ connections: [makeConnection({ erpKey: notAsked, erp: notAsked })] }),
  });
  expect(await screen.findByText(/its ERP key is not readable on this site/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Relink…' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Unlink…' })).toBeTruthy();
});

test('where the site does not tell the links, nobody is told that there are none', async () => {
  const error = new AppError('no-permission').toData();
  await open({
    'records.open': () => makeOpened({ connections: [], connectionsNotRead: { read: false, error } }),
  });
  expect((await screen.findAllByText(/permission|allowed|may not/i)).length).toBeGreaterThan(0);
  expect(screen.queryByText('No ERP connection maps this kind of record')).toBeNull();
});

test('opening another record asks before changed values are lost', async () => {
  const page = await open();
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  const box = screen.getByRole('combobox', { name: 'Open a record' });
  await page.user.click(box);
  await page.user.paste('556');
  await page.user.keyboard('{Enter}');
  expect(await screen.findByRole('dialog', { name: 'Leave what you changed?' })).toBeTruthy();
  await page.user.click(screen.getByRole('button', { name: 'Stay here' }));
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Value of Phone' })).value).toBe('33');
});

test('a write that was under way when the page was loaded again is taken over, and only by its own record', async () => {
  const running = {
    submitId: 's1',
    siteId: 'practice',
    activityId: 'a1',
    state: 'Sending' as const,
  };
  const entry = makeEntry();
  const mine = {
    ...entry,
    id: 'a1',
    record: { ...entry.record, crmActorType: 'Contact' as const, crmRecordId: 556 },
  };
  const page = await open({ 'links.running': () => running, 'activity.get': () => mine });
  await screen.findByText(/You may leave: it goes on/);
  page.answer({ 'links.running': () => null });
  page.emit('links.progress', { ...running, state: 'Verified' });
  await screen.findByRole('button', { name: 'Open in activity' });
  expect(screen.queryByText(/You may leave: it goes on/)).toBeNull();
});

test('a write of another record is not taken for one of this', async () => {
  const running = { submitId: 's1', siteId: 'practice', activityId: 'a1', state: 'Sending' as const };
  const entry = makeEntry();
  const page = await open({
    'links.running': () => running,
    'activity.get': () => ({ ...entry, record: { ...entry.record, crmRecordId: 7 } }),
  });
  await waitFor(() => expect(page.calls.some(({ method }) => method === 'activity.get')).toBe(true));
  await screen.findByRole('heading', { name: /Orkdal AS/ });
  expect(screen.queryByText(/You may leave/)).toBeNull();
});

test('what was typed is still there after a look at another screen', async () => {
  const page = await open({}, <HideableScreen />);
  await page.fill(await screen.findByRole('textbox', { name: 'Value of Phone' }), '33');
  const other = screen.getByText('Other screen');
  await page.user.click(other);
  // Whatever was read is forgotten a moment after nobody looks at it.
  await new Promise((resolve) => setTimeout(resolve));
  await page.user.click(other);
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Value of Phone' })).value).toBe('33');
});
