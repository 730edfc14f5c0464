import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage, orkdal } from '../pages/link-page';

/** Rules that the page breaks. Legacy mode, because Electron cannot open the empty page that axe wants otherwise. */
async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

for (const theme of ['light', 'dark'] as const) {
  test(`every screen keeps to WCAG AA in ${theme}`, async ({ program }) => {
    test.slow();
    const { app, page } = program;
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    // The driver emulates light colours unless it is told otherwise, whatever the program chose.
    await page.emulateMedia({ colorScheme: theme });
    const link = new LinkPage(page);
    expect(await findViolations(page), 'Link, empty').toEqual([]);

    await link.choosePair(orkdal);
    expect(await findViolations(page), 'Link, filled').toEqual([]);
    await link.combobox('ERP connection').click();
    await page.getByRole('option').first().waitFor();
    expect(await findViolations(page), 'Link, a list open').toEqual([]);
    await page.keyboard.press('Escape');

    await link.submit();
    await expect(link.status).toContainText('Verified');
    expect(await findViolations(page), 'Link, verified').toEqual([]);

    const activity = new ActivityPage(page);
    await activity.open();
    await activity.entries('Verified', 'Orkdal AS').click();
    expect(await findViolations(page), 'Activity').toEqual([]);

    await page.getByRole('banner').getByRole('button', { name: 'Add site' }).click();
    await page.getByRole('textbox', { name: 'Site name' }).waitFor();
    expect(await findViolations(page), 'Sites, a new one').toEqual([]);

    await link.open();
    await page.getByRole('switch', { name: 'Enter by hand' }).check();
    await page.getByRole('button', { name: 'Add field value' }).click();
    expect(await findViolations(page), 'By hand').toEqual([]);
  });
}
