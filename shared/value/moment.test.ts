import { afterEach, expect, test, vi } from 'vitest';
import { showMoment, writeTimes } from './moment';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['Europe/Oslo', '2026-11-12T23:12:53.000Z', '13 Nov 2026, 00:12:53 UTC+1'],
  ['Europe/Oslo', '2026-07-12T13:05:00Z', '12 Jul 2026, 15:05:00 UTC+2'],
  ['America/St_Johns', '2026-01-01T00:00:00Z', '31 Dec 2025, 20:30:00 UTC-3:30'],
  ['UTC', '2026-11-12T14:12:53.000Z', '12 Nov 2026, 14:12:53 UTC'],
])('in %s, %s is told as %s, with its zone', (zone, iso, told) => {
  vi.stubEnv('TZ', zone);
  expect(showMoment(iso, 'local')).toBe(told);
});

test('what is read elsewhere is told in UTC, a day alone in no zone, and what is no time not at all', () => {
  vi.stubEnv('TZ', 'Europe/Oslo');
  expect(showMoment('2026-11-12T23:12:53.000Z', 'utc')).toBe('12 Nov 2026, 23:12:53 UTC');
  expect(showMoment('2026-11-12', 'local')).toBe('12 Nov 2026');
  expect(['?', '', 7, undefined, '2026-99-99T00:00:00Z'].map((one) => showMoment(one, 'utc'))).toEqual(
    Array.from({ length: 5 }, () => null),
  );
  expect(writeTimes({ until: '2026-11-12T23:12:53.000Z', site: 'Acme', validTo: '?' }, 'utc')).toEqual({
    until: '12 Nov 2026, 23:12:53 UTC',
    site: 'Acme',
    validTo: '?',
  });
});
