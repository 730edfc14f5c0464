import path from 'node:path';
import { setImmediate } from 'node:timers';
import { AppError } from '../../../shared/errors';
import type { Notice } from '../../../shared/ipc/contract';
import type { AddNotice } from '../set-aside';
import type { DatabaseThread } from './database-worker';
import {
  unasked,
  type DatabaseAnswer,
  type DatabaseRequest,
  type DatabaseResults,
  type FileFinding,
  type Row,
  type Statement,
  type Unusable,
} from './messages';

/**
 * The program's database, which lives in a thread of its own. Every call throws `storage-failed`, `storage-full`,
 * `storage-locked` (another program holds the file), `storage-damaged` or, after `close`, `storage-closed`. A file that is
 * found damaged is looked at as a whole at once, and put aside as at a start where it is of no use.
 */
export interface Database {
  /**
   * Does all of the statements or none of them. Durable when it resolves; calls that wait at the same time share one
   * commit. Returns the number of rows that each statement changed.
   */
  write: (statements: readonly Statement[]) => Promise<number[]>;
  /** Sees whatever was written before. Returns the rows of each statement. */
  read: (statements: readonly Statement[]) => Promise<Row[][]>;
  /** What the first picture does not wait for: the check after an unclean end, and the backup of the day. */
  maintain: () => Promise<void>;
  /** Takes over what the backup of a day (`yyyy-mm-dd`) holds and the file does not; resolves with how many entries came back. */
  useBackup: (day: string) => Promise<number>;
  /** Ends the thread; what was asked for before is done first. */
  close: () => Promise<void>;
  /** Whether the thread ended without being asked to: only a new opening helps. */
  isLost: () => boolean;
}

export interface DatabaseOptions {
  file: string;
  clock: () => Date;
  addNotice: AddNotice;
  startThread: () => DatabaseThread;
}

/**
 * Opens the database and brings it to the current version. One that SQLite calls damaged, or of a newer version, is put
 * aside with a notice, and an empty one begun; one that is busy or cannot be read stays as it is, and this throws.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  let thread = await startOpened(options, null);
  let replacing: Promise<void> | null = null;
  let looking: Promise<void> | null = null;
  const askThread: Connected['ask'] = (kind, make) =>
    replacing === null ? thread.ask(kind, make) : replacing.then(() => thread.ask(kind, make));
  const ask: Connected['ask'] = (kind, make) => {
    const answer = askThread(kind, make);
    answer.catch(lookWhereDamaged);
    return answer;
  };
  const replace = async (unusable: Unusable) => {
    await thread.end();
    thread = await startOpened(options, unusable);
  };
  const maintain = async () => {
    const now = options.clock().toISOString();
    const { unusable } = await askThread('maintain', (id) => ({ id, kind: 'maintain', now }));
    if (unusable === null) return;
    replacing = replace(unusable);
    await replacing;
  };
  const lookAtWhole = async () => {
    try {
      await maintain();
    } catch {
      // Whoever asked has been told. What cannot be put aside now is at the next start.
    }
    looking = null;
  };
  const lookWhereDamaged = (error: unknown) => {
    if (!(error instanceof AppError) || error.code !== 'storage-damaged') return;
    looking ??= lookAtWhole();
  };
  return {
    write: (statements) => ask('write', (id) => ({ id, kind: 'write', statements })),
    read: (statements) => ask('read', (id) => ({ id, kind: 'read', statements })),
    maintain: async () => {
      await looking;
      await maintain();
    },
    useBackup: (day) => ask('use-backup', (id) => ({ id, kind: 'use-backup', day })),
    close: async () => {
      await looking;
      await replacing;
      await thread.end();
    },
    isLost: () => thread.isLost(),
  };
}

type Connected = ReturnType<typeof connect>;

/** A file of no use is put aside by a second thread: the first may still hold it open until it has ended. */
async function startOpened(options: DatabaseOptions, putAside: Unusable | null): Promise<Connected> {
  const { file, clock, addNotice, startThread } = options;
  const tell = (notices: readonly Notice[]) => notices.forEach((notice) => addNotice(notice));
  const thread = connect(startThread(), file, tell);
  try {
    const now = clock().toISOString();
    const { unusable, notices } = await thread.ask('open', (id) => ({
      id,
      kind: 'open',
      file,
      now,
      putAside,
    }));
    tell(notices);
    if (unusable === null) return thread;
    if (putAside !== null) throw new AppError('storage-failed', { params: { file: path.basename(file) } });
    await thread.end();
    return await startOpened(options, unusable);
  } catch (error) {
    await thread.end();
    throw error;
  }
}

/** Made with its number at once: a copy of a request with one is dear, and a run asks thousands of times a second. */
type Make<K> = (id: number) => Extract<DatabaseRequest, { kind: K }>;
interface Waiting {
  resolve: (result: never) => void;
  reject: (error: AppError) => void;
}

/**
 * Questions and answers by number. Whatever is asked for in the same turn of the event loop travels together: each
 * message wakes the thread, and what comes in one message shares its commit.
 */
function connect(thread: DatabaseThread, file: string, tell: (notices: readonly Notice[]) => void) {
  const params = { file: path.basename(file) };
  const waiting = new Map<number, Waiting>();
  let outbox: DatabaseRequest[] = [];
  let asked = 0;
  let state: 'open' | 'closing' | 'closed' | 'lost' = 'open';

  const post = () => {
    thread.post(outbox);
    outbox = [];
  };
  const ask = <K extends keyof DatabaseResults>(_kind: K, make: Make<K>) => {
    if (state === 'open') return send<DatabaseResults[K]>(make);
    return Promise.reject(new AppError(state === 'lost' ? 'storage-failed' : 'storage-closed', { params }));
  };
  const send = <T>(make: (id: number) => DatabaseRequest) =>
    new Promise<T>((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      if (outbox.push(make(asked)) === 1) setImmediate(post);
    });
  const settle = (answer: DatabaseAnswer) => {
    if (answer.id === unasked && answer.ok) tell((answer.result as FileFinding).notices);
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.ok) asker?.resolve(answer.result as never);
    else asker?.reject(new AppError(answer.error.code, answer.error));
  };

  thread.onAnswers((answers) => answers.forEach(settle));
  const noteEnd = async () => {
    const detail = await thread.ended;
    state = state === 'closing' ? 'closed' : 'lost';
    for (const { reject } of waiting.values()) reject(new AppError('storage-failed', { params, detail }));
    waiting.clear();
  };
  const ended = noteEnd();
  return {
    ask,
    isLost: () => state === 'lost',
    end: async () => {
      if (state === 'open') {
        state = 'closing';
        await send<null>((id) => ({ id, kind: 'close' })).catch(() => null);
      }
      await ended;
    },
  };
}
