import { findInFiles, findInTexts, readPlaces, saveIntoDataFolder, takeHeapSnapshot } from '../canaries';
import { expect, skipWithoutKeychain, test } from '../fixtures';
import { schemeCanaries, schemes, useEverySite } from '../every-scheme';
import { SitesPage } from '../pages/sites-page';
import { startPractice } from '../practice';

test('the secrets of every scheme are nowhere after every call and export', async ({
  launch,
  dataFolder,
}) => {
  skipWithoutKeychain();
  const external = await startPractice('kari', 'canaryBasicPw7731x');
  const program = await launch({ passwordStore: 'gnome-libsecret' });
  const { page } = program;
  await saveIntoDataFolder(program);
  const told = await useEverySite(page, external.address);
  expect(told.match(/"fileName":"[^"]*export-/g)).toHaveLength(2);
  expect(told).toContain('‹redacted›');
  // Kept for each of the five, in the answer of the saving and in the list.
  expect(told.match(/"secretsSet":\[[^\]]*"appToken"/g)).toHaveLength(2 * schemes.length);
  expect(told).toContain('"secret":"keychain"');

  await page.keyboard.press('ControlOrMeta+i');
  await page
    .getByRole('button', { name: /^Show / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Copy as cURL' }).click();
  await page.keyboard.press('Escape');
  await new SitesPage(page).switchTo('Site bearer http');
  const found = findInTexts(
    { told, heap: await takeHeapSnapshot(page), ...(await readPlaces(program)) },
    schemeCanaries,
  );
  expect(found).toEqual([]);
  const findAll = () => findInFiles(dataFolder, ...schemeCanaries);
  expect(await findAll()).toEqual([]);
  await program.close();
  expect(await findAll()).toEqual([]);
  await external.stop();
});
