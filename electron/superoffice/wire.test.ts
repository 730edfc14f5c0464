import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toApiAddress } from './api-address';
import { createErpSync } from './erp-sync';
import { basicAuthorization } from './sign-in';
import { createSiteClient } from './site-client';

// The sample request of the vendor's page about ConnectActor, value by value.
const samplePath = '/api/v1/Agents/ErpSync/ConnectActor';
const sampleField = {
  displayName: "O'Connell, Okuneva and Bayer",
  crmFieldKey: 'qui',
  value: 'ea',
  displayValue: 'est',
  syncToCrm: false,
  syncToErp: false,
};
const sampleBody =
  '{"ErpConnectionId":726,"CrmRecordId":556,"CrmActorType":"Contact","ErpKey":"cumque","ErpActorType":"Customer",' +
  '"FieldValues":[' +
  Array(2)
    .fill(
      '{"DisplayName":"O\'Connell, Okuneva and Bayer","CrmFieldKey":"qui","Value":"ea","DisplayValue":"est",' +
        '"SyncToCrm":false,"SyncToErp":false}',
    )
    .join(',') +
  ']}';

let server: Server;
let received: string;
beforeEach(async () => {
  received = '';
  server = createServer((socket) => {
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
      if (received.endsWith(']}')) socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => server.close());

const connect = async (basePath: string) => {
  const { port } = server.address() as AddressInfo;
  const client = createSiteClient({
    address: toApiAddress(`http://127.0.0.1:${port}${basePath}`),
    allowHttp: true,
    language: 'en',
    appVersion: '0.1.0',
    authorization: async () => basicAuthorization('tje0', 'Tje0'),
    timeouts: { readMs: 60_000, writeMs: 60_000 },
  });
  const status = await createErpSync(client).connectActor(
    // In another order than documented: what is sent does not depend on how the caller wrote it down.
    {
      fieldValues: [sampleField, sampleField],
      erpKey: 'cumque',
      erpActorType: 'Customer',
      crmActorType: 'Contact',
      crmRecordId: 556,
      erpConnectionId: 726,
    },
    {},
  );
  const [head = '', body = ''] = received.split('\r\n\r\n');
  const [requestLine, ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.split(': ')[0] ?? '', line.split(': ').slice(1).join(': ')]),
  );
  return { status, requestLine, headers, body };
};

describe('ConnectActor on the wire', () => {
  it('has the documented names in the documented order, byte for byte', async () => {
    expect((await connect('')).body).toBe(sampleBody);
  });

  it('has the headers of the documented sample, and no others but the connection’s own', async () => {
    const { status, requestLine, headers } = await connect('');
    expect(status).toBe(204);
    expect(requestLine).toBe(`POST ${samplePath} HTTP/1.1`);
    expect(headers.get('Authorization')).toBe('Basic dGplMDpUamUw');
    expect(headers.get('Accept')).toBe('application/json; charset=utf-8');
    expect(headers.get('Accept-Language')).toBe('en');
    expect(headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    expect(headers.get('User-Agent')).toBe('ActorLink/0.1.0');
    expect([...headers.keys()].map((name) => name.toLowerCase()).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'accept-language',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
    ]);
  });

  it.each([
    ['/SuperOffice', '/SuperOffice/api/v1/Agents/ErpSync/ConnectActor'],
    ['/SuperOffice/api/', '/SuperOffice/api/v1/Agents/ErpSync/ConnectActor'],
    ['/api', samplePath],
  ])('goes to the right path below %s', async (basePath, path) => {
    expect((await connect(basePath)).requestLine).toBe(`POST ${path} HTTP/1.1`);
  });
});
