import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fail } from '../../testing/fake-bridge';
import {
  choosePair,
  chooseOption,
  openChosen,
  expectStatus,
  prepareFormTests,
  openForm,
  row,
} from './testing/form';

prepareFormTests();

test('search, choose, look, link: what was on the screen is what is sent', async () => {
  const form = openForm();
  await choosePair(form);
  await form.user.click(row('Phone').getByRole('button', { name: 'Take Phone from ERP' }));
  await form.user.click(row('Phone').getByRole('switch', { name: 'Sync Phone to CRM' }));
  expect(await screen.findByText(/Links Orkdal AS to Customer 10014\. Writes 1 field to CRM/)).toBeTruthy();
  await form.user.click(screen.getByRole('button', { name: /^Link Orkdal AS in Practice site/ }));
  await expectStatus(/Verified/);
  const [input] = form.inputsOf('links.submit');
  expect(input).toMatchObject({
    siteId: 'practice',
    write: {
      kind: 'link',
      record: { crmActorType: 'Contact', crmRecordId: 556 },
      actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '10014' },
    },
    names: { erpConnection: 'Visma Nord', record: 'Orkdal AS', erpActor: 'Orkdal A/S' },
  });
  expect(input).toHaveProperty(
    'write.values',
    expect.arrayContaining([
      {
        displayName: 'Phone',
        crmFieldKey: 'Phone',
        value: '22',
        displayValue: '22',
        syncToCrm: true,
        syncToErp: true,
      },
      {
        displayName: 'Employees',
        crmFieldKey: 'Employees',
        value: '[I:5]',
        displayValue: '5',
        syncToCrm: false,
        syncToErp: false,
      },
    ]),
  );
  expect(input).toHaveProperty(
    'write.seen',
    expect.arrayContaining([{ crmFieldKey: 'Phone', crm: '11', erp: '22' }]),
  );
});

test('an empty form says which step is next', async () => {
  const form = openForm();
  expect(await screen.findByText(/^Start with the ERP connection\./)).toBeTruthy();
  await chooseOption(form, 'ERP connection', '', /Visma Nord/);
  expect(await screen.findByText(/^Now the CRM record: .* Later, F7/)).toBeTruthy();
  await chooseOption(form, 'CRM record', 'orkdal', /Orkanger/);
  expect(await screen.findByText(/^Now the ERP actor: .* Later, F7/)).toBeTruthy();
});

test('inactive connections are shown, say so, and cannot be chosen', async () => {
  const { user } = openForm();
  await user.click(await screen.findByRole('combobox', { name: 'ERP connection' }));
  const inactive = await screen.findByRole('option', { name: /Gamla Fortnox.*Not active/ });
  expect(inactive.getAttribute('aria-disabled')).toBe('true');
});

test('differing fields come first, equal ones last', async () => {
  await openChosen();
  const names = screen
    .getAllByRole('row')
    .slice(1)
    .map((one) => one.querySelector('th')?.textContent);
  expect(names.map((name) => /Different|One side empty/.test(name ?? ''))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('a pasted SuperOffice address chooses its record without a further key', async () => {
  const form = openForm();
  await form.user.click(await screen.findByRole('combobox', { name: 'CRM record' }));
  await form.user.paste('http://127.0.0.1:4477/default.aspx?contact_id=556');
  await waitFor(() =>
    expect(form.inputsOf('links.getCrmRecord')).toContainEqual({
      siteId: 'practice',
      crmActorType: 'Contact',
      crmRecordId: 556,
    }),
  );
  const box = screen.getByRole('combobox', { name: 'CRM record' }) as HTMLInputElement;
  await waitFor(() => expect(box.value).toBe('Orkdal AS'));
});

test('a pasted address of another installation chooses no record, and says whose it is', async () => {
  const form = openForm();
  await form.user.click(await screen.findByRole('combobox', { name: 'CRM record' }));
  await form.user.paste('https://crm.example.com/default.aspx?contact_id=556');
  await screen.findAllByText(/^This address belongs to crm\.example\.com, not to Practice site/);
  expect(form.inputsOf('links.getCrmRecord')).toEqual([]);
});

test('a typed key that is no hit can be looked up', async () => {
  const form = openForm({ 'links.searchErpActors': () => ({ items: [], more: false }) });
  await chooseOption(form, 'ERP connection', '', /Visma Nord/);
  await chooseOption(form, 'CRM record', 'orkdal', /Orkanger/);
  await chooseOption(form, 'ERP actor', '00012', /Look up ERP key 00012/);
  await waitFor(() =>
    expect(form.inputsOf('links.lookUpErpKey')).toContainEqual({
      siteId: 'practice',
      erpConnectionId: 1,
      erpActorType: 'Customer',
      erpKey: '00012',
    }),
  );
});

test('a record that is linked already is blocked, and the summary leads to it', async () => {
  const form = openForm();
  await chooseOption(form, 'ERP connection', '', /Visma Nord/);
  await chooseOption(form, 'CRM record', 'orkdal', /Trondheim/);
  await chooseOption(form, 'ERP actor', '', /10014/);
  await screen.findByRole('row', { name: 'Phone' });
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  expect(form.inputsOf('links.submit')).toEqual([]);
  const reason = await screen.findByRole('button', { name: /Orkdal AS is linked in Visma Nord already/ });
  expect(document.activeElement?.contains(reason)).toBe(true);
  await form.user.click(reason);
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'CRM record' }));
});

test('pressing Link on an empty form says what is missing', async () => {
  const form = openForm();
  await form.user.click(await screen.findByRole('button', { name: /^Link in Practice site/ }));
  expect(await screen.findByRole('button', { name: /No CRM record is chosen/ })).toBeTruthy();
});

test('keys of a row: take a side, reset, undo, redo', async () => {
  const form = await openChosen();
  const phone = row('Phone').getByRole('textbox', { name: 'Value of Phone' }) as HTMLInputElement;
  await form.user.click(phone);
  await form.user.keyboard('{Alt>}{ArrowRight}{/Alt}');
  expect(phone.value).toBe('22');
  await form.user.clear(phone);
  await form.user.type(phone, '33');
  await form.user.keyboard('{Control>}z{/Control}');
  expect(phone.value).toBe('22');
  await form.user.keyboard('{Control>}y{/Control}');
  expect(phone.value).toBe('33');
  await form.user.keyboard('{Control>}{Backspace}{/Control}');
  expect(phone.value).toBe('11');
});

test('F7 goes from difference to difference', async () => {
  const form = await openChosen();
  await form.user.click(screen.getByRole('combobox', { name: 'CRM record' }));
  await form.user.keyboard('{F7}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Value of Phone');
  await form.user.keyboard('{F7}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Value of Notes');
  await form.user.keyboard('{Shift>}{F7}{/Shift}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Value of Phone');
});

test('a typed number is sent in the form the site uses; a half-typed one stays as it is', async () => {
  const form = await openChosen();
  const box = row('Employees').getByRole('textbox', { name: 'Value of Employees' }) as HTMLInputElement;
  await form.user.clear(box);
  await form.user.type(box, '-');
  expect(box.value).toBe('-');
  expect(row('Employees').getByText(/is not a number/)).toBeTruthy();
  await form.user.type(box, '12');
  await form.user.click(screen.getByRole('button', { name: /^Link Orkdal AS/ }));
  await expectStatus(/Verified/);
  expect(form.inputsOf('links.submit')[0]).toHaveProperty(
    'write.values',
    expect.arrayContaining([expect.objectContaining({ crmFieldKey: 'Employees', value: '[I:-12]' })]),
  );
});

test('a list value is chosen by its name and sent as its key', async () => {
  const form = await openChosen();
  const box = row('Category').getByRole('combobox', { name: 'Value of Category' });
  await form.user.click(box);
  await form.user.click(await screen.findByRole('option', { name: 'Customer A' }));
  await form.user.click(screen.getByRole('button', { name: /^Link Orkdal AS/ }));
  await expectStatus(/Verified/);
  expect(form.inputsOf('links.submit')[0]).toHaveProperty(
    'write.values',
    expect.arrayContaining([
      expect.objectContaining({ crmFieldKey: 'Category', value: '[I:1]', displayValue: 'Customer A' }),
    ]),
  );
});

test('markup and line breaks in a value are text', async () => {
  await openChosen();
  const notes = row('Notes').getByRole('textbox', { name: 'Value of Notes' }) as HTMLTextAreaElement;
  expect(notes.value).toBe('<b>bold</b>\nsecond line');
  expect(screen.getByRole('row', { name: 'Notes' }).querySelector('b')).toBeNull();
});

test('where the connections may not be listed, the form says which call is missing and offers by hand', async () => {
  const form = openForm({
    'links.listConnections': () =>
      fail('no-permission', { params: { call: 'ErpSync/GetAllConnections', host: 'crm.example.com' } }),
  });
  expect(
    await screen.findByText(/List the ERP connections \(GetAllConnections\): This user may not call/),
  ).toBeTruthy();
  await form.user.click(screen.getByRole('button', { name: 'Enter by hand' }));
  expect(await screen.findByRole('textbox', { name: 'ERP connection id' })).toBeTruthy();
});

test('a failed search never looks like no hits', async () => {
  const form = openForm({
    'links.searchCrmRecords': () => fail('timeout', { params: { host: 'x', seconds: 30 } }),
  });
  const box = await screen.findByRole('combobox', { name: 'CRM record' });
  await form.user.type(box, 'orkdal');
  expect(await screen.findByText(/The search failed; this does not mean that there is nothing/)).toBeTruthy();
});
