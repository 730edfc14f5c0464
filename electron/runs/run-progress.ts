import type { Run } from '../../shared/link-plan/run';
import type { Clock } from '../clock';
import type { Results } from './results';
import type { KeptRun } from './kept-run';

const tellEveryMs = 250;

/** Tells how a run is doing: at each change of its status, and at most four times a second between. */
export function createProgress(options: { clock: Clock; view: () => Run; emit: (run: Run) => void }): {
  tell: () => void;
  tellSoon: () => void;
  stop: () => void;
} {
  let cancelTimer: (() => void) | null = null;
  const tell = () => {
    cancelTimer?.();
    cancelTimer = null;
    options.emit(options.view());
  };
  return {
    tell,
    tellSoon: () => {
      cancelTimer ??= options.clock.after(tellEveryMs, tell);
    },
    stop: () => {
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}

/** A run as it is this moment, from what is counted in memory. */
export function viewActive(run: KeptRun, results: Results, waitsUntil: string | null): Run {
  const { siteAddress: _address, told: _tally, restUntil, ...shown } = run;
  const counts = results.counts();
  const left = counts.Ready + counts.Sending;
  const rowsPerSecond = run.status === 'sending' ? results.rowsPerSecond() : null;
  return {
    ...shown,
    counts,
    total: Object.values(counts).reduce((sum, count) => sum + count, 0),
    unsent: null,
    leftOut: 0,
    verifiedSince: 0,
    retryable: 0,
    neverSent: 0,
    settled: 0,
    notThere: 0,
    linkless: 0,
    toLookAt: 0,
    heldUntil: null,
    unlinked: 0,
    waitsUntil: run.status === 'paused' ? (restUntil ?? null) : waitsUntil,
    rowsPerSecond,
    secondsLeft: rowsPerSecond === null || rowsPerSecond === 0 ? null : Math.ceil(left / rowsPerSecond),
  };
}
