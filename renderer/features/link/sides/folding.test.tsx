import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { chooseOption, openChosen, openForm, prepareFormTests } from '../testing/form';

prepareFormTests();

const focused = () => document.activeElement?.getAttribute('aria-label');
const boxOf = (name: string) => screen.getByRole('combobox', { name });
/** The boxes of the side are still in the page, hidden, and have the same name. */
const lineOf = (name: string) => {
  const [line] = screen.getAllByRole('region', { name });
  if (!line) throw new Error(`${name} is not there.`);
  return line;
};
const isFolded = () => boxOf('CRM record').closest('[hidden]') !== null;

test('once both sides are read they are one line each, and the focus is in the first value that differs', async () => {
  const form = openForm();
  await chooseOption(form, 'ERP connection', '', /Visma Nord/);
  await chooseOption(form, 'CRM record', 'orkdal', /Orkanger/);
  await chooseOption(form, 'ERP actor', '', /10014/);
  await waitFor(() => expect(focused()).toBe('Value of Phone'));
  expect(isFolded()).toBe(true);
  expect(lineOf('SuperOffice').textContent).toContain('Orkdal AS');
  expect(lineOf('ERP').textContent).toContain('key 10014');
});

test('whoever wants another record unfolds the boxes, and goes on in the one that was meant', async () => {
  const form = await openChosen();
  await form.user.click(screen.getByRole('button', { name: 'Change ERP actor' }));
  expect(document.activeElement).toBe(boxOf('ERP actor'));
  await form.user.click(boxOf('CRM record'));
  await chooseOption(form, 'CRM record', 'orkdal', /Trondheim/);
  await waitFor(() => expect(isFolded()).toBe(true));
  expect(lineOf('SuperOffice').textContent).toContain('Linked in Visma Nord');
  // The key of the search means the box that is folded away.
  act(() => form.emit('menu.command', { command: 'find' }));
  await waitFor(() => expect(document.activeElement).toBe(boxOf('CRM record')));
  expect(isFolded()).toBe(false);
});

test('a choice leads to the next empty box, a new link back to the first, and the same pair folds again', async () => {
  const form = openForm();
  await chooseOption(form, 'ERP connection', '', /Visma Nord/);
  expect(document.activeElement).toBe(boxOf('CRM record'));
  await chooseOption(form, 'CRM record', 'orkdal', /Orkanger/);
  await waitFor(() => expect(document.activeElement).toBe(boxOf('ERP actor')));
  await chooseOption(form, 'ERP actor', '', /10014/);
  await waitFor(() => expect(isFolded()).toBe(true));
  act(() => form.emit('menu.command', { command: 'new-link' }));
  expect(document.activeElement).toBe(boxOf('CRM record'));
  await chooseOption(form, 'CRM record', 'orkdal', /Orkanger/);
  await chooseOption(form, 'ERP actor', '', /10014/);
  await waitFor(() => expect(isFolded()).toBe(true));
});
