import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { passTimeOf } from '../clock';
import { expect, skipWithoutKeychain, test } from '../fixtures';
import { fillSiteForm, keepSite } from '../keep-site';
import { PlansPage } from '../pages/plans-page';
import { startPractice, type ExternalPractice } from '../practice';

/** Longer than a site may still be at work on what it was sent. */
const silenceMs = 10 * 60_000;
const rowsOfSheet = 2_000;
const firstKey = 11_000;
const firstRecord = 1_000;
/** Rows that are begun and not answered when a run is killed: twice as many as requests at a time. */
const mostBegun = 8;

let site: ExternalPractice;
test.beforeEach(async () => {
  const size = ['--companies', '4000', '--customers', '4000', '--links', '5'];
  site = await startPractice('kari', 'hemmelig-4471', '0', size);
});
test.afterEach(() => site.stop());

const refusal = JSON.stringify({
  Error: true,
  ErrorType: 'ArgumentException',
  Message: 'No.',
  ErrorSource: 'x',
});
const connectActor = { path: 'ConnectActor' };

/** How often each key was written, by the site's own log. */
async function countWrites(): Promise<number[]> {
  const times = new Map<string, number>();
  for (const { body, work } of await site.submits()) {
    if (work !== 'done') continue;
    const { ErpKey: key } = body.json as { ErpKey: string };
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times.values()];
}

const linkMore = /^Link [\d,]+ more records in Nordlys \(Test\)$/;

async function goOnUntil(plans: PlansPage, words: string): Promise<void> {
  await plans.press(linkMore);
  // Some 1,600 rows, as fast as this machine happens to be.
  await expect(plans.run).toContainText(words, { timeout: 600_000 });
}

test('2,000 rows over refusals, untruths, silence and a kill: each is written once, and all are told', async ({
  launch,
  dataFolder,
}) => {
  test.slow();
  skipWithoutKeychain();
  const sheet = path.join(dataFolder, 'Kunder.csv');
  const lines = Array.from(
    { length: rowsOfSheet },
    (_none, at) => `${firstKey + at};${firstRecord + at};approve`,
  );
  await writeFile(sheet, ['ERP key;Contact ID;Decision', ...lines, ''].join('\n'));
  const before = await launch({ passwordStore: 'gnome-libsecret' });
  await keepSite(before.page, fillSiteForm(site, { name: 'Nordlys' }));
  const plans = new PlansPage(before.page);
  await plans.open();
  await plans.openSheet(before.app, sheet);
  await plans.choose('ERP connection', 'Fjord Accounting');
  await plans.choose('Link as', 'Company to Customer');
  await plans.press(/^Make the plan of 2,?000 rows$/);
  await plans.press(/^Check 2,?000 rows$/);
  const link = plans.button(/^Link 2,?000 records in Nordlys \(Test\)$/);
  await expect(link).toBeVisible();
  expect(await site.submits()).toEqual([]);
  await plans.press(/^Link 2,?000 records in Nordlys \(Test\)$/);
  await plans.confirm(/^Link 2,?000 records$/);
  await expect(plans.run).toContainText('Look at them, then go on.');
  await expect(plans.run).toContainText('3 Verified');

  await site.setFaults([{ kind: 'status', status: 400, match: connectActor, times: 3, body: refusal }]);
  await goOnUntil(plans, 'the same error came three times');
  await expect(plans.run).toContainText('3 Failed');
  await site.setFaults([{ kind: 'status', status: 204, match: connectActor, times: 6 }]);
  await goOnUntil(plans, 'fewer than 90 % verified');
  await expect(plans.run).toContainText('6 Different');
  await site.setFaults([{ kind: 'close-before-reading', match: connectActor, times: 2 }]);
  await plans.press(linkMore);
  // What was seen speaks against the rest: it is asked once more.
  await plans.confirm(linkMore);
  await expect.poll(() => plans.countDone()).toBeGreaterThan(400);
  before.app.process().kill('SIGKILL');
  await before.close();

  const after = await launch({ passwordStore: 'gnome-libsecret' });
  const again = new PlansPage(after.page);
  await again.press(/^Show the run of Kunder/);
  await goOnUntil(again, 'Done');
  // Of some the silence may have been long enough by then.
  const countUnknown = async () =>
    (await again.countOf('Unknown')) + (await again.countOf('Came to nothing'));
  await expect
    .poll(async () => (await again.countOf('Verified')) + (await countUnknown()))
    .toBe(rowsOfSheet - 3 - 6);
  const unknown = rowsOfSheet - 3 - 6 - (await again.countOf('Verified'));
  expect(unknown).toBeLessThanOrEqual(2 + mostBegun);
  expect((await countWrites()).every((times) => times === 1)).toBe(true);

  // What nobody knows is free to be tried again once the silence may be taken for an answer.
  await passTimeOf(after, silenceMs);
  const lookAgain = again.button(/^Look again at \d+ unsettled$/);
  // Those that were refused, those of which it was untrue that they were done, and what came to nothing.
  const left = 3 + 6 + unknown;
  const retry = again.button(`Retry ${left}`);
  // Where the run took long enough it has looked by itself.
  await expect(lookAgain.or(retry).first()).toBeVisible();
  await expect(async () => {
    // The button goes with the look that the run begins by itself: whoever waited for it then would wait for ever.
    if (await lookAgain.isVisible()) await lookAgain.press('Enter', { timeout: 5_000 });
    await expect(retry).toBeVisible({ timeout: 10_000 });
  }).toPass();
  await expect.poll(() => again.countOf('Came to nothing')).toBe(unknown);
  await again.press(/^Open the first /);
  await expect(after.page.getByText('Tries')).toBeVisible();
  await again.press(`Retry ${left}`);
  await again.confirm(new RegExp(`^Link ${left} records$`));
  await expect(again.run).toContainText('Second try of an earlier run');
  await again.finishRun();
  await expect(again.run).toContainText(`${left} Verified`);
  const writes = await countWrites();
  expect(writes).toHaveLength(rowsOfSheet);
  expect(writes.every((times) => times === 1)).toBe(true);
  process.stdout.write(
    `Plan of ${rowsOfSheet}: ${unknown} unknown over the kill, ${writes.length} written once\n`,
  );

  await again.press('All plans');
  await restoreValues(after.page, again);
});

/** Three rows with a value each, and the plan that puts back what was there before. */
async function restoreValues(page: Page, plans: PlansPage): Promise<void> {
  const rows = [0, 1, 2].map(
    (at) => `${firstKey + rowsOfSheet + at}\t${firstRecord + rowsOfSheet + at}\tapprove\t+47 22 00 11 2${at}`,
  );
  await plans.pasteRows(['ERP key\tContact ID\tDecision\tPHONE', ...rows].join('\n'));
  await plans.choose('ERP connection', 'Fjord Accounting');
  await plans.choose('Link as', 'Company to Customer');
  await plans.press('Make the plan of 3 rows');
  await plans.press('Check 3 rows');
  await plans.press('Link 3 records in Nordlys (Test)');
  await plans.confirm('Link 3 records');
  await expect(plans.run).toContainText('Done');
  await plans.press('Make a plan that puts the values back');
  await expect(plans.button('Check 3 rows')).toBeVisible();
  await expect(page.getByRole('grid', { name: /^Rows of / })).toBeVisible();
}
