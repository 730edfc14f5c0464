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

test.each(['practice', 'practice/nothing'])('/%s is not there', async (path) => {
  expect((await client.get(path)).status).toBe(404);
});
