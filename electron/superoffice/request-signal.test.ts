import { expect, test } from 'vitest';
import { RequestSignal } from './request-signal';

test('everybody who listens is told once, and who has left is not', () => {
  const signal = new RequestSignal();
  const told: string[] = [];
  const left = () => told.push('left');
  signal.addEventListener('abort', () => told.push('first'));
  signal.addEventListener('abort', left);
  signal.addEventListener('abort', () => told.push('last'));
  signal.removeEventListener('abort', left);
  signal.abort('first reason');
  signal.abort('second reason');
  expect(told).toEqual(['first', 'last']);
  expect([signal.aborted, signal.reason]).toEqual([true, 'first reason']);
});

test.each(['before', 'after'])(
  'a real signal follows it when it is aborted %s that was asked for',
  (when) => {
    const signal = new RequestSignal();
    if (when === 'before') signal.abort('reason');
    const real = signal.toAbortSignal();
    signal.abort('reason');
    expect(real).toMatchObject({ aborted: true, reason: 'reason' });
  },
);
