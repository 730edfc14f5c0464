import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage, orkdal } from '../pages/link-page';
import { SitesPage } from '../pages/sites-page';
import { startPractice } from '../practice';

const canary = 'canary-Zq7#æøå-4471';

/** A secret in every form in which it might lie somewhere. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret);
  return [
    bytes,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(bytes.toString('hex')),
    Buffer.from(encodeURIComponent(secret)),
    // Base64 of the secret itself, and of `user:secret` as Basic sign-in sends it.
    ...[secret, `kari:${secret}`].map((text) =>
      Buffer.from(Buffer.from(text).toString('base64').slice(0, -2)),
    ),
  ];
}

/** The files of the data folder that hold the secret in any form. */
async function findInFiles(folder: string, secret: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const found: string[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    // Sockets and locks cannot be read, and hold nothing.
    if (
      !(await stat(file).then(
        (entry) => entry.isFile(),
        () => false,
      ))
    )
      continue;
    const content = await readFile(file);
    if (formsOf(secret).some((form) => content.includes(form))) found.push(name);
  }
  return found;
}

async function addSite(page: Page, address: string): Promise<void> {
  const sites = new SitesPage(page);
  await sites.fillNewSite({
    name: 'Fjordbygg test',
    address,
    environment: 'Test',
    user: 'kari',
    password: canary,
  });
  await sites.testSignIn();
  await expect(page.getByText('Signed in', { exact: true })).toBeVisible();
  await sites.save();
  await expect(page.getByText('Fjordbygg test is saved.').first()).toBeAttached();
  await sites.switchTo('Fjordbygg test');
}

test('a password is nowhere to be found after every screen was used (21, 22, 24)', async ({
  launch,
  dataFolder,
}) => {
  const external = await startPractice('kari', canary);
  const program = await launch();
  const { app, page } = program;
  await addSite(page, external.address);
  const link = new LinkPage(page);
  await link.open();
  await link.choosePair(orkdal);
  await external.setFaults([{ kind: 'error-object', match: { path: 'ConnectActor' }, times: 1 }]);
  await link.submit();
  await expect(link.status).toContainText(/Unknown|Failed/);
  const activity = new ActivityPage(page);
  await activity.open();
  await page.getByRole('row').nth(1).click();

  const seen = await page.evaluate(async () => {
    const answers = [
      await window.actorlink.sites.list(),
      await window.actorlink.app.info(),
      await window.actorlink.preferences.get(),
    ];
    const list = await window.actorlink.activity.list({ text: '', states: [], page: 0 });
    if (list.ok)
      for (const { id } of list.data.items)
        answers.push((await window.actorlink.activity.get({ activityId: id })) as never);
    const inputs = [...document.querySelectorAll('input')].map(({ value }) => value);
    return JSON.stringify([
      answers,
      list,
      inputs,
      document.documentElement.outerHTML,
      document.title,
      { ...localStorage },
      { ...sessionStorage },
    ]);
  });
  const clipboard = await app.evaluate(({ clipboard: system }) => system.readText());
  const title = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
  const places = { seen, clipboard, title: title ?? '', output: program.output() };
  for (const [place, text] of Object.entries(places)) {
    for (const form of formsOf(canary)) expect(Buffer.from(text).includes(form), place).toBe(false);
  }
  expect(await findInFiles(dataFolder, canary)).toEqual([]);
  await program.close();
  expect(await findInFiles(dataFolder, canary)).toEqual([]);
  await external.stop();
});

test('without a keychain the password lasts until the program closes, and the screen says so (22)', async ({
  launch,
  dataFolder,
}) => {
  const external = await startPractice('kari', canary);
  const first = await launch();
  await addSite(first.page, external.address);
  const keptBefore = await first.page.evaluate(() => window.actorlink.sites.list());
  expect(JSON.stringify(keptBefore)).toContain('"secret":"session"');
  await first.close();
  expect(await findInFiles(dataFolder, canary)).toEqual([]);

  const second = await launch();
  const keptAfter = await second.page.evaluate(() => window.actorlink.sites.list());
  expect(JSON.stringify(keptAfter)).toContain('"secret":"none"');
  await external.stop();
});

test('with a keychain the password survives a restart, encrypted, for the owner only (22)', async ({
  launch,
  dataFolder,
}) => {
  test.skip(
    process.platform === 'linux' && !process.env['DBUS_SESSION_BUS_ADDRESS'],
    'needs the keychain of npm run e2e',
  );
  const external = await startPractice('kari', canary);
  const first = await launch({ passwordStore: 'gnome-libsecret' });
  await addSite(first.page, external.address);
  await first.close();
  expect(await findInFiles(dataFolder, canary)).toEqual([]);
  const file = await stat(path.join(dataFolder, 'secrets.json'));
  expect(file.mode & 0o077).toBe(0);

  const second = await launch({ passwordStore: 'gnome-libsecret' });
  const kept = await second.page.evaluate(() => window.actorlink.sites.list());
  expect(JSON.stringify(kept)).toContain('"secret":"keychain"');
  const link = new LinkPage(second.page);
  await link.open();
  await link.choosePair(orkdal);
  await link.submit();
  await expect(link.status).toContainText('Verified');
  await external.stop();
});

test('markup in values stays text on every screen (29)', async ({ program }) => {
  const { page } = program;
  const link = new LinkPage(page);
  const markup = '<img src=x onerror="document.title=\'taken\'"><b>bold</b>';
  await link.enterByHand({ connection: '1', record: '1', key: 'no-such-key' }, [
    { displayName: markup, crmFieldKey: 'PHONE', value: markup, displayValue: markup },
  ]);
  await link.submit();
  await expect(link.status).toContainText('Failed');
  const activity = new ActivityPage(page);
  await activity.open();
  await page.getByRole('row').nth(1).click();
  await expect(page.getByText('<b>bold</b>').first()).toBeVisible();
  expect(await page.locator('img[src="x"], b').count()).toBe(0);
  expect(await page.title()).not.toBe('taken');
});
