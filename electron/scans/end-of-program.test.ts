import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPracticeServices, type PracticeServices } from '../testing/practice-services';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const start = () =>
  practice.services.handlers['scans.start']({
    siteId: 'practice',
    erpConnectionId: 1,
    pairs: [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
    scope: { kind: 'all' },
  });
const slow = () =>
  practice.addFault({ kind: 'delay', delayMs: 30, match: { path: 'GetFieldValues' }, times: 0 });

test('a scan that runs when the program ends finishes what is under way, and waits at the next start', async () => {
  slow();
  const { scanId } = await start();
  const { handlers, settle } = practice.services;
  await expect.poll(async () => (await handlers['scans.get']({ scanId })).read).toBeGreaterThan(2);
  await settle(60_000);
  const { read } = await handlers['scans.get']({ scanId });
  const asked = practice.countCalls('GetFieldValuesFromErp');
  expect(asked).toBe(read);
  const after = await practice.restart();
  expect(await after.handlers['scans.list']({ siteId: 'practice' })).toMatchObject([
    { scanId, state: 'paused', pause: { reason: 'closed' }, read },
  ]);
  // Nothing goes on by itself.
  expect(practice.countCalls('GetFieldValuesFromErp')).toBe(asked);
});

test('a page that was lost finds the scan where it is, and is told how it goes on', async () => {
  slow();
  const { scanId } = await start();
  const { handlers } = practice.services;
  const [found] = await handlers['scans.list']({ siteId: 'practice' });
  expect(found).toMatchObject({ scanId, endedAt: null });
  await expect
    .poll(() =>
      practice.events.some(({ event, payload }) => event === 'scans.progress' && 'scanId' in payload),
    )
    .toBe(true);
  await handlers['scans.cancel']({ scanId });
});

test('a site that is not there has no scans, and gets none', async () => {
  const { handlers } = practice.services;
  await expect(
    handlers['scans.start']({
      siteId: 'nobody',
      erpConnectionId: 1,
      pairs: [{ erpActorType: 'Customer', crmActorType: 'Contact' }],
      scope: { kind: 'all' },
    }),
  ).rejects.toMatchObject({ code: 'not-found' });
  expect(await handlers['scans.list']({ siteId: 'nobody' })).toEqual([]);
});
