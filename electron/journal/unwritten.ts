import { AppError, type ErrorCode } from '../../shared/errors';
import type { JournalEntry } from '../../shared/journal/entry';
import type { Clock } from '../clock';
import type { Journal } from './journal';

/** How long after a failed writing it is tried again, where nothing else writes before. */
export const retryAfterMs = 10_000;

/** Entries whose outcome is known and could not be written: they wait in memory, over a new opening of the database. */
export interface UnwrittenEntries {
  list: () => JournalEntry[];
  find: (id: string) => JournalEntry | undefined;
  /** The journal that remembers what `journal` could not write and writes it when there is room. */
  guard: (journal: Journal) => Journal;
  /** Tries once more. Never throws. */
  flush: () => Promise<void>;
  stop: () => void;
}

export interface UnwrittenOptions {
  clock: Clock;
  /** Why nothing more can be written for now, and how many entries wait; count 0 = all of them are on the disk. */
  onChange: (waiting: { count: number; code: ErrorCode; file: string }) => void;
}

export function createUnwrittenEntries({ clock, onChange }: UnwrittenOptions): UnwrittenEntries {
  const waiting = new Map<string, JournalEntry>();
  let last = { code: 'storage-failed' as ErrorCode, file: '' };
  let current: Journal | null = null;
  let cancelRetry: (() => void) | null = null;
  let flushing: Promise<void> | null = null;
  let isStopped = false;

  const tell = () => onChange({ count: waiting.size, ...last });
  const remember = (entry: JournalEntry, error: unknown) => {
    waiting.set(entry.id, entry);
    last = describe(error);
    tell();
    retryLater();
  };
  const retryLater = () => {
    if (isStopped || waiting.size === 0) return;
    cancelRetry ??= clock.after(retryAfterMs, () => {
      cancelRetry = null;
      void flush().then(retryLater);
    });
  };
  const writeWaiting = async () => {
    const before = waiting.size;
    try {
      for (const [id, entry] of waiting) {
        await current?.end(entry);
        // What was learnt meanwhile is written in its own turn.
        if (waiting.get(id) === entry) waiting.delete(id);
      }
    } catch {
      // Still no room.
    }
    if (waiting.size !== before) tell();
  };
  const flush = async () => {
    if (waiting.size === 0 || current === null) return;
    flushing ??= writeWaiting().finally(() => {
      flushing = null;
    });
    await flushing;
  };
  return {
    list: () => [...waiting.values()],
    find: (id) => waiting.get(id),
    flush,
    stop: () => {
      isStopped = true;
      cancelRetry?.();
    },
    guard: (journal) => {
      current = journal;
      return {
        ...journal,
        end: async (entry) => {
          try {
            await journal.end(entry);
          } catch (error) {
            remember(entry, error);
            throw error;
          }
          if (waiting.delete(entry.id)) tell();
          void flush();
        },
        list: async (query) => {
          await flush();
          const { overlayList } = await import('./overlay-list');
          return overlayList(journal, query, waiting);
        },
        get: async (id) => waiting.get(id) ?? journal.get(id),
        getWrite: async (id) => waiting.get(id) ?? journal.getWrite(id),
      };
    },
  };
}

function describe(error: unknown): { code: ErrorCode; file: string } {
  if (!(error instanceof AppError)) return { code: 'storage-failed', file: '' };
  return { code: error.code, file: String(error.params['file'] ?? '') };
}
