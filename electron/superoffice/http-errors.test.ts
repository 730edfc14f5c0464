import { AxiosError, AxiosHeaders, type InternalAxiosRequestConfig } from 'axios';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing/manual-clock';
import { startAttempt } from './attempt';
import { describeCall } from './calls';
import { toAppError } from './http-errors';
import { readTarget } from './request-target';

// "Nothing was changed" is said of a write that left only where the WebAPI itself says recognisably that it refused. A
// gateway in front gives any status that it likes, also after the work was done.

const json = 'application/json; charset=utf-8';
const bodies = {
  'the WebAPI’s error': [
    json,
    '{"Error":true,"ErrorType":"ArgumentException","Message":"Unknown key","ErrorSource":"SuperOffice"}',
  ],
  'the WebAPI’s error of REST': [
    json,
    '{"Error":true,"ErrorType":"SoNotFoundException","ErrorMessage":"Contact id 9 not found"}',
  ],
  'its error of binding': [json, '{"Message":"The request is invalid.","MessageDetail":"ErpKey"}'],
  nothing: ['', ''],
  text: ['text/plain', 'Request refused'],
  'a page': ['text/html', '<!DOCTYPE html><title>Blocked</title>'],
  'a page called JSON': [json, '<html>Blocked</html>'],
  'somebody else’s JSON': [json, '{"statusCode":400,"message":"Bad gateway rule","error":"blocked"}'],
  'a problem of a gateway': [json, '{"title":"Conflict","status":409,"detail":"upstream"}'],
  'an error without a reason': [json, '{"Error":true}'],
  'half an error': [json, '{"Error":true,"Message":"Unkn'],
  null: [json, 'null'],
} as const;
type Body = keyof typeof bodies;
const own: readonly Body[] = ['the WebAPI’s error', 'the WebAPI’s error of REST', 'its error of binding'];
const pages: readonly Body[] = ['a page', 'a page called JSON'];
const allBodies = Object.keys(bodies) as Body[];

function failWith(method: string, path: string, status: number, body: Body) {
  const [contentType, data] = bodies[body];
  const config = { baseURL: 'https://crm.test/api', url: path, headers: new AxiosHeaders() };
  const headers = contentType === '' ? {} : { 'content-type': contentType };
  const response = { status, statusText: '', data, headers, config: config as InternalAxiosRequestConfig };
  const attempt = startAttempt({
    call: describeCall(method, path),
    target: readTarget(`https://site.example/${path}`),
    timeoutMs: 1_000,
    clock: createManualClock(),
  });
  attempt.written = true;
  const error = new AxiosError('', 'ERR_BAD_REQUEST', response.config, {}, response);
  return toAppError(error, attempt, 'crm.test');
}
const write = (status: number, body: Body) =>
  failWith('post', 'v1/Agents/ErpSync/ConnectActor', status, body);
const changedBy = (status: number, among: readonly Body[]) =>
  among.filter((body) => write(status, body).changed === 'nothing');

const clientErrors = Array.from({ length: 100 }, (_item, index) => 400 + index);
const turnedAway = [401, 403, 421, 429];

describe('a write that was answered', () => {
  it.each(clientErrors.filter((status) => !turnedAway.includes(status)))(
    'with %i changed nothing only where the WebAPI’s own error with its reason came along',
    (status) => {
      expect(changedBy(status, allBodies)).toEqual(own);
    },
  );

  it.each(turnedAway)('with %i was turned away, unless it was a page of somebody else', (status) => {
    expect(changedBy(status, allBodies)).toEqual(allBodies.filter((body) => !pages.includes(body)));
  });

  it.each([300, 301, 302, 303, 304, 307, 308, 500, 501, 502, 503, 504, 505, 520, 599])(
    'with %i may have changed something, whatever the body says',
    (status) => {
      expect(changedBy(status, allBodies)).toEqual([]);
    },
  );

  it('was refused by the site only where the site says so', () => {
    for (const status of [400, 404, 409, 422])
      for (const body of own) expect(write(status, body).code).toBe('rejected');
    expect(write(403, 'nothing').code).toBe('no-permission');
    expect(write(403, 'a page').code).toBe('unexpected-status');
  });

  it.each([
    [302, 'redirected'],
    [407, 'site-error'],
    [408, 'site-error'],
    [400, 'unexpected-status'],
    [409, 'unexpected-status'],
    [499, 'unexpected-status'],
  ])('with %i keeps its code %s', (status, code) => {
    expect(write(status, 'nothing')).toMatchObject({ code, changed: 'unknown' });
  });
});

it('says of a read in every case that nothing was changed', () => {
  for (const status of [302, 400, 403, 404, 409, 500])
    for (const body of allBodies) expect(failWith('get', 'v1/Contact', status, body).changed).toBe('nothing');
});
