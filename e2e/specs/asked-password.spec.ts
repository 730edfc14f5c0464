import { findInFiles } from '../canaries';
import { expect, test } from '../fixtures';
import { keyOfScreen, pressMenuKey, tabTo } from '../keyboard';
import { arrive, company, savedNote, submit, typedPhone, userName } from '../newcomer';
import { LinkPage } from '../pages/link-page';
import { SitesPage } from '../pages/sites-page';
import { startPractice } from '../practice';

test('a password that is asked for each time: not on disk, asked for after a restart, and again when wrong; then 401, 403, 421 and a missing agent', async ({
  launch,
  dataFolder,
}) => {
  const site = await startPractice(userName, 'asked-passordet-9911');
  const first = await launch();
  const name = `Spør ${company}`;
  const boxes = { 'User name': userName, Password: site.password };
  await arrive(first, { name, address: site.address, scheme: 'User', boxes, asksEachTime: true }, []);
  await first.close();
  expect(await findInFiles(dataFolder, site.password)).toEqual([]);

  const second = await launch();
  const { page } = second;
  const dialog = page.getByRole('dialog', { name: `Password for ${name}` });
  const box = dialog.getByLabel(`Password of ${userName}`);
  await expect(box).toBeFocused();
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText(`The site does not accept this password of ${userName}.`);
  await expect(box).toBeFocused();
  await page.keyboard.type(site.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);

  const link = new LinkPage(page);
  const { host } = new URL(site.address);
  let tries = 0;
  const submitAgainst = async (status: number, sentence: string) => {
    // What was sent stands still until it is to be changed.
    if (tries > 0) await page.getByRole('button', { name: 'Edit again' }).click();
    tries += 1;
    await expect(link.textBox('Value of Phone')).toHaveValue(typedPhone);
    await site.setFaults([{ kind: 'status', status, match: { path: 'ConnectActor' } }]);
    await submit(second);
    await expect(page.getByText(sentence).first()).toBeVisible();
  };
  const expectNothingChanged = async () => {
    await expect(link.status).toContainText('Failed');
    await expect(page.getByText('Nothing was changed.').first()).toBeVisible();
  };
  const grant = 'Ask your SuperOffice administrator or partner to grant it.';
  await submitAgainst(403, `This user may not call ConnectActor on ${host}. ${grant}`);
  await expectNothingChanged();
  await submitAgainst(421, `${host} says that it is the wrong server for this site.`);
  await expectNothingChanged();
  await submitAgainst(401, `The site does not accept this password of ${userName}.`);
  await expect(box).toBeFocused();
  await page.keyboard.type(site.password);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expectNothingChanged();
  expect((await site.submits()).map(({ status }) => status)).toEqual([403, 421, 401]);
  expect(await findInFiles(dataFolder, site.password)).toEqual([]);

  await site.setFaults([{ kind: 'status', status: 403, times: 0, match: { path: 'Agents/ErpSync' } }]);
  await pressMenuKey(second.app, keyOfScreen('sites'), ['control']);
  await new SitesPage(page).press('Save site');
  await expect(savedNote(page)).toBeVisible();
  await pressMenuKey(second.app, '1', ['control']);
  await expect(page.getByText(`7 calls that help are not granted on ${name}.`)).toBeVisible();
  await expect(
    page.getByText(/^Who can grant it: .*SuperOffice administrator.*Developer Portal/),
  ).toBeVisible();
  await new SitesPage(page).press('What this user may do');
  await expect(page.getByRole('listitem').filter({ hasText: 'Not granted' })).toHaveCount(7);
  // What was refused stands still until it is to be changed.
  await page.getByRole('button', { name: 'Edit again' }).click();
  await tabTo(page.getByRole('switch', { name: 'Enter by hand' }));
  await page.keyboard.press('Space');
  await expect(link.textBox('ERP key')).toHaveValue('10014');
  await site.clearFaults();
  await pressMenuKey(second.app, 'Enter', ['control']);
  await expect(link.status).toContainText('Verified');
  await second.close();
  expect(await findInFiles(dataFolder, site.password)).toEqual([]);
  await site.stop();
});
