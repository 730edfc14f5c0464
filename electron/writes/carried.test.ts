import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { link, relink } from './testing/sample-writes';
import { startWriteBench, type WriteBench } from './testing/write-bench';

// A program that ends while a link is being moved.

let bench: WriteBench;
beforeAll(async () => {
  bench = await startWriteBench();
});
afterAll(() => bench.stop());
beforeEach(async () => {
  bench.practice.reset();
  bench.practice.faults.clear();
  await bench.run(link);
  bench.practice.log.clear();
});

const refused = JSON.stringify({ Error: true, ErrorType: 'X', Message: 'No.', ErrorSource: 'x' });

it.each([
  ['done', '10035', ['BreakActorLink', 'ConnectActor']],
  ['refused', '10014', ['BreakActorLink', 'ConnectActor', 'CreateActorLink']],
] as const)(
  'does not end between the two halves, whatever its time: the second is %s',
  async (second, key, calls) => {
    bench.addFault({ kind: 'hold', match: { path: 'BreakActorLink' } });
    const running = bench.run(relink);
    await expect.poll(() => bench.listWrites()).toEqual(['BreakActorLink']);
    let isSettled = false;
    const settled = bench.inFlight.settle(0).then(() => (isSettled = true));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isSettled).toBe(false);
    bench.practice.faults.clear();
    if (second === 'refused')
      bench.addFault({ kind: 'status', status: 400, match: { path: 'ConnectActor' }, body: refused });
    await settled;
    expect([bench.keyOf(1), bench.listWrites()]).toEqual([key, calls]);
    bench.inFlight.reopen();
    await running;
  },
);

it('begins none any more once it ends, and does again where it was wanted after all', async () => {
  await bench.inFlight.settle(0);
  expect(await bench.run(relink)).toMatchObject({ state: 'Cancelled' });
  expect(bench.listWrites()).toEqual([]);
  const late = bench.inFlight.settle(0);
  bench.inFlight.reopen();
  await late;
  expect(await bench.run(relink)).toMatchObject({ state: 'Verified' });
});
