import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures';
import { MismatchesPage } from '../pages/mismatches-page';

/** Of each row in the page: whether a line of it is cut, or its end out of sight, and whether the focus is on it. */
function listCuts(list: Locator): Promise<{ isCut: boolean; hasFocus: boolean }[]> {
  return list.evaluate((grid) => {
    const bottom = grid.parentElement?.getBoundingClientRect().bottom ?? 0;
    return [...grid.querySelectorAll('[data-row-id]')].map((row) => {
      const cells = [...row.querySelectorAll('.cell')];
      const hasFocus = row.contains(document.activeElement);
      const isBelow = hasFocus && row.getBoundingClientRect().bottom > bottom + 1;
      return { isCut: isBelow || cells.some((cell) => cell.scrollWidth > cell.clientWidth), hasFocus };
    });
  });
}

/** Whether the longest time that a row can tell is whole in its column. */
function readTimeFits(list: Locator): Promise<boolean> {
  return list.evaluate((grid) => {
    const cell = grid.querySelector('.read-at');
    if (!cell) return false;
    const told = cell.textContent;
    cell.textContent = '28 Nov 2026, 10:58 PM';
    const text = document.createRange();
    text.selectNodeContents(cell);
    const fits = text.getBoundingClientRect().right <= cell.getBoundingClientRect().right;
    cell.textContent = told;
    return fits;
  });
}

const secondsOfAPerson = 12;
/** How fast the machine is, is only printed: it may be busy with other things. */
const keysOfARow = 2;

test('a row with the keyboard is whole, and ten mismatches are put right by single keys', async ({
  launch,
}) => {
  test.slow();
  const { app, page, practice } = await launch({ env: { ACTORLINK_PRACTICE_LINKS: '400' } });
  const mismatches = new MismatchesPage(page);
  await mismatches.open();
  await mismatches.start('Fjord Accounting');
  await mismatches.standsAt('Done');
  const setWindow = (look: { width: number; height: number; zoom: number }) =>
    app.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(width, height);
      window?.webContents.setZoomFactor(zoom);
    }, look);
  await setWindow({ width: 900, height: 600, zoom: 1 });
  await page.waitForFunction(() => innerWidth === 900 && innerHeight === 600);
  await mismatches.list.getByRole('button', { name: / and / }).first().focus();
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press('ArrowDown');
    const focused = async () => (await listCuts(mismatches.list)).find(({ hasFocus }) => hasFocus);
    await expect.poll(focused).toEqual({ isCut: false, hasFocus: true });
  }
  const isAnotherCut = async () =>
    (await listCuts(mismatches.list)).some(({ hasFocus, isCut }) => !hasFocus && isCut);
  await expect.poll(isAnotherCut).toBe(true);
  await expect.poll(() => readTimeFits(mismatches.list)).toBe(true);
  await setWindow({ width: 1280, height: 832, zoom: 1 });
  await page.getByRole('combobox', { name: 'Field' }).click();
  await page
    .getByRole('option', { name: /^Postal city (differs|is cosmetic) in/ })
    .first()
    .click();
  await mismatches.press(/^Triage \d+$/);
  const position = page.getByText(/^\d+ of \d+$/);
  // A usual window at 150 %: the lowest that there is.
  await setWindow({ width: 900, height: 573, zoom: 1.5 });
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'r', 'n', 'ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key);
    await expect.poll(() => mismatches.isCurrentInSight()).toBe(true);
  }
  // Low, and not so low that a line of names takes the room of the row.
  await setWindow({ width: 900, height: 680, zoom: 1.5 });
  for (const key of ['ArrowUp', 'ArrowDown']) {
    await page.keyboard.press(key);
    await expect.poll(() => mismatches.isCurrentInSight()).toBe(true);
    await expect.poll(() => mismatches.isNameInSight()).toBe(true);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  const readMarks = async () => {
    const { row, pressed } = await mismatches.readForcedMarks();
    return [row, ...new Set(pressed)].toSorted();
  };
  await expect.poll(readMarks).toEqual(['false auto', 'solid', 'true none']);
  await page.emulateMedia({ forcedColors: 'none' });
  await setWindow({ width: 1280, height: 832, zoom: 1 });
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const rows = 10;
  const startMs = performance.now();
  for (let row = 1; row <= rows; row += 1) {
    await expect(position).toHaveText(new RegExp(`^${row} of`));
    const city = page.getByRole('row', { name: /^Postal city/ });
    await expect(city).toBeVisible();
    // The list was narrowed to it.
    await expect(city).toHaveAttribute('aria-current', 'true');
    await press('l');
    await press('Enter');
    await expect(position).toHaveText(new RegExp(`^${row + 1} of`));
  }
  const machineMs = (performance.now() - startMs) / rows;
  const perHour = Math.floor(3_600 / (secondsOfAPerson + machineMs / 1_000));
  process.stdout.write(
    `Triage: ${rows} rows, ${keys} keys, ${Math.round(machineMs)} ms of machine time a row, ${perHour} rows an hour at ${secondsOfAPerson} s each\n`,
  );
  expect(keys).toBeLessThanOrEqual(keysOfARow * rows);
  const submits = await practice.submits();
  expect(submits).toHaveLength(rows);
  for (const submit of submits)
    expect(submit.body.json).toMatchObject({
      FieldValues: [{ CrmFieldKey: 'POSTALCITY', SyncToCrm: false, SyncToErp: true }],
    });
  await expect(page.getByRole('row', { name: /^Postal city/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(mismatches.list).toBeVisible();
});
