import { expect, it } from 'vitest';
import { createUnderWay } from './under-way';

it('is settled once all that began has ended, whatever began meanwhile', async () => {
  const underWay = createUnderWay();
  await underWay.settle();
  const seen: string[] = [];
  underWay.begin();
  const settled = underWay.settle().then(() => seen.push('settled'));
  underWay.begin();
  for (const end of ['first', 'second']) {
    await Promise.resolve();
    seen.push(end);
    underWay.end();
  }
  await settled;
  expect(seen).toEqual(['first', 'second', 'settled']);
});
