/** Only where requests come faster than that, 2,500 a second, is it worth waiting for more. */
const manyRequests = 50;
const withinMs = 20;
const waitMs = 1;

/**
 * A commit costs its wait for the disk, however many share it. Where requests come thick and fast it is worth holding the
 * next commit for a moment so that more share it; where a few come, each would only be later.
 */
export function createCrowd() {
  // When each of the last ones came, in the order of their coming.
  const atMs: number[] = [];
  const bell = new Int32Array(new SharedArrayBuffer(4));
  return {
    note: (requests: number) => {
      const nowMs = performance.now();
      for (let count = 0; count < Math.min(requests, manyRequests); count += 1) atMs.push(nowMs);
      atMs.splice(0, atMs.length - manyRequests);
    },
    /** The thread sleeps, and nobody rings. */
    wait: () => {
      const isCrowd = atMs.length === manyRequests && performance.now() - (atMs[0] ?? 0) < withinMs;
      if (isCrowd) Atomics.wait(bell, 0, 0, waitMs);
    },
  };
}
