import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
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
}

/** One small settings file: read once, written whole and atomically at every change, mode 0600. */
export interface JsonFile<T> {
  read: () => T;
  /** Throws `storage-failed` or `storage-full`; the contents in memory then stay as they were. */
  write: (contents: T) => void;
}

/**
 * Opens a settings file. One that is broken, foreign or of a newer version is put aside with a notice, and the program
 * goes on with empty contents.
 */
export async function openJsonFile<T extends object>(options: JsonFileOptions<T>): Promise<JsonFile<T>> {
  const { file, schema } = options;
  const version = options.migrations.length + 1;
  let contents = readContents(options, version);
  const store = await openStore(file);
  return {
    read: () => contents,
    write: (next) => {
      const checked = schema.parse(next);
      try {
        store.store = { version, ...checked };
        contents = checked;
      } catch (error) {
        throw toStorageError(error, file);
      }
    },
  };
}

async function openStore(file: string) {
  const { default: Store } = await import('electron-store');
  const extension = path.extname(file);
  return new Store<Record<string, unknown>>({
    cwd: path.dirname(file),
    name: path.basename(file, extension),
    fileExtension: extension.slice(1),
    configFileMode: 0o600,
    // Names of our own contents may hold dots.
    accessPropertiesByDotNotation: false,
  });
}

function readContents<T extends object>(options: JsonFileOptions<T>, version: number): T {
  const { file, clock, addNotice } = options;
  if (!existsSync(file)) return options.empty;
  const raw = parseObject(readText(file));
  const found = raw?.['version'];
  if (raw && typeof found === 'number' && found > version) {
    setAside(file, 'newer-file-set-aside', clock(), addNotice);
    return options.empty;
  }
  const contents = raw && typeof found === 'number' ? migrate(raw, found, options) : null;
  if (contents === null) {
    setAside(file, 'file-set-aside', clock(), addNotice);
    return options.empty;
  }
  tighten(file);
  return contents;
}

function migrate<T extends object>(
  raw: Record<string, unknown>,
  found: number,
  options: JsonFileOptions<T>,
): T | null {
  const { version: _version, ...contents } = raw;
  if (!Number.isInteger(found) || found < 1) return null;
  try {
    const lifted = options.migrations.slice(found - 1).reduce((from, lift) => lift(from), contents);
    const parsed = options.schema.safeParse(lifted);
    return parsed.success ? parsed.data : null;
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
