import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SiteForm } from '../../shared/site';
import type { SignInScheme } from '../../shared/sign-in-fields';
import { createProgramText } from '../../shared/text/program-text';
import { failureOf } from '../sign-in/testing/failure-of';
import {
  prepareSubmit,
  startPracticeServices,
  workingKeychain,
  type PracticeServices,
} from '../testing/practice-services';
import { createSiteForm, withoutSecrets } from '../testing/site-forms';
import { appTokenOfOurs, createSchemeForm } from './testing/scheme-forms';

let practice: PracticeServices;
beforeEach(async () => {
  practice = await startPracticeServices();
});
afterEach(() => practice.stop());

const formOf = (scheme: SignInScheme, changes: Partial<SiteForm> = {}) =>
  createSchemeForm(practice.site, scheme, changes);
const save = (form: SiteForm) => practice.services.handlers['sites.save'](form);
const say = ({ code, params }: { code: string; params: object }): string =>
  String(createProgramText()(`errors.${code}` as 'errors.bug', params as { logReference: string }));

const jwt = (seconds: number) =>
  ['{"alg":"none"}', `{"exp":${seconds}}`, 'x']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
const schemes = ['basic', 'soticket', 'bearer', 'xsrf'] as const;

describe.each(schemes)('a site with %s sign-in', (scheme) => {
  it('is tested, links, and signs in again after a restart', async () => {
    const { handlers } = practice.services;
    const form = formOf(scheme);
    expect(await handlers['sites.testSignIn'](form)).toMatchObject({ scheme, userName: practice.site.user });

    const saved = await save(form);
    expect(saved).toMatchObject({ secret: 'keychain', secretsSet: Object.keys(form.secrets ?? {}) });
    const entry = await handlers['links.submit'](
      await prepareSubmit(practice.services, { siteId: saved.id }),
    );
    expect(entry).toMatchObject({ state: 'Verified', user: practice.site.user });

    const later = await practice.restart();
    expect(await later.handlers['links.listConnections']({ siteId: saved.id })).toHaveLength(3);
    expect(await later.handlers['sites.testSignIn'](withoutSecrets({ ...form, id: saved.id }))).toMatchObject(
      {
        userName: practice.site.user,
      },
    );
    const headers = practice.site.log.list().map((request) => request.headers);
    expect(headers.filter((sent) => !('so-apptoken' in sent))).toEqual([]);
  });

  it.each([
    ['a keychain', true],
    ['no keychain', false],
  ])(
    'leaves its secrets in no file, answer, event or log, also where the site repeats them, with %s',
    async (_which, isProtected) => {
      await practice.stop();
      practice = await startPracticeServices({
        secretBackend: async () => ({ ...workingKeychain, isProtected: async () => isProtected }),
      });
      const form = formOf(scheme);
      const secrets = Object.values(form.secrets ?? {});
      const saved = await save(form);
      expect(saved.secret).toBe(isProtected ? 'keychain' : 'session');
      practice.addFault({
        kind: 'status',
        match: { path: 'ConnectActor' },
        status: 500,
        body: JSON.stringify({ Message: `no: ${secrets.join(' and ')}` }),
      });
      const { handlers } = practice.services;
      const told = JSON.stringify([
        saved,
        await handlers['sites.list'](undefined),
        await handlers['links.submit'](await prepareSubmit(practice.services, { siteId: saved.id })),
        await handlers['sites.testSignIn'](form),
        await handlers['inspector.list']({ text: '', siteId: null, page: 0 }),
        practice.events,
      ]);
      for (const secret of secrets) {
        expect(told).not.toContain(secret);
        for (const [name, contents] of practice.readAllFiles()) {
          const isThere = [secret, Buffer.from(secret).toString('base64')].some((text) =>
            contents.includes(text),
          );
          expect(`${name}: ${isThere}`).toBe(`${name}: false`);
        }
      }
    },
  );

  it('has to be entered anew once it leads to another address', async () => {
    const saved = await save(formOf(scheme));
    const moved = await save({
      ...withoutSecrets(formOf(scheme)),
      id: saved.id,
      address: 'https://crm.example.com',
    });
    expect(moved).toMatchObject({ secret: 'none', secretsSet: [] });
  });
});

describe('a sign-in that the site does not accept', () => {
  it.each([
    ['a wrong password', 'basic', { password: 'wrong' }, 'unauthorized', /does not accept this sign-in/],
    ['an old ticket', 'soticket', { ticket: '7T:gone' }, 'unauthorized', /does not accept this sign-in/],
    ['a wrong token', 'bearer', { token: '8A:Cust1.no' }, 'unauthorized', /does not accept this sign-in/],
    ['a foreign session', 'xsrf', { cookie: 'a=b', xsrfToken: 'c' }, 'unauthorized', /does not accept/],
    ['a token with a line break', 'bearer', { token: 'a\nb' }, 'invalid-input', /Check the marked fields/],
    ['no ticket beside an app token', 'soticket', { appToken: 'x' }, 'invalid-input', /marked fields/],
  ] as const)(
    'says what to do about %s, and changes nothing',
    async (_what, scheme, secrets, code, sentence) => {
      const failure = await failureOf(
        practice.services.handlers['sites.testSignIn'](formOf(scheme, { secrets })),
      );
      expect(failure).toMatchObject({ code, changed: 'nothing' });
      expect(say(failure)).toMatch(sentence);
    },
  );

  it('names the box of a secret that no request could carry, and keeps nothing of the form', async () => {
    const form = formOf('soticket', { secrets: { ticket: 'ø'.repeat(5) } });
    await expect(save(form)).rejects.toMatchObject({ fields: { ticket: 'secret-invalid' } });
    expect(await practice.services.handlers['sites.list'](undefined)).toHaveLength(1);
  });

  it('says when a pasted token has expired, without asking the site', async () => {
    const saved = await save(formOf('bearer', { secrets: { token: jwt(1_700_000_000) } }));
    expect(saved.signInState.expiresAt).toBe('2023-11-14T22:13:20.000Z');
    await expect(
      practice.services.handlers['links.listConnections']({ siteId: saved.id }),
    ).rejects.toMatchObject({ code: 'token-expired' });
    expect(practice.site.log.list()).toEqual([]);
  });
});

describe('the secrets of a site', () => {
  it('are changed one by one: an absent one is kept, an empty one is cleared', async () => {
    const saved = await save(formOf('soticket'));
    const kept = await save({
      ...withoutSecrets(formOf('soticket')),
      id: saved.id,
      secrets: { appToken: '' },
    });
    expect(kept.secretsSet).toEqual(['ticket']);
    const cleared = await save({ ...formOf('soticket'), id: saved.id, secrets: { ticket: '' } });
    expect(cleared).toMatchObject({ secret: 'none', secretsSet: [] });
  });

  it('keep an app token while the secret beside it is forgotten, and sign nobody in with it', async () => {
    const saved = await save(formOf('bearer'));
    const form = { ...withoutSecrets(formOf('bearer')), id: saved.id };
    expect(await save({ ...form, secrets: { token: '' } })).toMatchObject({
      secret: 'none',
      secretsSet: ['appToken'],
    });
    await expect(
      practice.services.handlers['links.listConnections']({ siteId: saved.id }),
    ).rejects.toMatchObject({ code: 'no-sign-in' });
    await expect(save({ ...form, secrets: { appToken: 'another' } })).rejects.toMatchObject({
      fields: { token: 'secret-missing' },
    });
    expect(practice.site.log.list()).toEqual([]);
  });

  it('that an older version kept, a bare password, sign in and take an app token beside them', async () => {
    const saved = await save(createSiteForm(practice.site));
    const file = JSON.parse(String(practice.readAllFiles().get('secrets.json'))) as {
      secrets: Record<string, { blob: string }>;
    };
    const blob = Buffer.from(file.secrets[saved.id]?.blob ?? '', 'base64');
    expect(await workingKeychain.decrypt(blob)).toBe(practice.site.password);
    const later = await practice.restart();
    const form = { ...createSiteForm(practice.site), id: saved.id, secrets: { appToken: appTokenOfOurs } };
    expect((await later.handlers['sites.save'](form)).secretsSet).toEqual(['password', 'appToken']);
    expect(await later.handlers['links.listConnections']({ siteId: saved.id })).toHaveLength(3);
    expect(practice.site.log.list().at(-1)?.headers).toHaveProperty('so-apptoken');
  });

  it('of one scheme are not sent as those of another', async () => {
    const saved = await save(formOf('bearer'));
    const basic = await save({ ...withoutSecrets(formOf('basic')), id: saved.id });
    expect(basic.secretsSet).toEqual([]);
    await expect(
      practice.services.handlers['links.listConnections']({ siteId: saved.id }),
    ).rejects.toMatchObject({ code: 'no-sign-in' });
    expect(practice.site.log.list()).toEqual([]);
  });

  it('are forgotten on signing out', async () => {
    const saved = await save(formOf('xsrf'));
    expect(await practice.services.handlers['sites.signOut']({ siteId: saved.id })).toMatchObject({
      secret: 'none',
    });
    expect(practice.readAllFiles().get('secrets.json')?.toString()).not.toContain(saved.id);
  });
});

describe('the request settings of a site', () => {
  it('are in the headers of every request, and those left empty are not sent', async () => {
    const requests = { acceptLanguage: 'nb-NO', soLanguage: 'de', soCulture: '', soTimeZone: 'UTC' };
    const form = createSiteForm(practice.site);
    const { id } = await save({ ...form, requests: { ...form.requests, ...requests } });
    await practice.services.handlers['links.listConnections']({ siteId: id });
    const { headers } = practice.site.log.list()[0] ?? { headers: {} };
    expect(headers).toMatchObject({ 'accept-language': 'nb-NO', 'so-language': 'de', 'so-timezone': 'UTC' });
    expect(headers).not.toHaveProperty('so-culture');
  });

  it('decide how long an answer may take', async () => {
    const form = createSiteForm(practice.site);
    const { id } = await save({ ...form, requests: { ...form.requests, readTimeoutSeconds: 5 } });
    practice.addFault({ kind: 'never', match: { path: 'GetAllConnections' } });
    await expect(practice.services.handlers['links.listConnections']({ siteId: id })).rejects.toMatchObject({
      code: 'timeout',
      params: { seconds: 5 },
    });
  });

  it('send $select with the link as it was typed', async () => {
    const { handlers } = practice.services;
    await handlers['links.submit']({
      ...(await prepareSubmit(practice.services)),
      select: 'Name,Ærlig/x',
    });
    const sent = practice.site.log.list().find(({ path }) => path.endsWith('/ConnectActor'));
    expect(sent?.query).toEqual({ $select: 'Name,Ærlig/x' });
  });
});
