import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { ChosenFileAnswer } from '../network/read-file-once';
import { createChosenFileReader } from './chosen-file-reader';

const bounds = { maxBytes: 1_000, timeoutMs: 3_000 };

function createReader() {
  const events = new EventEmitter();
  const posted: unknown[] = [];
  let kills = 0;
  const read = createChosenFileReader(() => ({
    on: (event: string, listener: (value: never) => void) =>
      events.on(event, listener as (value: unknown) => void),
    postMessage: (message) => void posted.push(message),
    kill: () => {
      kills += 1;
      return true;
    },
  }));
  return {
    read,
    posted,
    kills: () => kills,
    answer: (answer: ChosenFileAnswer) => events.emit('message', answer),
    exit: () => events.emit('exit', 1),
  };
}

describe('a chosen file that is read in a process of its own', () => {
  it('comes back whole, and the process is ended', async () => {
    const { read, posted, answer, kills } = createReader();
    const reading = read('/share/ca.pem', bounds);
    expect(posted).toEqual([{ file: '/share/ca.pem', bounds }]);
    answer({ kind: 'reading' });
    answer({ kind: 'read', bytes: new Uint8Array([1, 2, 3]) });
    expect(await reading).toEqual(Buffer.from([1, 2, 3]));
    expect(kills()).toBe(1);
  });

  it('on a share that never answers is given up in time, and the process is ended with what hangs in it', async () => {
    vi.useFakeTimers();
    try {
      const { read, answer, kills } = createReader();
      const reading = read('/dead/share/ca.pem', bounds).catch((error: unknown) => error);
      // A slow start of the process is none of the file's.
      await vi.advanceTimersByTimeAsync(10_000);
      expect(kills()).toBe(0);
      answer({ kind: 'reading' });
      await vi.advanceTimersByTimeAsync(bounds.timeoutMs);
      expect(await reading).toMatchObject({ reason: 'no-answer' });
      expect(kills()).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it('fails as the reading failed, and where the process ends by itself', async () => {
    const missing = createReader();
    const first = missing.read('x', bounds);
    missing.answer({ kind: 'failed', reason: null, code: 'ENOENT', message: 'not there' });
    await expect(first).rejects.toMatchObject({ code: 'ENOENT' });
    const large = createReader();
    const second = large.read('x', bounds);
    large.answer({ kind: 'failed', reason: 'too-large', code: '', message: 'too large' });
    await expect(second).rejects.toMatchObject({ reason: 'too-large' });
    const crashed = createReader();
    const third = crashed.read('x', bounds);
    crashed.exit();
    await expect(third).rejects.toMatchObject({ reason: 'no-answer' });
  });
});
