import { findFreePort } from '../../electron/testing/free-port';
import { expect, test } from '../fixtures';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage, orkdal } from '../pages/link-page';
import { SitesPage } from '../pages/sites-page';
import { startPractice } from '../practice';

test('work done but the answer lost: one request, and the truth by reading back (F1)', async ({
  program,
}) => {
  const { page, practice } = program;
  const link = new LinkPage(page);
  await link.choosePair(orkdal);
  await practice.setFaults([{ kind: 'close-after-work', match: { path: 'ConnectActor' } }]);
  await link.submit();
  await expect(link.status).toContainText('Verified');
  const submits = await practice.submits();
  expect(submits).toHaveLength(1);
  expect(submits[0]?.connection.requestsBefore).toBeGreaterThan(0);
  expect(submits[0]?.work).toBe('done');
});

test('a site that is down is said to be down, and comes back without a restart', async ({ program }) => {
  const port = String(await findFreePort());
  const external = await startPractice('kari', 'a-password-of-its-own', port);
  const { page } = program;
  const sites = new SitesPage(page);
  await sites.fillNewSite({
    name: 'Fjordbygg test',
    address: external.address,
    environment: 'Test',
    user: external.user,
    password: external.password,
  });
  await sites.testSignIn();
  await expect(page.getByText('Signed in', { exact: true })).toBeVisible();
  await sites.save();
  await external.stop();
  await sites.switchTo('Fjordbygg test');
  await new LinkPage(page).open();
  await expect(page.getByText('does not accept connections').first()).toBeVisible();

  const back = await startPractice(external.user, external.password, port);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByText('does not accept connections')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'ERP connection' }).click();
  await expect(page.getByRole('option', { name: /^Fjord Accounting/ })).toBeVisible();
  await back.stop();
});

test('killed while sending: the next start says so, and looks before anyone may try again (F18)', async ({
  launch,
}) => {
  const first = await launch();
  const link = new LinkPage(first.page);
  await link.choosePair(orkdal);
  await first.practice.setFaults([{ kind: 'never', match: { path: 'ConnectActor' } }]);
  await link.submit();
  await expect.poll(async () => (await first.practice.submits()).length).toBe(1);
  const killed = new Promise((resolve) => first.app.process().once('exit', resolve));
  first.app.process().kill('SIGKILL');
  await killed;

  const { page, practice } = await launch();
  await expect(page.getByText('ActorLink was closed while something was being sent to')).toBeVisible();
  const activity = new ActivityPage(page);
  await activity.open();
  await activity.entries('Unknown', 'Orkdal AS').click();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText('There is no such link.')).toBeVisible();
  expect(await practice.submits()).toEqual([]);
});

test('closing the window while sending lets the link come to its recorded end (F27)', async ({ launch }) => {
  const first = await launch();
  const link = new LinkPage(first.page);
  await link.choosePair(orkdal);
  await first.practice.setFaults([{ kind: 'hold', match: { path: 'ConnectActor' } }]);
  await link.submit();
  await expect.poll(async () => (await first.practice.submits()).length).toBe(1);
  // The driver hears of it, or lets go of the program as it is asked to go.
  const quits = first.app
    .evaluate(({ app }) => new Promise<void>((resolve) => app.once('before-quit', () => resolve())))
    .catch(() => undefined);
  const closed = first.close();
  await quits;
  await first.practice.clearFaults();
  await closed;

  const { page } = await launch();
  const activity = new ActivityPage(page);
  await activity.open();
  await expect(activity.entries('Verified', 'Orkdal AS')).toHaveCount(1);
});
