/** A stream of made-up choices that is the same for the same seed. */
export interface Random {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  /** True in `share` of the cases, 0 to 1. */
  chance(share: number): boolean;
  /** The items in another order; the input stays as it is. */
  shuffle<T>(items: readonly T[]): T[];
  /** Where the stream stands: `createRandom` goes on from there with the same choices. */
  position(): number;
}

/** Makes a stream from a seed or a position: Mulberry32, small and good enough for made-up data, never for secrets. */
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
    shuffle: (items) => shuffleBy(next, items),
    position: () => state,
  };
}

/** Sorts by a draw of 32 bits for each item. Draw and place share one number, which sorts without objects. */
function shuffleBy<T>(next: () => number, items: readonly T[]): T[] {
  const places = 2 ** 20;
  if (items.length > places) throw new RangeError(`At most ${places} items can be shuffled.`);
  const orders = new Float64Array(items.length);
  for (let at = 0; at < items.length; at += 1) orders[at] = next() * 2 ** 32 * places + at;
  const shuffled: T[] = [];
  for (const order of orders.toSorted()) {
    const item = items[order - Math.floor(order / places) * places];
    if (item !== undefined) shuffled.push(item);
  }
  return shuffled;
}
