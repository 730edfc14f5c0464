import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { KeptDraft } from '../../../../shared/link/draft';
import { makeLoaded, startRow } from '../../../../shared/link/test-rows';
import { editValue } from '../../../../shared/link/draft-rows';
import { askLeaving } from '../../../testing/ask-leaving';
import { fail } from '../../../testing/fake-bridge';
import { chosenPair, fields, orkdal } from '../testing/answers';
import {
  chooseOption,
  expectStatus,
  openChosen,
  openForm,
  prepareFormTests,
  type Form,
} from '../testing/form';

prepareFormTests();

const savedDrafts = (form: Form) =>
  form.inputsOf('drafts.save').map((input) => (input as { draft: KeptDraft }).draft);

const rows = fields.map(startRow);
const kept: KeptDraft = {
  ...chosenPair,
  rows: rows.map((row) => (row.crmFieldKey === 'Phone' ? editValue(row, '33', '33') : row)),
};

test('what was begun comes back with its edits, read anew, and says what changed on the site', async () => {
  const moved = fields.map((field) =>
    field.crmFieldKey === 'Employees' ? { ...field, erp: { value: '[I:9]', displayValue: '9' } } : field,
  );
  openForm({ 'drafts.load': () => kept, 'links.loadFields': () => makeLoaded(moved) });
  expect(await screen.findByText(/The site changed since you began: Employees/)).toBeTruthy();
  expect((screen.getByRole('textbox', { name: 'Value of Phone' }) as HTMLInputElement).value).toBe('33');
  expect((screen.getByRole('combobox', { name: 'CRM record' }) as HTMLInputElement).value).toBe('Orkdal AS');
});

test('a record that is brought from another screen is joined with no actor of the draft that was left', async () => {
  const brought = { crmActorType: 'Contact', crmRecordId: 7 } as const;
  const form = openForm({ 'drafts.load': () => kept }, brought);
  await form.user.click(await screen.findByRole('button', { name: 'Bring it' }));
  expect(await screen.findByText('Bring it back')).toBeTruthy();
  await waitFor(() =>
    expect((screen.getByRole('combobox', { name: 'CRM record' }) as HTMLInputElement).value).toBe(
      'Orkdal AS',
    ),
  );
  await waitFor(() => expect(form.inputsOf('links.searchErpActors')).not.toEqual([]));
  expect(form.inputsOf('links.getCrmRecord')).toContainEqual(expect.objectContaining({ crmRecordId: 7 }));
  expect(form.inputsOf('links.loadFields')).not.toContainEqual(expect.objectContaining({ crmRecordId: 7 }));
});

test('what was begun at another installation stays there: another address is another form', async () => {
  const form = openForm({ 'drafts.load': () => ({ ...kept, siteAddress: 'https://other.example.com' }) });
  const box = await screen.findByRole('combobox', { name: 'CRM record' });
  expect((box as HTMLInputElement).value).toBe('');
  expect(form.inputsOf('links.loadFields')).toEqual([]);
});

test('what is kept names no type, length or list: those belong to the connection', async () => {
  const form = await openChosen();
  await form.user.type(screen.getByRole('textbox', { name: 'Value of Phone' }), '9');
  window.dispatchEvent(new Event('blur'));
  const [category] = (savedDrafts(form).at(-1)?.rows ?? []).filter((row) => row.crmFieldKey === 'Category');
  expect(Object.keys(category ?? {}).toSorted()).toEqual(
    [
      'id',
      'crmFieldKey',
      'displayName',
      'crm',
      'erp',
      'value',
      'displayValue',
      'source',
      'syncToCrm',
      'syncToErp',
    ].toSorted(),
  );
});

test('typing is kept without being asked', async () => {
  const form = await openChosen();
  await form.user.type(screen.getByRole('textbox', { name: 'Value of Phone' }), '9');
  await waitFor(() =>
    expect(
      savedDrafts(form)
        .at(-1)
        ?.rows.find((row) => row.crmFieldKey === 'Phone')?.value,
    ).toBe('119'),
  );
});

test('leaving the window keeps at once', async () => {
  const form = await openChosen();
  await form.user.type(screen.getByRole('textbox', { name: 'Value of Phone' }), '9');
  window.dispatchEvent(new Event('blur'));
  expect(
    savedDrafts(form)
      .at(-1)
      ?.rows.find((row) => row.crmFieldKey === 'Phone')?.value,
  ).toBe('119');
});

test('once linked, what is kept is the start of the next link', async () => {
  const form = await openChosen();
  await form.user.click(screen.getByRole('button', { name: /^Link Orkdal AS/ }));
  await expectStatus(/Verified/);
  await waitFor(() =>
    expect(savedDrafts(form).at(-1)).toMatchObject({ erpConnectionId: 1, crmRecordId: null, rows: [] }),
  );
});

test('a draft that cannot be kept is said, and the form still works', async () => {
  await openChosen({
    'drafts.save': () => fail('storage-full', { params: { file: 'actorlink.db' } }),
  });
  expect(await screen.findByText(/cannot be kept on this computer/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Link Orkdal AS/ })).toBeTruthy();
});

test('what was typed is lost with the window only as long as it could not be kept', async () => {
  let isFull = true;
  const form = await openChosen({
    'drafts.save': () => (isFull ? fail('storage-full', { params: { file: 'actorlink.db' } }) : null),
  });
  await screen.findByText(/cannot be kept on this computer/);
  expect(await askLeaving(form)).toEqual([]);
  await form.user.type(screen.getByRole('textbox', { name: 'Value of Phone' }), '9');
  expect(await askLeaving(form)).toEqual([{ kind: 'link-draft', siteId: 'practice' }]);
  isFull = false;
  await form.user.type(screen.getByRole('textbox', { name: 'Value of Phone' }), '8');
  expect(await askLeaving(form)).toEqual([]);
});

test('what was typed for a record that was left is lost with the window, until it is brought back', async () => {
  const form = await openChosen();
  await form.user.type(screen.getByRole('textbox', { name: 'Value of Phone' }), '9');
  expect(await askLeaving(form)).toEqual([]);
  act(() => form.emit('menu.command', { command: 'new-link' }));
  expect(await askLeaving(form)).toEqual([{ kind: 'left-drafts', siteId: 'practice' }]);
  await form.user.click(await screen.findByRole('button', { name: 'Bring it back' }));
  expect(await askLeaving(form)).toEqual([]);
});

test('a new link in the place of an edited one can be undone', async () => {
  const form = await openChosen();
  const phone = screen.getByRole('textbox', { name: 'Value of Phone' });
  await form.user.type(phone, '9');
  act(() => form.emit('menu.command', { command: 'new-link' }));
  expect((screen.getByRole('combobox', { name: 'CRM record' }) as HTMLInputElement).value).toBe('');
  await form.user.click(await screen.findByRole('button', { name: 'Bring it back' }));
  const again = await screen.findByRole('textbox', { name: 'Value of Phone' });
  expect((again as HTMLInputElement).value).toBe('119');
});

test('walking a list keeps what was begun for each of its records', async () => {
  const form = openForm({
    'drafts.load': () => ({ ...chosenPair, crmRecordId: null, crmName: '', erpKey: '', erpName: '' }),
    'links.searchCrmRecords': () => ({ items: [orkdal, { ...orkdal, crmRecordId: 9 }], more: false }),
  });
  const input = await screen.findByRole('combobox', { name: 'CRM record' });
  await form.user.click(input);
  await form.user.paste('556, 9');
  await form.user.click(await screen.findByRole('option', { name: /id 556/ }));
  await chooseOption(form, 'ERP actor', '', /10014/);
  await form.user.type(await screen.findByRole('textbox', { name: 'Value of Phone' }), '9');
  act(() => form.emit('menu.command', { command: 'next-record' }));
  expect(await screen.findByText('2 of 2 in the list')).toBeTruthy();
  expect(screen.getByText(/This is a new link/)).toBeTruthy();
  act(() => form.emit('menu.command', { command: 'previous-record' }));
  const again = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Value of Phone' });
  expect(again.value).toBe('119');
  expect(screen.queryByRole('button', { name: 'Bring it back' })).toBeNull();
});

test('what was typed for a record is offered when that record is chosen again', async () => {
  const form = await openChosen();
  await form.user.type(screen.getByRole('textbox', { name: 'Value of Phone' }), '9');
  await form.user.click(screen.getByRole('button', { name: 'Change CRM record' }));
  await chooseOption(form, 'CRM record', 'orkdal', /Trondheim/);
  await waitForRows();
  expect(screen.queryByRole('button', { name: 'Bring it back' })).toBeNull();
  await form.user.click(screen.getByRole('button', { name: 'Change CRM record' }));
  await chooseOption(form, 'CRM record', 'orkdal', /Orkanger/);
  await waitForRows();
  expect(screen.getByText('What you had typed for this record before was not sent.')).toBeTruthy();
  await form.user.click(screen.getByRole('button', { name: 'Bring it back' }));
  const again = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Value of Phone' });
  expect(again.value).toBe('119');
});

const waitForRows = () => screen.findByRole('textbox', { name: 'Value of Phone' });

const toggle = () => screen.findByRole('switch', { name: 'Enter by hand' });

test('rows typed by hand are kept while the form is filled in by choosing, and are there after a restart', async () => {
  const first = openForm();
  await first.user.click(await toggle());
  await first.user.click(screen.getByRole('button', { name: 'Add field value' }));
  await first.user.type(screen.getByRole('textbox', { name: 'Display name' }), 'Phone');
  await first.user.click(await toggle());
  window.dispatchEvent(new Event('blur'));
  const saved = savedDrafts(first).at(-1);
  expect(saved).toMatchObject({ byHand: false, byHandRows: { rows: [{ displayName: 'Phone' }] } });
  cleanup();
  const second = openForm({ 'drafts.load': () => saved ?? null });
  await second.user.click(await toggle());
  expect(await screen.findByRole('row', { name: /^Phone/ })).toBeTruthy();
});
