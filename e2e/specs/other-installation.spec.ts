import type { Page } from '@playwright/test';
import { expect, skipWithoutKeychain, test } from '../fixtures';
import { fillSiteForm, keepSite } from '../keep-site';
import { MismatchesPage } from '../pages/mismatches-page';
import { PlansPage } from '../pages/plans-page';
import { RecordPage } from '../pages/record-page';
import { findTwins, writeSheet } from '../plan-sheet';
import { startPractice, type ExternalPractice } from '../practice';

const siteName = 'Kunde';
const writes = ['ConnectActor', 'CreateActorLink', 'BreakActorLink'];

let first: ExternalPractice;
let second: ExternalPractice;
test.beforeEach(async () => {
  const size = ['--companies', '300', '--links', '40'];
  first = await startPractice('kari', 'hemmelig-4471', '0', size);
  second = await startPractice('kari', 'hemmelig-4471', '0', [...size, '--seed', '77']);
});
test.afterEach(async () => {
  await first.stop();
  await second.stop();
});

/** As a person does it: another address in the form of the site. */
async function moveTo(page: Page, { address, password }: ExternalPractice): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Sites' }).click();
  await page
    .getByRole('list', { name: 'Your sites' })
    .getByRole('button', { name: new RegExp(`^${siteName}`) })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill(address);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Save site' }).click();
  await expect(page.getByText(`${siteName} is saved.`).first()).toBeVisible();
}

const countWrites = async (site: ExternalPractice) =>
  (await Promise.all(writes.map((call) => site.countOf(call)))).reduce((sum, count) => sum + count, 0);
/** Where its WebAPI answers, as it is told. */
const apiOf = ({ address }: ExternalPractice) => `${address}/api`;

test('once the address of a site leads elsewhere, nothing that was found at the one before is written there', async ({
  launch,
}) => {
  test.slow();
  skipWithoutKeychain();
  const { page } = await launch({ passwordStore: 'gnome-libsecret' });
  await keepSite(page, fillSiteForm(first, { name: siteName }));
  const plans = new PlansPage(page);
  await plans.open();
  await plans.pasteRows(
    writeSheet(await findTwins(first, 6))
      .replaceAll(';', '\t')
      .replaceAll('"', ''),
  );
  await plans.choose('ERP connection', 'Fjord Accounting');
  await plans.choose('Link as', 'Company to Customer');
  await plans.press('Make the plan of 6 rows');
  await plans.press('Check 6 rows');
  await expect(plans.button(`Link 6 records in ${siteName} (Test)`)).toBeVisible();

  const mismatches = new MismatchesPage(page);
  await mismatches.open();
  await mismatches.start('Fjord Accounting');
  await mismatches.standsAt('Done');
  const record = new RecordPage(page);
  await page.getByRole('navigation').getByRole('link', { name: 'Record' }).click();
  await record.openBox.fill('contact_id=2');
  await record.openBox.press('Enter');
  await page
    .getByRole('table', { name: 'Field values' })
    .getByRole('textbox')
    .first()
    .fill('Typed at the first');

  await moveTo(page, second);
  await page.getByRole('navigation').getByRole('link', { name: 'Record' }).click();
  await expect(page.getByText(/What stood here was read at .* typed there and not sent/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await mismatches.open();
  await expect(page.getByText(`This was read at ${apiOf(first)}`)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Triage/ })).toHaveCount(0);
  await page.getByRole('navigation').getByRole('link', { name: 'Plans' }).click();
  await expect(page.getByText(`These rows were checked at ${apiOf(first)}`)).toBeVisible();
  await expect(plans.button(/^Link \d/)).toHaveCount(0);

  // An address of the first leads nowhere at the second.
  await page.getByRole('navigation').getByRole('link', { name: 'Record' }).click();
  await record.openBox.fill(`${first.address}/default.aspx?contact_id=2`);
  await record.openBox.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'This address belongs to' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Field values' })).toHaveCount(0);
  expect(await countWrites(first)).toBe(0);
  expect(await countWrites(second)).toBe(0);
});
