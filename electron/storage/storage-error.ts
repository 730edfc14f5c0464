import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppError, type ErrorCode } from '../../shared/errors';
import { isDamage, primaryCodeOf } from './database/damage';

const fullDisk = new Set(['ENOSPC', 'EDQUOT']);

/** SQLite's primary result codes that have a sentence of their own (https://www.sqlite.org/rescode.html). */
const ofSqlite: Record<number, ErrorCode> = { 5: 'storage-locked', 6: 'storage-locked', 13: 'storage-full' };

/** SQLITE_IOERR and SQLITE_CANTOPEN: also what a disk gives that has no room for a file beside the database, or a quota. */
const vague = new Set([10, 14]);
/** Less than this and nothing of ours can be written. */
const probeBytes = 64 * 1024;

/** What kept us from using one of our files: `storage-full`, `storage-locked`, `storage-damaged` or `storage-failed`. */
export function toStorageError(error: unknown, file: string, probeOf = probeBeside): AppError {
  if (error instanceof AppError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  const sqliteCode = primaryCodeOf(error);
  const ofCode = sqliteCode === undefined ? undefined : ofSqlite[sqliteCode];
  const known = isDamage(error) ? 'storage-damaged' : ofCode;
  const isFull = fullDisk.has(code) || (vague.has(sqliteCode ?? 0) && hasNoRoom(probeOf(file)));
  return new AppError(known ?? (isFull ? 'storage-full' : 'storage-failed'), {
    params: { file: path.basename(file) },
    detail: sqliteCode === undefined && code !== '' ? code : message,
    cause: error,
  });
}

function probeBeside(file: string): string {
  return path.join(path.dirname(file), `.room-${randomUUID()}`);
}

/** By trying, which a quota cannot deceive. */
function hasNoRoom(probe: string): boolean {
  const isThere = existsSync(probe);
  try {
    writeFileSync(probe, Buffer.alloc(probeBytes), { mode: 0o600 });
    return false;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return fullDisk.has(code);
  } finally {
    if (!isThere) rmSync(probe, { force: true });
  }
}
