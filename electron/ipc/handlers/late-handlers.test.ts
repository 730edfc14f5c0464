import { expect, test } from 'vitest';
import { handleLater } from './late-handlers';

test('handlers are loaded once, at the first call, and get what was called and how', async () => {
  let loadings = 0;
  const handlers = handleLater(['scans'], async () => {
    loadings += 1;
    return { 'scans.delete': async ({ scanId }: { scanId: string }) => (scanId === 'one' ? null : fail()) };
  });
  expect(loadings).toBe(0);
  expect(await handlers['scans.delete']({ scanId: 'one' })).toBeNull();
  expect(await handlers['scans.delete']({ scanId: 'one' })).toBeNull();
  expect(loadings).toBe(1);
});

function fail(): never {
  throw new Error('Something else arrived.');
}
