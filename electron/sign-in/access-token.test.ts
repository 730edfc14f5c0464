import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { AccessTokens } from './access-token';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Tokens that live for an hour, each named by its number. */
async function holdFirst() {
  const clock = createManualClock();
  let made = 0;
  const tokens = new AccessTokens(async () => {
    made += 1;
    return { accessToken: `token-${made}`, lifetimeMs: hourMs, refreshToken: null, claims: null };
  }, clock);
  expect(await tokens.get()).toBe('token-1');
  return { clock, tokens };
}

describe('an access token', () => {
  it.each([
    ['ahead', dayMs],
    ['back', -dayMs],
  ])('lives for its time, and no longer, when the clock jumps a day %s', async (_where, jumpMs) => {
    const { clock, tokens } = await holdFirst();
    await clock.advance(hourMs / 2);
    clock.setWall(clock.wallMs() + jumpMs);
    expect(await tokens.get()).toBe('token-1');
    expect((tokens.expiresAtMs() ?? 0) - clock.wallMs()).toBe(hourMs / 2);
    await clock.advance(hourMs / 2);
    expect(await tokens.get()).toBe('token-2');
  });

  it('that grew old while the computer slept, and time stood still, is renewed when it is refused', async () => {
    const { clock, tokens } = await holdFirst();
    clock.setWall(clock.wallMs() + 2 * hourMs);
    expect(await tokens.renewAfterRefusal('token-1')).toBe(true);
    expect(await tokens.get()).toBe('token-2');
  });

  it('that was made just now is not made again when it is refused', async () => {
    const { clock, tokens } = await holdFirst();
    await clock.advance(10_000);
    expect(await tokens.renewAfterRefusal('token-1')).toBe(false);
  });
});
