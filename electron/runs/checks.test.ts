import { expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { createManualClock } from '../testing/manual-clock';
import { createBusyPlans } from './busy-plans';
import { createChecks, type ChecksOptions } from './checks';

it('a check and its estimate ask a site no faster than they were told to', async () => {
  const wishes: unknown[] = [];
  const checks = createChecks({
    plans: { get: async () => ({ siteId: 'acme' }) },
    sites: {
      connectForRun: async (siteId: string, wish: unknown) => {
        wishes.push([siteId, wish]);
        throw new AppError('offline');
      },
    },
    clock: createManualClock(),
    busy: createBusyPlans(),
  } as unknown as ChecksOptions);
  for (const ask of [checks.estimate, checks.check]) {
    await expect(ask('p1', { perSecond: 1 })).rejects.toMatchObject({ code: 'offline' });
    await expect(ask('p1')).rejects.toMatchObject({ code: 'offline' });
  }
  const [told, asSite] = [
    ['acme', { perSecond: 1, atOnce: null }],
    ['acme', { perSecond: null, atOnce: null }],
  ];
  expect(wishes).toEqual([told, asSite, told, asSite]);
});
