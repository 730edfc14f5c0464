/** What was held by writes and looks and let go since, in turns, not in time. */
export interface RecentHolds {
  /** The turn that it is now: whoever reads asks before. */
  turn: () => number;
  note: (keys: readonly string[]) => void;
  /** Has none of it been let go after that turn? What was forgotten counts as touched. */
  isUntouchedSince: (keys: readonly string[], turn: number) => boolean;
}

export function createRecentHolds(most = 20_000): RecentHolds {
  const releasedAt = new Map<string, number>();
  let now = 0;
  let forgotten = 0;
  return {
    turn: () => now,
    note: (keys) => {
      now += 1;
      for (const key of keys) {
        // Anew, so that the first ones are the oldest.
        releasedAt.delete(key);
        releasedAt.set(key, now);
      }
      for (const [oldest, turn] of releasedAt) {
        if (releasedAt.size <= most) break;
        releasedAt.delete(oldest);
        forgotten = turn;
      }
    },
    isUntouchedSince: (keys, turn) =>
      turn >= forgotten && keys.every((key) => (releasedAt.get(key) ?? 0) <= turn),
  };
}
