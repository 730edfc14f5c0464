import { expect, test } from 'vitest';
import { createPracticeView } from './practice-site-view';
import type { PracticeAccess } from './practice-site-process';

const running: PracticeAccess = { url: 'http://127.0.0.1:4477/', user: 'kari', password: 'x' };

function controlStart() {
  const start: { settle?: (access: PracticeAccess | null) => void } = {};
  const started = new Promise<PracticeAccess>((resolve, reject) => {
    start.settle = (access) => (access ? resolve(access) : reject(new Error('did not start')));
  });
  let changes = 0;
  const view = createPracticeView({ access: () => started, stop: () => undefined }, () => {
    changes += 1;
  });
  return { view, settle: (access: PracticeAccess | null) => start.settle?.(access), changes: () => changes };
}

test('a practice site that runs is shown with its address at once, and nothing needs to follow', async () => {
  const { view, settle, changes } = controlStart();
  settle(running);
  expect(await view()).toMatchObject({ address: running.url, secret: 'session' });
  expect(changes()).toBe(0);
});

test('one that still starts holds nothing up, and tells once when it runs', async () => {
  const { view, settle, changes } = controlStart();
  expect(await view()).toMatchObject({ address: '', secret: 'session' });
  expect(await view()).toMatchObject({ address: '' });
  settle(running);
  expect(await view()).toMatchObject({ address: running.url });
  expect(changes()).toBeLessThanOrEqual(1);
});

test('one that does not start is told too, and listed without a sign-in', async () => {
  const { view, settle, changes } = controlStart();
  await view();
  settle(null);
  await expect.poll(changes).toBe(1);
  expect(await view()).toMatchObject({ address: '', secret: 'none' });
});
