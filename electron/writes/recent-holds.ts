/** What was held by writes and looks and let go since, in turns, not in time. */
export interface RecentHolds {
  /** The turn that it is now: whoever reads asks before. */
  turn: () => number;
  note: (keys: readonly string[]) => void;
  /** Has none of it been let go after that turn? What was forgotten counts as touched. */
  isUntouchedSince: (keys: readonly string[], turn: number) => boolean;
}

/** At most so many are kept, and half as many at least. */
export function createRecentHolds(most = 20_000): RecentHolds {
  // The older half is forgotten at once: a map that loses its first keys one by one looks for the first ever longer.
  let newer = new Map<string, number>();
  let older = new Map<string, number>();
  let now = 0;
  let newerSince = 0;
  let forgotten = 0;
  return {
    turn: () => now,
    note: (keys) => {
      now += 1;
      for (const key of keys) newer.set(key, now);
      if (newer.size < most / 2) return;
      older = newer;
      newer = new Map();
      forgotten = newerSince;
      newerSince = now;
    },
    isUntouchedSince: (keys, turn) =>
      turn >= forgotten && keys.every((key) => (newer.get(key) ?? older.get(key) ?? 0) <= turn),
  };
}
