import type { RowResult, RowStore } from './row-store';

/** Keeps results as fast as the disk takes them: while one batch is written, the next one gathers. */
export interface ResultWriter {
  /** Resolves when there is room for more. Rejects with what kept the database from taking them. */
  add: (result: RowResult) => Promise<void>;
  /** Durable when it resolves. What could not be written before is tried once more. */
  flush: () => Promise<void>;
}

/** More than this in memory and the reading waits for the disk. */
const maxWaiting = 200;

export function createResultWriter(
  rows: Pick<RowStore, 'keepResults'>,
  seq: number,
  onKept: (results: readonly RowResult[]) => void,
): ResultWriter {
  let waiting: RowResult[] = [];
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
  const begin = () => (writing ??= writeAll());
  const throwFailure = () => {
    if (failure !== null) throw failure;
  };
  return {
    add: async (result) => {
      waiting.push(result);
      const written = begin();
      if (waiting.length >= maxWaiting) await written;
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
