import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Credential } from './credential';
import { createOnlineCredential } from './online-credential';
import { codeOf, failureOf } from './testing/failure-of';
import { openOnlineRehearsal, type OnlineRehearsal, type RehearsalOptions } from './testing/online-rehearsal';
import { testApps } from './testing/provider-configuration';

let rehearsal: OnlineRehearsal | null = null;

async function signedIn(options: RehearsalOptions = {}): Promise<OnlineRehearsal> {
  rehearsal = await openOnlineRehearsal(options);
  await rehearsal.session.signIn();
  return rehearsal;
}

afterEach(async () => {
  await rehearsal?.close();
  rehearsal = null;
});

const hourMs = 3_600_000;
const renewalsOf = ({ provider }: OnlineRehearsal): number =>
  provider.requests.filter((line) => line.endsWith('refresh_token')).length;

function get(address: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { headers, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** A read as the site client makes it: once more after a 401 with other headers, never a third time. */
async function read(address: string, credential: Credential): Promise<number> {
  const sent = await credential.headers();
  const status = await get(address, sent);
  if (status !== 401 || !(await credential.onUnauthorized?.(sent))) return status;
  return get(address, await credential.headers());
}

describe('the access token', () => {
  it('is used until shortly before it expires, and then renewed', async () => {
    const started = await signedIn();
    const first = await started.session.accessToken();
    started.passTime(hourMs - 180_000);
    expect(await started.session.accessToken()).toBe(first);
    started.passTime(120_000);
    expect(await started.session.accessToken()).toBe(started.provider.accessTokens[1]);
    expect(renewalsOf(started)).toBe(1);
  });

  it('is renewed once for twenty requests at the same time', async () => {
    const started = await signedIn();
    started.passTime(hourMs);
    const tokens = await Promise.all(Array.from({ length: 20 }, () => started.session.accessToken()));
    expect(new Set(tokens)).toEqual(new Set([started.provider.accessTokens[1]]));
    expect(renewalsOf(started)).toBe(1);
  });

  it('is renewed once for twenty requests that were refused together, and all of them succeed', async () => {
    const started = await signedIn();
    const credential = createOnlineCredential(started.session);
    started.provider.records.expire('AccessToken');
    started.passTime(60_000);
    const address = started.provider.apiAddress();
    const statuses = await Promise.all(Array.from({ length: 20 }, () => read(address, credential)));
    expect(statuses).toEqual(Array.from({ length: 20 }, () => 200));
    expect(renewalsOf(started)).toBe(1);
  });

  it('is not renewed again and again when the site refuses every token', async () => {
    const started = await signedIn();
    const credential = createOnlineCredential(started.session);
    started.passTime(60_000);
    const refused = await credential.headers();
    expect(await credential.onUnauthorized?.(refused)).toBe(true);
    expect(await credential.onUnauthorized?.(await credential.headers())).toBe(false);
    expect(renewalsOf(started)).toBe(1);
  });

  it('F33 stands a clock that jumps a day forth or back', async () => {
    const started = await signedIn();
    const first = await started.session.accessToken();
    started.skewClock(24 * hourMs);
    expect(await started.session.accessToken()).toBe(first);
    started.skewClock(-48 * hourMs);
    expect(await started.session.accessToken()).toBe(first);
    expect(renewalsOf(started)).toBe(0);
    started.passTime(2 * hourMs);
    expect(await started.session.accessToken()).not.toBe(first);
    expect(renewalsOf(started)).toBe(1);
  });

  it('comes from the stored sign-in after a new start of the program', async () => {
    const started = await signedIn();
    const session = started.restart();
    expect(await session.accessToken()).toBe(started.provider.accessTokens[1]);
    expect(session.describe()).toMatchObject({
      userName: 'kari.overland@practice.example',
      renewsItself: true,
    });
    expect((await session.tenant()).id).toBe('Cust12345');
  });

  it('is asked for where nobody has signed in', async () => {
    rehearsal = await openOnlineRehearsal();
    expect(await codeOf(rehearsal.session.accessToken())).toBe('sign-in-needed');
    expect(await codeOf(rehearsal.session.tenant())).toBe('sign-in-needed');
  });
});

describe('a renewal that is refused', () => {
  it('says that the sign-in was revoked, forgets it, and does not ask again', async () => {
    const { clientId, clientSecret } = testApps.secret;
    const started = await signedIn({ settings: { clientId }, secrets: { clientSecret } });
    started.provider.records.forget('Grant', 'RefreshToken', 'AccessToken');
    started.passTime(hourMs);
    expect(await codeOf(started.session.accessToken())).toBe('sign-in-revoked');
    const asked = renewalsOf(started);
    expect(await codeOf(started.session.accessToken())).toBe('sign-in-revoked');
    expect(renewalsOf(started)).toBe(asked);
    expect(started.stored()).toEqual({ clientSecret, tenant: 'Cust12345' });
  });

  it('says so at once to a request that the site answered with 401', async () => {
    const started = await signedIn();
    started.provider.records.forget('Grant', 'RefreshToken', 'AccessToken');
    started.passTime(60_000);
    const credential = createOnlineCredential(started.session);
    expect(await codeOf(read(started.provider.apiAddress(), credential))).toBe('sign-in-revoked');
    expect(started.session.describe()).toMatchObject({ renewsItself: false, expiresAt: null });
    expect(await codeOf(started.session.accessToken())).toBe('sign-in-revoked');
  });

  it('asks to sign in again where a secret is wanted that nobody entered', async () => {
    const started = await signedIn();
    started.provider.behaviour.renewalNeedsSecret = true;
    started.passTime(hourMs);
    expect(await codeOf(started.session.accessToken())).toBe('sign-in-again');
    expect(started.stored().refreshToken).toBeDefined();
    started.provider.behaviour.renewalNeedsSecret = false;
    await started.session.signIn();
    expect(await started.session.accessToken()).toBe(started.provider.accessTokens.at(-1));
  });

  it('uses the client secret where renewing without it was refused', async () => {
    const { clientId, clientSecret } = testApps.secret;
    const started = await signedIn({ settings: { clientId }, secrets: { clientSecret } });
    started.passTime(hourMs);
    expect(await started.session.accessToken()).toBe(started.provider.accessTokens[1]);
    expect(renewalsOf(started)).toBe(2);
  });

  it('takes no identity that is not signed as it should be, or was made for another app', async () => {
    const started = await signedIn();
    started.passTime(hourMs);
    started.provider.behaviour.identity = { foreignKey: true };
    expect(await codeOf(started.session.accessToken())).toBe('identity-signature');
    started.provider.behaviour.identity = { change: (claims) => ({ ...claims, aud: 'another-app' }) };
    expect(await codeOf(started.session.accessToken())).toBe('identity-not-ours');
    started.provider.behaviour.identity = {};
    expect(await started.session.accessToken()).toBe(started.provider.accessTokens.at(-1));
  });

  it('refuses another person or another tenant than before', async () => {
    const started = await signedIn();
    started.passTime(hourMs);
    started.provider.behaviour.identity = { change: (claims) => ({ ...claims, sub: 'somebody-else' }) };
    expect(await codeOf(started.session.accessToken())).toBe('sign-in-again');
    started.provider.behaviour.identity = {};
    started.provider.behaviour.tenant = 'Cust99999';
    expect(await codeOf(started.restart().accessToken())).toBe('sign-in-other-tenant');
  });
});

describe('a login service in trouble', () => {
  const trouble = { status: 503, body: { error: 'temporarily_unavailable' } };

  it('does not stop a token that still lives', async () => {
    const started = await signedIn();
    const token = await started.session.accessToken();
    started.provider.behaviour.tokenFailure = trouble;
    started.passTime(hourMs - 60_000);
    expect(await started.session.accessToken()).toBe(token);
    expect(await started.session.accessToken()).toBe(token);
    expect(renewalsOf(started)).toBe(1);
  });

  it('is named when the token is over, and asked again after a moment', async () => {
    const started = await signedIn();
    started.provider.behaviour.tokenFailure = trouble;
    started.passTime(hourMs);
    expect(await codeOf(started.session.accessToken())).toBe('login-not-usable');
    started.provider.behaviour.tokenFailure = null;
    expect(await codeOf(started.session.accessToken())).toBe('login-not-usable');
    started.passTime(5_000);
    expect(await started.session.accessToken()).toBe(started.provider.accessTokens[1]);
  });

  it('gets the refresh token once for all that one click asks, also where its answer is lost', async () => {
    const started = await signedIn();
    started.provider.behaviour.losesTokenAnswers = true;
    started.passTime(hourMs);
    expect(await codeOf(started.session.accessToken())).toBe('login-unreachable');
    expect(await codeOf(started.session.accessToken())).toBe('login-unreachable');
    expect(renewalsOf(started)).toBe(1);
    started.provider.behaviour.losesTokenAnswers = false;
    started.passTime(5_000);
    expect(await started.session.accessToken()).toBe(started.provider.accessTokens.at(-1));
  });

  it('is named when it cannot be reached', async () => {
    const started = await signedIn();
    await started.provider.close();
    started.passTime(hourMs);
    expect(await codeOf(started.session.accessToken())).toBe('login-unreachable');
  });

  it('never has its words repeated with a secret in them', async () => {
    const started = await signedIn();
    const { refreshToken = '' } = started.stored();
    started.provider.behaviour.tokenFailure = {
      status: 400,
      body: { error: 'invalid_request', error_description: `bad token ${refreshToken}.` },
    };
    started.passTime(hourMs);
    const error = await failureOf(started.session.accessToken());
    expect(error).toMatchObject({
      code: 'sign-in-again',
      params: { reason: 'bad token ‹redacted›' },
    });
    expect(error.cause).toBeUndefined();
    expect(JSON.stringify(error.toData())).not.toContain(refreshToken);
  });
});
