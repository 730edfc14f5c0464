import type { RowState } from '../../shared/link-plan/row-state';
import type { Clock } from '../clock';
import { inPieces } from '../plans/row-statements';
import type { RowResult, RunStore } from './run-store';

/**
 * What becomes of rows: counted at once, kept once a second, because the journal has it already. By then most rows that were
 * sent have been looked at too, and only that is kept of them.
 */
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

const keepEveryMs = 1_000;
const keepAtOnce = 2_000;
/** So many share a commit: more would keep the entries of rows that wait to be sent from the disk for longer. */
const keptTogether = 200;
const countedTogetherMs = 250;
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
  const waiting = createWaiting();
  let keeping: Promise<void> = Promise.resolve();
  let cancelTimer: (() => void) | null = null;
  const ended: { atMs: number; rows: number }[] = [];

  const keep = () => {
    cancelTimer?.();
    cancelTimer = null;
    const results = waiting.take();
    const save = async () => {
      for (const piece of inPieces(results, keptTogether)) {
        await store.saveResults(runId, piece);
        for (const { seq, state } of piece) if (out.get(seq)?.state === state) out.delete(seq);
      }
    };
    if (results.length > 0) keeping = keeping.then(save);
    return keeping;
  };
  const keepSoon = () => {
    if (waiting.size() >= keepAtOnce) keep().catch(onFailed);
    else cancelTimer ??= clock.after(keepEveryMs, () => void keep().catch(onFailed));
  };
  const noteEnd = () => {
    const nowMs = clock.monotonicMs();
    const last = ended.at(-1);
    if (last && nowMs - last.atMs < countedTogetherMs) last.rows += 1;
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
      waiting.add(result);
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
      return overMs < countedTogetherMs ? null : (rows / overMs) * 1_000;
    },
    notKept: () => new Map([...out.values()].map(({ rowId, state }) => [rowId, state])),
    flush: keep,
  };
}

/** The last that became of each row, in order. */
function createWaiting() {
  let results: RowResult[] = [];
  let places = new Map<number, number>();
  return {
    add: (result: RowResult) => {
      const place = places.get(result.position);
      const earlier = place === undefined ? undefined : results[place];
      // What is about the run alone leaves what the plan is told as it is.
      if (place !== undefined && earlier?.onlyInRun === result.onlyInRun) results[place] = result;
      else places.set(result.position, results.push(result) - 1);
    },
    size: () => results.length,
    take: () => {
      const taken = results;
      results = [];
      places = new Map();
      return taken;
    },
  };
}
