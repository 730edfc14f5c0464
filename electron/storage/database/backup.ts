import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
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
 * stay. `now` is ISO 8601, UTC.
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
  // Dates sort as texts do.
  const isBackup = (name: string) => name.startsWith(`${stem}-`) && name.endsWith(ext);
  for (const old of readdirSync(folder).filter(isBackup).toSorted().toReversed().slice(keptBackups)) {
    rmSync(path.join(folder, old), { force: true });
  }
}

function removeUnfinished(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(file + end, { force: true });
}
