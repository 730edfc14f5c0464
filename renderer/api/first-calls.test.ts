import { afterEach, expect, it, vi } from 'vitest';
import { createFakeBridge } from '../testing/fake-bridge';
import { whenPainted } from '../pictures';
import { callBridge, holdCalls } from './client';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('what is asked before the first picture is on the screen goes after it, in its order', async () => {
  const { calls, bridge } = createFakeBridge({});
  vi.stubGlobal('actorlink', bridge);
  const painted = new EventTarget();
  holdCalls(new Promise((resolve) => painted.addEventListener('paint', () => resolve())));
  const answers = Promise.all([callBridge('app.info'), callBridge('sites.listRecent')]);
  await Promise.resolve();
  expect(calls).toEqual([]);
  painted.dispatchEvent(new Event('paint'));
  await answers;
  await callBridge('sites.list');
  expect(calls.map(({ method }) => method)).toEqual(['app.info', 'sites.listRecent', 'sites.list']);
});

it('a picture counts once it has contents, and one that is never painted is not waited for', async () => {
  const told: (() => void)[] = [];
  const names: string[] = [];
  class PaintObserver {
    constructor(tell: (list: { getEntriesByName(name: string): string[] }) => void) {
      told.push(() => tell({ getEntriesByName: (name) => names.filter((one) => one === name) }));
    }
    observe(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal('PerformanceObserver', PaintObserver);
  vi.useFakeTimers();
  const finished: string[] = [];
  void whenPainted().then(() => finished.push('seen'));
  names.push('first-paint');
  told[0]?.();
  await vi.advanceTimersByTimeAsync(10);
  expect(finished).toEqual([]);
  names.push('first-contentful-paint');
  told[0]?.();
  await vi.advanceTimersByTimeAsync(10);
  expect(finished).toEqual(['seen']);
  void whenPainted().then(() => finished.push('unseen'));
  await vi.runAllTimersAsync();
  expect(finished).toEqual(['seen', 'unseen']);
});
