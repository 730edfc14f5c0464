import type { Clock } from '../clock';
import type { LaterFailure, RowResult, RowStore } from './row-store';

type Result = RowResult | LaterFailure;

/** Keeps results in batches: what comes within a moment, or as many as a batch may hold. */
export interface ResultWriter {
  /** Resolves when there is room for more. Rejects with what kept the database from taking them. */
  add: (result: Result) => Promise<void>;
  /** Durable when it resolves. What could not be written before is tried once more. */
  flush: () => Promise<void>;
}

/** So long a result waits for others: a batch costs the disk little more than a single row, wherever its pages lie. */
const gatherMs = 50;
/** So many are a batch, however soon they came: a kill loses little more of what was read. */
const batchSize = 100;
/** More than this in memory and the reading waits for the disk. */
const maxWaiting = 200;

export function createResultWriter(
  rows: Pick<RowStore, 'keepResults'>,
  seq: number,
  { clock, onKept }: { clock: Pick<Clock, 'after'>; onKept: (results: readonly Result[]) => void },
): ResultWriter {
  let waiting: Result[] = [];
  let cancelGathering: (() => void) | null = null;
  let writing: Promise<void> | null = null;
  let failure: unknown = null;

  const write = async () => {
    const batch = waiting;
    waiting = [];
    try {
      if (batch.length > 0) await rows.keepResults(seq, batch);
      onKept(batch);
    } catch (error) {
      waiting = [...batch, ...waiting];
      failure = error;
    }
    writing = null;
    gather();
  };
  const begin = () => {
    cancelGathering?.();
    cancelGathering = null;
    return (writing ??= write());
  };
  /** Writes what is enough for a batch, or was waited for long enough. */
  const gather = () => {
    if (writing !== null || failure !== null) return;
    if (waiting.length >= batchSize) void begin();
    else if (waiting.length > 0) cancelGathering ??= clock.after(gatherMs, () => void begin());
  };
  const throwFailure = () => {
    if (failure !== null) throw failure;
  };
  return {
    add: async (result) => {
      waiting.push(result);
      gather();
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
