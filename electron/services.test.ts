import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { practiceSiteId } from '../shared/environment';
import { preferencesSchema } from '../shared/preferences';
import { defaultNetwork, defaultRequests } from '../shared/site-defaults';
import { AppError } from '../shared/errors';
import { failureOf } from './sign-in/testing/failure-of';
import type { RequestTimeouts } from './superoffice/site-client';
import { createTestDesktop } from './testing/test-desktop';
import { prepareSubmit, startPracticeServices, type PracticeServices } from './testing/practice-services';

let practice: PracticeServices;
let timeouts: RequestTimeouts;
beforeEach(async () => {
  timeouts = { readMs: 60_000, writeMs: 60_000 };
  practice = await startPracticeServices({ timeouts });
});
afterEach(() => practice.stop());

describe('secrets', () => {
  it('are in no file of the data folder, whatever the site answers', async () => {
    const { handlers } = practice.services;
    const { url, user, password: canary } = practice.site;
    const saved = await handlers['sites.save']({
      name: 'Acme',
      address: url,
      environment: 'test',
      allowHttp: true,
      customer: '',
      signIn: { scheme: 'basic', userName: user, askEachTime: false },
      requests: defaultRequests,
      network: defaultNetwork,
      secrets: { password: canary },
    });
    const basic = Buffer.from(`${user}:${canary}`).toString('base64');
    // Nobody told us of this one: it is known by its look alone.
    const foreign = 'Zm9yZWlnbi1zZWNyZXQ5OQ';
    // A server that repeats our own header in its error, in several shapes.
    const echoes = [
      {
        status: 400,
        body: JSON.stringify({ Error: true, ErrorType: 'X', Message: `Authorization: Basic ${basic}` }),
      },
      { status: 500, body: `password=${canary} for ${user}\nupstream got Bearer ${foreign}` },
      {
        status: 500,
        body: JSON.stringify({ Message: `bad ${canary}`, MessageDetail: encodeURIComponent(canary) }),
      },
    ];
    for (const echo of echoes) {
      practice.addFault({ kind: 'status', match: { path: 'ConnectActor' }, ...echo });
      const prepared = await prepareSubmit(practice.services, { siteId: saved.id });
      const entry = await handlers['links.submit']({ ...prepared, despiteSilence: true });
      expect(JSON.stringify(entry)).not.toContain(canary);
      expect(JSON.stringify(entry)).not.toContain(basic);
      expect(JSON.stringify(entry)).not.toContain(foreign);
    }
    handlers['app.reportProblem']({ message: `token: ${canary}`, stack: `at Authorization: Basic ${basic}` });
    await handlers['drafts.save']({ siteId: saved.id, draft: null });

    const files = practice.readAllFiles();
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'sites.json',
        'secrets.json',
        'actorlink.db',
        path.join('logs', 'actorlink.log'),
      ]),
    );
    const spellings = [
      canary,
      basic,
      foreign,
      Buffer.from(canary).toString('hex'),
      Buffer.from(canary).toString('base64'),
    ];
    for (const [name, contents] of files) {
      const text = contents.toString('latin1');
      for (const spelling of spellings) expect(`${name}: ${text.includes(spelling)}`).toBe(`${name}: false`);
      expect(`${name}: ${contents.includes(Buffer.from(canary, 'utf16le'))}`).toBe(`${name}: false`);
    }
  });
});

describe('an error that goes to the page', () => {
  it('has passed the same redaction, whichever method it comes from', async () => {
    const { password: canary } = practice.site;
    const lookAlike = 'Authorization: Basic c29tZWJvZHk6ZWxzZQ==';
    const words = { params: { reason: `the proxy heard ${canary}`, seconds: 3 }, detail: lookAlike };
    const { handlers } = await practice.restart({
      desktop: createTestDesktop({
        chooseFileToSave: () => Promise.reject(new AppError('proxy-refused', words)),
        chooseFileToOpen: () => Promise.reject(new AppError('invalid-input', { fields: { a: 'b' } })),
      }),
    });
    // The practice site's password is known from here on.
    await handlers['links.listConnections']({ siteId: practiceSiteId });
    for (const failing of [
      handlers['sites.export'](undefined),
      handlers['inspector.exportHar']({ text: '', siteId: null }),
    ]) {
      const failure = await failureOf(failing);
      expect(failure).toMatchObject({
        code: 'proxy-refused',
        params: { reason: 'the proxy heard ‹redacted›', seconds: 3 },
        detail: 'Authorization: ‹redacted›',
      });
    }
    await expect(handlers['sites.import'](undefined)).rejects.toMatchObject({ fields: { a: 'b' } });
  });
});

describe('the log', () => {
  it('names calls, status and duration, and nothing of their contents, in a file for this user alone', async () => {
    await practice.services.handlers['links.searchCrmRecords']({
      siteId: 'practice',
      crmActorType: 'Contact',
      text: 'Orkdal',
      page: 0,
    });
    const file = path.join(practice.dataFolder, 'logs', 'actorlink.log');
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/"call":"GetArchiveListByColumns","status":200,"errorCode":null,"milliseconds":\d+/);
    expect(text).not.toContain('Orkdal');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('a start on damaged files', () => {
  it.each([
    ['empty', ''],
    ['cut off', '{"version":1,"si'],
    ['full of zeros', '\0'.repeat(100)],
  ])('goes on when each of them is %s, keeps them, and says so', async (_what, contents) => {
    await practice.services.stop();
    const names = ['sites.json', 'preferences.json', 'secrets.json', 'actorlink.db'];
    for (const name of names) writeFileSync(path.join(practice.dataFolder, name), contents);
    const { handlers } = await practice.restart();

    expect(await handlers['sites.list'](undefined)).toHaveLength(1);
    expect(await handlers['preferences.get'](undefined)).toEqual(preferencesSchema.parse({}));
    expect((await handlers['activity.list']({ text: '', states: [], page: 0 })).items).toEqual([]);
    const { notices } = await handlers['app.info'](undefined);
    const told = notices.filter(({ kind }) => kind === 'file-set-aside').map(({ params }) => params['file']);
    // An empty file is a new database to SQLite, and nothing is lost with it.
    expect(told.toSorted()).toEqual((contents === '' ? names.slice(0, 3) : names).toSorted());
    const kept = [...practice.readAllFiles().keys()].filter((name) => name.includes('.bad-'));
    expect(kept).toHaveLength(told.length);
  });

  it('keeps preferences that were set', async () => {
    await practice.services.handlers['preferences.set']({
      theme: 'dark',
      siteOrder: 'own',
      compareRulesOff: ['punctuation'],
    });
    const { handlers } = await practice.restart();
    expect(await handlers['preferences.get'](undefined)).toMatchObject({
      theme: 'dark',
      siteId: 'practice',
      siteOrder: 'own',
      compareRulesOff: ['punctuation'],
    });
  });
});

describe('a quit during a submit', () => {
  it('waits for the outcome', async () => {
    const { handlers, settle } = practice.services;
    const prepared = await prepareSubmit(practice.services);
    practice.addFault({ kind: 'hold', match: { path: 'ConnectActor' } });
    const running = handlers['links.submit'](prepared);
    await expect.poll(() => practice.countCalls('ConnectActor')).toBe(1);
    const settled = settle(60_000);
    practice.site.faults.clear();
    await settled;
    expect(await handlers['links.running']({ siteId: 'practice' })).toBeNull();
    expect((await running).state).toBe('Verified');
  });

  it('does not wait longer than it was told', async () => {
    const { handlers, settle } = practice.services;
    const prepared = await prepareSubmit(practice.services);
    practice.addFault({ kind: 'never', match: { path: 'ConnectActor' } });
    const running = handlers['links.submit'](prepared);
    await expect.poll(() => practice.countCalls('ConnectActor')).toBe(1);
    // Nobody will ever answer: only the limit can let it go on.
    await settle(50);
    expect(await handlers['links.running']({ siteId: 'practice' })).not.toBeNull();
    await handlers['links.cancel']({ submitId: prepared.submitId });
    await running;
  });
});

describe('the database', () => {
  it('is not made by what the page asks for at its start', async () => {
    const { handlers } = practice.services;
    await handlers['app.start'](undefined);
    await handlers['links.running']({ siteId: practiceSiteId });
    await handlers['links.listConnections']({ siteId: practiceSiteId });
    expect(await handlers['plans.activeRuns'](undefined)).toEqual([]);
    expect(practice.readAllFiles().has('actorlink.db')).toBe(false);
  });

  it('is looked after once there is one, and not made for that', async () => {
    const { services } = practice;
    await services.warmUp();
    expect(practice.readAllFiles().has('actorlink.db')).toBe(false);
    await services.handlers['drafts.save']({ siteId: practiceSiteId, draft: null });
    await services.warmUp();
    expect([...practice.readAllFiles().keys()].filter((name) => name.startsWith('backups'))).toHaveLength(1);
  });
});
