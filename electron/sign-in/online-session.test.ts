import { afterEach, describe, expect, it } from 'vitest';
import { openOnlineRehearsal, type OnlineRehearsal, type RehearsalOptions } from './testing/online-rehearsal';

let rehearsal: OnlineRehearsal | null = null;

async function rehearse(options: RehearsalOptions = {}): Promise<OnlineRehearsal> {
  rehearsal = await openOnlineRehearsal(options);
  return rehearsal;
}

afterEach(async () => {
  await rehearsal?.close();
  rehearsal = null;
});

describe('signing in with the browser', () => {
  it('gives the identity, a working access token and the tenant address', async () => {
    const { provider, session, lastPage, stored } = await rehearse();
    const identity = await session.signIn();
    expect(identity).toMatchObject({
      tenant: 'Cust12345',
      companyName: 'Fjord Practice AS',
      associateId: '7',
    });
    expect(await session.accessToken()).toBe(provider.accessTokens.at(-1));
    expect((await session.tenant()).apiAddress).toBe(provider.apiAddress());
    expect((await lastPage())?.text).toContain('you can close this window');
    expect(stored()).toMatchObject({ tenant: 'Cust12345', refreshToken: expect.any(String) });
  });
});
