import { isKeyOf, type CommandId, type PressedKey } from '../../../shared/commands';

interface Place {
  /** Index of the row with the focus. */
  at: number;
  count: number;
  /** Rows that fit into the view. */
  pageRows: number;
}

const steps: [CommandId, (place: Place) => number][] = [
  ['row-next', ({ at }) => at + 1],
  ['row-previous', ({ at }) => at - 1],
  ['page-down', ({ at, pageRows }) => at + pageRows],
  ['page-up', ({ at, pageRows }) => at - pageRows],
  ['row-first', () => 0],
  ['row-last', ({ count }) => count - 1],
];

/**
 * The index of the row that a key leads to, and whether the rows on the way are chosen with it (Shift is held); null
 * for a key that does not move.
 */
export function moveByKey(pressed: PressedKey, place: Place): { to: number; isRange: boolean } | null {
  const plain = { ...pressed, shiftKey: false };
  const step = steps.find(([id]) => isKeyOf(id, plain));
  if (!step || place.count === 0) return null;
  const to = Math.min(place.count - 1, Math.max(0, step[1](place)));
  return { to, isRange: pressed.shiftKey };
}
