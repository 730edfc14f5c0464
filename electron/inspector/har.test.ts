import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { InspectedRequest } from '../../shared/inspector';
import { exportHar } from './export-har';
import { writeHar } from './har';

const pair = z.strictObject({ name: z.string(), value: z.string() });
const size = z.number().int().min(-1);
/** HTTP Archive 1.2, as its specification lists the members. */
const harSchema = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string() }),
    entries: z.array(
      z.strictObject({
        startedDateTime: z.iso.datetime({ offset: true }),
        time: z.number().min(0),
        request: z.strictObject({
          method: z.string().min(1),
          url: z.url(),
          httpVersion: z.string(),
          cookies: z.array(z.never()),
          headers: z.array(pair),
          queryString: z.array(pair),
          postData: z.strictObject({ mimeType: z.string(), text: z.string() }).optional(),
          headersSize: size,
          bodySize: size,
        }),
        response: z.strictObject({
          status: z.number().int().min(0),
          statusText: z.string(),
          httpVersion: z.string(),
          cookies: z.array(z.never()),
          headers: z.array(pair),
          content: z.strictObject({ size, mimeType: z.string(), text: z.string() }),
          redirectURL: z.string(),
          headersSize: size,
          bodySize: size,
        }),
        cache: z.strictObject({}),
        timings: z.strictObject({
          blocked: z.number().min(0),
          send: z.number(),
          wait: z.number(),
          receive: z.number(),
        }),
        comment: z.string(),
      }),
    ),
  }),
});

const answered: InspectedRequest = {
  id: 'r1',
  at: '2026-11-23T10:00:00.000Z',
  siteId: 'fjord',
  siteName: 'Fjordbygg',
  method: 'POST',
  path: '/api/v1/Agents/ErpSync/GetAllConnections?%24select=Id',
  url: 'https://crm.example/api/v1/Agents/ErpSync/GetAllConnections?%24select=Id',
  status: 200,
  errorCode: null,
  milliseconds: 12,
  queuedMs: 0,
  bytes: 2,
  requestHeaders: [{ name: 'Content-Type', value: 'application/json' }],
  requestBody: '{"a":"æ"}',
  responseHeaders: [{ name: 'content-type', value: 'application/json' }],
  responseBody: '[]',
  truncated: false,
};
const silent: InspectedRequest = {
  ...answered,
  method: 'GET',
  status: null,
  errorCode: 'timeout',
  bytes: null,
  requestBody: '',
  responseHeaders: [],
  responseBody: '',
};
const creator = { name: 'ActorLink', version: '1.2.3' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'actorlink-har-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the HTTP archive', () => {
  it('has the structure of HAR 1.2, for requests with an answer and without one', () => {
    const { log } = harSchema.parse(JSON.parse(writeHar([answered, silent], creator)));
    expect(log.entries[0]?.request).toMatchObject({
      queryString: [{ name: '$select', value: 'Id' }],
      postData: { mimeType: 'application/json', text: '{"a":"æ"}' },
      bodySize: 10,
    });
    expect(log.entries[1]?.response.status).toBe(0);
    expect(log.entries[1]?.comment).toContain('timeout');
  });

  it('is written where the user says, readable by its owner only', async () => {
    const file = path.join(folder, 'out.har');
    const written = await exportHar([answered], { appVersion: '1', chooseFile: async () => file });
    expect(written).toEqual({ fileName: path.basename(file), count: 1 });
    expect(harSchema.safeParse(JSON.parse(await readFile(file, 'utf8'))).success).toBe(true);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  it('is not written where the dialog was closed, and says so where it cannot be', async () => {
    const closed = { appVersion: '1', chooseFile: async () => null };
    expect(await exportHar([answered], closed)).toEqual({ fileName: null, count: 0 });
    const nowhere = { appVersion: '1', chooseFile: async () => path.join(folder, 'no', 'out.har') };
    await expect(exportHar([answered], nowhere)).rejects.toMatchObject({ code: 'storage-failed' });
  });
});
