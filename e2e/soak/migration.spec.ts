import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writeOldFile, withSqlite } from '../../electron/storage/database/testing/sqlite-file';
import { expect, findElectron, inheritedEnv, test } from '../fixtures';
import { tellFigures } from './soak-site';

const kills = 60;
const entries = 2_000;
const longestMs = 300;
const projectFolder = path.resolve(import.meta.dirname, '..', '..');

test('killed while it lifts the database of an earlier version, it loses no entry', async ({
  dataFolder,
  launch,
}) => {
  const file = path.join(dataFolder, 'actorlink.db');
  const problems: string[] = [];
  let lifted = 0;
  for (let turn = 0; turn < kills; turn += 1) {
    await rm(dataFolder, { recursive: true, force: true });
    await mkdir(dataFolder, { recursive: true });
    writeMany(file, turn % 2 === 0 ? 1 : 2);
    const kill = await start(dataFolder);
    // SQLite makes it right before the first step.
    await expect.poll(() => existsSync(`${file}-wal`), { intervals: [5] }).toBe(true);
    await wait(Math.random() * longestMs);
    await kill();
    const found = count(file);
    if (found.version > 2) lifted += 1;
    if (found.entries !== entries || found.check !== 'ok') problems.push(JSON.stringify(found));
  }
  const { page } = await launch();
  const list = await page.evaluate(() => window.actorlink.activity.list({ text: '', states: [], page: 0 }));
  const total = list.ok ? Object.values(list.data.counts).reduce((sum, one) => sum + one, 0) : -1;
  tellFigures({ part: 'migration', kills, lifted, problems: problems.length, total });
  expect(problems).toEqual([]);
  expect(total).toBe(entries);
});

async function start(dataFolder: string): Promise<() => Promise<void>> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(
    findElectron(),
    [...sandbox, projectFolder, `--user-data-dir=${dataFolder}`, '--password-store=basic'],
    { env: inheritedEnv(), stdio: 'ignore' },
  );
  await once(child, 'spawn');
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
}

/** As an earlier version left it, with so many entries that lifting takes its time. */
function writeMany(file: string, version: 1 | 2): void {
  writeOldFile(file, { version, submit: { id: 'first', summary: makeSummary(0), detail: {} } });
  withSqlite(file, (connection) => {
    const add = connection.prepare(
      "INSERT INTO activity (id, state, search, summary, detail) VALUES (?, 'Sent', 'kari', ?, ?)",
    );
    connection.exec('BEGIN');
    for (let number = 1; number < entries; number += 1)
      add.run(
        `entry-${number}`,
        JSON.stringify(makeSummary(number)),
        JSON.stringify({ text: 'x'.repeat(2_000) }),
      );
    connection.exec('COMMIT');
  });
}

function makeSummary(number: number) {
  return {
    id: number === 0 ? 'first' : `entry-${number}`,
    at: '2026-01-02T03:04:05Z',
    state: 'Sent',
    siteId: 'practice',
  };
}

function count(file: string): { version: number; entries: number; check: string } {
  return withSqlite(file, (connection) => {
    const one = (sql: string) => Object.values(connection.prepare(sql).get() as Record<string, unknown>)[0];
    const version = Number(one('PRAGMA user_version'));
    const hasEntry = Number(one("SELECT count(*) FROM sqlite_schema WHERE name = 'entry'")) > 0;
    const table = hasEntry ? 'entry' : 'activity';
    return {
      version,
      entries: Number(one(`SELECT count(*) FROM ${table}`)),
      check: String(one('PRAGMA quick_check(1)')),
    };
  });
}
