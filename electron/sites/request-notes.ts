import type { Log } from '../log';
import type { RequestNote } from '../superoffice/site-client';

/** Requests that went well and are alike: the same call of the same site with the same answer. */
interface Gathered {
  note: RequestNote;
  count: number;
  /** Of all of them together. */
  milliseconds: number;
  queuedMs: number;
  longestMs: number;
}

const gatherMs = 5_000;
/** A site has a few dozen calls; whatever makes more kinds than this is not worth the memory. */
const maxKinds = 100;

/**
 * Notes requests in the log. One that failed is a line, and so is the first of its kind; those alike that follow within a few
 * seconds are one line together: a scan sends tens of thousands, which would push everything else out of the log, and a
 * line costs a tenth of a request. Each single one is in the inspector, and each write in the activity.
 */
export function createRequestNotes(log: Pick<Log, 'info' | 'holdBack'>): (note: RequestNote) => void {
  const kinds = new Map<string, Gathered>();
  let stopHolding: (() => void) | null = null;
  const write = () => {
    stopHolding?.();
    stopHolding = null;
    for (const { note, ...sums } of kinds.values())
      if (sums.count > 0) log.info('request', { ...note, ...sums });
    kinds.clear();
  };
  const holdBack = () => {
    const timer = setTimeout(write, gatherMs);
    timer.unref();
    const release = log.holdBack(write);
    return () => {
      clearTimeout(timer);
      release();
    };
  };
  return (note) => {
    const { host, call, status, errorCode, milliseconds, queuedMs } = note;
    if (errorCode !== null) return log.info('request', { ...note });
    const name = `${host} ${status} ${call}`;
    const known = kinds.get(name);
    if (known) {
      known.count += 1;
      known.milliseconds += milliseconds;
      known.queuedMs += queuedMs;
      known.longestMs = Math.max(known.longestMs, milliseconds);
      return;
    }
    log.info('request', { ...note });
    if (kinds.size >= maxKinds) write();
    kinds.set(name, { note, count: 0, milliseconds: 0, queuedMs: 0, longestMs: 0 });
    stopHolding ??= holdBack();
  };
}
