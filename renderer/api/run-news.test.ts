import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Run } from '../../shared/link-plan/run';
import { createFakeBridge } from '../testing/fake-bridge';
import { followRunNews } from './run-news';

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'performance', 'requestAnimationFrame', 'cancelAnimationFrame'],
  });
});
afterEach(() => void vi.useRealTimers());

const atWork = { runId: 'r1', status: 'sending', stage: 'pilot', isCancelled: false, permit: null } as Run;

function follow() {
  const { bridge, emit } = createFakeBridge();
  Object.defineProperty(window, 'actorlink', { value: bridge, configurable: true });
  const told: number[] = [];
  const end = followRunNews(({ rowsPerSecond }) => told.push(rowsPerSecond ?? 0));
  /** Each event carries its own rate, by which it is known again. */
  const tell = (rowsPerSecond: number, changes: Partial<Run> = {}) =>
    emit('plans.runProgress', { ...atWork, rowsPerSecond, ...changes });
  return { told, tell, end };
}

const pressKey = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));

test('a run is told of at once while nobody types', () => {
  const { told, tell, end } = follow();
  tell(1);
  tell(2);
  expect(told).toEqual([1, 2]);
  end();
});

test('numbers wait for a pause between keys, and the last of them counts', () => {
  const { told, tell, end } = follow();
  tell(1);
  pressKey();
  tell(2);
  tell(3);
  expect(told).toEqual([1]);
  vi.advanceTimersByTime(400);
  expect(told).toEqual([1, 3]);
  end();
});

test('somebody who never stops typing sees the numbers about once a second', () => {
  const { told, tell, end } = follow();
  tell(1);
  for (let at = 0; at < 16; at += 1) {
    pressKey();
    tell(at + 2);
    vi.advanceTimersByTime(100);
  }
  expect(told.length).toBe(2);
  end();
});

test('a run that pauses, or comes to its next stage, waits for no key', () => {
  const { told, tell, end } = follow();
  tell(1);
  pressKey();
  tell(2);
  tell(3, { stage: 'rest' });
  tell(4, { status: 'paused', stage: 'rest' });
  expect(told).toEqual([1, 3, 4]);
  vi.advanceTimersByTime(2_000);
  expect(told).toEqual([1, 3, 4]);
  end();
});

test('nothing is told after the end', () => {
  const { told, tell, end } = follow();
  tell(1);
  pressKey();
  tell(2);
  end();
  vi.advanceTimersByTime(2_000);
  expect(told).toEqual([1]);
});
