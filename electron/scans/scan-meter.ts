import type { Clock } from '../clock';

/** How fast a scan reads, by what it did over the last while. */
export interface ScanMeter {
  note: (rows: number) => void;
  /** Null where nothing is known yet. */
  perMinute: () => number | null;
}

const windowMs = 60_000;
const sampleMs = 1_000;
/** Before that a rate is a guess. */
const leastMs = 3_000;

export function createScanMeter(clock: Pick<Clock, 'monotonicMs'>): ScanMeter {
  const startedMs = clock.monotonicMs();
  let total = 0;
  let samples = [{ atMs: startedMs, total: 0 }];
  return {
    note(rows) {
      total += rows;
      const nowMs = clock.monotonicMs();
      if (nowMs - (samples.at(-1)?.atMs ?? 0) < sampleMs) return;
      samples.push({ atMs: nowMs, total });
      samples = samples.filter(({ atMs }, index) => nowMs - atMs <= windowMs || index >= samples.length - 2);
    },
    perMinute() {
      const [first] = samples;
      const passedMs = clock.monotonicMs() - (first?.atMs ?? startedMs);
      if (!first || passedMs < leastMs || total === first.total) return null;
      return ((total - first.total) / passedMs) * 60_000;
    },
  };
}
