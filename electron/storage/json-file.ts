import { chmodSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { createEntries, type EntryOf, type EntrySchemas, type JsonEntries } from './json-entries';
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
  /** All of it, checked. A file that turns out broken by one of its entries is put aside by the first who asks. */
  read: () => T;
  /** One entry before all others are checked, for the first picture; undefined where it is not there or not well formed. */
  peek: <K extends keyof T & string>(member: K, id: string) => EntryOf<T[K]> | undefined;
  /** Whether anything in it as it stands, unchecked, is so. */
  holds: (is: (contents: Readonly<Record<string, unknown>>) => boolean) => boolean;
  /** Checks the entries in turns of a few milliseconds, so that a `read` after it takes no time. */
  checkInTurns: () => Promise<void>;
  /** Whether there was a file, and it could be used: only then is what it does not name known to be gone. */
  wasFound: () => boolean;
  /** Throws `storage-failed` or `storage-full`; the contents in memory then stay as they were. */
  write: (contents: T) => void;
}

/** Of thousands, so many before anybody else gets his turn. */
const entriesPerTurn = 200;

/**
 * Opens a settings file. One that is broken, foreign or of a newer version is put aside with a notice, and the program
 * goes on with empty contents.
 */
export async function openJsonFile<T extends object>(options: JsonFileOptions<T>): Promise<JsonFile<T>> {
  const { file } = options;
  const version = options.migrations.length + 1;
  const entries = createEntries(options);
  let found: Found<T> | null = readContents({ ...options, entries }, version);
  let wasFound = found !== null;
  let contents = found?.contents ?? options.empty;
  const store = await openStore(file, entries.spell);
  const read = () => {
    const unchecked = found?.unchecked;
    if (!unchecked) return contents;
    found = null;
    try {
      contents = entries.check(unchecked);
    } catch {
      wasFound = false;
      setAside(file, 'file-set-aside', options.clock(), options.addNotice);
    }
    return contents;
  };
  return {
    read,
    wasFound: () => {
      read();
      return wasFound;
    },
    peek: (member, id) => entries.peek(found?.unchecked ?? contents, member, id),
    holds: (is) => is(Object.fromEntries(Object.entries(found?.unchecked ?? contents))),
    checkInTurns: async () => {
      try {
        // Somebody may have read it whole meanwhile.
        const hasMore = () => found?.unchecked && !entries.checkSome(found.unchecked, entriesPerTurn);
        while (hasMore()) await nextTurn();
      } catch {
        // It is put aside now.
      }
      read();
    },
    write: (next) => {
      read();
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

type Reading<T> = Pick<
  JsonFileOptions<T & object>,
  'file' | 'clock' | 'addNotice' | 'migrations' | 'empty'
> & {
  entries: JsonEntries<T>;
};

interface Found<T> {
  contents: T;
  /** What `contents` will be once its entries are checked; null = it has been checked. */
  unchecked: Record<string, unknown> | null;
}

/** Null = there is none, or none that is of use. */
function readContents<T>(options: Reading<T>, version: number): Found<T> | null {
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
  { migrations, entries, empty }: Reading<T>,
): Found<T> | null {
  const { version: _version, ...contents } = raw;
  if (!Number.isInteger(found) || found < 1) return null;
  try {
    const toDo = migrations.slice(found - 1);
    if (toDo.length > 0)
      return { contents: entries.check(toDo.reduce((from, lift) => lift(from), contents)), unchecked: null };
    entries.checkFrame(contents);
    return { contents: empty, unchecked: contents };
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
