import { chmodSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Notice } from '../../../shared/ipc/contract';
import { setAside } from '../set-aside';
import type { SqliteConnection } from './sqlite-engine';

/**
 * Knows whether the open database still stands under its name. Where somebody deletes or replaces a file that is open,
 * most systems let it be written on, and drop all of it at the end without a word.
 */
export interface KeptPlace {
  isLost: () => boolean;
  /** What stands beside the name came with another file. */
  hasForeignLog: () => boolean;
}

export function watchPlace(file: string): KeptPlace {
  const database = identityOf(file);
  let log = identityOf(`${file}-wal`);
  return {
    isLost: () => {
      if (identityOf(file) !== database) return true;
      const now = identityOf(`${file}-wal`);
      // It is made at the first write, and stays for as long as the database is open.
      log ??= now;
      return now !== log;
    },
    hasForeignLog: () => ![log, null].includes(identityOf(`${file}-wal`)),
  };
}

function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

/**
 * Writes everything that the open connection still holds under its name again, and closes it; what stands there by now is
 * put aside. Returns what to tell. Throws errors of SQLite and of the disk: the connection is open then, as it was.
 */
export function writeAnew(
  connection: SqliteConnection,
  { file, now, place }: { file: string; now: string; place: KeptPlace },
): Notice {
  const copy = `${file}.rescued`;
  rmSync(copy, { force: true });
  connection.prepare('VACUUM INTO ?').run(copy);
  chmodSync(copy, 0o600);
  connection.close();
  const companions = ['-wal', '-shm', '-journal'];
  let keptAs: Notice['params'] | null = null;
  const itsOwn = place.hasForeignLog() ? companions : [];
  if (existsSync(file))
    setAside(file, 'file-set-aside', new Date(now), ({ params }) => (keptAs = params), itsOwn);
  // Ours belong to what is gone, and would be taken for parts of what comes.
  for (const companion of companions) rmSync(file + companion, { force: true });
  renameSync(copy, file);
  const id = randomUUID();
  if (keptAs !== null) return { id, kind: 'database-replaced', params: keptAs };
  return { id, kind: 'database-written-anew', params: { file: path.basename(file) } };
}
