import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/errors';

/** Well under what a person at the window would notice. */
const sliceMs = 8;
/** Asking for the time costs more than most of what is done with an item. */
const itemsBetween = 32;

/**
 * Does something with each of very many items and lets everybody else of this thread have their turn meanwhile. Throws
 * `cancelled` once the signal says so, and what `work` throws.
 */
export async function forEachUnhurried<T>(
  items: Iterable<T>,
  signal: AbortSignal,
  work: (item: T) => void,
): Promise<void> {
  let untilMs = performance.now() + sliceMs;
  let left = itemsBetween;
  for (const item of items) {
    work(item);
    left -= 1;
    if (left > 0) continue;
    left = itemsBetween;
    if (performance.now() < untilMs) continue;
    await setImmediate();
    if (signal.aborted) throw new AppError('cancelled');
    untilMs = performance.now() + sliceMs;
  }
}
