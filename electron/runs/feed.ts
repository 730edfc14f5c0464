import type { RecordState } from '../../shared/record/record-state';
import type { Evidence, SendableRow } from './sendable-row';

/** A row with what was read of it just now; null = it is read alone. */
export interface FedRow {
  row: SendableRow;
  evidence: RecordState | null;
  /** The turn of `InFlight` before it was read. */
  asOf: number;
}

/**
 * Gives the rows of a stage one by one, read in blocks: the next block is read while the one before it is sent, so that
 * nobody waits, and never more than two are held, however long the run is.
 */
export interface Feed {
  /** Null = there are no more. Rejects with what a block failed with. */
  next: () => Promise<FedRow | null>;
}

export function createFeed(
  readBlock: () => Promise<{ block: Evidence; asOf: number; isLast: boolean }>,
): Feed {
  const queue: FedRow[] = [];
  let loading: Promise<void> | null = null;
  let lastSize = 0;
  let isDone = false;
  const load = async () => {
    const { block, asOf, isLast } = await readBlock();
    for (const [row, evidence] of block) queue.push({ row, evidence, asOf });
    lastSize = block.size;
    isDone = isLast;
  };
  const loadOnce = () => {
    loading ??= load().finally(() => {
      loading = null;
    });
    return loading;
  };
  const next = async (): Promise<FedRow | null> => {
    const row = queue.shift();
    if (row === undefined) {
      if (isDone) return null;
      await loadOnce();
      return next();
    }
    // Whoever comes next finds out what went wrong with it.
    if (queue.length < lastSize / 2 && !isDone) loadOnce().catch(() => undefined);
    return row;
  };
  return { next };
}
