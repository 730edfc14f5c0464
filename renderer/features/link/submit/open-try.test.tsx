import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../../../shared/journal/entry';
import { makeLoaded } from '../../../../shared/link/test-rows';
import { runCommand } from '../../../app-state/commands';
import { fail } from '../../../testing/fake-bridge';
import { makeEntry } from '../../../testing/sample-data';
import { fields, makeUnknown } from '../testing/answers';
import { expectStatus, linkButton, openChosen, prepareFormTests } from '../testing/form';

prepareFormTests();

const bar = () => document.querySelector('[data-submit-bar]')?.textContent ?? '';

test('while a pair is held after silence it is said how long, and only a second step sends all the same', async () => {
  const held = { ...makeUnknown(false), holdUntil: new Date(Date.now() + 3_600_000).toISOString() };
  const form = await openChosen({ 'links.submit': () => held, 'links.check': () => held });
  await form.user.click(linkButton());
  await expectStatus(/not linked so far, but the site may still be at work on it/);
  expect(screen.getByText(/^It is held for 3\d{3} seconds more/)).toBeTruthy();
  await form.user.click(linkButton());
  expect(form.inputsOf('links.submit')).toHaveLength(1);
  form.answer({ 'links.submit': () => makeEntry() });
  await form.user.click(screen.getByRole('button', { name: 'Link all the same…' }));
  await expectStatus(/Verified/);
  expect(form.inputsOf('links.submit')[1]).toMatchObject({ despiteSilence: true });
  expect(screen.queryByText(/^It is held for/)).toBeNull();
});

test('editing again after silence keeps the try, says only what is read, and that the try is open', async () => {
  const held = { ...makeUnknown(null), holdUntil: new Date(Date.now() + 3_600_000).toISOString() };
  let isDown = false;
  const form = await openChosen({
    'links.loadFields': () => {
      const loaded = makeLoaded(fields);
      return isDown ? { ...loaded, crm: null, erp: null } : loaded;
    },
    'links.submit': () => {
      isDown = true;
      return held;
    },
    'activity.get': () => held,
  });
  await form.user.click(screen.getByRole('button', { name: 'Take Phone from ERP' }));
  await form.user.click(screen.getByRole('switch', { name: 'Sync Phone to CRM' }));
  await form.user.click(linkButton());
  await expectStatus(/may or may not exist/);
  await screen.findByText(/none compared/);
  expect(screen.queryByText(/equal · /)).toBeNull();
  await form.user.click(screen.getByRole('button', { name: 'Edit again' }));
  const phone = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Value of Phone' });
  expect(phone.value).toBe('22');
  expect(screen.getByRole<HTMLInputElement>('switch', { name: 'Sync Phone to CRM' }).checked).toBe(true);
  expect(screen.queryByText(/Name is empty/)).toBeNull();
  expect(screen.getByText(/What became of an earlier try is not known/)).toBeTruthy();
  expect(screen.getByText(/^It is held for 3\d{3} seconds more/)).toBeTruthy();
});

test('what became of an open try is told beside the form, which stays as it is being edited', async () => {
  let entry: JournalEntry = { ...makeUnknown(null), holdUntil: new Date(Date.now() - 1_000).toISOString() };
  const form = await openChosen({
    'links.submit': () => ({ ...entry, holdUntil: new Date(Date.now() + 3_600_000).toISOString() }),
    'activity.get': () => entry,
    // The time of the hold is over while the value is typed: the form looks by itself.
    'links.check': () => (entry = makeEntry()),
  });
  await form.user.click(linkButton());
  await form.user.click(await screen.findByRole('button', { name: 'Edit again' }));
  await form.user.type(await screen.findByRole('textbox', { name: 'Value of Name' }), ' Nord');
  await screen.findByText(/^The earlier try of .*: .*every value is as chosen/);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Value of Name' }).value).toMatch(/ Nord$/);
  expect(screen.queryByText(/^The values of this try/)).toBeNull();
  expect(form.inputsOf('links.check')).toHaveLength(1);
  await form.user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.queryByText(/^The earlier try/)).toBeNull();
});

test('what was edited since an open try is judged before it is sent all the same', async () => {
  const held = { ...makeUnknown(null), holdUntil: new Date(Date.now() + 3_600_000).toISOString() };
  const form = await openChosen({ 'links.submit': () => held, 'activity.get': () => held });
  await form.user.click(linkButton());
  await form.user.click(await screen.findByRole('button', { name: 'Edit again' }));
  await waitFor(() => expect(bar()).toMatch(/Blocked.*An earlier try is held/));
  // Pressing is refused here already, and leads to what ends it.
  await form.user.click(linkButton());
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Check again' }));
  await form.user.clear(await screen.findByRole('textbox', { name: 'Value of Name' }));
  await form.user.click(screen.getByRole('button', { name: 'Link all the same…' }));
  expect(form.inputsOf('links.submit')).toHaveLength(1);
  expect(screen.getAllByText(/Name is empty/)).not.toEqual([]);
  await form.user.type(screen.getByRole('textbox', { name: 'Value of Name' }), 'Orkdal');
  form.answer({ 'links.submit': () => makeEntry() });
  await form.user.click(screen.getByRole('button', { name: 'Link all the same…' }));
  await expectStatus(/Verified/);
  expect(form.inputsOf('links.submit')[1]).toMatchObject({ despiteSilence: true });
});

test('a refusal because of an earlier try ends once that was looked at, wherever it was', async () => {
  const held = { ...makeUnknown(null), holdUntil: new Date(Date.now() + 3_600_000).toISOString() };
  let entry: JournalEntry = held;
  const form = await openChosen({
    'links.submit': () =>
      fail('held-after-silence', { params: { entryId: held.id, until: '', seconds: 34 } }),
    'activity.get': () => entry,
  });
  await form.user.click(await screen.findByRole('textbox', { name: 'Value of Name' }));
  await form.user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/^It is held for 3\d{3} seconds more/);
  expect(screen.getByText(/Its record and its ERP key are held while that can be/)).toBeTruthy();
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Check again' })),
  );
  entry = makeEntry({ id: held.id });
  await act(() => form.queryClient.invalidateQueries({ queryKey: ['app', 'activity'] }));
  await waitFor(() => expect(screen.queryByText(/It is held for/)).toBeNull());
  expect(screen.queryByText(/Nothing was sent/)).toBeNull();
  // The press is answered: what became of the earlier try, and that this one sent nothing.
  expect(
    screen.getByText(/^The earlier try of .*every value is as chosen.*Your last press sent nothing/),
  ).toBeTruthy();
});

test('a new link drops nothing of a try that is open: it is told beside the form, and so is what became of it', async () => {
  const held = { ...makeUnknown(null), holdUntil: new Date(Date.now() + 3_600_000).toISOString() };
  let entry: JournalEntry = held;
  const form = await openChosen({
    'links.submit': () => held,
    'activity.get': () => entry,
    'links.check': () => (entry = makeEntry({ id: held.id })),
  });
  await form.user.click(linkButton());
  await expectStatus(/may or may not exist/);
  act(() => runCommand('new-link'));
  const told = await screen.findByText(/^What became of Orkdal AS and Customer 10014 is not known yet/);
  expect(told.textContent).toMatch(/It is held for 3\d{3} seconds more; then we look again/);
  expect(bar()).not.toContain('held');
  await form.user.click(screen.getByRole('button', { name: 'Check again' }));
  await screen.findByText(/^The earlier try of .* and Customer .*every value is as chosen/);
  expect(screen.queryByText(/is not known yet/)).toBeNull();
});
