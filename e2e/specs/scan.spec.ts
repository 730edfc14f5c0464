import type { ElectronApplication } from '@playwright/test';
import { once } from 'node:events';
import { expect, test, type Program } from '../fixtures';
import { MismatchesPage } from '../pages/mismatches-page';
import type { Fault, LoggedRequest } from '../practice';

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

/** Slow enough that no scan comes to its end while somebody, on however busy a machine, does the next step. */
const slow: Fault = { kind: 'delay', delayMs: 250, match: { path: 'GetFieldValues' }, times: 0 };
/** Values of so many sides are told at once, and no more. */
const tellOnly = (sides: number): Fault[] => [
  { kind: 'delay', delayMs: 0, match: { path: 'GetFieldValues' }, times: sides },
  { kind: 'never', match: { path: 'GetFieldValues' }, times: 0 },
];

/** Some 2,000 of these links belong to the connection that is scanned. */
const size = { ACTORLINK_PRACTICE_COMPANIES: '1900', ACTORLINK_PRACTICE_LINKS: '2800' };

interface Standing {
  scanId: string;
  state: string;
  found: number;
  read: number;
}

/** Where the newest scan is, asked of the window itself: the driver loses a page that dies. */
function readStanding(app: ElectronApplication): Promise<Standing> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      "window.actorlink.scans.list({ siteId: 'practice' }).then(({ data: [scan] }) => scan)",
    ),
  );
}

/** What the window says: the driver loses a page that dies. */
function readPage(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
  );
}

/** Has the newest scan stand still, or go on, by the page's own call. */
async function askBridge(app: ElectronApplication, step: 'pause' | 'continue'): Promise<void> {
  const { scanId } = await readStanding(app);
  await app.evaluate(
    ({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
    `window.actorlink.scans.${step}({ scanId: ${JSON.stringify(scanId)} })`,
  );
}

async function waitForRead(app: ElectronApplication, read: number): Promise<void> {
  await expect.poll(async () => (await readStanding(app)).read, { intervals: [20] }).toBeGreaterThan(read);
}

/** The records whose rows are kept, as the list has them. */
async function listKept({ app, page }: Program): Promise<Set<string>> {
  const { scanId, found } = await readStanding(app);
  const kept = await page.evaluate(
    async (about) => {
      const names: string[] = [];
      const query = {
        text: '',
        findings: [],
        field: null,
        sort: { by: 'found' as const, descending: false },
      };
      for (let offset = 0; offset < about.found; offset += 200) {
        const answer = await window.actorlink.scans.rows({ scanId: about.scanId, query, offset, limit: 200 });
        if (!answer.ok) throw new Error(answer.error.code);
        for (const { record, at } of answer.data.rows)
          if (record && at !== null) names.push(`${record.crmActorType} ${record.crmRecordId}`);
      }
      return names;
    },
    { scanId, found },
  );
  return new Set(kept);
}

test('a scan of 2,000 goes through faults, a pause, a lost page, a failure of the program and a kill', async ({
  launch,
}) => {
  test.slow();
  const first = await launch({ env: size });
  const mismatches = new MismatchesPage(first.page);
  await first.practice.setFaults([
    {
      kind: 'status',
      status: 503,
      headers: { 'Retry-After': '1' },
      match: { path: 'GetFieldValuesFromCrm' },
      times: 2,
    },
    { kind: 'close-before-reading', match: { path: 'GetFieldValuesFromErp' }, times: 1 },
    slow,
  ]);
  await mismatches.open();
  await mismatches.start('Fjord Accounting');
  await expect.poll(() => mismatches.countRead()).toBeGreaterThan(20);
  await mismatches.press('Pause');
  await mismatches.standsAt('Paused');
  await mismatches.press('Continue');
  await waitForRead(first.app, (await readStanding(first.app)).read + 20);

  // F25: the page hangs, and is lost; the scan is none of its business.
  await first.app.evaluate(({ BrowserWindow }) => {
    const forEver = 'for (;;);';
    void BrowserWindow.getAllWindows()[0]
      ?.webContents.executeJavaScript(forEver)
      .catch(() => undefined);
  });
  const readsBefore = await first.practice.countOf('GetFieldValuesFromErp');
  await expect
    .poll(() => first.practice.countOf('GetFieldValuesFromErp'), { intervals: [20] })
    .toBeGreaterThan(readsBefore + 20);
  await first.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );
  await waitForRead(first.app, (await readStanding(first.app)).read + 20);
  // The window is back where it was, with the counts that the scan itself has.
  await askBridge(first.app, 'pause');
  const standing = await readStanding(first.app);
  await expect.poll(() => readPage(first.app)).toContain('The window had to be loaded again.');
  await expect.poll(() => readPage(first.app)).toContain(`${standing.read} of ${standing.found} read`);
  await askBridge(first.app, 'continue');
  await waitForRead(first.app, standing.read + 20);
  const readByFirst = countReads(await first.practice.log());
  const failed = await readStanding(first.app);

  // F26: the main process fails where nobody expected it.
  const gone = once(first.app.process(), 'exit');
  await first.app.evaluate(({ dialog }) => {
    Object.assign(dialog, { showErrorBox: () => undefined, showMessageBox: async () => ({ response: 0 }) });
    setTimeout(() => {
      throw new Error('of a test');
    });
  });
  await gone;

  const second = await launch({ env: size });
  const again = new MismatchesPage(second.page);
  await again.open();
  await again.standsAt('Paused');
  await expect(second.page.getByText('ActorLink was closed while this scan ran.')).toBeVisible();
  const keptOfFirst = await listKept(second);
  // What was under way was finished and kept first, so there is no less than was told.
  expect(keptOfFirst.size).toBeGreaterThanOrEqual(failed.read);
  // It is killed in the middle, however late the kill comes.
  await second.practice.setFaults(tellOnly(2 * 400));
  await again.press('Continue');
  await waitForRead(second.app, keptOfFirst.size + 200);
  const readBySecond = countReads(await second.practice.log());
  // F18
  second.app.process().kill('SIGKILL');
  await second.close();

  const third = await launch({ env: size });
  const last = new MismatchesPage(third.page);
  await last.open();
  await last.standsAt('Paused');
  const keptOfSecond = await listKept(third);
  expect(keptOfSecond.size).toBeGreaterThan(keptOfFirst.size + 200);
  await last.press('Continue');
  await last.standsAt('Done');
  const { found, read } = await readStanding(third.app);
  const readByThird = countReads(await third.practice.log());
  expect(read).toBe(found);
  expect((await listKept(third)).size).toBe(found);
  const isIn = (names: ReadonlySet<string>) => (name: string) => names.has(name);
  // Nothing that was kept was asked for again, in either of the two that went on.
  expect([...readBySecond.keys()].filter(isIn(keptOfFirst))).toEqual([]);
  expect([...readByThird.keys()].filter(isIn(keptOfSecond))).toEqual([]);
  // Within one run of the program only what a fault kept from being answered was asked for twice.
  for (const reads of [readByFirst, readBySecond, readByThird])
    expect([...reads.values()].filter((times) => times > 1)).toEqual([]);
  expect(new Set([...keptOfSecond, ...readByThird.keys()]).size).toBe(found);
  await expect(last.list).toBeVisible();
  await expect(last.facet('Different')).toBeVisible();
  process.stdout.write(
    `Scan: ${found} links, ${keptOfFirst.size} kept over a failure, ${keptOfSecond.size} over a kill\n`,
  );
});
