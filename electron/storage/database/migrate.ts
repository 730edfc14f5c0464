import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DamageError, NewerVersionError } from './damage';
import { databaseMigrations } from './migrations';
import type { SqliteConnection } from './sqlite-engine';

/** How many copies from before a migration stay. */
const keptCopies = 2;

/**
 * Sets a connection up and brings its file to the current version, each step in a transaction of its own. An older file
 * is checked and copied to `<name>.before-v<version>` first. Throws SQLite's errors, and `NewerVersionError`.
 */
export function migrate(
  connection: SqliteConnection,
  file: string,
  migrations: readonly string[] = databaseMigrations,
): void {
  const version = versionOf(connection);
  if (version > migrations.length) throw new NewerVersionError();
  connection.exec('PRAGMA journal_mode = WAL');
  // FULL: what is written before a request leaves must be there after a power loss too.
  connection.exec('PRAGMA synchronous = FULL');
  // Of 4 kB each. Moving them into the file waits for the disk twice more, so a run does it less often than by default.
  connection.exec('PRAGMA wal_autocheckpoint = 4000');
  if (version > 0 && version < migrations.length) {
    checkWhole(connection);
    copyBefore(connection, `${file}.before-v${migrations.length}`);
  }
  for (let from = version; from < migrations.length; from += 1) {
    lift(connection, migrations[from] ?? '', from + 1);
  }
}

function lift(connection: SqliteConnection, sql: string, to: number): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    connection.exec(sql);
    connection.exec(`PRAGMA user_version = ${to}`);
    connection.exec('COMMIT');
  } catch (error) {
    rollBack(connection);
    throw error;
  }
}

function rollBack(connection: SqliteConnection): void {
  try {
    connection.exec('ROLLBACK');
  } catch {
    // SQLite has rolled back itself; the error that matters is the one before.
  }
}

/** What is damaged must not be lifted: it would be damage in a new shape. */
function checkWhole(connection: SqliteConnection): void {
  const found = connection.prepare('PRAGMA quick_check(1)').get() as { quick_check?: unknown } | undefined;
  if (found?.quick_check !== 'ok') throw new DamageError(String(found?.quick_check));
}

function copyBefore(connection: SqliteConnection, copy: string): void {
  rmSync(copy, { force: true });
  closeSync(openSync(copy, 'w', 0o600));
  connection.prepare('VACUUM INTO ?').run(copy);
  const descriptor = openSync(copy, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
  prune(copy);
}

function prune(newest: string): void {
  const folder = path.dirname(newest);
  const stem = path.basename(newest).replace(/\d+$/, '');
  const versionIn = (name: string) => Number(name.slice(stem.length));
  const copies = readdirSync(folder).filter((name) => name.startsWith(stem) && versionIn(name) > 0);
  for (const old of copies.toSorted((a, b) => versionIn(b) - versionIn(a)).slice(keptCopies)) {
    rmSync(path.join(folder, old), { force: true });
  }
}

function versionOf(connection: SqliteConnection): number {
  const row = connection.prepare('PRAGMA user_version').get() as { user_version?: unknown } | undefined;
  return Number(row?.user_version ?? 0);
}
