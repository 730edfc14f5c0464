import { expect, it } from 'vitest';
import { z } from 'zod';
import { createEntryId } from './entry-id';

it('is a UUID that nothing else has, greater than those made before', () => {
  const times = ['2026-11-29T09:00:00.000Z', '2026-11-29T09:00:00.001Z', '2031-01-01T00:00:00.000Z'];
  const ids = times.map((time) => createEntryId(new Date(time)));
  expect(ids).toEqual(ids.toSorted());
  for (const id of ids) expect(z.uuidv7().parse(id)).toBe(id);
  const at = new Date(times[0] ?? '');
  expect(new Set(Array.from({ length: 1_000 }, () => createEntryId(at))).size).toBe(1_000);
});
