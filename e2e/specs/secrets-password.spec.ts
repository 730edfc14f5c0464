import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { findInFiles, findInTexts, readPlaces } from '../canaries';
import { expect, skipWithoutKeychain, test } from '../fixtures';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage, orkdal } from '../pages/link-page';
import { SitesPage } from '../pages/sites-page';
import { startPractice } from '../practice';

const canary = 'canary-Zq7#æøå-4471';

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

test('without a keychain a password lasts until the program closes, and is nowhere to be found (21, 22, 24)', async ({
  launch,
  dataFolder,
}) => {
  const external = await startPractice('kari', canary);
  const program = await launch();
  const { page } = program;
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
  expect(findInTexts({ seen, ...(await readPlaces(program)) }, [canary])).toEqual([]);
  expect(await findInFiles(dataFolder, canary)).toEqual([]);
  const keptBefore = await page.evaluate(() => window.actorlink.sites.list());
  expect(JSON.stringify(keptBefore)).toContain('"secret":"session"');
  await program.close();
  expect(await findInFiles(dataFolder, canary)).toEqual([]);

  const second = await launch();
  const keptAfter = await second.page.evaluate(() => window.actorlink.sites.list());
  expect(JSON.stringify(keptAfter)).toContain('"secret":"none"');
  await external.stop();
});

test('with a keychain the password survives a restart, encrypted, for the owner and this computer only (22)', async ({
  launch,
  dataFolder,
}) => {
  skipWithoutKeychain();
  const external = await startPractice('kari', canary);
  const first = await launch({ passwordStore: 'gnome-libsecret' });
  await addSite(first.page, external.address);
  await first.close();
  expect(await findInFiles(dataFolder, canary)).toEqual([]);
  const secretsFile = path.join(dataFolder, 'secrets.json');
  const file = await stat(secretsFile);
  expect(file.mode & 0o077).toBe(0);

  const second = await launch({ passwordStore: 'gnome-libsecret' });
  const kept = await second.page.evaluate(() => window.actorlink.sites.list());
  expect(JSON.stringify(kept)).toContain('"secret":"keychain"');
  const link = new LinkPage(second.page);
  await link.open();
  await link.choosePair(orkdal);
  await link.submit();
  await expect(link.status).toContainText('Verified');
  await second.close();

  const ofThisComputer = JSON.parse(await readFile(secretsFile, 'utf8')) as {
    secrets: Record<string, { blob: string }>;
  };
  // What another computer's keychain has encrypted looks like this one's, and cannot be opened.
  for (const secret of Object.values(ofThisComputer.secrets)) {
    const blob = Buffer.from(secret.blob, 'base64');
    secret.blob = Buffer.concat([blob.subarray(0, 3), blob.subarray(3).map((byte) => byte ^ 0xff)]).toString(
      'base64',
    );
  }
  await writeFile(secretsFile, JSON.stringify(ofThisComputer));

  const elsewhere = await launch({ passwordStore: 'gnome-libsecret' });
  await expect(elsewhere.page.getByText(/Fjordbygg test can no longer be read/).first()).toBeVisible();
  const sites = JSON.stringify(await elsewhere.page.evaluate(() => window.actorlink.sites.list()));
  expect(sites).toContain('"secret":"unreadable"');
  expect(sites).toContain(external.address);
  expect(sites).toContain('"userName":"kari"');
  await external.stop();
});
