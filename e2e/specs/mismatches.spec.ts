import { expect, skipWithoutKeychain, test } from '../fixtures';
import { useFastSite } from '../keep-site';
import { MismatchesPage } from '../pages/mismatches-page';
import { startPractice, type ExternalPractice, type LoggedRequest } from '../practice';

/** How often the site was asked for each record; what a fault kept from being answered was not read. */
function countReads(log: readonly LoggedRequest[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { path, body, work } of log) {
    if (work === 'none' || !path.endsWith('/GetFieldValuesFromCrm')) continue;
    const { ActorTypeCrm: type, RecordId: id } = body.json as { ActorTypeCrm?: string; RecordId?: number };
    // By this one the program finds out what the user may read; it is linked nowhere.
    if (type === 'Contact' && id === 1) continue;
    times.set(`${type} ${id}`, (times.get(`${type} ${id}`) ?? 0) + 1);
  }
  return times;
}

let site: ExternalPractice;
test.beforeEach(async () => {
  // Of them some 300 belong to the connection that is scanned; twelve are broken, and somebody works at the site meanwhile.
  const data = ['--links', '400', '--broken-links', '12', '--change-every', '50'];
  site = await startPractice('kari', 'a-password-of-its-own', '0', data);
});
test.afterEach(() => site.stop());

test('a scan with faults is paused, killed and continued, and reads nothing twice that it had kept', async ({
  launch,
}) => {
  test.slow();
  skipWithoutKeychain();
  const first = await launch({ passwordStore: 'gnome-libsecret' });
  await useFastSite(first.page, site, { name: 'Nordlys', environment: 'test' });
  const mismatches = new MismatchesPage(first.page);
  await site.setFaults([
    {
      kind: 'status',
      status: 503,
      headers: { 'Retry-After': '1' },
      match: { path: 'GetFieldValuesFromCrm' },
      times: 2,
    },
    { kind: 'close-before-reading', match: { path: 'GetFieldValuesFromErp' }, times: 1 },
    { kind: 'delay', delayMs: 20, match: { path: 'GetFieldValues' }, times: 0 },
  ]);
  await mismatches.open();
  await mismatches.start('Fjord Accounting');
  await expect.poll(() => mismatches.countRead()).toBeGreaterThan(20);
  await mismatches.press('Pause');
  await mismatches.standsAt('Paused');
  await mismatches.press('Continue');
  await expect.poll(() => mismatches.countRead()).toBeGreaterThan(60);
  first.app.process().kill('SIGKILL');
  await first.close();

  const second = await launch({ dataFolder: first.dataFolder, passwordStore: 'gnome-libsecret' });
  const again = new MismatchesPage(second.page);
  await again.open();
  await again.standsAt('Paused');
  await expect(second.page.getByText('ActorLink was closed while this scan ran.')).toBeVisible();
  const kept = await again.countRead();
  expect(kept).toBeGreaterThan(60);
  const before = countReads(await site.log());
  await site.clearFaults();
  await again.press('Continue');
  await again.standsAt('Done');
  const total = await again.countRead();
  const after = countReads(await site.log());
  expect(after.size).toBe(total);
  // Of those that were under way when it was killed nothing had been kept: three rows at a time.
  const twice = [...after.values()].filter((times) => times > 1).length;
  expect(twice).toBeLessThanOrEqual(before.size - kept);
  await expect(again.list).toBeVisible();
  for (const finding of [
    'Different',
    'One side empty',
    'Record gone',
    'ERP actor gone',
    'Key on two records',
  ])
    await expect(again.facet(finding)).toBeVisible();
  process.stdout.write(
    `Scan: ${total} links, ${kept} kept over the kill, ${twice} of those under way read again\n`,
  );
});

const secondsOfAPerson = 12;

test('ten mismatches are put right by single keys', async ({ launch }) => {
  test.slow();
  const { page, practice } = await launch({ env: { ACTORLINK_PRACTICE_LINKS: '400' } });
  const mismatches = new MismatchesPage(page);
  await mismatches.open();
  await mismatches.start('Fjord Accounting');
  await mismatches.standsAt('Done');
  await page.getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: /^Postal city differs in/ }).click();
  await mismatches.press(/^Triage \d+$/);
  const position = page.getByText(/^\d+ of \d+$/);
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
    while ((await city.getAttribute('aria-current')) === null) await press('ArrowDown');
    await press('l');
    await press('Enter');
    await expect(position).toHaveText(new RegExp(`^${row + 1} of`));
  }
  const machineMs = (performance.now() - startMs) / rows;
  const perHour = Math.floor(3_600 / (secondsOfAPerson + machineMs / 1_000));
  process.stdout.write(
    `Triage: ${rows} rows, ${keys} keys, ${Math.round(machineMs)} ms of machine time a row, ${perHour} rows an hour at ${secondsOfAPerson} s each\n`,
  );
  expect(perHour).toBeGreaterThanOrEqual(200);
  const submits = await practice.submits();
  expect(submits).toHaveLength(rows);
  for (const submit of submits)
    expect(submit.body.json).toMatchObject({
      FieldValues: [{ CrmFieldKey: 'POSTALCITY', SyncToCrm: false, SyncToErp: true }],
    });
  await page.keyboard.press('Escape');
  await expect(mismatches.list).toBeVisible();
});
