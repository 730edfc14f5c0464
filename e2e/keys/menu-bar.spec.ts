import { expect, test } from '../fixtures';
import { LinkPage, orkdal } from '../pages/link-page';
import { activate, display, press } from './real-keys';

test('Alt that is released before the arrow leaves the keyboard in the form', async ({ launch }) => {
  const program = await launch({ env: { DISPLAY: display } });
  const link = new LinkPage(program.page);
  await link.choosePair(orkdal);
  await activate(program);
  const phone = link.textBox('Value of Phone');
  await phone.focus();
  await press(['keydown', 'Alt_L'], ['keydown', 'Right'], ['keyup', 'Alt_L'], ['keyup', 'Right']);
  await expect(phone).toHaveValue('72480010');
  // Were the keyboard in the menu bar, this would open a menu and write nothing.
  await press(['key', 'End'], ['key', '7']);
  await expect(phone).toHaveValue('724800107');
  await press(['keydown', 'Alt_L'], ['keydown', 'Left'], ['keyup', 'Alt_L'], ['keyup', 'Left']);
  await expect(phone).toHaveValue('+47 72 48 00 10');
  await press(['keydown', 'Control_L'], ['key', 'Return'], ['keyup', 'Control_L']);
  await expect(link.status).toContainText('Verified');
});

test('Alt alone still opens the menu bar', async ({ launch }) => {
  const program = await launch({ env: { DISPLAY: display } });
  await activate(program);
  const box = new LinkPage(program.page).combobox('CRM record');
  await box.focus();
  await press(['key', 'Alt_L'], ['key', 'x']);
  await expect(box).toHaveValue('');
});
