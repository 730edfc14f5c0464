import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../../../shared/errors';
import { makeLoaded } from '../../../../shared/link/test-rows';
import { orkdal, makeField } from '../testing/answers';
import { fail } from '../../../testing/fake-bridge';
import { makeEntry } from '../../../testing/sample-data';
import { expectStatus, openChosen, prepareFormTests, row } from '../testing/form';

prepareFormTests();

const side = (value: string) => ({ value, displayValue: value });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const phoneRow = () => row('Phone');
/** Folded to a line, its boxes are still in the page. */
const card = () => screen.getAllByRole('region', { name: 'SuperOffice' })[0] ?? document.body;
const bar = () => document.querySelector('[data-submit-bar]')?.textContent ?? '';

test('after an outcome the values are text, and going on editing lets go of it', async () => {
  const form = await openChosen();
  await form.user.click(button(/^Link Orkdal AS/));
  await expectStatus(/Verified/);
  expect(screen.queryByRole('textbox', { name: 'Value of Phone' })).toBeNull();
  expect(screen.queryByRole('switch', { name: 'Sync Phone to ERP' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Take Phone from ERP' })).toBeNull();
  await form.user.keyboard('{Control>}z{/Control}{Control>}{Enter}{/Control}');
  expect(form.inputsOf('links.submit')).toHaveLength(1);
  await form.user.click(button('Edit again'));
  expect(await screen.findByRole('textbox', { name: 'Value of Phone' })).toBeTruthy();
  expect(screen.queryByText(/Verified/)).toBeNull();
  expect(bar()).not.toMatch(/is linked to/);
});

test('a link that is not there is said by bar and panel alike, to be checked or tried again', async () => {
  const entry = makeEntry({ state: 'Different', findings: [{ code: 'link-not-there', params: {} }] });
  const notThere = { ...entry, readBack: entry.readBack && { ...entry.readBack, linked: false } };
  const form = await openChosen({ 'links.submit': () => notThere, 'links.check': () => makeEntry() });
  await form.user.click(button(/^Link Orkdal AS/));
  await expectStatus(/the link is not there/);
  expect(bar()).toMatch(/the link is not there/);
  expect(bar()).not.toMatch(/is linked to/);
  expect(button(/^Try again: Link Orkdal AS/)).toBeTruthy();
  await form.user.click(button('Check again'));
  await expectStatus(/Verified/);
});

test('what nobody could read is neither changed nor unchanged', async () => {
  const entry = makeEntry({ state: 'Sent' });
  const { readBack } = entry;
  const [phone] = readBack?.fields ?? [];
  if (!readBack || !phone) throw new Error('The sample entry has no fields.');
  const notRead = { before: '22', after: null, change: 'not-read' as const };
  const fields = [{ ...phone, crm: notRead, erp: notRead, asChosen: null }];
  const error = {
    code: 'timeout',
    changed: 'nothing',
    params: { host: 'x', seconds: 30 },
    detail: '',
  } as const;
  const missing = [{ call: 'ErpSync/GetFieldValuesFromErp', error }];
  let isDown = false;
  const form = await openChosen({
    'links.loadFields': () => ({ ...makeLoaded([makeField('Phone')]), missing: isDown ? missing : [] }),
    'links.submit': () => ({ ...entry, readBack: { ...readBack, fields, missing } }),
  });
  isDown = true;
  await form.user.keyboard('{F5}');
  await screen.findByText(/Values could not be read/);
  await form.user.click(button(/^Link Orkdal AS/));
  await expectStatus(/not verified/);
  // Said once, by the outcome.
  expect(screen.queryByText(/Values could not be read/)).toBeNull();
  expect(screen.getByText(/Reading back was not possible everywhere/)).toBeTruthy();
  expect(screen.queryByText('no value changed')).toBeNull();
  expect(screen.getAllByText('Not read, so nobody can say: Phone')).toHaveLength(2);
});

test('values that nobody could read are no missing help, have no time of reading, and are told once', async () => {
  const error = { code: 'site-error', changed: 'nothing', params: { status: 500 }, detail: '' } as const;
  const calls = ['GetFieldValuesFromCrm', 'GetFieldValuesFromErp'];
  const missing = calls.map((call) => ({ call, error }));
  let isDown = false;
  const form = await openChosen({
    'links.loadFields': () => ({ ...makeLoaded([makeField('Phone')]), missing: isDown ? missing : [] }),
    'links.lookUpErpKey': () => {
      if (isDown) throw error;
      return { found: true, error: null, name: 'Orkdal AS', holder: 'free' };
    },
  });
  expect(screen.getByText(/^Read at /)).toBeTruthy();
  isDown = true;
  await form.user.keyboard('{F5}');
  await screen.findByText('Values could not be read, so fields are not compared.');
  await screen.findByText('The ERP key could not be looked up.');
  expect(screen.queryByText(/the rest works/)).toBeNull();
  expect(screen.queryByText(/^Read at /)).toBeNull();
  expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(1);
  isDown = false;
  await form.user.click(button('Try again'));
  await screen.findByText(/^Read at /);
  expect(screen.queryByText('The ERP key could not be looked up.')).toBeNull();
});

test('each row says its result for both sides; a taken value reaches the other side by one more key', async () => {
  const form = await openChosen();
  expect(phoneRow().getByText('will be replaced')).toBeTruthy();
  await form.user.click(phoneRow().getByRole('textbox', { name: 'Value of Phone' }));
  await form.user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(phoneRow().queryByText('will be replaced')).toBeNull();
  expect(phoneRow().getAllByText('keeps this')).toHaveLength(2);
  expect(phoneRow().getByText('SuperOffice keeps 11; ERP keeps 22; stays different.')).toBeTruthy();
  expect(phoneRow().getByRole('button', { name: 'Also write to SuperOffice: Phone' })).toBeTruthy();
  await form.user.keyboard('{Alt>}{Shift>}{ArrowRight}{/Shift}{/Alt}');
  expect(phoneRow().getByText('SuperOffice gets 22 in place of 11; ERP keeps 22.')).toBeTruthy();
  expect((phoneRow().getByRole('switch', { name: 'Sync Phone to CRM' }) as HTMLInputElement).checked).toBe(
    true,
  );
});

test('an untouched form clears nothing, and says what it would clear', async () => {
  const fax = makeField('Fax', { crm: side(''), erp: side('22'), syncToErp: true });
  const unread = makeField('Telex', { crm: side(''), erp: null, syncToErp: true });
  await openChosen({ 'links.loadFields': () => makeLoaded([makeField('Phone'), fax, unread]) });
  expect(row('Telex').getByText(/it would clear what ERP may hold:/)).toBeTruthy();
  expect(row('Fax').getByText(/it would clear ERP:/)).toBeTruthy();
  expect((row('Fax').getByRole('switch', { name: 'Sync Fax to ERP' }) as HTMLInputElement).checked).toBe(
    false,
  );
  expect(screen.getByText(/come from this connection’s mapping/)).toBeTruthy();
});

test('two different companies take a second step that starts on Cancel', async () => {
  const twins = [
    makeField('NAME', { crm: side('Nordlys Bygg AS'), erp: side('Sandøy Bygg AS'), syncToErp: true }),
    makeField('VATNO', { crm: side('911222333'), erp: side('NO 914 785 236 MVA') }),
    makeField('Phone'),
  ];
  const form = await openChosen({
    'links.loadFields': () => makeLoaded(twins),
    'links.submit': () => fail('values-changed', { params: { fields: 'Phone' } }),
  });
  await form.user.click(screen.getByRole('textbox', { name: 'Value of Phone' }));
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  const dialog = await screen.findByRole('dialog', { name: 'Are these one?' });
  expect(dialog.textContent).toContain(
    'These look like two companies. NAME: Nordlys Bygg AS / Sandøy Bygg AS',
  );
  expect(dialog.textContent).toContain('ERP gets Nordlys Bygg AS in place of Sandøy Bygg AS');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'));
  await form.user.keyboard('{Enter}');
  expect(form.inputsOf('links.submit')).toEqual([]);
  // Confirmed and refused, the keyboard is at the button that sends it again.
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Cancel'));
  await form.user.keyboard('{Tab}{Enter}');
  await expectStatus(/Nothing was sent/);
  expect(document.activeElement).toBe(button(/^Link Orkdal AS/));
});

test('a date is typed day first, said in words before it is taken, and shown in one form', async () => {
  const since = makeField('Since', {
    fieldType: 'Date',
    crm: { value: '[D:03/01/2011]', displayValue: '01.03.2011' },
    erp: { value: '[D:04/01/2011]', displayValue: '4/1/2011' },
    syncToErp: true,
  });
  const form = await openChosen({ 'links.loadFields': () => makeLoaded([since, makeField('Phone')]) });
  expect(row('Since').getByText('1 Mar 2011')).toBeTruthy();
  expect(row('Since').getByText('1 Apr 2011')).toBeTruthy();
  const box = screen.getByRole('textbox', { name: 'Value of Since' }) as HTMLInputElement;
  expect(box.value).toBe('1 Mar 2011');
  await form.user.clear(box);
  await form.user.type(box, '03/04/2026');
  await form.user.tab();
  expect(box.value).toBe('03/04/2026');
  expect(row('Since').getByText(/“03\/04\/2026” may be two dates/)).toBeTruthy();
  expect(row('Since').queryByText(/will be replaced|ERP gets/)).toBeNull();
  await form.user.clear(box);
  await form.user.type(box, '03042026');
  expect(row('Since').getByText('= 3 Apr 2026')).toBeTruthy();
  expect(row('Since').getByText('will be replaced')).toBeTruthy();
  await form.user.tab();
  expect(box.value).toBe('3 Apr 2026');
  await form.user.click(button(/^Link Orkdal AS/));
  await expectStatus(/Verified/);
  expect(form.inputsOf('links.submit')[0]).toHaveProperty(
    'write.values',
    expect.arrayContaining([
      expect.objectContaining({ value: '[D:04/03/2026]', displayValue: '3 Apr 2026' }),
    ]),
  );
});

test('a link broken elsewhere no longer blocks once the window is come back to, or read again', async () => {
  const linked = { ...orkdal, linkedIn: [{ erpConnectionId: 1, connectionName: 'Visma Nord' }] };
  let now = linked;
  const form = await openChosen({ 'links.getCrmRecord': () => now });
  await waitFor(() => expect(bar()).toMatch(/Blocked.*is linked in Visma Nord already/));
  now = { ...orkdal, linkedIn: [] };
  await form.user.click(screen.getByRole('textbox', { name: 'Value of Phone' }));
  await form.user.keyboard('{F5}');
  await waitFor(() => expect(bar()).not.toMatch(/Blocked/));
  now = linked;
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  fireEvent.focus(window);
  await waitFor(() => expect(bar()).toMatch(/Blocked/));
  expect(screen.getByText(/^Read at /)).toBeTruthy();
  expect(button('Read again')).toBeTruthy();
});

test('an answer that nobody can read is no silence', async () => {
  const form = await openChosen({
    'links.submit': () =>
      makeEntry({
        state: 'Unknown',
        httpStatus: 500,
        readBack: null,
        error: { code: 'broken-answer', changed: 'unknown', params: { status: 500 }, detail: '' },
      }),
  });
  await form.user.click(button(/^Link Orkdal AS/));
  await expectStatus(/The answer \(HTTP 500\) does not say/);
  expect(bar()).toMatch(/HTTP 500/);
  expect(screen.queryByText(/No answer came/)).toBeNull();
});

test('what a click changes is told at once: nothing untrue stands while it is worked out', async () => {
  const form = await openChosen();
  await waitFor(() => expect(bar()).toContain('Writes 2 fields to ERP'));
  // Not waited for: what stands right after the click is what counts.
  fireEvent.click(screen.getByRole('switch', { name: 'Sync Phone to ERP' }));
  expect(bar()).not.toContain('Writes 2 fields to ERP');
  expect(form.inputsOf('links.submit')).toEqual([]);
});

test('what changed is told in the words of before, also of an item that the mapping has not', async () => {
  const entry = makeEntry();
  const [phone] = entry.readBack?.fields ?? [];
  if (!entry.readBack || !phone) throw new Error('The sample entry has no fields.');
  const crm = { before: '[I:4]', after: '[I:2]', change: 'changed' as const };
  const changed = { ...phone, crmFieldKey: 'Category', displayName: 'Category', crm };
  const form = await openChosen({
    'links.submit': () => ({
      ...entry,
      words: { Category: { '[I:4]': 'Partner' } },
      readBack: {
        ...entry.readBack,
        at: '2026-11-23T09:15:03.000Z',
        linked: true,
        erpKey: null,
        missing: [],
        fields: [changed],
      },
    }),
  });
  await form.user.click(button(/^Link Orkdal AS/));
  await expectStatus(/Verified/);
  expect(await screen.findByText('Category: Partner → Customer B')).toBeTruthy();
});

test('where the record is linked is said of now: after a reading that failed it was not read', async () => {
  let isDown = false;
  const form = await openChosen({
    'links.getCrmRecord': () => (isDown ? fail('timeout', { params: { host: 'x', seconds: 30 } }) : orkdal),
  });
  await waitFor(() => expect(card().textContent).toContain('Not linked in any connection'));
  isDown = true;
  await form.user.click(button(/^Link Orkdal AS/));
  await expectStatus(/Verified/);
  await waitFor(() => expect(card().textContent).toContain('Where it is linked was not read'));
  // In one line still: the boxes would push the outcome out of a low window.
  expect(
    screen.getByRole('combobox', { name: 'CRM record', hidden: true }).closest('[hidden]'),
  ).not.toBeNull();
  expect(document.body.textContent).not.toContain('Not linked in any connection');
});

test('what was seen and could not be read again is never written blindly, however often it is sent', async () => {
  let isDown = false;
  const number = makeField('Number', { crm: side('1'), erp: side('10035'), syncToCrm: true });
  const all = [number, makeField('Phone')];
  const form = await openChosen({
    'links.loadFields': () => ({ ...makeLoaded(all), ...(isDown ? { crm: null } : {}) }),
    'links.submit': () => {
      isDown = true;
      return fail('values-not-read', { params: { sides: 'crm' } });
    },
  });
  await form.user.click(button(/^Link Orkdal AS/));
  await expectStatus(/Nothing was sent/);
  await waitFor(() => expect(bar()).toMatch(/Nothing was sent.*could not be read again/));
  await form.user.click(button(/^Link Orkdal AS/));
  expect(await screen.findAllByText(/could not be read again, so nobody can say/)).not.toEqual([]);
  expect(form.inputsOf('links.submit')).toHaveLength(1);
  isDown = false;
  await form.user.keyboard('{F5}');
  await waitFor(() => expect(bar()).not.toMatch(/could not be read again/));
  await form.user.click(button(/^Link Orkdal AS/));
  await waitFor(() => expect(form.inputsOf('links.submit')).toHaveLength(2));
});

test('while the link is on its way, what it writes is not told as changed by somebody', async () => {
  let phone = makeField('Phone', { crm: side('11'), erp: side('22'), syncToErp: true });
  const refusals: (() => void)[] = [];
  const form = await openChosen({
    'links.loadFields': () => makeLoaded([phone]),
    'links.submit': () =>
      new Promise((_resolve, reject) =>
        refusals.push(() => reject(new AppError('values-changed', { params: { fields: 'Phone' } }))),
      ),
  });
  await form.user.click(button(/^Link Orkdal AS/));
  await expectStatus(/Nothing has been sent yet/);
  const readings = form.inputsOf('links.loadFields').length;
  phone = { ...phone, erp: side('11') };
  await form.user.keyboard('{F5}');
  await waitFor(() => expect(phoneRow().getAllByText('11').length).toBeGreaterThan(1));
  expect(form.inputsOf('links.loadFields').length).toBeGreaterThan(readings);
  expect(document.body.textContent).not.toContain('changed since you began');
  // Where nothing was sent, it was somebody else: nothing is written over it unseen.
  refusals[0]?.();
  await expectStatus(/Nothing was sent/);
  expect(await screen.findByText(/The site changed since you began: Phone/)).toBeTruthy();
});
