import type { Clock } from '../clock';
import type { RowResult, RowStore } from './row-store';

/** Keeps results in batches: what comes within a moment, and what gathers while the disk takes the batch before. */
export interface ResultWriter {
  /** Resolves when there is room for more. Rejects with what kept the database from taking them. */
  add: (result: RowResult) => Promise<void>;
  /** Durable when it resolves. What could not be written before is tried once more. */
  flush: () => Promise<void>;
}

/** So long a result waits for others: a message to the disk's thread and a commit cost as much as many rows in one. */
const gatherMs = 25;
/** So many are a batch, however soon they came: a kill loses no more of what was read. */
const batchSize = 25;
/** More than this in memory and the reading waits for the disk. */
const maxWaiting = 200;

export function createResultWriter(
  rows: Pick<RowStore, 'keepResults'>,
  seq: number,
  { clock, onKept }: { clock: Pick<Clock, 'after'>; onKept: (results: readonly RowResult[]) => void },
): ResultWriter {
  let waiting: RowResult[] = [];
  let cancelGathering: (() => void) | null = null;
  let writing: Promise<void> | null = null;
  let failure: unknown = null;

  const writeAll = async () => {
    while (waiting.length > 0 && failure === null) {
      const batch = waiting;
      waiting = [];
      try {
        await rows.keepResults(seq, batch);
        onKept(batch);
      } catch (error) {
        waiting = [...batch, ...waiting];
        failure = error;
      }
    }
    writing = null;
  };
  const begin = () => {
    cancelGathering?.();
    cancelGathering = null;
    return (writing ??= writeAll());
  };
  const throwFailure = () => {
    if (failure !== null) throw failure;
  };
  return {
    add: async (result) => {
      waiting.push(result);
      if (waiting.length >= batchSize) void begin();
      else if (writing === null) cancelGathering ??= clock.after(gatherMs, () => void begin());
      if (waiting.length >= maxWaiting) await writing;
      throwFailure();
    },
    flush: async () => {
      await writing;
      failure = null;
      await begin();
      throwFailure();
    },
  };
}
