import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openRecords } from '../journal/open-journal';
import { startPracticeSite, type PracticeSite } from '../practice/practice-site';
import { buildForChild } from '../testing/build-for-child';
import { startBuiltDatabase } from '../testing/built-database';

let childSource: string;
beforeAll(async () => {
  const file = await buildForChild('electron/scans/testing/scan-and-wait.ts', 'scan-and-wait.mjs');
  childSource = `
    import { scanAndWait } from ${JSON.stringify(pathToFileURL(file).href)};
    await scanAndWait(JSON.parse(process.env.ABOUT));
  `;
});

let practice: PracticeSite;
let dataFolder: string;
beforeEach(async () => {
  practice = await startPracticeSite({ links: 300 });
  dataFolder = mkdtempSync(path.join(tmpdir(), 'actorlink-'));
});
afterEach(async () => {
  await practice.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const countReadsOf = (key: string) => practice.log.countOf('GetFieldValuesFromErp', key, 1);
const countReads = () => practice.log.countOf('GetFieldValuesFromErp');

/** Less than what the values of `manyLinks` links are, and what the newest Node needs for a scan at all. */
const littleMemory = ['--max-old-space-size=64'];
const manyLinks = 3_000;

/** Begins the scan, or goes on with it, in a process of its own, which ends when the scan stands still. */
function startChild(more: { links?: number } = {}) {
  const { url, user, password } = practice;
  const child = spawn(process.execPath, [...littleMemory, '--input-type=module', '-e', childSource], {
    env: { ...process.env, ABOUT: JSON.stringify({ url, user, password, dataFolder, ...more }) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { child, gone: once(child, 'exit') };
}

/** Kills it without a chance to tidy up at so many reads. */
async function killAt(reads: number): Promise<void> {
  const { child, gone } = startChild();
  await expect.poll(countReads, { interval: 2 }).toBeGreaterThanOrEqual(reads);
  child.kill('SIGKILL');
  await gone;
}

async function withDatabase<T>(
  work: (read: (sql: string) => Promise<Record<string, unknown>[]>) => Promise<T>,
): Promise<T> {
  const { database, close } = await openRecords({
    file: path.join(dataFolder, 'actorlink.db'),
    clock: () => new Date(),
    addNotice: () => undefined,
    startThread: startBuiltDatabase,
  });
  try {
    return await work(async (sql) => (await database.read([{ sql }]))[0] ?? []);
  } finally {
    await close();
  }
}

const listReadKeys = () =>
  withDatabase(async (read) =>
    (await read('SELECT erp_key FROM scan_row WHERE at IS NOT NULL')).map((row) => String(row['erp_key'])),
  );

test('a scan that is killed again and again reads nothing twice that it has kept, and comes to its end', async () => {
  // While links are found, at the first rows, in the middle, near the end; and soon after it went on, each time.
  for (const reads of [0, 60, 140]) {
    await killAt(reads);
    const kept = await listReadKeys();
    const before = kept.map((key) => [key, countReadsOf(key)]);
    await killAt(countReads() + 5);
    expect(kept.map((key) => [key, countReadsOf(key)])).toEqual(before);
  }
  await startChild().gone;
  const keys = await listReadKeys();
  const links = [...practice.store().links.values()].filter(
    ({ connectionId, erpType }) => connectionId === 1 && erpType === 'Customer',
  );
  expect(keys.toSorted()).toEqual(links.map(({ erpKey }) => erpKey).toSorted());
  expect(await withDatabase((read) => read('SELECT state FROM scan'))).toEqual([{ state: 'done' }]);
});

test('a scan holds what is under way and no more, however many links there are (F34)', async () => {
  const { gone } = startChild({ links: manyLinks });
  expect(await gone).toEqual([0, null]);
  const [counted] = await withDatabase((read) =>
    read('SELECT count(*) AS rows, sum(fields) AS fields FROM scan_row WHERE at IS NOT NULL'),
  );
  expect(counted).toEqual({ rows: manyLinks, fields: 3 * manyLinks });
});
