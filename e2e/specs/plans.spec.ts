import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { startCommand } from '../command';
import { expect, skipWithoutKeychain, test } from '../fixtures';
import { fillSiteForm, keepSite } from '../keep-site';
import { tabTo } from '../keyboard';
import { answerOpen, answerSave, PlansPage } from '../pages/plans-page';
import { findTwins, writeSheet } from '../plan-sheet';
import { startPractice, type ExternalPractice, type Fault } from '../practice';

const rowsOfSheet = 400;
const siteName = 'Nordlys';
/** Of the command line, as `docs/command-line.md` has them. */
const exitCodes = { done: 0, notAllowed: 5 };
/** Rows that a run has under way, and those that it has read ahead. */
const mostAtOnce = 16;

let site: ExternalPractice;
test.beforeEach(async () => {
  // Nobody but the hand-written companies is linked there.
  site = await startPractice('kari', 'hemmelig-4471', '0', ['--companies', '3000', '--links', '5']);
});
test.afterEach(() => site.stop());

/** So many links are made at once; those after them wait until the faults are cleared, as the next steps do. */
const takeOnly = (links: number): Fault[] => [
  { kind: 'delay', delayMs: 0, match: { path: 'ConnectActor' }, times: links },
  { kind: 'hold', match: { path: 'ConnectActor' }, times: 0 },
];

/** In as many lines as it takes, and nothing of it is cut. */
function isWhole(cell: HTMLElement | SVGElement): boolean {
  return cell.scrollWidth <= cell.clientWidth && cell.scrollHeight <= cell.clientHeight;
}

/** The program itself asks as well before a production site is written to. */
function agree(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
  });
}

/** How often each key was written, by the site's own log. */
async function countWrites(): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const { body, work } of await site.submits()) {
    if (work !== 'done') continue;
    const { ErpKey: key } = body.json as { ErpKey: string };
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return times;
}

test('400 companies from a sheet to the report, killed in the middle: each is written once', async ({
  launch,
  dataFolder,
}) => {
  test.slow();
  skipWithoutKeychain();
  const pairs = await findTwins(site, rowsOfSheet);
  const [first, second] = pairs;
  if (!first || !second) throw new Error('There are too few companies.');
  const sheet = path.join(dataFolder, 'Kunder Ørland.csv');
  // One key that the ERP does not know: nobody has to find it after the run.
  await writeFile(sheet, writeSheet([{ ...first, erpKey: '999999' }, ...pairs.slice(1)]));
  const before = await launch({ passwordStore: 'gnome-libsecret' });
  const { app, page } = before;
  await agree(app);
  // Longer than whatever is held here.
  const requests = { writeTimeoutSeconds: 600 };
  await keepSite(page, fillSiteForm(site, { name: siteName, environment: 'production', requests }));
  const plans = new PlansPage(page);

  await plans.open();
  await plans.openSheet(app, sheet);
  await plans.choose('ERP connection', 'Fjord Accounting');
  await plans.choose('Link as', 'Company to Customer');
  await plans.press(`Make the plan of ${rowsOfSheet} rows`);
  await expect(plans.button(`Check ${rowsOfSheet} rows`)).toBeFocused();
  await page.keyboard.press('Enter');
  const link = plans.button(`Link ${rowsOfSheet - 1} records in ${siteName} (Production)`);
  await expect(link).toBeVisible();
  await expect(plans.button('Warning, 1')).toBeVisible();
  expect([...(await countWrites()).keys()]).toEqual([]);

  await plans.press(`Link ${rowsOfSheet - 1} records in ${siteName} (Production)`);
  await plans.unlock(siteName, 'GO-LIVE 7');
  await plans.confirm(`Link ${rowsOfSheet - 1} records`);
  await expect(plans.run).toContainText('Waits for you');
  await expect(plans.run).toContainText('3 Verified');
  const goOn = plans.button(`Link ${rowsOfSheet - 4} more records in ${siteName} (Production)`);
  await expect(goOn).toBeFocused();
  await plans.waitUntilTaken(goOn);
  await site.setFaults(takeOnly(60));
  await page.keyboard.press('Enter');
  await expect.poll(() => plans.countDone()).toBeGreaterThan(40);
  // Wherever one looks, it is told what may write to production, and taken back by one press.
  await page.keyboard.press('ControlOrMeta+1');
  await expect(plans.strip).toContainText(/in Nordlys: \d+ of 399 · may write since .* \(GO-LIVE 7\)/);
  await plans.press('Take the permit back for the run of Kunder Ørland');
  await site.clearFaults();
  await expect(plans.strip).toContainText('waits for you');
  await plans.press('Show the run of Kunder Ørland');
  await expect(plans.run).toContainText('the permit for this run was taken back');
  const doneByThen = await plans.countDone();
  await site.setFaults(takeOnly(60));
  await plans.press(/^Link \d+ more records in Nordlys \(Production\)$/);
  // The site is still unlocked; the run wants a new permit all the same.
  await plans.confirm(/^Link \d+ records$/);
  // It is on its way again, however far it had come before the permit went.
  await expect.poll(() => plans.countDone()).toBeGreaterThan(doneByThen + 20);
  // Somebody puts a row right meanwhile, and has not saved it yet.
  await plans.press('Warning, 1');
  await plans.row('999999').press('Enter');
  await tabTo(plans.keyBox);
  await page.keyboard.type('888888');
  await expect.poll(() => plans.countKeptDrafts('Kunder Ørland')).toBe(1);
  app.process().kill('SIGKILL');
  await before.close();
  await site.clearFaults();

  const after = await launch({ passwordStore: 'gnome-libsecret' });
  await agree(after.app);
  const again = new PlansPage(after.page);
  await expect(again.strip).toContainText('ActorLink ended during the run of “Kunder Ørland” in Nordlys');
  await again.press('Show the run of Kunder Ørland');
  await again.press(/^Link \d+ more records in Nordlys \(Production\)$/);
  await expect(again.keyBox).toBeFocused();
  await expect(again.keyBox).toHaveValue('888888');
  await again.press('Drop what was typed');
  await again.press(/^Link \d+ more records in Nordlys \(Production\)$/);
  await again.unlock(siteName, 'GO-LIVE 9');
  await again.confirm(/^Link \d+ records$/);
  await expect(again.run).toContainText('Done');
  // What was on its way when it was killed may stay unknown: that is never sent again. The totals add up all the same.
  const countTold = async () => (await again.countOf('Verified')) + (await again.countOf('Unknown'));
  await expect.poll(countTold).toBe(rowsOfSheet - 1);
  const [verified, unknown] = [await again.countOf('Verified'), await again.countOf('Unknown')];
  expect(unknown).toBeLessThanOrEqual(mostAtOnce);
  const writes = await countWrites();
  expect(writes.size).toBeGreaterThanOrEqual(verified);
  expect([...writes.values()].filter((times) => times > 1)).toEqual([]);
  process.stdout.write(
    `Plans: ${verified} verified, ${unknown} unknown over the kill, ${writes.size} written once\n`,
  );

  const report = path.join(dataFolder, 'report.html');
  await answerSave(after.app, report);
  await again.press('Report for the customer…');
  await expect(after.page.getByText('The report was saved to report.html.')).toBeVisible();
  expect(await readFile(report, 'utf8')).toContain(second.erpKey);

  // The customer mends the key in the plan file.
  const planFile = path.join(dataFolder, 'Kunder Ørland plan.csv');
  await answerSave(after.app, planFile);
  await again.menu(/^Save as text/);
  await expect(
    after.page.getByText(`${rowsOfSheet} rows were saved to Kunder Ørland plan.csv.`).first(),
  ).toBeVisible();
  await writeFile(planFile, (await readFile(planFile, 'utf8')).replaceAll('999999', first.erpKey));
  await answerOpen(after.app, planFile);
  await again.menu(/^Take back a plan file/);
  const changes = after.page.getByRole('dialog', { name: 'What Kunder Ørland plan.csv would change' });
  await expect(changes).toContainText(`999999 → ${first.erpKey}`);
  await again.confirm('Take over 1 row');
  await again.press(/^Check /);
  await again.press(/^Link \d+ records? in Nordlys \(Production\)$/);
  await again.confirm(/^Link \d+ records?$/);
  await expect.poll(async () => (await countWrites()).get(first.erpKey)).toBe(1);
  await expect(again.run).toContainText('Done');
  expect([...(await countWrites()).values()].filter((times) => times > 1)).toEqual([]);

  // A command that is typed meanwhile is carried out by the window that is open: the database has one owner.
  const late = path.join(dataFolder, 'Etternølere.csv');
  const taken = new Set(pairs.map(({ recordId }) => recordId));
  const free = Array.from({ length: 1_000 }, (_none, at) => 1_000 + at).filter((id) => !taken.has(id));
  const keys = ['11501', '11502', '11503'];
  await writeFile(
    late,
    ['ERP key;Contact ID;Decision', ...keys.map((key, at) => `${key};${free[at]};approve`)].join('\n'),
  );
  const where = ['--site', siteName, '--connection', 'Fjord Accounting', '--json'];
  const options = { dataFolder, passwordStore: 'gnome-libsecret' } as const;
  const locked = startCommand(['run', late, ...where], options);
  expect(await locked.ended).toBe(exitCodes.notAllowed);
  expect(locked.told.at(-1)).toContain(`--production "${siteName}"`);
  const command = startCommand(['run', late, ...where, '--production', siteName], options);
  expect(await command.ended).toBe(exitCodes.done);
  expect(command.rows.map((row) => (JSON.parse(row) as { state: string }).state)).toEqual(
    keys.map(() => 'Verified'),
  );
  const written = await countWrites();
  expect(keys.map((key) => written.get(key))).toEqual([1, 1, 1]);

  // Without a window the first command is the owner: it carries out the second, and is not held up by it.
  await after.close();
  const last = path.join(dataFolder, 'De siste.csv');
  const rest = ['11504', '11505', '11506'];
  await writeFile(
    last,
    ['ERP key;Contact ID;Decision', ...rest.map((key, at) => `${key};${free[3 + at]};approve`)].join('\n'),
  );
  await site.setFaults([{ kind: 'hold', match: { path: 'ConnectActor' }, times: 0 }]);
  const sentBefore = await site.countOf('ConnectActor');
  const owner = startCommand(['run', last, ...where, '--production', siteName], options);
  await expect.poll(() => site.countOf('ConnectActor')).toBeGreaterThan(sentBefore);
  const guest = startCommand(['check', late, ...where], options);
  expect(await guest.ended).toBe(exitCodes.done);
  expect(guest.rows).toHaveLength(keys.length);
  expect(owner.hasEnded()).toBe(false);
  await site.clearFaults();
  expect(await owner.ended).toBe(exitCodes.done);
  const linked = await countWrites();
  expect(rest.map((key) => linked.get(key))).toEqual([1, 1, 1]);
});

test('a sheet that LibreOffice made, with every cell that could mean two keys: told, blocked, and the same when it comes back', async ({
  launch,
  dataFolder,
}) => {
  const { app, page } = await launch();
  const plans = new PlansPage(page);
  await plans.open();
  await plans.openSheet(app, path.resolve('electron/sheets/testing/files/traps.xlsx'));
  await plans.choose('ERP connection', 'Fjord Accounting');
  await plans.choose('Link as', 'Company to Customer');
  await plans.choose('What the column Hva is', 'CRM record: number');
  await expect(page.getByText('1 row is hidden in this sheet: take it too')).toBeVisible();
  await plans.press('Make the plan of 27 rows');
  const facets = page.getByRole('navigation', { name: 'Filter' }).getByRole('button');
  // Ten keys are plainly one key each; every other cell is blocked by the reason that it has.
  await expect(facets.filter({ hasText: 'Blocked' })).toHaveAccessibleName('Blocked, 17');
  const told = () => facets.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  await expect
    .poll(told)
    .toEqual([
      'Draft, 10',
      'Blocked, 17',
      'Shown and stored differ, 5',
      'More than 15 digits, 1',
      'Number with decimals, 2',
      'Taken for a date, 2',
      'True or false, 1',
      'Failed formula, 3',
      'Invisible character, 1',
      'Space at the edge, 1',
      'Line break, 1',
      'Not decided, 27',
    ]);
  const planFile = path.join(dataFolder, 'traps plan.xlsx');
  await answerSave(app, planFile);
  await plans.menu(/^Save as spreadsheet/);
  await expect(page.getByText('27 rows were saved to traps plan.xlsx.').first()).toBeVisible();
  await answerOpen(app, planFile);
  await plans.menu(/^Take back a plan file/);
  const changes = page.getByRole('dialog', { name: 'What traps plan.xlsx would change' });
  await expect(changes).toContainText('nothing', { ignoreCase: true });
  await plans.confirm('Close');

  // A key that is cut may be another one: the longest that an ERP has is whole in the list, in a small window too.
  await plans.press('All plans');
  const key = '900719925474099312';
  await plans.pasteRows(`Kundenr\tFirma-ID\n${key}\t1`);
  await plans.choose('ERP connection', 'Fjord Accounting');
  await plans.choose('Link as', 'Company to Customer');
  await plans.press('Make the plan of 1 row');
  const cell = plans.rows.getByRole('gridcell').filter({ hasText: key });
  for (const [width, height] of [
    [1_280, 800],
    [900, 600],
  ] as const) {
    await app.evaluate(
      ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
      [width, height] as const,
    );
    await cell.scrollIntoViewIfNeeded();
    await expect.poll(() => cell.evaluate(isWhole)).toBe(true);
  }
});
