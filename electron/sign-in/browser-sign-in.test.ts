import { afterEach, describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../shared/errors';
import { codeOf, failureOf } from './testing/failure-of';
import { findFreePort, holdPort } from '../testing/free-port';
import { openOnlineRehearsal, type OnlineRehearsal, type RehearsalOptions } from './testing/online-rehearsal';
import { identityPrefix, testApps } from './testing/provider-configuration';
import type { IdentityFault } from './testing/superoffice-id-token';
import { TestBrowser } from './testing/test-browser';

let rehearsal: OnlineRehearsal | null = null;

async function rehearse(options: RehearsalOptions = {}): Promise<OnlineRehearsal> {
  rehearsal = await openOnlineRehearsal(options);
  return rehearsal;
}

afterEach(async () => {
  await rehearsal?.close();
  rehearsal = null;
});

/** Changes one parameter of the answer that the browser brings back. */
function changeCallback(name: string, value: string): (address: URL) => URL {
  return (address) => {
    if (address.searchParams.has('code')) address.searchParams.set(name, value);
    return address;
  };
}

describe('signing in with the browser', () => {
  it('gives the identity, a working access token and the tenant address', async () => {
    const { provider, session, lastPage, stored } = await rehearse();
    const identity = await session.signIn();
    expect(identity).toMatchObject({
      tenant: 'Cust12345',
      companyName: 'Fjord Practice AS',
      associateId: '7',
      userName: 'kari.overland@practice.example',
      isAdministrator: false,
    });
    expect(await session.accessToken()).toBe(provider.accessTokens.at(-1));
    expect((await session.tenant()).apiAddress).toBe(provider.apiAddress());
    expect((await lastPage())?.text).toContain('you can close this window');
    expect(stored()).toEqual({ tenant: 'Cust12345', refreshToken: expect.any(String) });
  });

  it('describes itself without a secret', async () => {
    const { session, stored, provider, clock } = await rehearse();
    expect(session.describe()).toMatchObject({ userName: '', expiresAt: null, tenant: null });
    await session.signIn();
    const described = session.describe();
    expect(described).toMatchObject({
      renewsItself: true,
      tenant: { id: 'Cust12345', companyName: 'Fjord Practice AS' },
    });
    const leftMs = Date.parse(described.expiresAt ?? '') - clock();
    expect(leftMs).toBeGreaterThan(3_500_000);
    expect(leftMs).toBeLessThanOrEqual(3_600_000);
    expect(JSON.stringify(described)).not.toContain(stored().refreshToken);
    expect(JSON.stringify(described)).not.toContain(provider.accessTokens[0]);
  });

  it('asks with PKCE S256, openid only, the tenant, the login name and a loopback address without a path', async () => {
    let asked = '';
    const { session } = await rehearse({
      settings: { customerId: 'Cust12345', loginHint: 'kari' },
      openBrowser: async (address) => {
        asked = address;
        session.cancel();
      },
    });
    expect(await codeOf(session.signIn())).toBe('cancelled');
    const sent = Object.fromEntries(new URL(asked).searchParams);
    expect(sent).toMatchObject({
      client_id: testApps.native.clientId,
      scope: 'openid',
      response_type: 'code',
      code_challenge_method: 'S256',
      acr_values: 'tenant:Cust12345',
      login_hint: 'kari',
      response_mode: 'query',
    });
    expect(sent['redirect_uri']).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,10}$/);
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(sent[name]?.length).toBeGreaterThanOrEqual(43);
    }
  });

  it('comes back to the path and the port that the site names', async () => {
    const port = await findFreePort();
    const { session, provider } = await rehearse({ settings: { path: '/desktop-callback/', port } });
    await session.signIn();
    expect(await session.accessToken()).toBe(provider.accessTokens[0]);
  });

  it('sends the client secret of an app that has one', async () => {
    const { clientId, clientSecret } = testApps.secret;
    const { session, stored } = await rehearse({ settings: { clientId }, secrets: { clientSecret } });
    await session.signIn();
    expect(stored()).toMatchObject({ clientSecret, refreshToken: expect.any(String) });
  });

  it('says what the service says where the app may not sign in like that', async () => {
    const { session } = await rehearse({ settings: { clientId: testApps.secret.clientId } });
    expect(await codeOf(session.signIn())).toBe('sign-in-refused');
  });

  it('accepts an identity that names no key, and refuses one that names an unknown key', async () => {
    const { session, provider } = await rehearse();
    provider.behaviour.identity = { header: {} };
    await session.signIn();
    provider.behaviour.identity = { header: { kid: 'nobody' } };
    expect(await codeOf(session.signIn())).toBe('identity-signature');
  });

  it('keeps the earlier sign-in when a later one fails', async () => {
    const { session, provider } = await rehearse();
    await session.signIn();
    provider.behaviour.person = 'cancels';
    expect(await codeOf(session.signIn())).toBe('sign-in-denied');
    expect(await session.accessToken()).toBe(provider.accessTokens[0]);
  });
});

describe('a sign-in that goes wrong', () => {
  it('is denied when the user cancels in the browser, and the page says so', async () => {
    const { session, provider, lastPage, stored } = await rehearse();
    provider.behaviour.person = 'cancels';
    expect(await codeOf(session.signIn())).toBe('sign-in-denied');
    expect((await lastPage())?.text).toContain('was cancelled');
    expect(stored()).toEqual({});
  });

  it('ends when the browser never comes back', async () => {
    const { session } = await rehearse({ openBrowser: () => Promise.resolve(), browserTimeoutMs: 50 });
    expect(await codeOf(session.signIn())).toBe('sign-in-timeout');
  });

  it('ends when the caller stops it, and leaves the port free', async () => {
    const port = await findFreePort();
    const stop = new AbortController();
    const { session } = await rehearse({ settings: { port }, openBrowser: async () => stop.abort() });
    expect(await codeOf(session.signIn(stop.signal))).toBe('cancelled');
    await holdPort(port, () => Promise.resolve());
  });

  it('gives way to a second try', async () => {
    const second: { result: Promise<unknown> | null } = { result: null };
    const { session, provider } = await rehearse({
      openBrowser: async (address) => {
        if (second.result === null) second.result = session.signIn();
        else void new TestBrowser().open(address);
      },
    });
    expect(await codeOf(session.signIn())).toBe('cancelled');
    await second.result;
    expect(await session.accessToken()).toBe(provider.accessTokens[0]);
  });

  it('ignores an answer with another state, without using its code, and goes on with the right one', async () => {
    const pages: (number | undefined)[] = [];
    const { session, provider } = await rehearse({
      openBrowser: async (address) => {
        const strayed = new TestBrowser({ change: changeCallback('state', 'somebody-elses') });
        pages.push((await strayed.open(address))?.status);
        expect(provider.requests.filter((line) => line.includes('authorization_code'))).toEqual([]);
        pages.push((await new TestBrowser().open(address))?.status);
      },
    });
    await session.signIn();
    expect(pages).toEqual([400, 200]);
    expect(await session.accessToken()).toBe(provider.accessTokens[0]);
  });

  it('refuses a code that the service does not know', async () => {
    const { session } = await rehearse({ browser: { change: changeCallback('code', 'made-up') } });
    expect(await codeOf(session.signIn())).toBe('sign-in-code-expired');
  });

  it('refuses a code that has expired', async () => {
    const started: OnlineRehearsal = await rehearse({
      browser: {
        change: (address) => {
          if (address.searchParams.has('code')) started.provider.records.expire('AuthorizationCode');
          return address;
        },
      },
    });
    expect(await codeOf(started.session.signIn())).toBe('sign-in-code-expired');
  });

  const faults: [ErrorCode, IdentityFault][] = [
    ['sign-in-wrong-nonce', { change: (claims) => ({ ...claims, nonce: 'another' }) }],
    ['sign-in-wrong-nonce', { change: ({ nonce: _nonce, ...claims }) => claims }],
    ['identity-signature', { foreignKey: true }],
    ['identity-signature', { unsigned: true }],
    ['identity-not-ours', { change: (claims) => ({ ...claims, iss: 'https://elsewhere.example' }) }],
    ['identity-not-ours', { change: (claims) => ({ ...claims, aud: 'another-app' }) }],
    ['identity-expired', { change: (claims) => ({ ...claims, exp: 1_500_000_000 }) }],
    ['identity-expired', { change: (claims) => ({ ...claims, nbf: 4_000_000_000 }) }],
    ['login-not-usable', { change: (claims) => ({ ...claims, [`${identityPrefix}ctx`]: '../evil' }) }],
  ];
  it.each(faults)(
    'refuses with %s an identity that is not what it should be (case %#)',
    async (code, fault) => {
      const started = await rehearse();
      started.provider.behaviour.identity = fault;
      expect(await codeOf(started.session.signIn())).toBe(code);
      expect(started.stored()).toEqual({});
      expect(await codeOf(started.session.accessToken())).toBe('sign-in-needed');
    },
  );

  it('stands a clock that is some minutes ahead, and names the clock where it is an hour ahead', async () => {
    const { session, skewClock } = await rehearse();
    skewClock(330_000);
    await session.signIn();
    skewClock(3_600_000);
    expect(await codeOf(session.signIn())).toBe('identity-expired');
  });

  it('refuses another tenant than the site is for', async () => {
    const { session, stored } = await rehearse({ settings: { customerId: 'Cust99999' } });
    const error = await failureOf(session.signIn());
    expect(error).toMatchObject({
      code: 'sign-in-other-tenant',
      params: { wanted: 'Cust99999', got: 'Cust12345' },
    });
    expect(stored()).toEqual({});
  });

  it('says which port is taken', async () => {
    const port = await findFreePort();
    await holdPort(port, async () => {
      const { session } = await rehearse({ settings: { port } });
      expect(await failureOf(session.signIn())).toMatchObject({ code: 'port-taken', params: { port } });
    });
  });

  it('says so when no browser opens', async () => {
    const { session } = await rehearse({ openBrowser: () => Promise.reject(new Error('no browser')) });
    expect(await codeOf(session.signIn())).toBe('browser-not-opened');
  });
});
