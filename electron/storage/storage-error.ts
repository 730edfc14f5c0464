import path from 'node:path';
import { AppError } from '../../shared/errors';

const fullDisk = new Set(['ENOSPC', 'EDQUOT']);

/** A failed write to one of our files as `storage-full` or `storage-failed`. */
export function toStorageError(error: unknown, file: string): AppError {
  if (error instanceof AppError) return error;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : '';
  // SQLite says it in words: its errors carry no code.
  const isFull = fullDisk.has(code) || /database or disk is full/i.test(message);
  return new AppError(isFull ? 'storage-full' : 'storage-failed', {
    params: { file: path.basename(file) },
    detail: code === '' ? message : code,
    cause: error,
  });
}
