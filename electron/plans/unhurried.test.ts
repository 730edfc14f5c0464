import { setImmediate } from 'node:timers';
import { describe, expect, it } from 'vitest';
import { forEachUnhurried } from './unhurried';

const items = Array.from({ length: 320 }, (_none, index) => index);

/** One item that takes as long as very many do. */
function keepBusy(): void {
  const untilMs = performance.now() + 1;
  while (performance.now() < untilMs);
}

describe('a long list', () => {
  it('is gone through in order, and others have their turn meanwhile', async () => {
    const seen: number[] = [];
    const turns: number[] = [];
    const others = () => {
      turns.push(seen.length);
      if (seen.length < items.length) setImmediate(others);
    };
    setImmediate(others);
    await forEachUnhurried(items, new AbortController().signal, (item) => {
      seen.push(item);
      keepBusy();
    });
    expect(seen).toEqual(items);
    expect(turns.filter((count) => count > 0 && count < items.length)).not.toEqual([]);
  });

  it('is left where somebody stops it', async () => {
    const controller = new AbortController();
    let done = 0;
    const under = forEachUnhurried(items, controller.signal, () => {
      done += 1;
      keepBusy();
      if (done === 1) controller.abort();
    });
    await expect(under).rejects.toMatchObject({ code: 'cancelled' });
    expect(done).toBeLessThan(items.length);
  });
});
