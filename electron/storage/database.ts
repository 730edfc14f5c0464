import { chmodSync, closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { BindValues, Database as SqliteDatabase, NormalQueryResult } from 'node-sqlite3-wasm';
import { databaseMigrations } from './database-migrations';
import { setAside, type AddNotice } from './set-aside';
import { toStorageError } from './storage-error';

/** The program's database. Each statement is durable when its call returns. */
export interface Database {
  /** Returns the number of changed rows. Throws `storage-failed` or `storage-full`. */
  run: (sql: string, values?: BindValues) => number;
  all: (sql: string, values?: BindValues) => NormalQueryResult[];
  get: (sql: string, values?: BindValues) => NormalQueryResult | null;
  close: () => void;
}

export interface DatabaseOptions {
  file: string;
  clock: () => Date;
  addNotice: AddNotice;
}

/**
 * Opens the database and brings it to the current version. One that is damaged or of a newer version is put aside with
 * a notice, and an empty one begun. Only one process may do this: the program's single-instance lock sees to that.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { file } = options;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    return wrap(await openUsable(options), file);
  } catch (error) {
    throw toStorageError(error, file);
  }
}

async function openUsable(options: DatabaseOptions): Promise<SqliteDatabase> {
  const { file, clock, addNotice } = options;
  const existed = existsSync(file);
  const first = await openFile(file);
  const health = examine(first);
  if (health === 'usable') return migrate(first);
  closeQuietly(first);
  if (!existed) throw new Error('A new database could not be begun.');
  setAside(file, health === 'newer' ? 'newer-file-set-aside' : 'file-set-aside', clock(), addNotice);
  // Its journal belongs to the file that went aside and would be played into the new one.
  rmSync(`${file}-journal`, { force: true });
  return migrate(await openFile(file));
}

async function openFile(file: string): Promise<SqliteDatabase> {
  // The package locks with a folder that a killed process leaves behind; nobody else can hold it now.
  rmSync(`${file}.lock`, { recursive: true, force: true });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  // A CommonJS package: its classes are on the default export.
  const { default: sqlite } = await import('node-sqlite3-wasm');
  const database = new sqlite.Database(file);
  try {
    // FULL: what is written before a request leaves must be there after a power loss too.
    database.exec('PRAGMA synchronous = FULL');
  } catch {
    // Not a database at all: `examine` says so.
  }
  return database;
}

function examine(database: SqliteDatabase): 'usable' | 'damaged' | 'newer' {
  try {
    if (versionOf(database) > databaseMigrations.length) return 'newer';
    const check = database.get('PRAGMA quick_check(1)');
    return check?.['quick_check'] === 'ok' ? 'usable' : 'damaged';
  } catch {
    return 'damaged';
  }
}

function migrate(database: SqliteDatabase): SqliteDatabase {
  for (let version = versionOf(database); version < databaseMigrations.length; version += 1) {
    const lift = databaseMigrations[version] ?? '';
    database.exec(`BEGIN; ${lift} PRAGMA user_version = ${version + 1}; COMMIT;`);
  }
  return database;
}

function versionOf(database: SqliteDatabase): number {
  return Number(database.get('PRAGMA user_version')?.['user_version'] ?? 0);
}

function wrap(database: SqliteDatabase, file: string): Database {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw toStorageError(error, file);
    }
  };
  return {
    run: (sql, values) => guarded(() => database.run(sql, values).changes),
    all: (sql, values) => guarded(() => database.all(sql, values).map(flatRow)),
    get: (sql, values) =>
      guarded(() => {
        const row = database.get(sql, values);
        return row === null ? null : flatRow(row);
      }),
    close: () => closeQuietly(database),
  };
}

// Rows are nested by table only when asked for, which nobody here does.
function flatRow(row: object): NormalQueryResult {
  return row as NormalQueryResult;
}

function closeQuietly(database: SqliteDatabase): void {
  try {
    database.close();
  } catch {
    // A damaged file may fail to close; the handle is of no further use either way.
  }
}
