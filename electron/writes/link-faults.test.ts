import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/ipc/contract';
import type { FaultInput } from '../practice/http/faults';
import type { RequestTimeouts } from '../superoffice/site-client';
import {
  orkdalByHand,
  prepareSubmit,
  startPracticeServices,
  type PracticeServices,
} from '../testing/practice-services';

// Each fault is judged by the site's own log: how often did ConnectActor reach it, and was its work done?

let practice: PracticeServices;
let prepared: Input<'links.submit'>;
let timeouts: RequestTimeouts;
beforeEach(async () => {
  timeouts = { readMs: 60_000, writeMs: 60_000 };
  practice = await startPracticeServices({ timeouts });
  prepared = await prepareSubmit(practice.services);
});
afterEach(() => practice.stop());

type Fault = FaultInput;
const submitWith = (fault: Fault) => {
  practice.addFault({ match: { path: 'ConnectActor' }, ...fault });
  // Only where the whole answer never comes is the end of the waiting what is looked at.
  if (fault.kind === 'never' || fault.kind === 'trickle') timeouts.writeMs = 1_000;
  return practice.services.handlers['links.submit'](prepared);
};
const connectActors = () => practice.site.log.list().filter(({ path: at }) => at.endsWith('/ConnectActor'));

describe('a fault after the work was done', () => {
  it.each<[string, Fault, string]>([
    ['F1 the connection closes', { kind: 'close-after-work' }, 'connection-lost'],
    ['F12 no answer ever comes', { kind: 'never', afterWork: true }, 'timeout'],
    [
      'F13 the answer trickles in',
      { kind: 'trickle', status: 200, body: ' '.repeat(600), afterWork: true, delayMs: 60 },
      'timeout',
    ],
    ['F4 half a status line comes', { kind: 'raw', raw: 'HTTP/1.1 2', afterWork: true }, 'connection-lost'],
    [
      'F4 bytes come that are no HTTP',
      { kind: 'raw', raw: '\u0000\u0001garbage\r\n\r\n', afterWork: true },
      'broken-answer',
    ],
    ['F4 the status is 20', { kind: 'raw', raw: 'HTTP/1.1 20 \r\n\r\n', afterWork: true }, 'broken-answer'],
    ['F5 a login page comes', { kind: 'html', afterWork: true }, 'not-the-webapi'],
    ['F5 null comes', { kind: 'null', afterWork: true }, 'broken-answer'],
    [
      'F5 the body is no gzip',
      {
        kind: 'raw',
        raw: 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nnope',
        afterWork: true,
      },
      'broken-answer',
    ],
    [
      'F5 a 204 has a body',
      { kind: 'raw', raw: 'HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\nnull', afterWork: true },
      'broken-answer',
    ],
    ['a 500 comes', { kind: 'status', status: 500, afterWork: true }, 'site-error'],
    ['a 502 comes', { kind: 'status', status: 502, afterWork: true }, 'site-error'],
    ['a 503 comes', { kind: 'status', status: 503, afterWork: true }, 'site-error'],
    ['a 302 comes', { kind: 'status', status: 302, body: '', afterWork: true }, 'redirected'],
    ['a 408 comes', { kind: 'status', status: 408, body: '', afterWork: true }, 'site-error'],
    ['a 409 comes', { kind: 'status', status: 409, body: '', afterWork: true }, 'unexpected-status'],
    ['a 499 comes', { kind: 'status', status: 499, body: '', afterWork: true }, 'unexpected-status'],
  ])('%s: sent once, looked at, verified', async (_what, fault, code) => {
    const entry = await submitWith(fault);

    expect(entry).toMatchObject({
      state: 'Verified',
      error: { code, changed: 'unknown' },
      readBack: { linked: true, erpKey: '10014' },
    });
    expect(connectActors()).toMatchObject([{ work: 'done' }]);
  });

  it('F1 happens on a connection that was used before, which is where other stacks send twice', async () => {
    await submitWith({ kind: 'close-after-work' });
    const sent = connectActors();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.connection.requestsBefore).toBeGreaterThan(0);
  });

  it.each([
    ['200 without one', 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', 200],
    ['201 without one', 'HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n', 201],
  ])('F5 %s counts as sent, and its status is kept', async (_what, raw, httpStatus) => {
    const entry = await submitWith({ kind: 'raw', raw, afterWork: true });
    expect(entry).toMatchObject({ state: 'Verified', httpStatus, error: null });
    expect(connectActors()).toHaveLength(1);
  });
});

describe('a fault instead of the work', () => {
  it.each<[string, Fault, string]>([
    ['F1 the connection closes', { kind: 'close-before-reading' }, 'connection-lost'],
    ['F12 no answer ever comes', { kind: 'never' }, 'timeout'],
    ['F5 an error object comes with 200', { kind: 'error-object' }, 'rejected'],
    [
      'F4 the status is 999',
      { kind: 'raw', raw: 'HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n' },
      'site-error',
    ],
    [
      'F4 the header never ends',
      { kind: 'raw', raw: `HTTP/1.1 204 No Content\r\nX: ${'x'.repeat(2_000_000)}` },
      'broken-answer',
    ],
    ['a 504 comes', { kind: 'status', status: 504 }, 'site-error'],
    ...[400, 405, 409, 413, 422, 499].map((status): [string, Fault, string] => [
      `a ${status} comes that is not the WebAPI’s own`,
      { kind: 'status', status, body: '' },
      'unexpected-status',
    ]),
    ['a 404 comes that is not the WebAPI’s own', { kind: 'status', status: 404, body: '' }, 'site-not-found'],
    ['a 407 comes from where a site should be', { kind: 'status', status: 407, body: '' }, 'site-error'],
    ['a 408 comes', { kind: 'status', status: 408, body: '' }, 'site-error'],
    [
      'a page with 403 comes',
      { kind: 'status', status: 403, headers: { 'Content-Type': 'text/html' }, body: '<h1>Blocked</h1>' },
      'unexpected-status',
    ],
  ])('%s: sent once, stays unknown, and we say that we found no link', async (_what, fault, code) => {
    const entry = await submitWith(fault);

    expect(entry).toMatchObject({
      state: 'Unknown',
      error: { code, changed: 'unknown' },
      readBack: { linked: false, erpKey: null },
    });
    expect(connectActors()).toHaveLength(1);
    expect(connectActors()[0]?.work).not.toBe('done');
  });

  it.each<[string, number, string]>([
    ['F8 wrong credentials', 401, 'unauthorized'],
    ['F9 no permission', 403, 'no-permission'],
    ['too many requests', 429, 'too-many-requests'],
  ])('%s (%i) is refused: failed, nothing was changed', async (_what, status, code) => {
    const entry = await submitWith({ kind: 'status', status, body: '' });
    expect(entry).toMatchObject({ state: 'Failed', httpStatus: status, error: { code, changed: 'nothing' } });
    expect(entry.readBack).toBeNull();
    expect(connectActors()).toHaveLength(1);
  });

  it('repeats the site’s own sentence when a rule refuses', async () => {
    const values = [
      {
        displayName: 'x',
        crmFieldKey: 'NO_SUCH_FIELD',
        value: '',
        displayValue: '',
        syncToCrm: true,
        syncToErp: false,
      },
    ];
    const write = { ...orkdalByHand, values };
    const entry = await practice.services.handlers['links.submit']({ ...prepared, write });
    expect(entry).toMatchObject({ state: 'Failed', httpStatus: 400, error: { code: 'rejected' } });
    expect(entry.error?.params['reason']).toMatch(/NO_SUCH_FIELD/);
    expect(connectActors()).toMatchObject([{ work: 'refused' }]);
  });
});

describe('a site that cannot be reached', () => {
  it('F2 refuses the connection: failed, and as a fact nothing was changed', async () => {
    await practice.site.stop();
    const byHand = { ...prepared, write: orkdalByHand };
    const entry = await practice.services.handlers['links.submit'](byHand);
    expect(entry).toMatchObject({
      state: 'Failed',
      httpStatus: null,
      error: { code: 'connection-refused', changed: 'nothing' },
      calls: [{ call: 'ConnectActor', ended: 'not-sent' }],
    });
    expect(connectActors()).toHaveLength(0);
  });

  it('F2 refuses what was seen to be read again: nothing is tried, and the reason is named', async () => {
    await practice.site.stop();
    await expect(practice.services.handlers['links.submit'](prepared)).rejects.toMatchObject({
      code: 'values-not-read',
      changed: 'nothing',
      params: { sides: 'crm,erp', because: 'connection-refused' },
    });
    expect(connectActors()).toHaveLength(0);
  });
});

describe('a site that sends us elsewhere', () => {
  let elsewhere: Server;
  let visits = 0;
  beforeEach(async () => {
    visits = 0;
    elsewhere = createServer((_request, response) => {
      visits += 1;
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => {
      elsewhere.listen(0, '127.0.0.1', resolve);
    });
  });
  afterEach(() => elsewhere.close());

  it.each([301, 302, 303, 307, 308])(
    'F6 %i is not followed, and nobody there sees our credentials',
    async (status) => {
      const { port } = elsewhere.address() as AddressInfo;
      const Location = `http://127.0.0.1:${port}/login?returnUrl=secret`;
      const entry = await submitWith({ kind: 'status', status, headers: { Location } });
      expect(entry).toMatchObject({ state: 'Unknown', error: { code: 'redirected', changed: 'unknown' } });
      expect(entry.error?.params['location']).toBe(`http://127.0.0.1:${port}/login`);
      expect(visits).toBe(0);
      expect(connectActors()).toHaveLength(1);
    },
  );
});

describe('a record that cannot be written first', () => {
  it('F20 sends nothing', async () => {
    await practice.services.handlers['activity.list']({ text: '', states: [], page: 0 });
    const { handlers } = await practice.restart();
    // A folder where the file was: no database can be opened, whoever asks.
    const file = path.join(practice.dataFolder, 'actorlink.db');
    rmSync(file);
    mkdirSync(file);
    await expect(handlers['links.submit'](prepared)).rejects.toMatchObject({
      code: 'storage-failed',
      changed: 'nothing',
      params: { file: 'actorlink.db' },
    });
    expect(connectActors()).toHaveLength(0);
  });
});
