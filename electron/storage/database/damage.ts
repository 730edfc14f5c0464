/** The file is of a version that this program does not know. */
export class NewerVersionError extends Error {}

/** SQLITE_CORRUPT and SQLITE_NOTADB: nothing else says that a file is damaged (https://www.sqlite.org/rescode.html). */
const corrupt = 11;
const notADatabase = 26;

/** SQLite's own words for the two: the engine of the tests gives a statement that cannot be prepared no code. */
const wordsOfDamage = /database disk image is malformed|file is not a database|malformed database schema/;

/** An error as SQLite itself would throw it. */
export class DamageError extends Error {
  readonly errcode = corrupt;
}

export function isDamage(error: unknown): boolean {
  const code = primaryCodeOf(error);
  if (code === undefined) return error instanceof Error && wordsOfDamage.test(error.message);
  return code === corrupt || code === notADatabase;
}

/** SQLite's primary result code, which is the low byte of the extended one; undefined where it is no error of SQLite. */
export function primaryCodeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
