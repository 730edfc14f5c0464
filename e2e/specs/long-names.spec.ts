import type { Locator } from '@playwright/test';
import { expect, test, type Program } from '../fixtures';
import { MismatchesPage } from '../pages/mismatches-page';
import { RecordPage } from '../pages/record-page';

/** As long as a name may be, and no line ends in it by itself. */
const name = 'Fjordsikringsselskapsforvaltningen'.repeat(3).slice(0, 99);
const rowPx = 54;

async function setSize({ app, page }: Program, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as const);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
}

async function heightOf(row: Locator): Promise<number> {
  return row.evaluate((element) => element.getBoundingClientRect().height);
}

test('a name without a blank pushes no button out of a low window, and no row over its list', async ({
  program,
}) => {
  const { page } = program;
  await setSize(program, 900, 600);
  const record = new RecordPage(page);
  await record.openById(2, 'Bjørkåsen Rør AS');
  await record.press(/equal · Show$/);
  await page.getByRole('textbox', { name: 'Value of Name', exact: true }).fill(name);
  await record.bar.getByRole('button', { name: /^Change 1 value/ }).click();
  await expect(record.status).toContainText('Verified');
  await expect(record.heading(name)).toBeVisible();
  // Its whole name is told to whoever does not see it.
  const write = record.bar.getByRole('button', { name: `Change values of ${name} in Practice site` });
  const foot = await write.evaluate((button) => button.getBoundingClientRect().bottom);
  expect(foot).toBeLessThanOrEqual(600);

  const mismatches = new MismatchesPage(page);
  await mismatches.open();
  await mismatches.start('Fjord Accounting');
  await mismatches.standsAt('Done');
  await page.getByRole('searchbox', { name: 'Search' }).fill(name);
  const row = mismatches.list.getByRole('row').filter({ hasText: name });
  await expect(row).toHaveCount(1);
  await row.locator('.open').focus();
  await page.keyboard.press('End');
  expect(await heightOf(row)).toBeGreaterThan(rowPx);
  expect(await heightOf(row)).toBeLessThan(2 * rowPx);

  await test.step('and beside its detail a row of the activity stays as it is', async () => {
    await setSize(program, 1280, 832);
    await page.getByRole('navigation').getByRole('link', { name: 'Activity' }).click();
    const entry = page.getByRole('grid', { name: 'Sent links' }).getByRole('row').nth(1);
    await entry.click();
    await page.getByRole('button', { name: 'Restore the values from before…' }).waitFor();
    await entry.locator('.open').focus();
    await page.keyboard.press('End');
    await expect(entry.locator('.open')).toBeFocused();
    expect(await heightOf(entry)).toBe(rowPx);
  });
});
