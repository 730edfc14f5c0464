import { expect, type ElectronApplication, type Locator } from '@playwright/test';
import { commandList, type Screen } from '../shared/commands';

/** Presses Tab until the control has the focus, backwards where it stands before; fails when it cannot be reached. */
export async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  // Tab passes by what may not be used yet.
  await expect(control).toBeEnabled();
  // Found once: to find it anew after each press takes longer than the press.
  const element = await control.elementHandle();
  const hasFocus = () => page.evaluate((node) => node === document.activeElement, element);
  const standsBefore = await page.evaluate((node) => {
    const { activeElement, body } = document;
    if (!node || !activeElement || activeElement === body) return false;
    return (activeElement.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  }, element);
  try {
    for (let press = 0; press < 80; press += 1) {
      if (await hasFocus()) return;
      await page.keyboard.press(standsBefore ? 'Shift+Tab' : 'Tab');
    }
  } finally {
    // Held any longer it would keep what was typed into it alive.
    await element?.dispose();
  }
  throw new Error(`Tab does not lead to ${control}.`);
}

/** Presses a button as a person without a mouse does. */
export async function pressByKey(button: Locator): Promise<void> {
  await tabTo(button);
  await button.page().keyboard.press('Enter');
}

/** The key that leads to a screen, without what is held with it. */
export function keyOfScreen(screen: Screen): string {
  const keys = commandList.find(({ id }) => id === `show-${screen}`)?.keys[0];
  if (keys === undefined) throw new Error(`No key leads to ${screen}.`);
  return keys.replace('Mod+', '');
}

/** Presses a key of the menu. The driver's own keys reach the page alone, never the menu. */
export async function pressMenuKey(
  app: ElectronApplication,
  keyCode: string,
  modifiers: ('control' | 'shift' | 'meta')[],
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, key) => {
      const [window] = BrowserWindow.getAllWindows();
      // Keys go to the window that is in front.
      window?.focus();
      window?.webContents.focus();
      for (const type of ['keyDown', 'keyUp'] as const) window?.webContents.sendInputEvent({ type, ...key });
    },
    { keyCode, modifiers },
  );
}
