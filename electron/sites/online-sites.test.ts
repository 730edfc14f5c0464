import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { testApps } from '../sign-in/testing/provider-configuration';
import { blockFile } from '../testing/blocked-file';
import { prepareSubmit } from '../testing/practice-services';
import { createSiteForm, onlineSettings } from '../testing/site-forms';
import { prepareOnlineTests } from './testing/online-tests';

const tests = prepareOnlineTests();

describe('a site of SuperOffice Online', () => {
  it('is signed in to from its form, tested, saved, and linked on', async () => {
    const description = await tests.handlers['sites.signInOnline']({ form: tests.form() });
    expect(description).toMatchObject({ tenant: { id: 'Cust12345', companyName: 'Fjord Practice AS' } });
    expect(await tests.handlers['sites.testSignIn'](tests.form())).toMatchObject({
      scheme: 'online',
      tenant: { id: 'Cust12345' },
      address: `${tests.practice.site.url}api`,
    });
    const saved = await tests.handlers['sites.save'](tests.form());
    expect(saved).toMatchObject({ secret: 'keychain', signInState: { renewsItself: true } });
    const entry = await tests.handlers['links.submit'](
      await prepareSubmit(tests.practice.services, { siteId: saved.id }),
    );
    expect(entry).toMatchObject({ state: 'Verified', user: 'kari.overland@practice.example' });
    expect(tests.browserOpened).toBe(1);
  });

  it('keeps the sign-in of its form where it cannot be saved, for the next try', async () => {
    const { id } = await tests.handlers['sites.save'](createSiteForm(tests.practice.site, { name: 'Own' }));
    await tests.handlers['sites.signInOnline']({ form: tests.form() });
    const unblock = blockFile(path.join(tests.practice.dataFolder, 'sites.json'));
    await expect(tests.handlers['sites.save'](tests.form())).rejects.toMatchObject({
      code: 'storage-failed',
    });
    unblock();
    const secretsOf = () =>
      Object.keys(JSON.parse(tests.practice.readAllFiles().get('secrets.json')?.toString() ?? ''));
    expect(secretsOf()).toEqual(['version', 'secrets']);
    const saved = await tests.handlers['sites.save'](tests.form());
    expect(saved).toMatchObject({ secret: 'keychain', signInState: { renewsItself: true } });
    expect(saved.id).not.toBe(id);
    expect(await tests.handlers['links.listConnections']({ siteId: saved.id })).toHaveLength(3);
    expect(tests.browserOpened).toBe(1);
  });

  it('is not called signed in for a client secret alone, nor longer than its token where it cannot renew', async () => {
    const { clientId, clientSecret } = testApps.secret;
    const signIn = { ...onlineSettings, clientId };
    const { id: siteId } = await tests.handlers['sites.save'](
      tests.form({ signIn, secrets: { clientSecret } }),
    );
    const state = async () => (await tests.handlers['sites.list'](undefined))[1];
    expect(await state()).toMatchObject({ secret: 'none', secretsSet: ['clientSecret'] });
    tests.provider.behaviour.givesRefreshTokens = false;
    await tests.handlers['sites.signInOnline']({ siteId });
    expect(await state()).toMatchObject({ secret: 'session', signInState: { renewsItself: false } });
    tests.passTime(3_700_000);
    expect(await state()).toMatchObject({ secret: 'none' });
  });

  it('uses the client secret that was corrected in the form, before and after signing in', async () => {
    tests.provider.behaviour.renewalNeedsSecret = true;
    const { clientId, clientSecret } = testApps.secret;
    const signIn = { ...onlineSettings, clientId };
    await expect(
      tests.handlers['sites.signInOnline']({
        form: tests.form({ signIn, secrets: { clientSecret: 'typo' } }),
      }),
    ).rejects.toMatchObject({ code: 'sign-in-refused' });
    await tests.handlers['sites.signInOnline']({ form: tests.form({ signIn, secrets: { clientSecret } }) });
    const saved = await tests.handlers['sites.save'](tests.form({ signIn, secrets: { clientSecret } }));
    expect(saved.secretsSet).toEqual(['clientSecret']);
    tests.passTime(3_700_000);
    expect(await tests.handlers['links.listConnections']({ siteId: saved.id })).toHaveLength(3);
    expect(tests.browserOpened).toBe(2);
  });

  it('trades a code once, also where the answer gets lost, and takes the next one', async () => {
    tests.provider.behaviour.losesTokenAnswers = true;
    await expect(tests.handlers['sites.signInOnline']({ form: tests.form() })).rejects.toMatchObject({
      code: 'login-unreachable',
      changed: 'nothing',
    });
    expect(tests.provider.requests.filter((line) => line.includes('authorization_code'))).toHaveLength(1);
    tests.provider.behaviour.losesTokenAnswers = false;
    expect(await tests.handlers['sites.signInOnline']({ form: tests.form() })).toMatchObject({
      renewsItself: true,
    });
  });

  it('asks the login service again where it failed in passing, before anything was decided', async () => {
    tests.provider.behaviour.failingQuestions = 2;
    expect(await tests.handlers['sites.signInOnline']({ form: tests.form() })).toMatchObject({
      renewsItself: true,
    });
    expect(tests.provider.requests.filter((line) => line.includes('openid-configuration'))).toHaveLength(3);
  });

  it('ends a sign-in that waits for the browser on demand', async () => {
    tests.browser = () => new Promise(() => undefined);
    const waiting = tests.handlers['sites.signInOnline']({ form: tests.form() });
    await expect.poll(() => tests.browserOpened).toBe(1);
    await tests.handlers['sites.cancelSignIn'](undefined);
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('says so when the person cancels in the browser', async () => {
    tests.provider.behaviour.person = 'cancels';
    await expect(tests.handlers['sites.signInOnline']({ form: tests.form() })).rejects.toMatchObject({
      code: 'sign-in-denied',
    });
    await expect(tests.handlers['sites.testSignIn'](tests.form())).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
  });

  it('leaves no token in any file, answer or event', async () => {
    const siteId = await tests.saveSignedIn();
    tests.practice.addFault({
      kind: 'status',
      status: 500,
      match: { path: 'ConnectActor' },
      body: JSON.stringify({ Message: `Bearer ${tests.provider.accessTokens.join(' ')}` }),
    });
    const told = JSON.stringify([
      await tests.handlers['links.submit'](await prepareSubmit(tests.practice.services, { siteId })),
      await tests.handlers['sites.list'](undefined),
      await tests.handlers['inspector.list']({ text: '', siteId: null, page: 0 }),
      tests.practice.events,
    ]);
    expect(tests.provider.accessTokens.length).toBeGreaterThan(0);
    for (const token of tests.provider.accessTokens) {
      expect(told).not.toContain(token);
      for (const [name, contents] of tests.practice.readAllFiles())
        expect(`${name}: ${contents.includes(token)}`).toBe(`${name}: false`);
    }
  });

  it('is signed out of for good', async () => {
    const siteId = await tests.saveSignedIn();
    await tests.handlers['sites.signOut']({ siteId });
    await expect(tests.handlers['links.listConnections']({ siteId })).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
    const later = await tests.practice.restart();
    await expect(later.handlers['links.listConnections']({ siteId })).rejects.toMatchObject({
      code: 'sign-in-needed',
    });
  });
});
