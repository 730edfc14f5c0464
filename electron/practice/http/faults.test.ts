import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPracticeSite, type PracticeSite } from '../practice-site';
import { makeLinkRequest } from '../testing/link-request';
import { makeRawPost, openConnection, type RawConnection } from '../testing/raw-exchange';
import { createSiteClient, type SiteClient } from '../testing/site-client';

let site: PracticeSite;
let client: SiteClient;
beforeEach(async () => {
  site = await startPracticeSite({ companies: 20 });
  client = createSiteClient(site);
});
afterEach(() => site.stop());

const connectPath = 'api/v1/Agents/ErpSync/ConnectActor';
const arm = async (fault: Record<string, unknown>): Promise<void> => {
  const { status, data } = await client.send('POST', 'practice/faults', fault);
  if (status !== 201) throw new Error(JSON.stringify(data));
};
const connectActor = () => client.call('ErpSync/ConnectActor', makeLinkRequest());
const isLinked = (): boolean => site.store().findLinkOfRecord(1, 'Contact', 1) !== null;
const lastEntry = () => site.log.list().at(-1);
const sendRaw = (connection: RawConnection = openConnection(site)): RawConnection => {
  connection.socket.write(makeRawPost(site, connectPath, makeLinkRequest()));
  return connection;
};

describe('faults that answer', () => {
  test.each([
    [
      { kind: 'status', status: 503, headers: { 'Retry-After': '2' }, body: '{"Message":"busy"}' },
      503,
      { Message: 'busy' },
      { 'retry-after': '2' },
    ],
    [
      { kind: 'status', status: 302, headers: { Location: 'http://elsewhere.example/' } },
      302,
      '',
      { location: 'http://elsewhere.example/' },
    ],
    [{ kind: 'status' }, 500, '', {}],
    [
      { kind: 'html' },
      200,
      expect.stringContaining('<!DOCTYPE html>'),
      { 'content-type': 'text/html; charset=utf-8' },
    ],
    [{ kind: 'null' }, 200, null, {}],
    [
      { kind: 'error-object' },
      200,
      expect.objectContaining({ Error: true, ErrorType: 'ArgumentException' }),
      {},
    ],
  ])('%o, without doing the work', async (fault, status, data, headers) => {
    await arm(fault);
    const answer = await connectActor();
    expect([answer.status, answer.data]).toEqual([status, data]);
    expect(answer.headers).toMatchObject(headers);
    expect(isLinked()).toBe(false);
    expect(lastEntry()).toMatchObject({ work: 'none', status });
  });

  test.each(['status', 'html', 'null', 'error-object'])(
    '%s after the work was done, when asked to',
    async (kind) => {
      await arm({ kind, afterWork: true });
      await connectActor();
      expect(isLinked()).toBe(true);
      expect(lastEntry()).toMatchObject({ work: 'done' });
    },
  );

  test('delay: the work is done after the pause, or before it', async () => {
    for (const afterWork of [false, true]) {
      site.reset();
      await arm({ kind: 'delay', delayMs: 60, afterWork });
      const started = performance.now();
      const running = connectActor();
      while (site.log.list().at(-1)?.body.text !== JSON.stringify(makeLinkRequest()))
        await new Promise((resolve) => setImmediate(resolve));
      expect(isLinked()).toBe(afterWork);
      expect((await running).status).toBe(204);
      expect(performance.now() - started).toBeGreaterThanOrEqual(55);
      expect(isLinked()).toBe(true);
      site.log.clear();
    }
  });

  test('hold: the work is done when the faults are cleared, or before it', async () => {
    for (const afterWork of [false, true]) {
      site.reset();
      await arm({ kind: 'hold', afterWork });
      const running = connectActor();
      await expect.poll(() => lastEntry()?.body.text).toBe(JSON.stringify(makeLinkRequest()));
      expect(isLinked()).toBe(afterWork);
      expect(lastEntry()?.status).toBeNull();
      // One that is armed later holds nobody who is held already.
      await client.send('DELETE', 'practice/faults');
      await arm({ kind: 'hold' });
      expect((await running).status).toBe(204);
      expect(isLinked()).toBe(true);
      site.faults.clear();
      site.log.clear();
    }
  });

  test('trickle sends one byte at a time', async () => {
    await arm({ kind: 'trickle', delayMs: 20, body: 'abc' });
    const connection = sendRaw();
    const first = await connection.until('\r\n\r\na');
    expect(first.endsWith('a')).toBe(true);
    expect((await connection.until('\r\n\r\nabc')).endsWith('abc')).toBe(true);
    connection.socket.destroy();
  });
});

const tryConnect = () => client.call('ErpSync/TryConnectActor', makeLinkRequest());
const readFromErp = (ErpKey: string) =>
  client.call('ErpSync/GetFieldValuesFromErp', { ErpConnectionId: 1, ActorTypeErp: 'Customer', ErpKey });
const listArchive = (ProviderName: string, Columns: string[]) =>
  client.call('Archive/GetArchiveListByColumns', { ProviderName, Columns, Page: 0, PageSize: 1 });

/** What link tools have met on real sites, each with the fault that plays it. */
describe('a site that', () => {
  const apiError = '{"Error":true,"ErrorType":"Exception","Message":"The connector did not answer."}';

  test.each([
    [{ status: 302, headers: { Location: 'https://login.example/' } }],
    [{ status: 400, body: apiError }],
    [{ status: 408 }],
    [{ status: 409, body: apiError }],
    [{ status: 499 }],
    [{ status: 500, body: apiError }],
  ])('carries ConnectActor out and answers %j', async (answer) => {
    await arm({ kind: 'status', afterWork: true, match: { path: 'ConnectActor' }, ...answer });
    expect((await connectActor()).status).toBe(answer.status);
    expect(isLinked()).toBe(true);
    expect(site.log.countOf('ConnectActor', '10014', 1)).toBe(1);
  });

  test('answers true for a call it did not carry out, or false for one it did', async () => {
    await arm({ kind: 'status', status: 200, body: 'true', match: { path: 'TryConnectActor' } });
    expect((await tryConnect()).data).toBe(true);
    expect(isLinked()).toBe(false);
    await arm({
      kind: 'status',
      status: 200,
      body: 'false',
      afterWork: true,
      match: { path: 'TryConnectActor' },
    });
    expect((await tryConnect()).data).toBe(false);
    expect(isLinked()).toBe(true);
  });

  test('cannot ask the ERP for one key, and can for the others', async () => {
    const body = apiError.replace('answer.', 'answer within 30 seconds.');
    const match = { path: 'GetFieldValuesFromErp', body: '"ErpKey":"10014"' };
    await arm({ kind: 'status', status: 400, body, times: 0, match });
    expect(await readFromErp('10014')).toMatchObject({
      status: 400,
      data: { Message: expect.stringContaining('30 seconds') },
    });
    expect((await readFromErp('10027')).status).toBe(200);
    expect((await readFromErp('10014')).status).toBe(400);
  });

  test('answers the row of a link without a key that can be read', async () => {
    const row = { EntityName: 'dynamic', PrimaryKey: 1, ColumnData: {} };
    const match = { path: 'Agents/Archive', body: 'erpexternalkey' };
    await arm({ kind: 'status', status: 200, body: JSON.stringify([row]), times: 0, match });
    expect((await listArchive('Dynamic', ['erpexternalkey.erpkey'])).data).toEqual([row]);
    expect((await listArchive('Contact', ['contactId'])).data).toMatchObject([
      { ColumnData: { contactId: {} } },
    ]);
  });

  test('meets a fault for one key in the order in which the faults were armed', async () => {
    await arm({ kind: 'status', status: 418, match: { body: '10027' } });
    await arm({ kind: 'close-before-reading' });
    await expect(connectActor()).rejects.toThrow('socket hang up');
    expect((await client.call('ErpSync/ConnectActor', makeLinkRequest({ ErpKey: '10027' }))).status).toBe(
      418,
    );
    expect((await connectActor()).status).toBe(204);
  });
});

describe('faults that break the connection', () => {
  test('close-before-reading: no body was read, no work was done', async () => {
    await arm({ kind: 'close-before-reading' });
    expect(await sendRaw().untilClosed()).toBe('');
    expect(lastEntry()).toMatchObject({ work: 'none', status: null, body: { text: null } });
    expect(isLinked()).toBe(false);
  });

  test('close-after-work: the work was done, and not a byte came back', async () => {
    await arm({ kind: 'close-after-work' });
    expect(await sendRaw().untilClosed()).toBe('');
    expect(lastEntry()).toMatchObject({ work: 'done', status: null, body: { json: makeLinkRequest() } });
    expect(isLinked()).toBe(true);
  });

  test.each([
    [true, 'ECONNRESET'],
    [false, null],
  ])('close-after-work with reset %s ends the connection with %s', async (reset, code) => {
    await arm({ kind: 'close-after-work', reset });
    const connection = openConnection(site);
    let received: unknown = null;
    connection.socket.once('error', (error: NodeJS.ErrnoException) => {
      received = error.code;
    });
    await sendRaw(connection).untilClosed();
    expect(received).toBe(code);
    expect(isLinked()).toBe(true);
  });

  test('close-after-work on a connection that carried a request before', async () => {
    const connection = openConnection(site);
    connection.socket.write(makeRawPost(site, 'api/v1/Agents/ErpSync/GetEngineStatus', {}));
    await connection.until('00:05:00');
    await arm({ kind: 'close-after-work', match: { path: 'ConnectActor' } });
    await sendRaw(connection).untilClosed();
    const [first, second] = site.log.list();
    expect(second?.connection).toEqual({ number: first?.connection.number, requestsBefore: 1 });
    expect(isLinked()).toBe(true);
  });

  test('never: nothing comes, and the connection stays open until the client closes it', async () => {
    await arm({ kind: 'never' });
    const connection = sendRaw();
    while (lastEntry()?.body.text !== JSON.stringify(makeLinkRequest()))
      await new Promise((resolve) => setImmediate(resolve));
    expect((await client.get('api')).status).toBe(200);
    expect(connection.received()).toBe('');
    expect(connection.socket.destroyed).toBe(false);
    connection.socket.destroy();
    expect(isLinked()).toBe(false);
  });

  test.each([
    ['half a status line', 'HTTP/1.1 20'],
    ['rubbish', '\u0000\u00ff\u00fe not http'],
    ['status 999', 'HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n'],
    [
      'gzip that is none',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008bxx',
    ],
    ['a 204 with a body', 'HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello'],
  ])('raw: %s arrives byte by byte as given', async (_name, raw) => {
    await arm({ kind: 'raw', raw });
    expect(await sendRaw().untilClosed()).toBe(raw);
    expect(isLinked()).toBe(false);
  });
});

describe('arming faults', () => {
  test('a fault meets the requests that fit, as often as it says', async () => {
    await arm({ kind: 'null', match: { path: 'connectactor', method: 'post' }, times: 2 });
    expect((await client.get(connectPath)).data).not.toBeNull();
    expect((await client.call('ErpSync/GetEngineStatus')).data).not.toBeNull();
    expect((await connectActor()).data).toBeNull();
    expect((await connectActor()).data).toBeNull();
    expect((await connectActor()).status).toBe(204);
  });

  test('the path is looked for in the query too', async () => {
    await arm({ kind: 'null', match: { path: '$select=contactId' } });
    expect((await client.get('api/v1/Contact?$select=name&$top=1')).data).not.toBeNull();
    expect((await client.get('api/v1/Contact?$select=contactId&$top=1')).data).toBeNull();
  });

  test('faults meet their requests in the order they were armed; 0 stays until cleared', async () => {
    await arm([
      { kind: 'status', status: 500 },
      { kind: 'status', status: 429, times: 0 },
    ] as never);
    const statuses: number[] = [];
    for (let at = 0; at < 4; at += 1) statuses.push((await client.get('api')).status);
    expect(statuses).toEqual([500, 429, 429, 429]);
    expect((await client.get('practice/faults')).data).toMatchObject([
      { kind: 'status', status: 429, left: null },
    ]);
    expect((await client.send('DELETE', 'practice/faults')).status).toBe(204);
    expect((await client.get('api')).status).toBe(200);
  });

  test.each([
    [{ kind: 'explode' }],
    [{}],
    [{ kind: 'status', status: 42 }],
    [{ kind: 'delay', delayMs: -1 }],
    [{ kind: 'null', surprise: true }],
    ['not an object'],
  ])('%o is refused', async (fault) => {
    expect((await client.send('POST', 'practice/faults', fault)).status).toBe(400);
    expect(site.faults.list()).toEqual([]);
  });
});
