import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { takePeerConnections } from './no-peer-connections';

const { clearCache } = vi.hoisted(() => ({ clearCache: vi.fn<() => void>() }));
vi.mock('electron', () => ({ webFrame: { executeJavaScript: () => Promise.resolve(), clearCache } }));

const limit = 20;
let made: number;
let press: (event: { isTrusted: boolean }) => void;

beforeEach(() => {
  made = 0;
  clearCache.mockClear();
  vi.useFakeTimers();
  vi.stubGlobal(
    'RTCPeerConnection',
    class {
      constructor() {
        if (made === limit) throw new Error('Cannot create so many');
        made += 1;
      }
      close() {}
    },
  );
  vi.stubGlobal('addEventListener', (_type: string, listener: typeof press) => (press = listener));
  vi.stubGlobal('requestIdleCallback', (run: (deadline: object) => void) =>
    setTimeout(() => run({ didTimeout: true, timeRemaining: () => 0 }), 10),
  );
  takePeerConnections();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** One key after the other, so long. */
function type(forMs: number, isTrusted = true): void {
  for (let passedMs = 0; passedMs < forMs; passedMs += 100) {
    press({ isTrusted });
    vi.advanceTimersByTime(100);
  }
}

test('those that the process may have are used up, and again those that were let go', () => {
  vi.advanceTimersByTime(3_000);
  expect(made).toBe(limit);
  made -= 2;
  vi.advanceTimersByTime(2_000);
  expect(made).toBe(limit);
});

test('a key that a person presses waits for none of them', () => {
  type(4_000);
  expect(made).toBe(0);
  vi.advanceTimersByTime(1_000);
  expect(made).toBe(limit);
});

test('what they leave behind is collected once, when the last is made', () => {
  type(2_000);
  expect(clearCache).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10_000);
  expect(clearCache).toHaveBeenCalledOnce();
});

test('typing without an end does not hold them up', () => {
  type(11_000);
  expect(made).toBe(limit);
});

test('keys that the page makes up hold nothing up', () => {
  type(3_000, false);
  expect(made).toBe(limit);
});
