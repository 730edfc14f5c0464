import { expect, test } from 'vitest';
import { listPracticeSite } from './practice-site-view';
import type { PracticeAccess } from './practice-site-thread';

const running: PracticeAccess = { url: 'http://127.0.0.1:4477/', user: 'kari', password: 'x' };

function listWith(access: () => Promise<PracticeAccess>) {
  const seen = { starts: 0, changes: 0 };
  const site = listPracticeSite(
    {
      access: () => {
        seen.starts += 1;
        return access();
      },
      stop: async () => undefined,
    },
    () => {
      seen.changes += 1;
    },
  );
  return { site, seen };
}

test('to list the practice site does not start it', () => {
  const { site, seen } = listWith(async () => running);
  expect(site.view()).toMatchObject({ address: '', secret: 'session' });
  expect(seen).toEqual({ starts: 0, changes: 0 });
});

test('once somebody uses it, it is shown with its address, and that is told once', async () => {
  const { site, seen } = listWith(async () => running);
  expect(await site.access()).toEqual(running);
  await site.access();
  expect(site.view()).toMatchObject({ address: running.url, secret: 'session' });
  expect(seen.changes).toBe(1);
});

test('one that does not start is told too, and listed without a sign-in', async () => {
  const { site, seen } = listWith(() => Promise.reject(new Error('did not start')));
  await expect(site.access()).rejects.toThrow('did not start');
  expect(site.view()).toMatchObject({ address: '', secret: 'none' });
  expect(seen.changes).toBe(1);
});
