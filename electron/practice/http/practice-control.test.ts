import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPracticeSite, type PracticeSite } from '../practice-site';
import { makeLinkRequest, makeRow } from '../testing/link-request';
import { createSiteClient, type SiteClient } from '../testing/site-client';

let site: PracticeSite;
let client: SiteClient;
beforeEach(async () => {
  site = await startPracticeSite({ companies: 20, now: () => new Date('2026-02-03T04:05:06Z') });
  client = createSiteClient(site);
});
afterEach(() => site.stop());

describe('the log', () => {
  test('keeps what came, what became of it, and how', async () => {
    await client.get('SuperOffice/api/v1/Contact?$top=1&$select=name');
    await client.call('ErpSync/ConnectActor', makeLinkRequest());
    await client.call('ErpSync/ConnectActor', makeLinkRequest());
    await client.get('nowhere');
    const { data } = await client.get('practice/log');
    expect(data).toMatchObject([
      {
        id: 1,
        at: '2026-02-03T04:05:06.000Z',
        method: 'GET',
        path: '/SuperOffice/api/v1/Contact',
        query: { $top: '1', $select: 'name' },
        body: { text: '', json: null },
        work: 'done',
        status: 200,
      },
      {
        id: 2,
        method: 'POST',
        path: '/api/v1/Agents/ErpSync/ConnectActor',
        headers: { 'accept-language': 'en', 'content-type': 'application/json' },
        body: { text: JSON.stringify(makeLinkRequest()), json: makeLinkRequest() },
        work: 'done',
        status: 204,
      },
      { id: 3, work: 'refused', status: 400 },
      { id: 4, path: '/nowhere', work: 'refused', status: 404 },
    ]);
  });

  test('counts the requests of each connection', async () => {
    await client.get('api');
    await client.get('api');
    await createSiteClient(site).get('api');
    expect(site.log.list().map((entry) => entry.connection)).toEqual([
      { number: 1, requestsBefore: 0 },
      { number: 1, requestsBefore: 1 },
      { number: 2, requestsBefore: 0 },
    ]);
  });

  test('never holds a password, only the scheme and whether it was right', async () => {
    await client.get('api', { 'SO-AppToken': 'canary-token', Cookie: 'canary-cookie' });
    await fetch(`${site.url}api`, { headers: { Authorization: 'Bearer canary-bearer' } });
    const text = JSON.stringify((await client.get('practice/log')).data);
    expect(text).toContain('Basic (right)');
    expect(text).toContain('Bearer (wrong)');
    expect(text).not.toMatch(/canary/);
    expect(text).not.toContain(site.password);
    expect(text).not.toContain(Buffer.from(`${site.user}:${site.password}`).toString('base64'));
  });

  test('counts every call and its keys', async () => {
    await client.call('ErpSync/ConnectActor', makeLinkRequest());
    await client.call('ErpSync/ConnectActor', makeLinkRequest({ ErpConnectionId: 2 }));
    await client.get('api/v1/Contact/1');
    await client.get('api/v1/Contact/2');
    const read = async (query: string) => (await client.get(`practice/log/counts${query}`)).data;
    expect(await read('')).toEqual({ ConnectActor: 2, 'Contact/{id}': 2 });
    expect(await read('?call=ConnectActor')).toEqual({ count: 2, keys: { 10014: 2, 'Contact 1': 2 } });
    expect(await read('?call=ConnectActor&key=10014&connectionId=1')).toEqual({ count: 1 });
    expect(await read('?call=ConnectActor&key=10027')).toEqual({ count: 0 });
    expect((await client.get('practice/log/counts?what=1')).status).toBe(400);
  });

  test('can be cleared', async () => {
    await client.get('api');
    expect((await client.send('DELETE', 'practice/log')).status).toBe(204);
    expect((await client.get('practice/log')).data).toEqual([]);
  });
});

describe('the data', () => {
  test('go back to the beginning on reset', async () => {
    const rows = [makeRow('EMAIL', 'changed@orkdal.example', 'both')];
    await client.call('ErpSync/ConnectActor', makeLinkRequest({ FieldValues: rows }));
    expect((await client.send('POST', 'practice/reset')).status).toBe(204);
    const path =
      'practice/state?crmActorType=Contact&recordId=1&connectionId=1&erpActorType=Customer&erpKey=10014';
    expect((await client.get(path)).data).toMatchObject({
      record: { values: { EMAIL: 'post@orkdal.example' }, activeErpLinks: 0 },
      actor: { values: { EMAIL: 'faktura@orkdal.example' } },
      links: [],
    });
  });

  test('show a stored link', async () => {
    await client.call('ErpSync/ConnectActor', makeLinkRequest());
    expect((await client.get('practice/state?crmActorType=Contact&recordId=1')).data).toMatchObject({
      links: [{ connectionId: 1, erpType: 'Customer', erpKey: '10014' }],
      counts: { Contact: 20 },
    });
  });

  test.each(['practice/state?recordId=x', 'practice/state?crmActorType=Robot'])(
    '%s is refused',
    async (path) => {
      expect((await client.get(path)).status).toBe(400);
    },
  );
});

const change = (crmActorType: string, recordId: number, how: string) =>
  client.send('POST', 'practice/records', { crmActorType, recordId, change: how });
const keyHolders = (erpKey: string): string =>
  new URLSearchParams({
    $select: 'erpexternalkey.erpkey,erpexternalkey:erpinternalkeyid.recordid',
    $filter: `erpexternalkey.erpkey eq '${erpKey}' and erpexternalkey.erpconnectionid eq 1`,
  }).toString();

describe('a record', () => {
  test('that is deleted is gone from every answer, while its key stays held', async () => {
    const held = site.store().findLinkOfRecord(1, 'Contact', 2)?.erpKey ?? '';
    expect((await change('Contact', 2, 'delete')).status).toBe(204);
    expect((await client.get('api/v1/Contact/2')).status).toBe(404);
    expect((await client.get('api/v1/Contact?$filter=contactId eq 2')).data).toMatchObject({ value: [] });
    const rows = await client.get(`api/v1/Archive/Dynamic?${keyHolders(held)}`);
    expect(rows.data).toMatchObject({ value: [{ 'erpexternalkey:erpinternalkeyid.recordid': 2 }] });
    const link = makeLinkRequest({ ErpKey: held });
    expect((await client.call('ErpSync/ConnectActor', link)).data).toMatchObject({
      Message: expect.stringContaining('already connected to Contact 2'),
    });
    expect((await change('Contact', 2, 'delete')).status).toBe(404);
    site.reset();
    expect((await client.get('api/v1/Contact/2')).status).toBe(200);
  });

  test('of a person who left is a row of another entity', async () => {
    expect((await change('Person', 3, 'retire')).status).toBe(204);
    const { data } = await client.get('api/v1/Person?$select=personId&$filter=personId in (3,4)');
    expect(data).toMatchObject({
      value: [
        { personId: 3, EntityName: 'retiredPerson' },
        { personId: 4, EntityName: 'person' },
      ],
    });
  });

  test.each([
    ['Contact', 9_999, 'delete', 404],
    ['Contact', 1, 'retire', 404],
    ['Robot', 1, 'delete', 400],
    ['Contact', 1, 'sell', 400],
  ])('%s %i cannot be changed by %s: %i', async (type, id, how, status) => {
    expect((await change(type, id, how)).status).toBe(status);
  });
});

describe('somebody who works at the site meanwhile', () => {
  test('changes values on either side, unchecked, as the next reading shows', async () => {
    const key = site.store().findLinkOfRecord(1, 'Contact', 2)?.erpKey ?? '';
    const erp = { connectionId: 1, erpActorType: 'Customer', erpKey: key };
    const changed = [
      { crmActorType: 'Contact', recordId: 2, values: { PHONE: '12345' } },
      { ...erp, values: { PHONE: '67890' } },
    ];
    for (const body of changed) expect((await client.send('POST', 'practice/values', body)).status).toBe(204);
    const read = await client.call('ErpSync/GetFieldValuesFromErp', {
      ErpConnectionId: 1,
      ActorTypeErp: 'Customer',
      ErpKey: key,
    });
    expect(read.data).toContainEqual(expect.objectContaining({ CrmFieldKey: 'PHONE', Value: '67890' }));
    expect(site.store().findRecord('Contact', 2)?.values['PHONE']).toBe('12345');

    expect((await client.send('POST', 'practice/actors', { ...erp, change: 'delete' })).status).toBe(204);
    expect(site.store().findActor(1, 'Customer', key)).toBeNull();
    expect(site.store().findLinkOfRecord(1, 'Contact', 2)?.erpKey).toBe(key);
    expect((await client.send('POST', 'practice/actors', { ...erp, change: 'delete' })).status).toBe(404);
  });
});

test.each(['practice', 'practice/nothing'])('/%s is not there', async (path) => {
  expect((await client.get(path)).status).toBe(404);
});
