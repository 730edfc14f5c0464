import path from 'node:path';
import { AppError, type ErrorCode } from '../../shared/errors';
import { primaryCodeOf } from './database/damage';

const fullDisk = new Set(['ENOSPC', 'EDQUOT']);

/** SQLite's primary result codes that have a sentence of their own (https://www.sqlite.org/rescode.html). */
const ofSqlite: Record<number, ErrorCode> = { 5: 'storage-locked', 6: 'storage-locked', 13: 'storage-full' };

/** What kept us from using one of our files: `storage-full`, `storage-locked` or `storage-failed`. */
export function toStorageError(error: unknown, file: string): AppError {
  if (error instanceof AppError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  const sqliteCode = primaryCodeOf(error);
  const known = sqliteCode === undefined ? undefined : ofSqlite[sqliteCode];
  return new AppError(known ?? (fullDisk.has(code) ? 'storage-full' : 'storage-failed'), {
    params: { file: path.basename(file) },
    detail: sqliteCode === undefined && code !== '' ? code : message,
    cause: error,
  });
}
