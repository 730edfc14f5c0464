import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toApiAddress } from './api-address';
import { createArchive } from './archive';
import { createSiteClient } from './site-client';

let answer: unknown = null;
const server = createServer((request, response) => {
  request.resume();
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
});
beforeEach(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const list = async (columnData: unknown) => {
  answer = [{ EntityName: 'contact', PrimaryKey: 7, ColumnData: columnData }];
  const client = createSiteClient({
    address: toApiAddress(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`),
    allowHttp: true,
    language: 'en',
    appVersion: '1',
    timeouts: { readMs: 60_000, writeMs: 60_000 },
  });
  const query = { provider: 'FindContact', columns: ['name'], restrictions: [], page: 0, pageSize: 10 };
  return createArchive(client).list(query);
};

describe('a row of an archive', () => {
  it('tells its columns whatever the case of their names, without the marker of what is no text', async () => {
    const [row] = await list({
      ContactId: { DisplayValue: '[I:7]', TooltipHint: '', LinkHint: '' },
      name: { DisplayValue: '[A] bracket' },
      Since: { DisplayValue: '[D:06/19/2019]' },
      number: { DisplayValue: null },
      orgnr: null,
    });
    const texts = ['contactId', 'NAME', 'since', 'number', 'orgnr', 'absent'].map((name) => row?.text(name));
    expect(texts).toEqual(['7', '[A] bracket', '2019-06-19', '', '', '']);
    expect(row?.integer('contactid')).toBe(7);
  });

  it('is never read as empty where a column is something else than text', async () => {
    await expect(list({ name: { DisplayValue: 7 } })).rejects.toMatchObject({ code: 'broken-answer' });
  });
});
