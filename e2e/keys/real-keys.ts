import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locator } from '@playwright/test';
import type { Program } from '../fixtures';

const run = promisify(execFile);
/** The screen that has a window manager. */
export const display = process.env['ACTORLINK_KEYS_DISPLAY'] ?? '';

const act = (words: string[]) => run('xdotool', words, { env: { ...process.env, DISPLAY: display } });

/** Presses keys as a keyboard does: what each argument says, with a pause after it. */
export async function press(...steps: [way: 'keydown' | 'keyup' | 'key', key: string][]): Promise<void> {
  await act(steps.flatMap(([way, key]) => [way, key, 'sleep', '0.05']));
}

/** Presses whole keys, such as `ctrl+k`, one after the other. */
export async function strike(...keys: string[]): Promise<void> {
  await press(...keys.map((key): ['key', string] => ['key', key]));
}

export async function type(text: string): Promise<void> {
  await act(['type', '--delay', '30', text]);
}

/** Presses the right button of the mouse in the middle of a control. */
export async function clickRight({ app }: Program, control: Locator): Promise<void> {
  const box = await control.boundingBox();
  if (!box) throw new Error(`${control} is not on the screen.`);
  const at = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentBounds());
  const x = Math.round((at?.x ?? 0) + box.x + box.width / 2);
  const y = Math.round((at?.y ?? 0) + box.y + box.height / 2);
  await act(['mousemove', `${x}`, `${y}`, 'click', '3', 'sleep', '0.3']);
}

/** Whether the keyboard is in a box of the program's own, which has no title: the manager knows of it, no driver does. */
export async function isInBox(): Promise<boolean> {
  const { stdout } = await act(['getactivewindow', 'getwindowname']).catch(() => ({ stdout: 'none' }));
  return stdout.trim() === '';
}

/** Puts the window in front, as a click on it does. */
export async function activate({ app, page }: Program): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.show();
    window?.focus();
  });
  await page.waitForFunction(() => document.hasFocus());
}
