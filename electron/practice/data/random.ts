/** A stream of made-up choices that is the same for the same seed. */
export interface Random {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  /** True in `share` of the cases, 0 to 1. */
  chance(share: number): boolean;
  /** The items in another order; the input stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
}

/** Makes a stream from a seed: Mulberry32, small and good enough for made-up data, never for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)];
    if (item === undefined) throw new RangeError('Nothing to pick from.');
    return item;
  };
  return {
    between,
    pick,
    chance: (share) => next() < share,
    shuffle: (items) => {
      const keyed = items.map((item) => ({ item, order: next() }));
      return keyed.toSorted((a, b) => a.order - b.order).map(({ item }) => item);
    },
  };
}
