import { createRequire } from 'node:module';
import type * as SqlitePackage from '@photostructure/sqlite';

/** The part of `node:sqlite` that is used here. */
export type SqliteEngine = Pick<typeof SqlitePackage, 'DatabaseSync' | 'backup'>;
export type SqliteConnection = InstanceType<SqliteEngine['DatabaseSync']>;

/**
 * SQLite by the API of `node:sqlite`. The Electron that ships brings it along; the older one of the tests (Node 20)
 * does not, and there a package with the same API and ready-made binaries stands in. Asked for at start instead of
 * chosen by version: whoever has the built-in uses it.
 */
export function loadSqliteEngine(): SqliteEngine {
  const builtIn: unknown = process.getBuiltinModule?.('node:sqlite');
  return (builtIn ?? createRequire(import.meta.url)('@photostructure/sqlite')) as SqliteEngine;
}
