import type { ElectronApplication } from '@playwright/test';
import { spawn } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stopTimeOf } from '../clock';
import { expect, test } from '../fixtures';
import { LinkPage, orkdal } from '../pages/link-page';

/** Ends the page's process and waits until the window shows the page again. */
function crashAndReload(app: ElectronApplication): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );
}

function readPage(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
  );
}

test('a half-filled form, the window’s place and its colours survive a restart', async ({ launch }) => {
  const first = await launch();
  const before = new LinkPage(first.page);
  await before.choosePair(orkdal);
  await before.textBox('Value of Phone').fill('+47 99 88 77 66');
  await first.page.evaluate(() => window.actorlink.preferences.set({ theme: 'dark' }));
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1010, height: 710 }),
  );
  await first.close();

  const { app, page } = await launch();
  const state = await app.evaluate(({ BrowserWindow, nativeTheme }) => ({
    size: BrowserWindow.getAllWindows()[0]?.getSize(),
    background: BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
    theme: nativeTheme.themeSource,
  }));
  expect(state).toEqual({ size: [1010, 710], background: '#12161C', theme: 'dark' });
  const after = new LinkPage(page);
  await expect(page.getByRole('region', { name: 'ERP', exact: true })).toContainText('Fjord Accounting');
  await expect(after.record).toContainText('Orkdal AS');
  await expect(after.textBox('Value of Phone')).toHaveValue('+47 99 88 77 66');
});

test('what was typed last is kept by a page that is busy as its window is closed', async ({ launch }) => {
  const first = await launch();
  const before = new LinkPage(first.page);
  await before.choosePair(orkdal);
  await before.textBox('Value of Phone').fill('+47 99 88 77 66');
  // Longer than Chromium waits for a page on its way out, and before the pause after which a draft is saved.
  await first.page.evaluate(() => {
    setTimeout(() => {
      const end = performance.now() + 3_000;
      while (performance.now() < end);
    });
  });
  const program = first.app.process();
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await expect.poll(() => program.exitCode).toBe(0);

  const { page } = await launch();
  await expect(new LinkPage(page).textBox('Value of Phone')).toHaveValue('+47 99 88 77 66');
});

test('a second start shows the window of the first and ends', async ({ launch }) => {
  const { app } = await launch();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const [executable = '', ...args] = await app.evaluate(() => process.argv);
  const own = args.filter((argument) => !/^--(inspect|remote-debugging-port)/.test(argument));
  const second = spawn(executable, own, { stdio: 'ignore' });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible())),
    )
    .toEqual([true]);
});

test('a page that dies is loaded anew on its screen and says so; the third time in a minute it is not (F25)', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByText('Nothing has been sent yet')).toBeVisible();
  // However slow this machine is, it all happens within the minute.
  await stopTimeOf({ app });
  for (let time = 1; time <= 2; time += 1) await crashAndReload(app);
  // The driver has lost the page that died, so the window itself is asked.
  await expect.poll(() => readPage(app)).toContain('The window had to be loaded again.');
  await expect.poll(() => readPage(app)).toContain('Nothing has been sent yet');

  await app.evaluate(({ app: electronApp, dialog }) => {
    dialog.showErrorBox = (title) => Object.assign(globalThis, { told: title });
    Object.assign(globalThis, { quit: electronApp.quit });
    electronApp.quit = () => undefined;
  });
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'told')))
    .toContain('stopped working several times');
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed()),
  ).toBe(true);
  await app.evaluate(({ app: electronApp }) => {
    electronApp.quit = Reflect.get(globalThis, 'quit') as typeof electronApp.quit;
  });
});

test('a damaged settings file is put aside and reported, and the program starts (F22)', async ({
  launch,
  dataFolder,
}) => {
  const damaged = '{"theme": "dark", "siteId"';
  await writeFile(path.join(dataFolder, 'preferences.json'), damaged);
  const { page } = await launch();
  await expect(page.getByText('preferences.json').first()).toBeVisible();
  const [aside] = (await readdir(dataFolder)).filter((name) => name.startsWith('preferences.json.bad'));
  expect(await readFile(path.join(dataFolder, aside ?? ''), 'utf8')).toBe(damaged);
});
