import { chmodSync, copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { toStorageError } from '../storage-error';
import { migrate } from './migrate';
import { loadSqliteEngine, type SqliteConnection } from './sqlite-engine';

/** `yyyy-mm-dd` (UTC) of the newest backup of a file; null where there is none. */
export function findNewestBackup(file: string): string | null {
  const { name: stem, ext } = path.parse(file);
  const folder = path.dirname(pathOfBackup(file, ''));
  if (!existsSync(folder)) return null;
  const days = readdirSync(folder).flatMap((name) => {
    const day = name.slice(stem.length + 1, -ext.length);
    return /^\d{4}-\d{2}-\d{2}$/.test(day) && name === `${stem}-${day}${ext}` ? [day] : [];
  });
  return days.toSorted().at(-1) ?? null;
}

export function pathOfBackup(file: string, day: string): string {
  const { dir, name: stem, ext } = path.parse(file);
  return path.join(dir, 'backups', `${stem}-${day}${ext}`);
}

/**
 * Takes over what a backup holds and the open file does not, all of it or nothing: what was written since stays, after
 * what comes back. The backup itself stays as it is. Returns the number of entries that came back; throws storage errors that name the backup, and SQLite's.
 */
export function takeOverBackup(connection: SqliteConnection, file: string, day: string): number {
  const copy = `${file}.restoring`;
  removeCopy(copy);
  try {
    prepareCopy(pathOfBackup(file, day), copy);
    connection.prepare('ATTACH ? AS backup').run(copy);
    try {
      return merge(connection);
    } finally {
      connection.exec('DETACH backup');
    }
  } finally {
    removeCopy(copy);
  }
}

/** What is wrong here is wrong with the backup, not with the file that is open. */
function prepareCopy(backup: string, copy: string): void {
  try {
    copyFileSync(backup, copy);
    chmodSync(copy, 0o600);
    bringUpToDate(copy);
  } catch (error) {
    throw toStorageError(error, backup);
  }
}

/** It may be of an earlier version, and what it says is being sent was sent long ago. */
function bringUpToDate(copy: string): void {
  const connection = new (loadSqliteEngine().DatabaseSync)(copy);
  try {
    migrate(connection, copy);
    connection.exec("UPDATE entry SET state = 'Unknown' WHERE state = 'Sending'");
    connection.exec("UPDATE entry_search SET state = 'Unknown' WHERE state = 'Sending'");
  } finally {
    connection.close();
  }
}

/** `entry` and what stands beside it, all by the same number, whatever a later version adds. */
function tablesOf(connection: SqliteConnection): string[] {
  const rows = connection.prepare(
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND (name = 'entry' OR name GLOB 'entry_*')",
  );
  return rows.all().map((row) => String((row as { name?: unknown }).name));
}

function merge(connection: SqliteConnection): number {
  const tables = tablesOf(connection);
  connection.exec('BEGIN IMMEDIATE');
  try {
    // Lists are in the order of the numbers: what is here now was written later than all that comes back.
    const top = connection.prepare('SELECT coalesce(max(seq), 0) AS top FROM backup.entry').get();
    const by = Number((top as { top?: unknown } | undefined)?.top ?? 0);
    for (const table of tables) {
      connection.exec(`UPDATE main.${table} SET seq = -seq`);
      connection.exec(`UPDATE main.${table} SET seq = ${by} - seq`);
    }
    const missing = 'SELECT seq FROM backup.entry WHERE id NOT IN (SELECT id FROM main.entry)';
    connection.exec(`CREATE TEMP TABLE coming AS ${missing}`);
    for (const table of tables) {
      connection.exec(
        `INSERT INTO main.${table} SELECT * FROM backup.${table} WHERE seq IN (SELECT seq FROM coming)`,
      );
    }
    connection.exec('INSERT OR IGNORE INTO main.drafts SELECT * FROM backup.drafts');
    const counted = connection.prepare('SELECT count(*) AS entries FROM coming').get();
    connection.exec('DROP TABLE coming');
    connection.exec('COMMIT');
    return Number((counted as { entries?: unknown } | undefined)?.entries ?? 0);
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

function removeCopy(copy: string): void {
  // SQLite's companions, and what a migration keeps of the version before.
  for (const name of readdirSync(path.dirname(copy)))
    if (name.startsWith(path.basename(copy))) rmSync(path.join(path.dirname(copy), name), { force: true });
}
