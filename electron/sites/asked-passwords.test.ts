import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteForm } from '../../shared/site';
import { failureOf } from '../sign-in/testing/failure-of';
import { prepareSubmit, startPracticeServices, type PracticeServices } from '../testing/practice-services';
import { createSiteForm, withoutSecrets } from '../testing/site-forms';
import { createAskingForm, createSchemeForm } from './testing/scheme-forms';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const save = (form: SiteForm) => practice.services.handlers['sites.save'](form);
const askEachTime = () => createAskingForm(practice.site);

describe('a password that is asked for each time', () => {
  it('is held in memory until the program ends, and written nowhere', async () => {
    const { handlers } = practice.services;
    const { id } = await save(withoutSecrets(askEachTime()));
    const list = () => handlers['links.listConnections']({ siteId: id });
    await expect(list()).rejects.toMatchObject({
      code: 'password-needed',
      params: { user: practice.site.user },
    });
    await handlers['sites.givePassword']({ siteId: id, password: practice.site.password });
    expect(await list()).toHaveLength(3);
    expect((await handlers['sites.list'](undefined))[1]).toMatchObject({ secret: 'session' });
    expect(practice.readAllFiles().get('secrets.json')).toBeUndefined();

    const later = await practice.restart();
    await expect(later.handlers['links.listConnections']({ siteId: id })).rejects.toMatchObject({
      code: 'password-needed',
    });
  });

  it('is asked for again once the site refused it', async () => {
    const { handlers } = practice.services;
    const { id } = await save(withoutSecrets(askEachTime()));
    await expect(handlers['sites.givePassword']({ siteId: id, password: 'wrong' })).rejects.toMatchObject({
      code: 'password-refused',
      changed: 'nothing',
    });
    const list = () => handlers['links.listConnections']({ siteId: id });
    await expect(list()).rejects.toMatchObject({ code: 'password-needed' });

    await handlers['sites.givePassword']({ siteId: id, password: practice.site.password });
    const prepared = await prepareSubmit(practice.services, { siteId: id });
    practice.addFault({ kind: 'status', status: 401, match: { path: 'ConnectActor' } });
    expect(await handlers['links.submit'](prepared)).toMatchObject({
      state: 'Failed',
      httpStatus: 401,
      error: { code: 'password-refused', changed: 'nothing', params: { user: practice.site.user } },
    });
    await expect(list()).rejects.toMatchObject({ code: 'password-needed' });
  });

  it('is taken where the site cannot be asked whether it is right', async () => {
    const { handlers } = practice.services;
    const { id } = await save(withoutSecrets(askEachTime()));
    practice.addFault({ kind: 'status', status: 503, times: 0, match: { path: 'currentPrincipal' } });
    await handlers['sites.givePassword']({ siteId: id, password: practice.site.password });
    expect(await handlers['links.listConnections']({ siteId: id })).toHaveLength(3);
  });

  it('is not sent to another address than the one it was given for', async () => {
    const { handlers } = practice.services;
    const { id } = await save(withoutSecrets(askEachTime()));
    await handlers['sites.givePassword']({ siteId: id, password: practice.site.password });
    const elsewhere = {
      ...withoutSecrets(askEachTime()),
      id,
      address: practice.site.url.replace('127.0.0.1', 'localhost'),
    };
    await expect(handlers['sites.testSignIn'](elsewhere)).rejects.toMatchObject({ code: 'password-needed' });
    expect(await handlers['links.listConnections']({ siteId: id })).toHaveLength(3);

    const requests = practice.site.log.list().length;
    expect(await save(elsewhere)).toMatchObject({ secret: 'none', secretsSet: [] });
    await expect(handlers['links.listConnections']({ siteId: id })).rejects.toMatchObject({
      code: 'password-needed',
    });
    expect(practice.site.log.list()).toHaveLength(requests);
  });

  it('is none of the secrets that are kept, while an app token beside it is', async () => {
    const { id } = await save(createSchemeForm(practice.site, 'basic'));
    const asking = { ...askEachTime(), id, secrets: { password: practice.site.password } };
    expect(await save(asking)).toMatchObject({ secret: 'session', secretsSet: ['password', 'appToken'] });
    const later = await practice.restart();
    const [, kept] = await later.handlers['sites.list'](undefined);
    expect(kept).toMatchObject({ secret: 'none', secretsSet: ['appToken'] });

    await later.handlers['sites.givePassword']({ siteId: id, password: practice.site.password });
    await later.handlers['links.listConnections']({ siteId: id });
    expect(practice.site.log.list().at(-1)?.headers).toHaveProperty('so-apptoken');
    expect(await later.handlers['sites.save']({ ...asking, secrets: { password: '' } })).toMatchObject({
      secret: 'none',
      secretsSet: ['appToken'],
    });
  });

  it('leaves no older stored password behind', async () => {
    const { id } = await save(createSiteForm(practice.site));
    await save({ ...withoutSecrets(askEachTime()), id });
    expect(practice.readAllFiles().get('secrets.json')?.toString()).not.toContain(id);
  });

  it('is known before its first byte leaves: a site that repeats it, plain, encoded or in a header, tells nobody', async () => {
    const password = 'spurt-hver-gang-77';
    const basic = Buffer.from(`${practice.site.user}:${password}`).toString('base64');
    practice.addFault({
      kind: 'status',
      match: {},
      status: 401,
      body: JSON.stringify({
        ErrorMessage: `no: ${password}, ${encodeURIComponent(password)}, Basic ${basic}, ${basic.slice(8)}, ${Buffer.from(password).toString('base64')}`,
      }),
    });
    const { handlers } = practice.services;
    const form = { ...askEachTime(), secrets: { password } };
    const failure = await failureOf(handlers['sites.testSignIn'](form));
    const list = await handlers['inspector.list']({ text: '', siteId: null, page: 0 });
    const shown = await Promise.all(list.items.map(({ id }) => handlers['inspector.get']({ id })));
    const told = JSON.stringify([failure, shown, practice.events]);
    expect(shown.length).toBeGreaterThan(0);
    for (const said of [password, basic, Buffer.from(password).toString('base64')])
      expect(told).not.toContain(said);
    for (const [name, contents] of practice.readAllFiles())
      expect(`${name}: ${contents.includes(password)}`).toBe(`${name}: false`);
  });
});
