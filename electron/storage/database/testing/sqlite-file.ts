import { readFileSync, writeFileSync } from 'node:fs';
import { loadSqliteEngine, type SqliteConnection } from '../sqlite-engine';
import { databaseMigrations } from '../migrations';

/** Works on a database file as another program would, with a connection of its own. For tests only. */
export function withSqlite<T>(file: string, work: (connection: SqliteConnection) => T): T {
  const connection = new (loadSqliteEngine().DatabaseSync)(file, { timeout: 2_000 });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

/** A file as an earlier version left it, with one submit and one unlock. */
export function writeOldFile(
  file: string,
  { version = 2, inWalMode = false, submit }: { version?: 1 | 2; inWalMode?: boolean; submit: OldSubmit },
): void {
  withSqlite(file, (connection) => {
    if (inWalMode) connection.exec('PRAGMA journal_mode = WAL');
    for (const sql of databaseMigrations.slice(0, version)) connection.exec(sql);
    connection.exec(`PRAGMA user_version = ${version}`);
    const columns = 'id, state, search, summary, detail';
    connection
      .prepare(`INSERT INTO activity (${columns}) VALUES (?, 'Sent', 'kari orkdal', ?, ?)`)
      .run(submit.id, JSON.stringify(submit.summary), JSON.stringify(submit.detail));
    connection.prepare("INSERT INTO drafts VALUES ('practice', '{}')").run();
  });
}

export interface OldSubmit {
  id: string;
  summary: object;
  detail: object;
}

/** Zeroes the first page of a table, as a failing disk may. The file opens; who reads the table meets it. */
export function zeroTable(file: string, table: string): void {
  const [page, size] = withSqlite(file, (connection) => {
    connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const ask = (sql: string) => Number(Object.values(connection.prepare(sql).all()[0] ?? {})[0]);
    return [ask(`SELECT rootpage FROM sqlite_master WHERE name = '${table}'`), ask('PRAGMA page_size')];
  });
  const pages = readFileSync(file);
  pages.fill(0, (page - 1) * size, page * size);
  writeFileSync(file, pages);
}

/** Overwrites a good part of a file, as a failing disk may: its head, with all the tables in it, still says that it is a database. */
export function damagePages(file: string): void {
  const pages = readFileSync(file);
  pages.fill(0xa5, Math.floor(pages.length * 0.7), Math.floor(pages.length * 0.95));
  writeFileSync(file, pages);
}
