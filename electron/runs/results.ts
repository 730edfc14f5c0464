import type { RowState } from '../../shared/link-plan/row-state';
import type { Clock } from '../clock';
import type { RowResult, RunStore } from './run-store';

/** What becomes of rows: counted at once, kept a few times a second, because the journal has it already. */
export interface Results {
  note: (result: RowResult, before: RowState) => void;
  /** A row that is being sent, or not any more. */
  noteSending: (change: 1 | -1, row: { seq: number; rowId: string | undefined }) => void;
  /** By row id, the states of rows that are out or were, which the plan does not have yet. */
  notKept: () => ReadonlyMap<string, RowState>;
  counts: () => Record<RowState, number>;
  /** Rows that came to an end in the last seconds, a second; null where none did. */
  rowsPerSecond: () => number | null;
  /** Everything that was noted is kept when it resolves. Throws the database's errors. */
  flush: () => Promise<void>;
}

const keepEveryMs = 250;
const keepAtOnce = 400;
const rateOverMs = 10_000;

export function createResults(options: {
  runId: string;
  store: Pick<RunStore, 'saveResults'>;
  counts: Record<RowState, number>;
  clock: Clock;
  onChange: () => void;
  onFailed: (error: unknown) => void;
}): Results {
  const { runId, store, clock, onChange, onFailed } = options;
  const counts = { ...options.counts };
  const out = new Map<number, { rowId: string; state: RowState }>();
  let waiting: RowResult[] = [];
  let keeping: Promise<void> = Promise.resolve();
  let cancelTimer: (() => void) | null = null;
  const ended: { atMs: number; rows: number }[] = [];

  const keep = () => {
    cancelTimer?.();
    cancelTimer = null;
    const results = waiting;
    waiting = [];
    const save = async () => {
      await store.saveResults(runId, results);
      for (const { seq, state } of results) if (out.get(seq)?.state === state) out.delete(seq);
    };
    if (results.length > 0) keeping = keeping.then(save);
    return keeping;
  };
  const keepSoon = () => {
    if (waiting.length >= keepAtOnce) keep().catch(onFailed);
    else cancelTimer ??= clock.after(keepEveryMs, () => void keep().catch(onFailed));
  };
  const noteEnd = () => {
    const nowMs = clock.monotonicMs();
    const last = ended.at(-1);
    if (last && nowMs - last.atMs < keepEveryMs) last.rows += 1;
    else ended.push({ atMs: nowMs, rows: 1 });
    while (ended[0] && nowMs - ended[0].atMs > rateOverMs) ended.shift();
  };
  return {
    note: (result, before) => {
      counts[before] -= 1;
      counts[result.state] += 1;
      const sent = out.get(result.seq);
      if (sent) sent.state = result.state;
      if (before === 'Sending') noteEnd();
      waiting.push(result);
      keepSoon();
      onChange();
    },
    noteSending: (change, { seq, rowId }) => {
      if (change === 1 && rowId !== undefined) out.set(seq, { rowId, state: 'Sending' });
      else out.delete(seq);
      counts.Sending += change;
      counts.Ready -= change;
      // Told before there is an answer: until then the row is out.
      onChange();
    },
    counts: () => ({ ...counts }),
    rowsPerSecond: () => {
      const [first] = ended;
      if (!first) return null;
      const overMs = clock.monotonicMs() - first.atMs;
      const rows = ended.reduce((sum, one) => sum + one.rows, 0);
      return overMs < keepEveryMs ? null : (rows / overMs) * 1_000;
    },
    notKept: () => new Map([...out.values()].map(({ rowId, state }) => [rowId, state])),
    flush: keep,
  };
}
