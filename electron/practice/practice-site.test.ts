import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listAgentMethods } from './agents/agents';
import { startPracticeSite, type PracticeSite } from './practice-site';
import { makeLinkRequest } from './testing/link-request';
import { createSiteClient, type SiteClient } from './testing/site-client';

let site: PracticeSite;
let client: SiteClient;
beforeEach(async () => {
  site = await startPracticeSite({ companies: 20 });
  client = createSiteClient(site);
});
afterEach(() => site.stop());

describe('sign-in', () => {
  test('makes another password at every start', async () => {
    const other = await startPracticeSite({ companies: 20 });
    expect(other.password).not.toBe(site.password);
    expect(other.password.length).toBeGreaterThanOrEqual(20);
    await other.stop();
  });

  test.each([
    ['nothing', ''],
    ['another scheme', 'Bearer abc'],
    ['a wrong password', `Basic ${Buffer.from('kari:wrong').toString('base64')}`],
    ['a wrong user', 'Basic eDp5'],
    ['no base64', 'Basic ¤'],
    ['no colon', `Basic ${Buffer.from('kari').toString('base64')}`],
  ])('answers 401 to %s, whatever was asked', async (_name, authorization) => {
    const headers =
      authorization === '' ? {} : { authorization: encodeURI(authorization).replace('%20', ' ') };
    for (const path of ['api', 'api/v1/User/currentPrincipal', 'api/v1/Contact', 'practice/log', 'nowhere']) {
      const answer = await fetch(site.url + path, { headers });
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.headers.get('www-authenticate')).toContain('Basic');
    }
  });

  test('takes user names in any case and passwords exactly', async () => {
    const statusOf = async (user: string, password: string): Promise<number> => {
      const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
      return (await fetch(`${site.url}api`, { headers: { authorization } })).status;
    };
    expect(await statusOf(site.user.toUpperCase(), site.password)).toBe(200);
    expect(await statusOf(site.user, `${site.password} `)).toBe(401);
  });
});

describe('addresses', () => {
  test.each(['api', 'api/', 'SuperOffice/api', 'deep/er/API/'])(
    'tells what is installed at /%s',
    async (path) => {
      const { status, data } = await client.get(path);
      expect(status).toBe(200);
      expect(data).toMatchObject({ v1: expect.stringMatching(/\/api\/v1$/i), Version: '12.4' });
    },
  );

  test('names the address that the client used, so that links lead back through it', async () => {
    const { data } = await client.get('SuperOffice/api');
    expect(data).toMatchObject({ v1: `${site.url}SuperOffice/api/v1` });
  });

  test('knows who is signed in', async () => {
    const { data } = await client.get('api/v1/User/currentPrincipal');
    expect(data).toMatchObject({ Associate: site.user, FullName: 'Kari Øverland', TableRight: null });
  });

  test.each([
    '',
    'foo',
    'apix',
    'api/v2/Contact',
    'api/v1',
    'api/v1/Nothing',
    'api/v1/Agents/ErpSync',
    'api/v1/Agents/ErpSync/Nope',
    'api/v1/Contact/1/2',
  ])('answers 404 to /%s', async (path) => {
    expect((await client.get(path)).status).toBe(404);
  });

  test('answers 405 where the method does not fit', async () => {
    expect((await client.send('DELETE', 'api/v1/Contact')).status).toBe(405);
    expect((await client.send('PUT', 'api/v1/Agents/ErpSync/ConnectActor')).status).toBe(405);
    expect((await client.send('POST', 'api')).status).toBe(405);
  });
});

describe('agent calls', () => {
  test('answer all methods that the issue names', () => {
    expect(listAgentMethods().filter((name) => name.startsWith('ErpSync/'))).toHaveLength(30);
  });

  test('are described by a GET, which executes nothing', async () => {
    for (const method of listAgentMethods()) {
      const { status, data } = await client.get(`api/v1/Agents/${method}`);
      expect(status).toBe(200);
      expect(data).toMatchObject({ Method: 'POST', Path: `/api/v1/Agents/${method}` });
    }
    expect(site.store().findLinkOfRecord(1, 'Contact', 1)).toBeNull();
  });

  test('bind members in PascalCase and camelCase, enumerations by name and number', async () => {
    for (const body of [
      { RecordId: 1, ActorTypeCrm: 'Contact' },
      { recordId: 1, actorTypeCrm: 'contact' },
      { RECORDID: 1, actorTypeCrm: 1 },
    ]) {
      const { status, data } = await client.call('ErpSync/GetFieldValuesFromCrm', body);
      expect(status).toBe(200);
      expect(data).toContainEqual(expect.objectContaining({ CrmFieldKey: 'NAME', Value: 'Orkdal AS' }));
    }
  });

  test('answer a missing parameter as documented: status 200, Message and MessageDetail', async () => {
    const { status, data } = await client.call('ErpSync/ConnectActor', { ErpConnectionId: 1 });
    expect(status).toBe(200);
    expect(data).toEqual({
      Message: 'The request is invalid.',
      MessageDetail: expect.stringContaining("'CrmRecordId'"),
    });
  });

  test.each([
    ['not JSON', '{"ErpConnectionId":'],
    ['a text', '"x"'],
    ['a list', '[1]'],
    ['a wrong type', JSON.stringify(makeLinkRequest({ CrmRecordId: 'one' }))],
    ['a number beyond 32 bits', JSON.stringify(makeLinkRequest({ CrmRecordId: 2 ** 31 }))],
    ['an unknown enumeration name', JSON.stringify(makeLinkRequest({ ErpActorType: 'Emperor' }))],
    ['null for a number', JSON.stringify(makeLinkRequest({ CrmRecordId: null }))],
    ['prototype tricks', '{"__proto__":{"ErpConnectionId":1},"constructor":1,"ErpConnectionId":{}}'],
  ])('answer 400 or the binding error to %s, and link nothing', async (_name, body) => {
    const { status, data } = await client.send('POST', 'api/v1/Agents/ErpSync/ConnectActor', body);
    expect(data).toMatchObject({ Message: 'The request is invalid.', MessageDetail: expect.any(String) });
    expect([200, 400]).toContain(status);
    expect(site.store().findLinkOfRecord(1, 'Contact', 1)).toBeNull();
  });

  test('answer 415 to a body that is no JSON by its own account', async () => {
    const headers = { 'Content-Type': 'application/xml' };
    const answer = await client.send('POST', 'api/v1/Agents/ErpSync/GetAllConnections', '<a/>', headers);
    expect(answer.status).toBe(415);
  });

  test('null what $select leaves out', async () => {
    const path = 'api/v1/Agents/ErpSync/GetAllConnections?$select=displayName,Active';
    const { data } = await client.send('POST', path, {}, { 'Accept-Language': 'en' });
    expect(data).toContainEqual(
      expect.objectContaining({ DisplayName: 'Fjord Accounting', Active: true, ErpConnectionId: null }),
    );
  });
});

const nameIn = async (headers: Record<string, string>, to?: SiteClient): Promise<unknown> => {
  const { data } = await (to ?? client).send(
    'POST',
    'api/v1/Agents/ErpSync/GetConnection',
    { ErpConnectionId: 1 },
    headers,
  );
  return typeof data === 'object' && data !== null && 'DisplayName' in data ? data.DisplayName : null;
};

describe('languages', () => {
  test('come untranslated unless one is asked for; SO-Language goes before Accept-Language', async () => {
    const both = 'NO:"Fjord Regnskap";US:"Fjord Accounting"';
    expect(await nameIn({})).toBe(both);
    expect(await nameIn({ 'Accept-Language': 'nb-NO,en;q=0.5' })).toBe('Fjord Regnskap');
    expect(await nameIn({ 'Accept-Language': 'en' })).toBe('Fjord Accounting');
    expect(await nameIn({ 'Accept-Language': 'en', 'SO-Language': 'no' })).toBe('Fjord Regnskap');
    expect(await nameIn({ 'Accept-Language': 'en', 'SO-Language': '*' })).toBe(both);
  });

  test('fall back to the language of the host', async () => {
    const norwegian = await startPracticeSite({ companies: 20, hostLanguage: 'nb' });
    expect(await nameIn({}, createSiteClient(norwegian))).toBe('Fjord Regnskap');
    await norwegian.stop();
  });
});

const readLimitAndDate = async (headers: Record<string, string>, of: SiteClient) => {
  const { data } = await of.send(
    'POST',
    'api/v1/Agents/ErpSync/GetFieldValuesFromErp',
    { ErpConnectionId: 1, ActorTypeErp: 'Customer', ErpKey: '10014' },
    headers,
  );
  const rows = Array.isArray(data) ? (data as { CrmFieldKey: string; Value: string }[]) : [];
  return ['SuperOffice:1', 'SuperOffice:4'].map(
    (key) => rows.find(({ CrmFieldKey }) => CrmFieldKey === key)?.Value,
  );
};

describe('cultures', () => {
  test('change how numbers and dates are written, and are the host’s where none is asked for', async () => {
    const documented = await readLimitAndDate({}, createSiteClient(site));
    expect(documented).toEqual([expect.stringMatching(/^\[F:\d+\]$/), expect.stringMatching(/^\[D:/)]);
    const german = await readLimitAndDate({ 'SO-Culture': 'de-DE' }, createSiteClient(site));
    expect(german).toEqual([
      expect.stringMatching(/^\d{1,3}\.\d{3}$/),
      expect.stringMatching(/^\d\d\.\d\d\.\d{4}$/),
    ]);
    expect(await readLimitAndDate({ 'SO-Culture': 'no culture!' }, createSiteClient(site))).toEqual(
      documented,
    );
    const host = await startPracticeSite({ companies: 20, hostCulture: 'de-DE' });
    expect(await readLimitAndDate({}, createSiteClient(host))).toEqual(german);
    await host.stop();
  });
});

describe('a running site', () => {
  test('says so when its port is taken', async () => {
    const port = Number(new URL(site.url).port);
    await expect(startPracticeSite({ port, companies: 20 })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('listens on the loopback interface only', () => {
    expect(new URL(site.url).hostname).toBe('127.0.0.1');
  });

  test('survives bytes that are no HTTP, and goes on answering', async () => {
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
      socket.on('error', reject);
      socket.on('close', () => resolve());
      socket.resume();
      socket.write('\u0000\u0001 rubbish\r\n\r\n');
    });
    expect((await client.get('api')).status).toBe(200);
  });

  test('refuses a body beyond its limit without reading it', async () => {
    const headers = { 'Content-Length': '30000000' };
    const status = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
      socket.on('error', reject);
      socket.on('data', (data) => resolve(data.toString('utf8').split('\r\n')[0] ?? ''));
      socket.write(
        `POST /api/v1/Agents/ErpSync/ConnectActor HTTP/1.1\r\nHost: x\r\nContent-Length: ${headers['Content-Length']}\r\n\r\n`,
      );
    });
    expect(status).toContain('413');
    expect((await client.get('api')).status).toBe(200);
  });

  test('stops at once, even while a request waits for an answer that never comes', async () => {
    const stopped = await startPracticeSite({ companies: 20 });
    stopped.faults.add([{ kind: 'never' }]);
    const waiting = createSiteClient(stopped)
      .get('api')
      .then(
        () => 'answered',
        () => 'broken',
      );
    while (stopped.log.list().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await stopped.stop();
    expect(await waiting).toBe('broken');
  });
});
