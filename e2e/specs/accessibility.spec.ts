import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, type Program } from '../fixtures';
import { keyOfScreen } from '../keyboard';
import { ActivityPage } from '../pages/activity-page';
import { LinkPage, orkdal } from '../pages/link-page';
import { MismatchesPage } from '../pages/mismatches-page';
import { PlansPage } from '../pages/plans-page';
import { RecordPage } from '../pages/record-page';
import { quickAxe } from '../quick-axe';

/** Rules that what is shown breaks, in light and then in dark, which it is left in for nobody. */
async function findViolations(page: Page): Promise<string[]> {
  const inLight = await breakRules(page, (axe) =>
    axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']),
  );
  await showTheme(page, 'dark');
  // Names, roles and order are the same in both; of colours each has its own.
  const inDark = await breakRules(page, (axe) => axe.withRules(['color-contrast', 'link-in-text-block']));
  await showTheme(page, 'light');
  return [...inLight, ...inDark.map((violation) => `dark: ${violation}`)];
}

/** Legacy mode, because Electron cannot open the empty page that axe wants otherwise. */
async function breakRules(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // It brings its script along twice at each look, although the page still has it.
  const isThere = await page.evaluate(() => 'axe' in window);
  const axe = new AxeBuilder({ page, axeSource: isThere ? 'void 0' : quickAxe })
    // Without an address for each of the hundreds of elements that keep to every rule.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    // Behind a dialog nothing is to be read; it was looked at before.
    .exclude('#root[aria-hidden="true"]');
  const { violations } = await choose(axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** What the driver emulates counts for the page, whatever the program chose. Colours on their way are nobody's. */
async function showTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const look = () =>
    page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const changing = document.getAnimations().length > 0 ? ' changing' : '';
              resolve(getComputedStyle(document.body).backgroundColor + changing);
            }),
          );
        }),
    );
  await expect.poll(look).toMatch(colorScheme === 'dark' ? /^rgb\((\d{1,2}), .*\)$/ : /^rgb\(2\d\d, .*\)$/);
}

/** What is seen on Record when a link is moved, when that goes wrong half way, and when values are put back. */
async function changeRecord({ page, practice }: Program): Promise<void> {
  const record = new RecordPage(page);
  await record.press('Relink…');
  await page.getByRole('combobox', { name: 'ERP actor', exact: true }).fill('10035');
  await page.getByRole('option', { name: /key 10035/ }).click();
  await expect(record.bar.getByRole('button', { name: /^Relink/ })).toBeEnabled();
  expect(await findViolations(page), 'Record, a relink').toEqual([]);
  await record.bar.getByRole('button', { name: /^Relink/ }).click();
  await page.getByRole('dialog').waitFor();
  expect(await findViolations(page), 'Record, the second step').toEqual([]);
  // Its second half is refused, and so is putting the first back.
  const words = { Error: true, ErrorType: 'ArgumentException', Message: 'Not now.', ErrorSource: 'test' };
  const refuse = { kind: 'status' as const, status: 400, times: 2, body: JSON.stringify(words) };
  await practice.setFaults([
    { ...refuse, match: { path: 'CreateActorLink' } },
    { ...refuse, match: { path: 'ConnectActor' } },
  ]);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Relink/ })
    .click();
  await expect(record.status).toContainText('none came in its place');
  await practice.clearFaults();
  expect(await findViolations(page), 'Record, half done').toEqual([]);
  await record.press('Put the link to Customer 10027 back…');
  await expect(record.bar.getByRole('button', { name: /^Link / })).toBeEnabled();
  expect(await findViolations(page), 'Record, a remedy').toEqual([]);
  await record.bar.getByRole('button', { name: /^Link / }).click();
  await expect(record.status).toContainText('Verified');
  await record.press('Done');

  await record.fields.waitFor();
  await page.getByRole('textbox', { name: 'Value of Postal address 1' }).fill('Postboks 78');
  await record.bar.getByRole('button', { name: /^Change/ }).click();
  await expect(record.status).toContainText('Verified');
  expect(await findViolations(page), 'Record, values changed').toEqual([]);
  await record.press('Undo this change…');
  await page.getByRole('table', { name: 'Restore' }).waitFor();
  expect(await findViolations(page), 'Record, a restore').toEqual([]);
  await record.press('Cancel');
}

/** Opens the inspector on a request, and has it in a small window and in a wide one. */
async function* showInspector({ app, page }: Program): AsyncGenerator<number> {
  const drawer = page.getByRole('dialog', { name: 'Inspector' });
  await page.keyboard.press('ControlOrMeta+i');
  await drawer
    .getByRole('button', { name: /^Show / })
    .first()
    .click();
  await drawer.getByRole('button', { name: 'Copy as cURL' }).waitFor();
  for (const [width, height] of [
    [900, 600],
    [1600, 1000],
  ] as const) {
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
      [width, height] as const,
    );
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    yield width;
  }
}

/** At 144 % in the smallest window the list keeps room beside its open filter, and what *Delete* takes is told whole. */
async function keepRoomForEntries({ app, page }: Program): Promise<void> {
  const setWindow = (look: { width: number; height: number; zoom: number }) =>
    app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(width, height);
      window?.webContents.setZoomFactor(zoom);
    }, look);
  await page.getByRole('button', { name: 'Filter, export' }).click();
  const list = page
    .getByRole('grid', { name: 'Sent links' })
    .locator('xpath=ancestor-or-self::*[@data-scroller]');
  const age = page.getByRole('combobox', { name: 'Delete entries' });
  for (const zoom of [1, 1.44]) {
    await setWindow({ width: 900, height: 600, zoom });
    await page.waitForFunction((wide) => Math.abs(innerWidth - wide) < 2, 900 / zoom);
    await expect.poll(() => list.evaluate(({ clientHeight }) => clientHeight)).toBeGreaterThan(100);
    expect(await age.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
  }
  await setWindow({ width: 1280, height: 832, zoom: 1 });
  await page.getByRole('button', { name: 'Filter, export' }).click();
}

test('Link and Record keep to WCAG AA, in light and in dark', async ({ program }) => {
  test.slow();
  const { page } = program;
  const link = new LinkPage(page);
  expect(await findViolations(page), 'Link, empty').toEqual([]);

  await link.choosePair(orkdal);
  expect(await findViolations(page), 'Link, filled').toEqual([]);
  await page.getByRole('button', { name: 'Change CRM record' }).click();
  await link.combobox('ERP connection').click();
  await page.getByRole('option').first().waitFor();
  expect(await findViolations(page), 'Link, a list open').toEqual([]);
  await page.keyboard.press('Escape');

  await link.submit();
  await expect(link.status).toContainText('Verified');
  expect(await findViolations(page), 'Link, verified').toEqual([]);

  const record = new RecordPage(page);
  await page.keyboard.press(`ControlOrMeta+${keyOfScreen('record')}`);
  await record.openBox.waitFor();
  expect(await findViolations(page), 'Record, none open').toEqual([]);
  await record.openById(2, 'Bjørkåsen Rør AS');
  await record.fields.waitFor();
  expect(await findViolations(page), 'Record').toEqual([]);
  await record.press('Cosmetic rules');
  await page.getByRole('dialog').waitFor();
  expect(await findViolations(page), 'Record, its rules').toEqual([]);
  await page.keyboard.press('Escape');
  await record.press('Resync…');
  expect(await findViolations(page), 'Record, an action').toEqual([]);
  await record.press('Cancel');
  await changeRecord(program);
  await record.openById(12, 'Tomrom AS');
  await record.press('Create in ERP…');
  await page.getByRole('combobox', { name: 'Create as' }).click();
  await page.getByRole('option', { name: 'Customer' }).click();
  await page.getByRole('combobox', { name: 'Customer group' }).waitFor();
  expect(await findViolations(page), 'Record, a form of the ERP').toEqual([]);
  await record.press('Cancel');
});

test('all other screens keep to WCAG AA, in light and in dark', async ({ program }) => {
  test.slow();
  const { page } = program;
  const link = new LinkPage(page);
  await link.choosePair(orkdal);
  await link.submit();
  await expect(link.status).toContainText('Verified');
  const mismatches = new MismatchesPage(page);
  await mismatches.open();
  expect(await findViolations(page), 'Mismatches, none yet').toEqual([]);
  await mismatches.press('New scan');
  await page.getByRole('button', { name: 'Start scan of Fjord Accounting' }).waitFor();
  expect(await findViolations(page), 'Mismatches, a new scan').toEqual([]);
  await page.getByRole('radio', { name: 'Only the records of a list' }).check();
  await page.getByRole('textbox', { name: 'Ids or' }).fill('2\nOrkdal AS\n2');
  await page.getByRole('button', { name: 'Take 1 line out' }).waitFor();
  expect(await findViolations(page), 'Mismatches, a pasted list').toEqual([]);
  await page.getByRole('radio', { name: 'All links' }).check();
  await mismatches.press('Start scan of Fjord Accounting');
  await mismatches.standsAt('Done');
  await expect(mismatches.list).toBeVisible();
  await mismatches.press('Cosmetic rules');
  await page.getByRole('switch', { name: 'Punctuation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Compare again' }).waitFor();
  expect(await findViolations(page), 'Mismatches').toEqual([]);
  await mismatches.press(/^Triage \d+$/);
  await page.getByRole('table', { name: 'What differs' }).waitFor();
  expect(await findViolations(page), 'Mismatches, triage').toEqual([]);

  const plans = new PlansPage(page);
  await plans.open();
  expect(await findViolations(page), 'Plans, none yet').toEqual([]);
  await plans.pasteRows('Kundenr\tFirma-ID\n10035\t7\n10171\t37\n10171\t39\n99999\t42');
  await plans.choose('ERP connection', 'Fjord Accounting');
  await plans.choose('Link as', 'Company to Customer');
  expect(await findViolations(page), 'Plans, a sheet').toEqual([]);
  await plans.press('Make the plan of 4 rows');
  await plans.press('Check 4 rows');
  await plans.row('99999').click();
  await page.getByRole('textbox', { name: 'ERP key' }).waitFor();
  expect(await findViolations(page), 'Plans, rows and one of them').toEqual([]);
  await plans.press('Link 1 record in Practice site');
  expect(await findViolations(page), 'Plans, before a run').toEqual([]);
  await plans.confirm('Link 1 record');
  await expect(plans.run).toContainText('Done');
  expect(await findViolations(page), 'Plans, after a run').toEqual([]);

  const activity = new ActivityPage(page);
  await activity.open();
  await keepRoomForEntries(program);
  await activity.entries('Verified', 'Orkdal AS').click();
  expect(await findViolations(page), 'Activity').toEqual([]);

  await page.getByRole('banner').getByRole('button', { name: 'Add site' }).click();
  await page.getByRole('textbox', { name: 'Site name' }).waitFor();
  expect(await findViolations(page), 'Sites, a new one').toEqual([]);

  await link.open();
  await page.getByRole('button', { name: 'Link another' }).click();
  await page.getByRole('switch', { name: 'Enter by hand' }).check();
  await page.getByRole('button', { name: 'Add field value' }).click();
  expect(await findViolations(page), 'By hand').toEqual([]);
  await page.getByRole('button', { name: 'Done' }).click();

  for await (const width of showInspector(program))
    expect(await findViolations(page), `Inspector, ${width} wide`).toEqual([]);
});
