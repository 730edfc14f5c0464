import type { ElectronApplication, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '../fixtures';
import { LinkPage, orkdal } from '../pages/link-page';

const drawer = (page: Page) => page.getByRole('dialog', { name: 'Inspector' });

/** The system's own dialog cannot be used by a test: it answers with this file. */
async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, filePath);
}

test('shows, copies and exports every request without its secrets, by keyboard, and follows new ones', async ({
  program,
}) => {
  const { app, page, practice, dataFolder } = program;
  const link = new LinkPage(page);
  await link.choosePair(orkdal);
  await link.submit();
  await expect(link.status).toContainText('Verified');

  await page.keyboard.press('ControlOrMeta+i');
  await drawer(page).getByRole('searchbox', { name: 'Search requests' }).fill('ConnectActor');
  await expect(drawer(page).getByText('1 request shown')).toBeVisible();
  const request = drawer(page).getByRole('button', { name: /^Show POST .*ConnectActor/ });
  // Status, method and path, site, time of day, duration, size.
  await expect(drawer(page).getByRole('row').nth(1)).toHaveText(
    /^204POST.*\/ConnectActorPractice site\d.*\d ?(AM|PM)?\d+ ms0.0 kB$/,
  );
  await request.focus();
  await page.keyboard.press('Enter');
  const detail = drawer(page).getByRole('region', { name: 'Request details' });
  await expect(detail.getByText('Basic ‹redacted›')).toBeVisible();
  await expect(detail.locator('pre').first()).toContainText('"ErpKey": "10014"');

  await detail.getByRole('button', { name: 'Copy as cURL' }).click();
  await expect(detail.getByRole('button', { name: 'Copied' })).toBeVisible();
  const command = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(command).toContain("--user '<user>:<password>'");
  expect(command).toContain('"ErpKey":"10014"');

  const file = path.join(dataFolder, 'requests.har');
  await answerSaveDialog(app, file);
  await drawer(page).getByRole('button', { name: 'Export HAR' }).click();
  await expect(drawer(page).getByText(/1 request written to/)).toBeVisible();
  const har = await readFile(file, 'utf8');
  expect((JSON.parse(har) as { log: { entries: unknown[] } }).log.entries).toHaveLength(1);
  for (const secret of [practice.password, btoa(`${practice.user}:${practice.password}`)]) {
    expect(har).not.toContain(secret);
    expect(command).not.toContain(secret);
  }

  // The file manager of the system: it is told the folder, or cannot be started.
  await app.evaluate(({ shell }) => {
    shell.openPath = async (folder) => {
      const opened = Reflect.get(globalThis, 'opened') as string[] | undefined;
      Reflect.set(globalThis, 'opened', [...(opened ?? []), folder]);
      return opened === undefined ? '' : 'no file manager';
    };
  });
  const openLogs = drawer(page).getByRole('button', { name: 'Open log folder' });
  const logs = path.join(dataFolder, 'logs');
  const opened = () => app.evaluate(() => Reflect.get(globalThis, 'opened') as unknown);
  await openLogs.click();
  await expect.poll(opened).toEqual([logs]);
  await openLogs.click();
  await expect(drawer(page).getByText(`The folder ${logs} could not be opened.`)).toBeVisible();
  // Lines wait for a quiet moment.
  await expect
    .poll(() => readFile(path.join(logs, 'actorlink.log'), 'utf8'))
    .toContain('"call":"ConnectActor"');
  await app.evaluate(({ dialog, Menu }) => {
    dialog.showErrorBox = (_title, words) => Reflect.set(globalThis, 'told', words);
    const menu = Menu.getApplicationMenu()?.items.find(({ label }) => label.includes('File'));
    menu?.submenu?.items.find(({ label }) => label.includes('log folder'))?.click();
  });
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'told') as unknown)).toContain(logs);

  await drawer(page).getByRole('button', { name: 'Clear' }).click();
  await expect(drawer(page).getByText('No request fits')).toBeVisible();
  await expect(drawer(page).getByRole('searchbox', { name: 'Search requests' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(drawer(page)).toBeHidden();

  // It follows a new request while it is open, from the menu too.
  await app.evaluate(({ Menu }) => {
    const view = Menu.getApplicationMenu()?.items.find(({ label }) => label.includes('View'));
    view?.submenu?.items.find(({ label }) => label.includes('Inspector'))?.click();
  });
  await drawer(page).waitFor();
  await page.evaluate(() =>
    window.actorlink.links.searchCrmRecords({
      siteId: 'practice',
      crmActorType: 'Contact',
      text: 'Sjøberg',
      page: 0,
    }),
  );
  await expect(
    drawer(page)
      .getByRole('button', { name: /GetArchiveListByColumns/ })
      .first(),
  ).toBeVisible();
});
