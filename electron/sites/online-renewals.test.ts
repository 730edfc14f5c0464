import { describe, expect, it } from 'vitest';
import { prepareSubmit } from '../testing/practice-services';
import { prepareOnlineTests } from './testing/online-tests';

const tests = prepareOnlineTests();

describe('a sign-in to SuperOffice Online that is kept', () => {
  it('signs in again by itself after a restart, without the browser', async () => {
    const siteId = await tests.saveSignedIn();
    const later = await tests.practice.restart();
    const state = async () => (await later.handlers['sites.list'](undefined))[1]?.signInState;
    expect(await state()).toMatchObject({ renewsItself: true, userName: '', tenant: { id: 'Cust12345' } });
    expect(await later.handlers['links.listConnections']({ siteId })).toHaveLength(3);
    expect(await state()).toMatchObject({ userName: 'kari.overland@practice.example' });
    expect(tests.browserOpened).toBe(1);
  });

  it('tells the page when it has learned who is signed in, and when a sign-in is over', async () => {
    const siteId = await tests.saveSignedIn();
    const later = await tests.practice.restart();
    const state = async () => (await later.handlers['sites.list'](undefined))[1];
    const countTold = () => tests.practice.events.filter(({ event }) => event === 'sites.changed').length;
    let before = countTold();
    await later.handlers['links.listConnections']({ siteId });
    expect(countTold()).toBe(before + 1);
    tests.passTime(3_700_000);
    await later.handlers['links.listConnections']({ siteId });
    expect(countTold()).toBe(before + 1);
    expect(await state()).toMatchObject({ secret: 'keychain' });

    before = countTold();
    tests.provider.behaviour.tokenFailure = { status: 400, body: { error: 'invalid_grant' } };
    tests.passTime(3_700_000);
    await expect(later.handlers['links.listConnections']({ siteId })).rejects.toMatchObject({
      code: 'sign-in-revoked',
    });
    expect(countTold()).toBe(before + 1);
    expect(await state()).toMatchObject({ secret: 'none', signInState: { renewsItself: false } });
    const afterwards = await tests.practice.restart();
    expect((await afterwards.handlers['sites.list'](undefined))[1]).toMatchObject({
      secret: 'none',
      signInState: { renewsItself: false, tenant: { id: 'Cust12345' } },
    });
  });

  it('renews an expired token once, however many calls wait for it', async () => {
    const siteId = await tests.saveSignedIn();
    await tests.handlers['links.listConnections']({ siteId });
    tests.passTime(3_700_000);
    const before = tests.countRenewals();
    const calls = Array.from({ length: 16 }, () => tests.handlers['links.listConnections']({ siteId }));
    for (const connections of await Promise.all(calls)) expect(connections).toHaveLength(3);
    expect(tests.countRenewals() - before).toBe(1);
  });

  it('asks once more with a new token where the site refused the old one, but only to read', async () => {
    const siteId = await tests.saveSignedIn();
    await tests.handlers['links.listConnections']({ siteId });
    const prepared = await prepareSubmit(tests.practice.services, { siteId });
    tests.passTime(60_000);
    tests.practice.site.signIns.revokeAll();
    expect(await tests.handlers['links.listConnections']({ siteId })).toHaveLength(3);

    // The refusal meets the write itself: renewed for the person's next try, never sent again.
    tests.passTime(60_000);
    tests.practice.addFault({ kind: 'status', status: 401, match: { path: 'ConnectActor' } });
    const refused = await tests.handlers['links.submit'](prepared);
    expect(refused).toMatchObject({
      state: 'Failed',
      error: { code: 'sign-in-renewed', changed: 'nothing' },
    });
    expect(tests.practice.countCalls('ConnectActor')).toBe(1);
    expect((await tests.handlers['links.submit']({ ...prepared, submitId: 'second' })).state).toBe(
      'Verified',
    );
    expect(tests.practice.countCalls('ConnectActor')).toBe(2);
  });

  it('wants the browser again when the sign-in was revoked, and keeps the draft', async () => {
    const siteId = await tests.saveSignedIn();
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
    await tests.handlers['drafts.save']({ siteId, draft });
    tests.provider.behaviour.tokenFailure = { status: 400, body: { error: 'invalid_grant' } };
    tests.passTime(3_700_000);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      await expect(tests.handlers['links.listConnections']({ siteId })).rejects.toMatchObject({
        code: 'sign-in-revoked',
        changed: 'nothing',
      });
    }
    expect(await tests.handlers['drafts.load']({ siteId })).toEqual(draft);

    tests.provider.behaviour.tokenFailure = null;
    await tests.handlers['sites.signInOnline']({ siteId });
    expect(await tests.handlers['links.listConnections']({ siteId })).toHaveLength(3);
  });

  it('follows a tenant whose address is another one when it is asked for again', async () => {
    const siteId = await tests.saveSignedIn();
    await tests.handlers['links.listConnections']({ siteId });
    tests.provider.behaviour.apiAddress = `${tests.practice.site.url}other/api`;
    tests.passTime(25 * 3_600_000);
    expect(await tests.handlers['links.listConnections']({ siteId })).toHaveLength(3);
    expect(tests.practice.site.log.list().at(-1)?.path).toContain('/other/api/v1/');
  });

  it('asks once where the tenant is after a 421, and reads on from there', async () => {
    const siteId = await tests.saveSignedIn();
    await tests.handlers['links.listConnections']({ siteId });
    tests.provider.behaviour.apiAddress = `${tests.practice.site.url}other/api`;
    tests.practice.addFault({ kind: 'status', status: 421, match: { path: 'GetAllConnections' } });
    expect(await tests.handlers['links.listConnections']({ siteId })).toHaveLength(3);
    expect(tests.practice.site.log.list().at(-1)?.path).toContain('/other/api/v1/');
    expect(tests.provider.requests.filter((line) => line.includes('/api/state/'))).toHaveLength(2);
  });

  it('says so where nobody knows another address after a 421', async () => {
    const siteId = await tests.saveSignedIn();
    tests.practice.addFault({ kind: 'status', status: 421, match: { path: 'GetAllConnections' } });
    await expect(tests.handlers['links.listConnections']({ siteId })).rejects.toMatchObject({
      code: 'wrong-tenant-host',
    });
  });

  it('renews once, also where the answer gets lost: the link is not sent, and nothing was changed', async () => {
    const siteId = await tests.saveSignedIn();
    const prepared = await prepareSubmit(tests.practice.services, { siteId });
    tests.passTime(3_700_000);
    tests.provider.behaviour.losesTokenAnswers = true;
    await expect(tests.handlers['links.submit'](prepared)).rejects.toMatchObject({
      code: 'values-not-read',
      changed: 'nothing',
      params: { sides: 'crm,erp', because: 'login-unreachable' },
    });
    expect([tests.countRenewals(), tests.practice.countCalls('ConnectActor')]).toEqual([1, 0]);
    tests.provider.behaviour.losesTokenAnswers = false;
    tests.passTime(5_000);
    expect((await tests.handlers['links.submit']({ ...prepared, submitId: 'second' })).state).toBe(
      'Verified',
    );
  });

  it('sends an app token with every request, after another sign-in, a renewal and a restart too', async () => {
    const entered = { appToken: 'app-token-of-ours' };
    await tests.handlers['sites.signInOnline']({ form: tests.form({ secrets: entered }) });
    await tests.handlers['sites.testSignIn'](tests.form({ secrets: entered }));
    const saved = await tests.handlers['sites.save'](tests.form({ secrets: entered }));
    expect(saved).toMatchObject({ secret: 'keychain', secretsSet: ['appToken'] });
    await tests.handlers['sites.signInOnline']({ siteId: saved.id });
    tests.passTime(3_700_000);
    await tests.handlers['links.listConnections']({ siteId: saved.id });
    const later = await tests.practice.restart();
    await later.handlers['links.listConnections']({ siteId: saved.id });
    const headers = tests.practice.site.log.list().map((request) => request.headers);
    expect(headers.length).toBeGreaterThan(3);
    expect(headers.filter((sent) => !('so-apptoken' in sent))).toEqual([]);
    for (const contents of tests.practice.readAllFiles().values())
      expect(contents.includes(entered.appToken)).toBe(false);

    await expect(
      later.handlers['sites.save']({ ...tests.form(), id: saved.id, secrets: { appToken: 'ø' } }),
    ).rejects.toMatchObject({
      fields: { appToken: 'secret-invalid' },
    });
  });
});
