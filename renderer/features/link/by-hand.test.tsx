import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fail } from '../../testing/fake-bridge';
import { chooseOption, expectStatus, fill, openChosen, openForm, prepareFormTests } from './testing/form';
import { chosenPair } from './testing/answers';
import { samplePage } from './testing/sample-page';

prepareFormTests();

const nothingGranted = () => fail('no-permission', { params: { call: 'ErpSync', host: 'crm.example.com' } });

/** A site that answers none of the helping calls. */
const restricted = {
  'links.listConnections': nothingGranted,
  'links.listActorTypes': nothingGranted,
  'links.searchCrmRecords': nothingGranted,
  'links.getCrmRecord': nothingGranted,
  'links.searchErpActors': nothingGranted,
  'links.lookUpErpKey': nothingGranted,
  'links.loadFields': nothingGranted,
};

async function openByHand() {
  const form = openForm(restricted);
  await form.user.click(await screen.findByRole('switch', { name: 'Enter by hand' }));
  return form;
}

test('the sample of the vendor’s page, typed in, is sent value by value', async () => {
  const form = await openByHand();
  await fill(form, 'ERP connection id', '726');
  await fill(form, 'CRM record id', '556');
  await chooseOption(form, 'CRM actor type', '', /^Company$/);
  await chooseOption(form, 'ERP actor type', '', /^Customer$/);
  await fill(form, 'ERP key', 'cumque');
  for (const row of samplePage.values) {
    await form.user.click(screen.getByRole('button', { name: 'Add field value' }));
    await fill(form, 'Display name', row.displayName);
    await fill(form, 'CRM field key', row.crmFieldKey);
    await fill(form, 'Value', row.value);
    await fill(form, 'Display value', row.displayValue);
  }
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  await expectStatus(/Verified/);
  const [input] = form.inputsOf('links.submit');
  expect(input).toMatchObject({ write: samplePage });
});

test('by hand a row is edited, switched and removed by its name', async () => {
  const form = await openByHand();
  for (const name of ['Phone', 'City']) {
    await form.user.click(screen.getByRole('button', { name: 'Add field value' }));
    await fill(form, 'Display name', name);
    await fill(form, 'CRM field key', name.toLowerCase());
    await form.user.keyboard('{Enter}');
  }
  const table = within(screen.getByRole('table', { name: 'Field values' }));
  await form.user.click(table.getByRole('switch', { name: 'Sync Phone to ERP' }));
  await form.user.click(table.getByRole('button', { name: 'Edit Phone' }));
  await fill(form, 'Value', '00047');
  await form.user.click(table.getByRole('button', { name: 'Remove City' }));
  expect(table.queryByRole('row', { name: 'City' })).toBeNull();
  expect(table.getByRole('row', { name: 'Phone' }).textContent).toContain('00047');
});

test('by hand what is undone leaves its box and its row, and what was typed before stays', async () => {
  const form = await openByHand();
  await form.user.click(screen.getByRole('button', { name: 'Add field value' }));
  await fill(form, 'Display name', 'Phone');
  const box = screen.getByRole<HTMLInputElement>('textbox', { name: 'Value' });
  await fill(form, 'Value', '47');
  await form.user.keyboard('11');
  const row = await screen.findByRole('row', { name: 'Phone' });
  await waitFor(() => expect(row.textContent).toContain('4711'));
  await form.user.click(screen.getByRole('button', { name: /^Undo/ }));
  expect(box.value).toBe('');
  expect(row.textContent).not.toContain('47');
  await form.user.click(screen.getByRole('button', { name: /^Redo/ }));
  expect(box.value).toBe('4711');
  expect(row.textContent).toContain('4711');
});

test('an id that is none is marked and blocks, and what was typed stays', async () => {
  const form = await openByHand();
  await fill(form, 'CRM record id', '12a');
  const box = screen.getByRole('textbox', { name: 'CRM record id' }) as HTMLInputElement;
  expect(box.value).toBe('12a');
  expect(box.getAttribute('aria-invalid')).toBe('true');
  await form.user.click(screen.getByRole('button', { name: /^Link in / }));
  expect(await screen.findByRole('button', { name: /No CRM record is chosen/ })).toBeTruthy();
  expect(form.inputsOf('links.submit')).toEqual([]);
});

const valueOf = (name: string) => (screen.getByRole('textbox', { name }) as HTMLInputElement).value;

test('going over to by hand keeps what was chosen', async () => {
  const form = await openChosen();
  await form.user.click(screen.getByRole('switch', { name: 'Enter by hand' }));
  expect([valueOf('ERP connection id'), valueOf('CRM record id'), valueOf('ERP key')]).toEqual([
    '1',
    '556',
    '10014',
  ]);
  expect(screen.getByRole('row', { name: 'Phone' })).toBeTruthy();
});

test('by hand, another record never gets the values that were read for the one before', async () => {
  const form = await openChosen();
  await form.user.click(screen.getByRole('switch', { name: 'Enter by hand' }));
  await fill(form, 'CRM record id', '7');
  await fill(form, 'ERP key', '10035');
  expect(await screen.findByText(/5 values were taken off the form/)).toBeTruthy();
  expect(await screen.findByText(/Links Company 7 to Customer 10035. Sends no field values./)).toBeTruthy();
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  await expectStatus(/Verified/);
  const [input] = form.inputsOf('links.submit');
  expect(input).toMatchObject({
    write: {
      record: { crmActorType: 'Contact', crmRecordId: 7 },
      actor: { erpKey: '10035' },
      values: [],
      seen: null,
    },
  });
});

test('by hand the effect says that nothing was read', async () => {
  const form = await openChosen();
  await form.user.click(screen.getByRole('switch', { name: 'Enter by hand' }));
  expect(await screen.findByText(/Writes 3 fields whose present values were not read/)).toBeTruthy();
});

test('values that cannot be read block the link and say which call is missing', async () => {
  const form = openForm({
    'drafts.load': () => chosenPair,
    'links.loadFields': () =>
      fail('no-permission', { params: { call: 'ErpSync/GetFieldValuesFromErp', host: 'x' } }),
  });
  expect(
    await screen.findByText(/Read values from the ERP \(GetFieldValuesFromErp\): This user may not call/),
  ).toBeTruthy();
  await form.user.click(screen.getByRole('button', { name: /^Link Orkdal AS/ }));
  await waitFor(() => expect(screen.getByRole('button', { name: /could not be read/ })).toBeTruthy());
  expect(form.inputsOf('links.submit')).toEqual([]);
});
