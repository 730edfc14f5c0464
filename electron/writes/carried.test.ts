import { beforeEach, expect, it } from 'vitest';
import { refusing } from '../testing/site-refusal';
import { relink } from './testing/sample-writes';
import { prepareWriteTests } from './testing/write-tests';

// A program that ends while a link is being moved.

const bench = prepareWriteTests();
beforeEach(() => bench.linkFirst());

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
    if (second === 'refused') bench.addFault(refusing('ConnectActor'));
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
