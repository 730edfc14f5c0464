import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { loadSqliteEngine, type SqliteConnection } from './sqlite-engine';

const keptBackups = 3;
/** Writers wait for one step at most: a millisecond or so. */
const pagesPerStep = 200;

export interface RunningBackup {
  done: Promise<void>;
  /** Resolves when nothing of it uses the connection any more. */
  abort: () => Promise<void>;
}

/**
 * Copies the database into `backups/` beside it by SQLite's own backup, unless that was done today (UTC). The newest few
 * stay, and the largest. `now` is ISO 8601, UTC.
 */
export function backUpDaily(of: { connection: SqliteConnection; file: string; now: string }): RunningBackup {
  let isAborted = false;
  const done = run(of, () => {
    if (isAborted) throw new Error('The program is closing.');
  });
  return {
    done,
    abort: async () => {
      isAborted = true;
      await done.catch(() => undefined);
    },
  };
}

async function run(
  { connection, file, now }: { connection: SqliteConnection; file: string; now: string },
  onStep: () => void,
): Promise<void> {
  const folder = path.join(path.dirname(file), 'backups');
  const { name: stem, ext } = path.parse(file);
  const target = `${stem}-${now.slice(0, 10)}${ext}`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (readdirSync(folder).includes(target)) return;
  // What a killed program left of its backup has another ending.
  const unfinished = path.join(folder, `${stem}.unfinished`);
  removeUnfinished(unfinished);
  closeSync(openSync(unfinished, 'w', 0o600));
  try {
    await loadSqliteEngine().backup(connection, unfinished, { rate: pagesPerStep, progress: onStep });
    renameSync(unfinished, path.join(folder, target));
  } catch (error) {
    removeUnfinished(unfinished);
    throw error;
  }
  const isBackup = (name: string) => name.startsWith(`${stem}-`) && name.endsWith(ext);
  prune(folder, readdirSync(folder).filter(isBackup));
}

/**
 * The newest few stay, and of the older ones the largest where it is larger than those: after a loss, the backups of what
 * was begun anew must not push out the one that holds what was lost.
 */
function prune(folder: string, names: readonly string[]): void {
  const sizeOf = (name: string) => statSync(path.join(folder, name)).size;
  // Dates sort as texts do.
  const newestFirst = names.toSorted().toReversed();
  const [newest, older] = [newestFirst.slice(0, keptBackups), newestFirst.slice(keptBackups)];
  const largest = older.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
  const isWorthIt = largest !== undefined && newest.every((name) => sizeOf(name) < sizeOf(largest));
  for (const old of older) if (!isWorthIt || old !== largest) rmSync(path.join(folder, old), { force: true });
}

function removeUnfinished(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(file + end, { force: true });
}
