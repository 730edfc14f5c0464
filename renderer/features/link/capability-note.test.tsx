import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { helpingCalls } from '../../../shared/capability-report';
import { fail } from '../../testing/fake-bridge';
import { openForm, prepareFormTests } from './testing/form';

prepareFormTests();

const at = '2026-11-23T09:15:02.000Z';
const report = (refused: string | null) => ({
  at,
  calls: helpingCalls.map((call) => ({ call, granted: call !== refused, error: null })),
});

test('what is not granted is said, with who can grant it, and goes once it is granted', async () => {
  const form = openForm({
    'sites.probe': ({ again }) => report(again ? null : 'archive FindErpEntity'),
  });
  await screen.findByText('1 call that helps is not granted on Practice site.');
  expect(screen.getByText('Not granted').closest('li')?.textContent).toContain('Search the ERP');
  expect(screen.getByText(/^Who can grant it/)).toBeTruthy();
  await form.user.click(screen.getByRole('button', { name: 'Ask again' }));
  await expect.poll(() => screen.queryByText(/is not granted on/)).toBeNull();
  expect(form.inputsOf('sites.probe')).toEqual([
    { siteId: 'practice', again: false },
    { siteId: 'practice', again: true },
  ]);
});

test('what failed for want of a right is read again once it is granted', async () => {
  let isGranted = false;
  openForm({
    'links.listConnections': () =>
      isGranted ? [] : fail('no-permission', { params: { call: 'x', host: 'x' } }),
    'sites.probe': () => report(isGranted ? null : 'GetAllConnections'),
  });
  const again = await screen.findByRole('button', { name: 'Ask again' });
  expect(screen.getByText('The list of ERP connections is missing.')).toBeTruthy();
  isGranted = true;
  again.click();
  await screen.findByText(/This site has no ERP connection/);
});

test('nothing is said where everything is granted', async () => {
  const form = openForm({ 'sites.probe': () => report(null) });
  await expect.poll(() => form.inputsOf('sites.probe').length).toBe(1);
  await screen.findByRole('combobox', { name: 'ERP connection' });
  expect(screen.queryByText(/not granted/)).toBeNull();
});

test('the documented $select is sent by hand only, as it was typed', async () => {
  const form = openForm();
  await screen.findByRole('combobox', { name: 'ERP connection' });
  expect(screen.queryByRole('textbox', { name: '$select' })).toBeNull();
  await form.user.click(screen.getByRole('switch', { name: 'Enter by hand' }));
  for (const [name, text] of [
    ['ERP connection id', '726'],
    ['CRM record id', '556'],
    ['ERP key', 'cumque'],
    ['$select', ' name,department/fullname'],
  ] as const) {
    const box = await screen.findByRole('textbox', { name });
    await form.user.click(box);
    await form.user.paste(text);
  }
  await form.user.click(screen.getByRole('combobox', { name: 'ERP actor type' }));
  await form.user.click(await screen.findByRole('option', { name: 'Customer' }));
  await form.user.click(screen.getByRole('button', { name: /^Link Company 556/ }));
  await expect.poll(() => form.inputsOf('links.submit').length).toBe(1);
  expect(form.inputsOf('links.submit')[0]).toMatchObject({ select: ' name,department/fullname' });
});
