import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { commandList, controlKeys, screens } from '../../shared/commands';
import { createText, nameCommand } from '../../shared/text/text';
import { preparePageTests, renderPage } from '../testing/render-page';

preparePageTests();

it('the shortcut sheet tells every command of the table and every one of its keys', async () => {
  const { user } = renderPage();
  await screen.findByRole('combobox', { name: 'Site' });
  await user.keyboard('{Control>}{F1}{/Control}');
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  const words = [...sheet.querySelectorAll('dt')].map(({ textContent }) => textContent);
  const told = [...commandList, ...controlKeys];
  expect(words.toSorted()).toEqual(told.map(({ id }) => nameCommand(id, createText())).toSorted());
  expect(sheet.querySelectorAll('kbd')).toHaveLength(told.flatMap(({ keys }) => [...keys]).length);
  expect(within(sheet).getByText('Ctrl+Shift+P')).toBeTruthy();
  expect(within(sheet).getByText('Alt+←')).toBeTruthy();
});

it('the keys of the window lead to every screen, wherever the focus is', async () => {
  const { user } = renderPage();
  await screen.findByRole('combobox', { name: 'Site' });
  const t = createText();
  // From the last to the first, so that each is a step away.
  for (const shown of screens.toReversed()) {
    const key = commandList.find(({ id }) => id === `show-${shown}`)?.keys[0]?.replace('Mod+', '') ?? '';
    const name = t(`common.frame.screen.${shown}`);
    await user.keyboard(`{Control>}${key}{/Control}`);
    await waitFor(() =>
      expect(screen.getByRole('link', { name, current: 'page' }).getAttribute('aria-current')).toBe('page'),
    );
  }
});
