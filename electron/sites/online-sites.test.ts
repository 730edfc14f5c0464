import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteForm } from '../../shared/site';
import { startOnlineProvider, type OnlineProvider } from '../sign-in/testing/online-provider';
import { testApps } from '../sign-in/testing/provider-configuration';
import { TestBrowser } from '../sign-in/testing/test-browser';
import { blockFile } from '../testing/blocked-file';
import { prepareSubmit, startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createSiteForm, onlineSettings } from '../testing/site-forms';
import { createShiftedClock, type ShiftedClock } from '../testing/shifted-clock';
import { createTestDesktop } from '../testing/test-desktop';

let practice: PracticeServices;
let provider: OnlineProvider;
let clock: ShiftedClock;
/** Every access token that the login service gave out is good on the practice site, as on the tenant's own. */
let isTokenAccepted: boolean;
let browserOpened: number;
let browser: (address: string) => Promise<unknown>;

beforeEach(async () => {
  [clock, browserOpened, isTokenAccepted] = [createShiftedClock(), 0, true];
  provider = await startOnlineProvider({
    onAccessToken: async (token) => {
      if (isTokenAccepted) practice.site.signIns.issue({ scheme: 'bearer', token });
    },
  });
  browser = (address) => new TestBrowser().open(address);
  practice = await startPracticeServices({
    loginOrigin: provider.origin,
    clock,
    desktop: createTestDesktop({
      openSignInPage: async (address) => {
        browserOpened += 1;
        void browser(address).catch(() => undefined);
      },
    }),
  });
  provider.behaviour.apiAddress = `${practice.site.url}api`;
});
afterEach(async () => {
  await practice.stop();
  await provider.close();
});

const form = (changes: Partial<SiteForm> = {}): SiteForm => ({
  ...createSiteForm(practice.site, {
    name: 'Fjord Online',
    address: '',
    signIn: onlineSettings,
    secrets: {},
  }),
  ...changes,
});
const call = () => practice.services.handlers;
const passTime = (milliseconds: number) => {
  clock.pass(milliseconds);
  provider.behaviour.laterMs += milliseconds;
};
const countRenewals = () => provider.requests.filter((line) => line.includes('refresh_token')).length;

async function saveSignedIn(): Promise<string> {
  await call()['sites.signInOnline']({ form: form() });
  return (await call()['sites.save'](form())).id;
}

describe('a site of SuperOffice Online', () => {
  it('is signed in to from its form, tested, saved, and linked on', async () => {
    const description = await call()['sites.signInOnline']({ form: form() });
    expect(description).toMatchObject({ tenant: { id: 'Cust12345', companyName: 'Fjord Practice AS' } });
    expect(await call()['sites.testSignIn'](form())).toMatchObject({
      scheme: 'online',
      tenant: { id: 'Cust12345' },
      address: `${practice.site.url}api`,
    });
    const saved = await call()['sites.save'](form());
    expect(saved).toMatchObject({ secret: 'keychain', signInState: { renewsItself: true } });
    const entry = await call()['links.submit'](await prepareSubmit(practice.services, { siteId: saved.id }));
    expect(entry).toMatchObject({ state: 'Verified', user: 'kari.overland@practice.example' });
    expect(browserOpened).toBe(1);
  });

  it('keeps the sign-in of its form where it cannot be saved, for the next try', async () => {
    const { id } = await call()['sites.save'](createSiteForm(practice.site, { name: 'Own' }));
    await call()['sites.signInOnline']({ form: form() });
    const unblock = blockFile(path.join(practice.dataFolder, 'sites.json'));
    await expect(call()['sites.save'](form())).rejects.toMatchObject({ code: 'storage-failed' });
    unblock();
    const secretsOf = () =>
      Object.keys(JSON.parse(practice.readAllFiles().get('secrets.json')?.toString() ?? ''));
    expect(secretsOf()).toEqual(['version', 'secrets']);
    const saved = await call()['sites.save'](form());
    expect(saved).toMatchObject({ secret: 'keychain', signInState: { renewsItself: true } });
    expect(saved.id).not.toBe(id);
    expect(await call()['links.listConnections']({ siteId: saved.id })).toHaveLength(3);
    expect(browserOpened).toBe(1);
  });

  it('signs in again by itself after a restart, without the browser', async () => {
    const siteId = await saveSignedIn();
    const later = await practice.restart();
    const state = async () => (await later.handlers['sites.list'](undefined))[1]?.signInState;
    expect(await state()).toMatchObject({ renewsItself: true, userName: '', tenant: { id: 'Cust12345' } });
    expect(await later.handlers['links.listConnections']({ siteId })).toHaveLength(3);
    expect(await state()).toMatchObject({ userName: 'kari.overland@practice.example' });
    expect(browserOpened).toBe(1);
  });

  it('tells the page when it has learned who is signed in, and when a sign-in is over', async () => {
    const siteId = await saveSignedIn();
    const later = await practice.restart();
    const state = async () => (await later.handlers['sites.list'](undefined))[1];
    const countTold = () => practice.events.filter(({ event }) => event === 'sites.changed').length;
    let before = countTold();
    await later.handlers['links.listConnections']({ siteId });
    expect(countTold()).toBe(before + 1);
    passTime(3_700_000);
    await later.handlers['links.listConnections']({ siteId });
    expect(countTold()).toBe(before + 1);
    expect(await state()).toMatchObject({ secret: 'keychain' });

    before = countTold();
    provider.behaviour.tokenFailure = { status: 400, body: { error: 'invalid_grant' } };
    passTime(3_700_000);
    await expect(later.handlers['links.listConnections']({ siteId })).rejects.toMatchObject({
      code: 'sign-in-revoked',
    });
    expect(countTold()).toBe(before + 1);
    expect(await state()).toMatchObject({ secret: 'none', signInState: { renewsItself: false } });
    const afterwards = await practice.restart();
    expect((await afterwards.handlers['sites.list'](undefined))[1]).toMatchObject({
      secret: 'none',
      signInState: { renewsItself: false, tenant: { id: 'Cust12345' } },
    });
  });

  it('is not called signed in for a client secret alone, nor longer than its token where it cannot renew', async () => {
    const { clientId, clientSecret } = testApps.secret;
    const signIn = { ...onlineSettings, clientId };
    const { id: siteId } = await call()['sites.save'](form({ signIn, secrets: { clientSecret } }));
    const state = async () => (await call()['sites.list'](undefined))[1];
    expect(await state()).toMatchObject({ secret: 'none', secretsSet: ['clientSecret'] });
    provider.behaviour.givesRefreshTokens = false;
    await call()['sites.signInOnline']({ siteId });
    expect(await state()).toMatchObject({ secret: 'session', signInState: { renewsItself: false } });
    passTime(3_700_000);
    expect(await state()).toMatchObject({ secret: 'none' });
  });

  it('renews an expired token once, however many calls wait for it', async () => {
    const siteId = await saveSignedIn();
    await call()['links.listConnections']({ siteId });
    passTime(3_700_000);
    const before = countRenewals();
    const calls = Array.from({ length: 16 }, () => call()['links.listConnections']({ siteId }));
    for (const connections of await Promise.all(calls)) expect(connections).toHaveLength(3);
    expect(countRenewals() - before).toBe(1);
  });

  it('asks once more with a new token where the site refused the old one, but only to read', async () => {
    const siteId = await saveSignedIn();
    await call()['links.listConnections']({ siteId });
    const prepared = await prepareSubmit(practice.services, { siteId });
    passTime(60_000);
    practice.site.signIns.revokeAll();
    expect(await call()['links.listConnections']({ siteId })).toHaveLength(3);

    // The refusal meets the write itself: renewed for the person's next try, never sent again.
    passTime(60_000);
    practice.addFault({ kind: 'status', status: 401, match: { path: 'ConnectActor' } });
    const refused = await call()['links.submit'](prepared);
    expect(refused).toMatchObject({
      state: 'Failed',
      error: { code: 'sign-in-renewed', changed: 'nothing' },
    });
    expect(practice.countCalls('ConnectActor')).toBe(1);
    expect((await call()['links.submit']({ ...prepared, submitId: 'second' })).state).toBe('Verified');
    expect(practice.countCalls('ConnectActor')).toBe(2);
  });

  it('wants the browser again when the sign-in was revoked, and keeps the draft', async () => {
    const siteId = await saveSignedIn();
    const draft = {
      byHand: true,
      erpConnectionId: 1,
      erpConnectionName: '',
      crmActorType: 'Contact' as const,
      crmRecordId: 1,
      crmName: '',
      erpActorType: null,
      erpKey: '00012',
      erpName: '',
      siteAddress: '',
      rows: [],
    };
    await call()['drafts.save']({ siteId, draft });
    provider.behaviour.tokenFailure = { status: 400, body: { error: 'invalid_grant' } };
    passTime(3_700_000);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(call()['links.listConnections']({ siteId })).rejects.toMatchObject({
        code: 'sign-in-revoked',
        changed: 'nothing',
      });
    }
    expect(await call()['drafts.load']({ siteId })).toEqual(draft);

    provider.behaviour.tokenFailure = null;
    await call()['sites.signInOnline']({ siteId });
    expect(await call()['links.listConnections']({ siteId })).toHaveLength(3);
  });

  it('follows a tenant whose address is another one when it is asked for again', async () => {
    const siteId = await saveSignedIn();
    await call()['links.listConnections']({ siteId });
    provider.behaviour.apiAddress = `${practice.site.url}other/api`;
    passTime(25 * 3_600_000);
    expect(await call()['links.listConnections']({ siteId })).toHaveLength(3);
    expect(practice.site.log.list().at(-1)?.path).toContain('/other/api/v1/');
  });

  it('asks once where the tenant is after a 421, and reads on from there', async () => {
    const siteId = await saveSignedIn();
    await call()['links.listConnections']({ siteId });
    provider.behaviour.apiAddress = `${practice.site.url}other/api`;
    practice.addFault({ kind: 'status', status: 421, match: { path: 'GetAllConnections' } });
    expect(await call()['links.listConnections']({ siteId })).toHaveLength(3);
    expect(practice.site.log.list().at(-1)?.path).toContain('/other/api/v1/');
    expect(provider.requests.filter((line) => line.includes('/api/state/'))).toHaveLength(2);
  });

  it('says so where nobody knows another address after a 421', async () => {
    const siteId = await saveSignedIn();
    practice.addFault({ kind: 'status', status: 421, match: { path: 'GetAllConnections' } });
    await expect(call()['links.listConnections']({ siteId })).rejects.toMatchObject({
      code: 'wrong-tenant-host',
    });
  });

  it('uses the client secret that was corrected in the form, before and after signing in', async () => {
    provider.behaviour.renewalNeedsSecret = true;
    const { clientId, clientSecret } = testApps.secret;
    const signIn = { ...onlineSettings, clientId };
    await expect(
      call()['sites.signInOnline']({ form: form({ signIn, secrets: { clientSecret: 'typo' } }) }),
    ).rejects.toMatchObject({ code: 'sign-in-refused' });
    await call()['sites.signInOnline']({ form: form({ signIn, secrets: { clientSecret } }) });
    const saved = await call()['sites.save'](form({ signIn, secrets: { clientSecret } }));
    expect(saved.secretsSet).toEqual(['clientSecret']);
    passTime(3_700_000);
    expect(await call()['links.listConnections']({ siteId: saved.id })).toHaveLength(3);
    expect(browserOpened).toBe(2);
  });

  it('trades a code once, also where the answer gets lost, and takes the next one', async () => {
    provider.behaviour.losesTokenAnswers = true;
    await expect(call()['sites.signInOnline']({ form: form() })).rejects.toMatchObject({
      code: 'login-unreachable',
      changed: 'nothing',
    });
    expect(provider.requests.filter((line) => line.includes('authorization_code'))).toHaveLength(1);
    provider.behaviour.losesTokenAnswers = false;
    expect(await call()['sites.signInOnline']({ form: form() })).toMatchObject({ renewsItself: true });
  });

  it('renews once, also where the answer gets lost: the link is not sent, and nothing was changed', async () => {
    const siteId = await saveSignedIn();
    const prepared = await prepareSubmit(practice.services, { siteId });
    passTime(3_700_000);
    provider.behaviour.losesTokenAnswers = true;
    await expect(call()['links.submit'](prepared)).rejects.toMatchObject({
      code: 'values-not-read',
      changed: 'nothing',
      params: { sides: 'crm,erp', because: 'login-unreachable' },
    });
    expect([countRenewals(), practice.countCalls('ConnectActor')]).toEqual([1, 0]);
    provider.behaviour.losesTokenAnswers = false;
    passTime(5_000);
    expect((await call()['links.submit']({ ...prepared, submitId: 'second' })).state).toBe('Verified');
  });

  it('asks the login service again where it failed in passing, before anything was decided', async () => {
    provider.behaviour.failingQuestions = 2;
    expect(await call()['sites.signInOnline']({ form: form() })).toMatchObject({ renewsItself: true });
    expect(provider.requests.filter((line) => line.includes('openid-configuration'))).toHaveLength(3);
  });

  it('sends an app token with every request, after another sign-in, a renewal and a restart too', async () => {
    const entered = { appToken: 'app-token-of-ours' };
    await call()['sites.signInOnline']({ form: form({ secrets: entered }) });
    await call()['sites.testSignIn'](form({ secrets: entered }));
    const saved = await call()['sites.save'](form({ secrets: entered }));
    expect(saved).toMatchObject({ secret: 'keychain', secretsSet: ['appToken'] });
    await call()['sites.signInOnline']({ siteId: saved.id });
    passTime(3_700_000);
    await call()['links.listConnections']({ siteId: saved.id });
    const later = await practice.restart();
    await later.handlers['links.listConnections']({ siteId: saved.id });
    const headers = practice.site.log.list().map((request) => request.headers);
    expect(headers.length).toBeGreaterThan(3);
    expect(headers.filter((sent) => !('so-apptoken' in sent))).toEqual([]);
    for (const contents of practice.readAllFiles().values())
      expect(contents.includes(entered.appToken)).toBe(false);

    await expect(
      later.handlers['sites.save']({ ...form(), id: saved.id, secrets: { appToken: 'ø' } }),
    ).rejects.toMatchObject({
      fields: { appToken: 'secret-invalid' },
    });
  });

  it('ends a sign-in that waits for the browser on demand', async () => {
    browser = () => new Promise(() => undefined);
    const waiting = call()['sites.signInOnline']({ form: form() });
    await expect.poll(() => browserOpened).toBe(1);
    await call()['sites.cancelSignIn'](undefined);
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('says so when the person cancels in the browser', async () => {
    provider.behaviour.person = 'cancels';
    await expect(call()['sites.signInOnline']({ form: form() })).rejects.toMatchObject({
      code: 'sign-in-denied',
    });
    await expect(call()['sites.testSignIn'](form())).rejects.toMatchObject({ code: 'sign-in-needed' });
  });

  it('leaves no token in any file, answer or event', async () => {
    const siteId = await saveSignedIn();
    practice.addFault({
      kind: 'status',
      status: 500,
      match: { path: 'ConnectActor' },
      body: JSON.stringify({ Message: `Bearer ${provider.accessTokens.join(' ')}` }),
    });
    const told = JSON.stringify([
      await call()['links.submit'](await prepareSubmit(practice.services, { siteId })),
      await call()['sites.list'](undefined),
      await call()['inspector.list']({ text: '', siteId: null, page: 0 }),
      practice.events,
    ]);
    expect(provider.accessTokens.length).toBeGreaterThan(0);
    for (const token of provider.accessTokens) {
      expect(told).not.toContain(token);
      for (const [name, contents] of practice.readAllFiles())
        expect(`${name}: ${contents.includes(token)}`).toBe(`${name}: false`);
    }
  });

  it('is signed out of for good', async () => {
    const siteId = await saveSignedIn();
    await call()['sites.signOut']({ siteId });
    await expect(call()['links.listConnections']({ siteId })).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    const later = await practice.restart();
    await expect(later.handlers['links.listConnections']({ siteId })).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
  });
});
