import { beforeEach, expect, it } from 'vitest';
import { refusing } from '../testing/site-refusal';
import { relink, unlink } from './testing/sample-writes';
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

it.each([
  ['what it has carried to its end', relink, 'ConnectActor'],
  ['what was answered before', unlink, 'GetConnectionsAndDisplayFields'],
] as const)('ends once it has read back %s', async (_what, write, held) => {
  const answered: string[] = [];
  const hold = () => bench.addFault({ kind: 'hold', match: { path: held } });
  if (write === relink) hold();
  const running = bench.run(write, {
    onAnswered: ({ id }) => {
      answered.push(id);
      if (write === unlink) hold();
    },
  });
  const isHeld = () => (write === relink ? bench.listWrites().length === 2 : answered.length === 1);
  await expect.poll(isHeld).toBe(true);
  const settled = bench.inFlight.settle(0, 60_000);
  // Its time is up: what it waits for now is only what must not be lost.
  await new Promise((resolve) => setTimeout(resolve, 5));
  bench.practice.faults.clear();
  await settled;
  expect(await bench.records.journal.getWrite(answered[0] ?? '')).toMatchObject({ state: 'Verified' });
  bench.inFlight.reopen();
  await running;
});

it('begins none any more once it ends, and does again where it was wanted after all', async () => {
  await bench.inFlight.settle(0);
  expect(await bench.run(relink)).toMatchObject({ state: 'Cancelled' });
  expect(bench.listWrites()).toEqual([]);
  const late = bench.inFlight.settle(0);
  bench.inFlight.reopen();
  await late;
  expect(await bench.run(relink)).toMatchObject({ state: 'Verified' });
});
