import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Notice } from '../../../shared/ipc/contract';
import { setAside } from '../set-aside';
import { toStorageError } from '../storage-error';
import { backUpDaily, type RunningBackup } from './backup';
import { DamageError, isDamage, NewerVersionError } from './damage';
import { migrate } from './migrate';
import type { FileFinding, Unusable } from './messages';
import { watchPlace, writeAnew } from './kept-place';
import { findNewestBackup, takeOverBackup } from './restore';
import { createSession, type Session } from './session';
import { loadSqliteEngine, type SqliteConnection } from './sqlite-engine';

/** One database file, open in this thread until the thread ends. */
export interface DatabaseFile {
  /** Throws once the file is known to be damaged. */
  session: () => Session;
  /** Where the file was deleted or replaced while it is open, it is written anew; returns what to tell, null = nothing. Throws storage errors. */
  keepPlace: (now: string) => Notice | null;
  /** An error of a statement: where it tells of damage, the next upkeep looks at the whole file, or the next start. */
  noteError: (error: unknown) => void;
  /** The check after an unclean end, then the backup of the day. `now` is ISO 8601, UTC. */
  maintain: (now: string) => Promise<Unusable | null>;
  /** Takes over what the backup of a day (`yyyy-mm-dd`) holds and the file does not; returns how many entries came back. */
  useBackup: (day: string) => number;
  close: () => Promise<void>;
}

/** How long another program may hold the file before our caller is told. */
const busyTimeoutMs = 2_000;
/** Free pages below which a rebuild is not worth it: 8 MB. */
const minFreePages = 2_000;
/** What SQLite keeps beside a database: parts of it, which go where it goes. */
const companions = ['-wal', '-shm', '-journal'];

/**
 * Opens the file, after putting aside what is there where that is asked for. Whether the file is of use is the finding;
 * throws storage errors for anything that may pass: busy, no memory, a disk that fails. The file stays untouched then.
 */
export function openDatabaseFile(order: { file: string; now: string; putAside: Unusable | null }): {
  opened: DatabaseFile | null;
  finding: FileFinding;
} {
  const { file, putAside } = order;
  const notices: Notice[] = [];
  try {
    prepareFolder(file);
    if (putAside) {
      setAside(
        file,
        putAside,
        new Date(order.now),
        (notice) => notices.push(offerBackup(notice, file)),
        companions,
      );
    }
    const needsCheck = hasEndedUncleanly(file);
    const opened = keepOpen(file, connect(file), needsCheck);
    return { opened, finding: { unusable: null, notices } };
  } catch (error) {
    const unusable = judgeError(error);
    if (unusable === null || putAside !== null) throw toStorageError(error, file);
    return { opened: null, finding: { unusable, notices } };
  }
}

/** What was damaged may be there as it was some days ago. */
function offerBackup(notice: Notice, file: string): Notice {
  const day = notice.kind === 'file-set-aside' ? findNewestBackup(file) : null;
  if (day === null) return notice;
  return { ...notice, kind: 'database-set-aside', params: { ...notice.params, day } };
}

function judgeError(error: unknown): Unusable | null {
  if (error instanceof NewerVersionError) return 'newer-file-set-aside';
  return isDamage(error) ? 'file-set-aside' : null;
}

function keepOpen(file: string, first: SqliteConnection, endedUncleanly: boolean): DatabaseFile {
  const marker = markerOf(file);
  writeFileSync(marker, '', { mode: 0o600 });
  let connection = first;
  let session = createSession(connection);
  let place = watchPlace(file);
  let needsCheck = endedUncleanly;
  let isDamaged = false;
  let backup: RunningBackup | null = null;
  return {
    session: () => {
      if (isDamaged) throw new DamageError('The file is damaged.');
      return session;
    },
    keepPlace: (now) => {
      if (!place.isLost()) return null;
      try {
        prepareFolder(file);
        writeFileSync(marker, '', { mode: 0o600 });
        const notice = writeAnew(connection, { file, now, place });
        connection = connect(file);
        session = createSession(connection);
        place = watchPlace(file);
        return notice;
      } catch (error) {
        throw toStorageError(error, file);
      }
    },
    noteError: (error) => {
      needsCheck ||= isDamage(error);
    },
    maintain: async (now) => {
      isDamaged ||= needsCheck && !isSound(session);
      if (isDamaged) return 'file-set-aside';
      needsCheck = false;
      if (backup) return null;
      giveBackFreedSpace(connection, session);
      backup = backUpDaily({ connection, file, now });
      try {
        await backup.done;
      } finally {
        backup = null;
      }
      return null;
    },
    useBackup: (day) => takeOverBackup(connection, file, day),
    close: async () => {
      await backup?.abort();
      connection.close();
      if (!needsCheck) rmSync(marker, { force: true });
    },
  };
}

/** What was deleted leaves pages behind that the file would keep for ever. Rare, so a rebuild is cheaper than upkeep. */
function giveBackFreedSpace(connection: SqliteConnection, session: Session): void {
  const count = (name: string) => Number(session.all({ sql: `PRAGMA ${name}` })[0]?.[name] ?? 0);
  const freePages = count('freelist_count');
  if (freePages < minFreePages || freePages < count('page_count') / 4) return;
  connection.exec('VACUUM');
  connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}

function prepareFolder(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  // The engine of earlier versions locked with a folder, which a killed process left behind.
  rmSync(`${file}.lock`, { recursive: true, force: true });
}

/** An empty file is left by a first start that was killed; beside these, there was more in it. */
function hasBeenThere(file: string): boolean {
  return hasEndedUncleanly(file) || findNewestBackup(file) !== null;
}

/** A clean end takes the marker away, and SQLite its companions. */
function hasEndedUncleanly(file: string): boolean {
  return existsSync(markerOf(file)) || companions.some((companion) => sizeOf(file + companion) > 0);
}

function markerOf(file: string): string {
  return `${file}.in-use`;
}

function connect(file: string): SqliteConnection {
  requireDatabase(file);
  // SQLite gives its companions the mode of the file.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
  const { DatabaseSync } = loadSqliteEngine();
  const connection = new DatabaseSync(file, { timeout: busyTimeoutMs });
  try {
    migrate(connection, file);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** By its first bytes: SQLite, asked to open what is none, deletes the companions that may be worth something. */
function requireDatabase(file: string): void {
  if (sizeOf(file) === 0) {
    if (existsSync(file) && hasBeenThere(file)) throw new DamageError('The file is empty.');
    return;
  }
  const descriptor = openSync(file, 'r');
  try {
    const begin = Buffer.alloc(magic.length);
    readSync(descriptor, begin);
    if (!begin.equals(magic)) throw new DamageError('The file is not a database.');
  } finally {
    closeSync(descriptor);
  }
}
/** https://www.sqlite.org/fileformat.html#the_database_header */
const magic = Buffer.from('SQLite format 3\0');

function isSound(session: Session): boolean {
  try {
    return session.all({ sql: 'PRAGMA quick_check(1)' })[0]?.['quick_check'] === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
