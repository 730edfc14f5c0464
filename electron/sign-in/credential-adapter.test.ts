import { AxiosError } from 'axios';
import { afterEach, describe, expect, it } from 'vitest';
import { startPracticeSite, type PracticeSite } from '../practice/practice-site';
import { toApiAddress } from '../superoffice/api-address';
import { readWhoAmI } from '../superoffice/sign-in';
import { openStraight } from '../superoffice/kept-connections';
import { createSiteClient, defaultTimeouts, type SiteClient } from '../superoffice/site-client';
import { createManualClock } from '../testing/manual-clock';
import { createAskedPassword } from './basic-credential';
import { createCredential } from './create-credential';
import type { Credential } from './credential';
import { createWire } from '../superoffice/wire';
import { createCredentialAdapter } from './credential-adapter';
import { createOnlineCredential } from './online-credential';
import type { OnlineSession } from './online-session';
import { sealSecretBundle } from './secret-bundle';
import { failureOf } from './testing/failure-of';
import { openOnlineRehearsal, type OnlineRehearsal, type RehearsalOptions } from './testing/online-rehearsal';
import type { SignInSettings } from '../../shared/sign-in-schemes';

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0)) await close();
});

function connect(address: string, credential: Credential, session?: OnlineSession): SiteClient {
  const relocate = async (used: string) =>
    session && (await session.relocateTenant(used)) ? (await session.tenant()).apiAddress : null;
  const client = createSiteClient({
    address: toApiAddress(address),
    allowHttp: true,
    language: 'en',
    appVersion: 'test',
    authorization: () => Promise.resolve('replaced'),
    timeouts: defaultTimeouts,
    adapter: createCredentialAdapter({ credential, send: createWire(openStraight).send, relocate }),
  });
  toClose.push(client.close);
  return client;
}

async function startSite(): Promise<PracticeSite> {
  const site = await startPracticeSite({ companies: 20 });
  toClose.push(() => site.stop());
  return site;
}

async function startOnline(options: RehearsalOptions = {}): Promise<OnlineRehearsal> {
  const rehearsal = await openOnlineRehearsal(options);
  toClose.push(() => rehearsal.close());
  await rehearsal.session.signIn();
  return rehearsal;
}

function credentialFor(settings: SignInSettings, secret: string): Promise<Credential> {
  return createCredential(settings, {
    siteName: 'Practice',
    readSecret: () => Promise.resolve(secret),
    clock: Date.now,
    askedPassword: createAskedPassword(),
    openOnlineSession: () => {
      throw new Error('not online');
    },
  });
}

describe('a site takes every scheme', () => {
  it('Basic', async () => {
    const site = await startSite();
    const settings = { scheme: 'basic', userName: site.user, askEachTime: false } as const;
    const credential = await credentialFor(settings, site.password);
    expect(await readWhoAmI(connect(site.url, credential))).toMatchObject({ fullName: 'Kari Øverland' });
  });

  it('a ticket with its app token', async () => {
    const site = await startSite();
    const { ticket = '', appToken = '' } = site.signIns.issue({ scheme: 'soticket', withAppToken: true });
    const secret = sealSecretBundle('soticket', { ticket, appToken });
    const credential = await credentialFor({ scheme: 'soticket' }, secret);
    expect(await readWhoAmI(connect(site.url, credential))).toMatchObject({ fullName: 'Kari Øverland' });
    const without = await credentialFor({ scheme: 'soticket' }, sealSecretBundle('soticket', { ticket }));
    expect((await failureOf(readWhoAmI(connect(site.url, without)))).code).toBe('unauthorized');
  });

  it('a pasted token', async () => {
    const site = await startSite();
    const { token = '' } = site.signIns.issue({ scheme: 'bearer' });
    const credential = await credentialFor({ scheme: 'bearer' }, sealSecretBundle('bearer', { token }));
    expect(await readWhoAmI(connect(site.url, credential))).toMatchObject({ fullName: 'Kari Øverland' });
  });

  it('a session with its token against forged requests', async () => {
    const site = await startSite();
    const { cookie = '' } = site.signIns.issue({ scheme: 'session' });
    const credential = await credentialFor({ scheme: 'xsrf' }, sealSecretBundle('xsrf', { cookie }));
    expect(await readWhoAmI(connect(site.url, credential))).toMatchObject({ fullName: 'Kari Øverland' });
    expect(site.log.list()[0]?.headers['authorization']).toBeUndefined();
  });

  it('a sign-in in the browser', async () => {
    const site = await startSite();
    const onAccessToken = async (token: string) => site.signIns.issue({ scheme: 'bearer', token });
    const { provider, session } = await startOnline({ provider: { onAccessToken } });
    provider.behaviour.apiAddress = `${site.url}api`;
    const { apiAddress } = await session.tenant();
    const client = connect(apiAddress, createOnlineCredential(session), session);
    expect(await readWhoAmI(client)).toMatchObject({ fullName: 'Kari Øverland' });
  });

  it('a sign-in in the browser that was renewed because the site no longer took its token', async () => {
    const site = await startSite();
    const onAccessToken = async (token: string) => site.signIns.issue({ scheme: 'bearer', token });
    const online = await startOnline({ provider: { onAccessToken } });
    online.provider.behaviour.apiAddress = `${site.url}api`;
    const { apiAddress } = await online.session.tenant();
    const client = connect(apiAddress, createOnlineCredential(online.session), online.session);
    site.signIns.revokeAll();
    online.passTime(60_000);
    expect(await readWhoAmI(client)).toMatchObject({ fullName: 'Kari Øverland' });
    expect(online.provider.accessTokens).toHaveLength(2);
    expect(site.log.list()[0]?.status).toBe(401);
    expect(site.log.list().filter(({ status }) => status === 200)).toHaveLength(2);
  });
});

const whoAmI = 'v1/User/currentPrincipal';
const write = 'v1/Agents/ErpSync/ConnectActor';
const sentTo = ({ provider }: OnlineRehearsal, path: string): number =>
  provider.requests.filter((line) => line.endsWith(path)).length;

describe('a refused request', () => {
  it('that reads is sent once more with a renewed token', async () => {
    const online = await startOnline();
    const client = connect(online.provider.apiAddress(), createOnlineCredential(online.session));
    online.provider.records.expire('AccessToken');
    online.passTime(60_000);
    expect((await client.axios.get(whoAmI)).data).toEqual({ Associate: 'kari.overland@practice.example' });
    expect(sentTo(online, whoAmI)).toBe(2);
  });

  it.each([
    ['text/html', '<h1>Sign in to the gateway</h1>', 'unknown'],
    ['application/json', '', 'nothing'],
  ])('that writes and is answered 401 with %s %j changed %s', async (contentType, data, changed) => {
    const credential: Credential = {
      describe: () => ({
        scheme: 'bearer',
        userName: '',
        renewsItself: true,
        expiresAt: null,
        tenant: null,
        detail: '',
      }),
      headers: async () => ({}),
      onUnauthorized: async () => true,
    };
    const client = createSiteClient({
      address: toApiAddress('https://crm.test'),
      allowHttp: true,
      language: 'en',
      appVersion: 'test',
      timeouts: defaultTimeouts,
      adapter: createCredentialAdapter({
        credential,
        send: async (config) => {
          const response = {
            status: 401,
            statusText: '',
            headers: { 'content-type': contentType },
            data,
            config,
          };
          throw new AxiosError('', 'ERR_BAD_REQUEST', config, {}, response);
        },
      }),
    });
    expect(await failureOf(client.axios.post(write, {}))).toMatchObject({ code: 'sign-in-renewed', changed });
  });

  it('that writes is not sent again, changed nothing, and works at the next try of the person', async () => {
    const online = await startOnline();
    const client = connect(online.provider.apiAddress(), createOnlineCredential(online.session));
    online.provider.records.expire('AccessToken');
    online.passTime(60_000);
    expect(await failureOf(client.axios.post(write, {}))).toMatchObject({
      code: 'sign-in-renewed',
      changed: 'nothing',
    });
    expect(sentTo(online, write)).toBe(1);
    await client.axios.post(write, {}).catch(() => null);
    expect(online.provider.statuses.at(-1)).toBe(200);
  });

  it('tells that the sign-in was revoked, not that the site refused', async () => {
    const online = await startOnline();
    const client = connect(online.provider.apiAddress(), createOnlineCredential(online.session));
    online.provider.records.forget('Grant', 'RefreshToken', 'AccessToken');
    online.passTime(60_000);
    expect((await failureOf(client.axios.get(whoAmI))).code).toBe('sign-in-revoked');
    const refused = await failureOf(client.axios.post(write, {}));
    expect(refused).toMatchObject({ code: 'sign-in-revoked', changed: 'nothing' });
  });

  it('that was misdirected finds the tenant at its new address, with the token', async () => {
    const online = await startOnline();
    const { apiAddress } = await online.session.tenant();
    const client = connect(apiAddress, createOnlineCredential(online.session), online.session);
    online.provider.behaviour.cell = 'online3';
    expect((await client.axios.get(whoAmI)).status).toBe(200);
    expect(sentTo(online, `/online3/Cust12345/api/${whoAmI}`)).toBe(1);
    expect((await online.session.tenant()).apiAddress).toContain('/online3/');
  });

  it('that was misdirected and writes is not sent again, and finds the way at the next connection', async () => {
    const online = await startOnline();
    const { apiAddress } = await online.session.tenant();
    const client = connect(apiAddress, createOnlineCredential(online.session), online.session);
    online.provider.behaviour.cell = 'online3';
    const error = await failureOf(client.axios.post(write, {}));
    expect(error).toMatchObject({ code: 'tenant-moved', changed: 'nothing' });
    expect(sentTo(online, write)).toBe(1);
    expect((await online.session.tenant()).apiAddress).toContain('/online3/');
  });

  it('that was misdirected says so where nobody knows the new address', async () => {
    const online = await startOnline();
    const { apiAddress } = await online.session.tenant();
    online.provider.behaviour.cell = 'online3';
    online.provider.behaviour.state = { Api: apiAddress };
    const client = connect(apiAddress, createOnlineCredential(online.session), online.session);
    expect((await failureOf(client.axios.get(whoAmI))).code).toBe('wrong-tenant-host');
  });
});

describe('the deadline of a request', () => {
  it('stands still while the sign-in is made, and while it is renewed after a refusal', async () => {
    const site = await startSite();
    const clock = createManualClock();
    const basic = `Basic ${Buffer.from(`${site.user}:${site.password}`).toString('base64')}`;
    let isRenewed = false;
    const slow = async <T>(value: T) => {
      // Far longer than the request may take.
      await clock.advance(10 * defaultTimeouts.readMs);
      return value;
    };
    const credential: Credential = {
      headers: () => slow({ Authorization: isRenewed ? basic : 'Basic d3Jvbmc6d3Jvbmc=' }),
      onUnauthorized: () => {
        isRenewed = true;
        return slow(true);
      },
      describe: () => ({ scheme: 'basic', userName: '', expiresAt: null, renewsItself: true, tenant: null }),
    };
    const client = createSiteClient({
      address: toApiAddress(site.url),
      allowHttp: true,
      language: 'en',
      appVersion: 'test',
      timeouts: defaultTimeouts,
      clock,
      adapter: createCredentialAdapter({ credential, send: createWire(openStraight).send }),
    });
    toClose.push(client.close);
    expect(await readWhoAmI(client)).toMatchObject({ fullName: 'Kari Øverland' });
    expect(site.log.list().map(({ status }) => status)).toEqual([401, 200, 200]);
  });
});
