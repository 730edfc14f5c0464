import { expect, test } from '../fixtures';
import { LinkPage } from '../pages/link-page';
import { activate, clickRight, display, strike, type } from './real-keys';

/** One program for all: each step goes on where the one before ended. */
test('the keyboard is where the next step is, and never nowhere', async ({ launch }) => {
  const program = await launch({ env: { DISPLAY: display } });
  const { app, page } = program;
  const link = new LinkPage(page);
  await activate(program);
  const number = link.textBox('Value of Number');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  /** What the keyboard would replace by typing. */
  const selected = () =>
    page.evaluate(() => {
      const box = document.activeElement;
      return box instanceof HTMLInputElement
        ? box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0)
        : '';
    });

  await test.step('at the start, and from box to box; Enter that comes before the hits waits for them', async () => {
    await expect(link.combobox('ERP connection')).toBeFocused();
    await type('Fjord');
    await page.getByRole('option', { name: /^Fjord/ }).waitFor();
    await strike('Return');
    await expect(link.combobox('CRM record')).toBeFocused();
    await type('Orkdal');
    await strike('Return');
    await expect(link.combobox('ERP actor')).toBeFocused();
    await page.getByRole('option', { name: /10014/ }).first().waitFor();
    await strike('Return');
    await expect(number).toBeFocused();
  });

  await test.step('F7 and the arrows select the value', async () => {
    await strike('F7');
    expect(await selected()).toBe('Orkdalsveien 14');
    await strike('Down');
    expect(await selected()).toBe('post@orkdal.example');
    await strike('Up', 'Up');
    expect(await selected()).toBe('10014');
  });

  await test.step('F6 goes round bar, frame, sides and table, and to the problems where there are any', async () => {
    await strike('F6');
    await expect(link.linkButton).toBeFocused();
    await strike('F6', 'F6');
    await expect(button('Open in SuperOffice')).toBeFocused();
    await strike('F6');
    await expect(number).toBeFocused();
    await link.showEqual();
    await link.textBox('Value of Name').fill('');
    await expect(link.bar).toContainText('Blocked');
    await strike('F6');
    await expect(button(/^Name is empty/)).toBeFocused();
    await strike('F6');
    await expect(link.linkButton).toBeFocused();
    await strike('shift+F6', 'shift+F6', 'ctrl+z');
    await expect(link.bar).toContainText('Ready');
  });

  await test.step('what opens gives the keyboard back; Ctrl+F shows the boxes again', async () => {
    const name = link.textBox('Value of Name');
    for (const [key, box] of [
      ['ctrl+k', page.getByRole('dialog', { name: 'Go to' })],
      ['F1', page.getByRole('dialog', { name: 'Keyboard shortcuts' })],
    ] as const) {
      await strike(key);
      await box.waitFor();
      await strike('Escape');
      await expect(box).toHaveCount(0);
      await expect(name).toBeFocused();
    }
    await strike('ctrl+f');
    await expect(link.combobox('CRM record')).toBeFocused();
    expect(await selected()).toBe('Orkdal AS');
  });

  await test.step('a right click offers to copy', async () => {
    await clickRight(program, link.combobox('CRM record'));
    // Cut, copy.
    await strike('Down', 'Down', 'Return');
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('Orkdal AS');
  });

  await test.step('after an outcome on the next step, from where F6 leads to what was found', async () => {
    await strike('ctrl+Return');
    await expect(link.status).toContainText('Verified');
    await expect(button('Link another')).toBeFocused();
    await strike('shift+F6');
    await expect(page.locator('[data-pane]:focus')).toContainText('every value is as chosen');
  });

  await test.step('on every screen, and back', async () => {
    for (const screen of ['2', '3', '4', '5', '6', '1']) {
      await strike(`ctrl+${screen}`);
      await expect(page.locator('main :focus')).toHaveCount(1);
    }
    // A row of the activity, its headers, its entry and back.
    await strike('ctrl+5');
    const row = button(/^Show Orkdal AS to/);
    await row.focus();
    await strike('Up');
    await expect(button('Sent')).toBeFocused();
    await strike('Down', 'Return');
    await button('Close details').waitFor();
    await strike('Escape');
    await expect(button('Close details')).toHaveCount(0);
    await expect(row).toBeFocused();
  });
});
