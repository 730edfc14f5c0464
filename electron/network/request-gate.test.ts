import { describe, expect, it } from 'vitest';
import { createRequestGate } from './request-gate';

describe('the gate of one connection', () => {
  it('lets no more through at a time than it was told, in the order of asking', async () => {
    const gate = createRequestGate(2);
    const passed: number[] = [];
    const leaves: (() => void)[] = [];
    const entering = [0, 1, 2, 3].map(async (index) => {
      leaves[index] = await gate.enter(undefined);
      passed.push(index);
    });
    await Promise.all(entering.slice(0, 2));
    expect(passed).toEqual([0, 1]);
    leaves[1]?.();
    await entering[2];
    leaves[0]?.();
    await entering[3];
    expect(passed).toEqual([0, 1, 2, 3]);
  });

  it('lets go whoever gives up waiting', async () => {
    const gate = createRequestGate(1);
    const leave = await gate.enter(undefined);
    const waiting = new AbortController();
    const entering = gate.enter(waiting.signal);
    waiting.abort();
    await expect(entering).rejects.toMatchObject({ name: 'AbortError' });
    leave();
    (await gate.enter(undefined))();
  });
});
