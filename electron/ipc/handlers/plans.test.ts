import { expect, test } from 'vitest';
import { AppError } from '../../../shared/errors';
import type { PlanServices } from '../../runs/plan-services';
import { createPlansHandlers, type PlansHandlersOptions } from './plans';

test('a check is told as it begins and as it ends, also where it fails', async () => {
  const told: boolean[] = [];
  let isChecking = false;
  const check = async () => {
    isChecking = true;
    await Promise.resolve();
    isChecking = false;
    throw new AppError('cancelled');
  };
  const handlers = createPlansHandlers({
    open: async () => ({ checks: { check } }) as unknown as PlanServices,
    noteChanged: () => told.push(isChecking),
  } as unknown as PlansHandlersOptions);
  await expect(handlers['plans.check']({ planId: 'p1' })).rejects.toMatchObject({ code: 'cancelled' });
  expect(told).toEqual([true, false]);
});
