import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { createEntries, type EntrySchemas } from './json-entries';
import { setAside, type AddNotice } from './set-aside';
import { toStorageError } from './storage-error';

/** Lifts the contents of version n to version n + 1. Pure. */
export type Migration = (contents: Record<string, unknown>) => Record<string, unknown>;

export interface JsonFileOptions<T extends object> {
  file: string;
  schema: z.ZodType<T>;
  /** The contents of a file that does not exist yet. */
  empty: T;
  /** `migrations[0]` lifts version 1 to 2, and so on: the current version is one more than their number. */
  migrations: readonly Migration[];
  clock: () => Date;
  addNotice: AddNotice;
  /**
   * Members that may hold thousands of entries, as a list or under their ids, with the schema of one. Each entry is checked
   * and spelled out once, not again at every change of another; the schema of the whole sees them empty.
   */
  entries?: EntrySchemas<T>;
}

/** One small settings file: read once, written whole and atomically at every change, mode 0600. */
export interface JsonFile<T> {
  read: () => T;
  /** Whether there was a file, and it could be used: only then is what it does not name known to be gone. */
  wasFound: boolean;
  /** Throws `storage-failed` or `storage-full`; the contents in memory then stay as they were. */
  write: (contents: T) => void;
}

/**
 * Opens a settings file. One that is broken, foreign or of a newer version is put aside with a notice, and the program
 * goes on with empty contents.
 */
export async function openJsonFile<T extends object>(options: JsonFileOptions<T>): Promise<JsonFile<T>> {
  const { file } = options;
  const version = options.migrations.length + 1;
  const entries = createEntries(options);
  const found = readContents({ ...options, check: entries.check }, version);
  let contents = found ?? options.empty;
  const store = await openStore(file, entries.spell);
  return {
    wasFound: found !== null,
    read: () => contents,
    write: (next) => {
      const checked = entries.check(next);
      try {
        store.store = { version, ...checked };
        contents = checked;
      } catch (error) {
        throw toStorageError(error, file);
      }
    },
  };
}

async function openStore(file: string, spell: (contents: object) => string) {
  const { default: Store } = await import('electron-store');
  const extension = path.extname(file);
  return new Store<Record<string, unknown>>({
    cwd: path.dirname(file),
    name: path.basename(file, extension),
    fileExtension: extension.slice(1),
    configFileMode: 0o600,
    // Names of our own contents may hold dots.
    accessPropertiesByDotNotation: false,
    serialize: spell,
    // It is written whole: what was there before is read by us alone, once.
    deserialize: () => ({}),
  });
}

type Reading<T> = Pick<JsonFileOptions<T & object>, 'file' | 'clock' | 'addNotice' | 'migrations'> & {
  check: (contents: unknown) => T;
};

/** Null = there is none, or none that is of use. */
function readContents<T>(options: Reading<T>, version: number): T | null {
  const { file, clock, addNotice } = options;
  if (!existsSync(file)) return null;
  const raw = parseObject(readText(file));
  const found = raw?.['version'];
  if (raw && typeof found === 'number' && found > version) {
    setAside(file, 'newer-file-set-aside', clock(), addNotice);
    return null;
  }
  const contents = raw && typeof found === 'number' ? migrate(raw, found, options) : null;
  if (contents === null) {
    setAside(file, 'file-set-aside', clock(), addNotice);
    return null;
  }
  tighten(file);
  return contents;
}

function migrate<T>(
  raw: Record<string, unknown>,
  found: number,
  { migrations, check }: Reading<T>,
): T | null {
  const { version: _version, ...contents } = raw;
  if (!Number.isInteger(found) || found < 1) return null;
  try {
    return check(migrations.slice(found - 1).reduce((from, lift) => lift(from), contents));
  } catch {
    // A migration that stumbles over foreign contents says the same as a failed schema.
    return null;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw toStorageError(error, file);
  }
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}

/** Files that an older version or a copying hand left readable for others. */
function tighten(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch {
    // On a file system without modes there is nothing to tighten.
  }
}
