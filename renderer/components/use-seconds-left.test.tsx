import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSecondsLeft } from './use-seconds-left';

const at = (seconds: number) => new Date(seconds * 1_000).toISOString();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'], now: 0 });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('counts down to a moment, and rests once it has come', async () => {
  const { result } = renderHook(() => useSecondsLeft(at(3)));
  for (const left of [3, 2, 1, 0]) {
    await expect.poll(() => result.current).toBe(left);
    vi.advanceTimersByTime(1_001);
  }
  expect(vi.getTimerCount()).toBe(0);
});

test('another moment is counted from now, however long there was none', () => {
  const start: { iso: string | null } = { iso: null };
  const { result, rerender } = renderHook(({ iso }) => useSecondsLeft(iso, 15_000), { initialProps: start });
  expect(result.current).toBe(0);
  vi.advanceTimersByTime(600_000);
  rerender({ iso: at(660) });
  expect(result.current).toBe(60);
});

test('a clock that is set meanwhile changes nothing of how long it is', () => {
  const { result } = renderHook(() => useSecondsLeft(at(60)));
  vi.setSystemTime(-86_400_000);
  act(() => void vi.advanceTimersByTime(1_001));
  expect(result.current).toBe(59);
  vi.setSystemTime(86_400_000);
  act(() => void vi.advanceTimersByTime(1_001));
  expect(result.current).toBe(58);
});
