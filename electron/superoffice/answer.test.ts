import { describe, expect, it } from 'vitest';
import { parseAnswer } from './answer';
import { describeCall } from './calls';
import { isErrorObject, readErrorBody } from './error-body';

const json = 'application/json; charset=utf-8';
const read = describeCall('post', '/api/v1/Agents/ErpSync/GetAllConnections');
const write = describeCall('post', '/api/v1/Agents/ErpSync/ConnectActor');
const answer = (text: string, contentType = json, status = 200) => ({ status, contentType, text });

describe('parseAnswer', () => {
  it('gives data of the documented kind', () => {
    expect(parseAnswer(answer('[{"A":1}]'), read, 'host')).toEqual([{ A: 1 }]);
    expect(parseAnswer(answer('', json, 204), write, 'host')).toBeUndefined();
  });

  it.each([
    ['a login page', answer('<!DOCTYPE html><title>Log in</title>', 'text/html'), 'not-the-webapi'],
    ['markup called JSON', answer('<html></html>'), 'not-the-webapi'],
    ['null', answer('null'), 'call-failed'],
    ['an object where a list belongs', answer('{"A":1}'), 'broken-answer'],
    ['half a list', answer('[{"A":'), 'broken-answer'],
    ['nothing', answer(''), 'broken-answer'],
    ['an error object', answer('{"Message":"The request is invalid.","MessageDetail":"x"}'), 'rejected'],
  ])('does not take %s for a list', (_what, given, code) => {
    expect(() => parseAnswer(given, read, 'host')).toThrow(
      expect.objectContaining({ code, changed: 'nothing' }),
    );
  });

  it.each([
    ['a login page', answer('<html></html>', 'text/html'), 'not-the-webapi'],
    ['null', answer('null'), 'broken-answer'],
    ['an error object', answer('{"Error":true,"ErrorType":"X","Message":"no"}'), 'rejected'],
  ])('says of a write answered by %s that nobody knows what was changed', (_what, given, code) => {
    expect(() => parseAnswer(given, write, 'host')).toThrow(
      expect.objectContaining({ code, changed: 'unknown' }),
    );
  });

  const unlink = describeCall('post', '/api/v1/Agents/ErpSync/BreakActorLink');
  it('takes `true` of a write for done and `false` for refused', () => {
    expect(parseAnswer(answer('true'), unlink, 'host')).toBe(true);
    expect(() => parseAnswer(answer('false'), unlink, 'host')).toThrow(
      expect.objectContaining({ code: 'refused-without-reason', changed: 'nothing' }),
    );
  });

  it.each(['"false"', '"true"', '0', '1', 'null', '{}', '[]', ''])(
    'does not know what a write changed that answers %j instead of true or false',
    (text) => {
      expect(() => parseAnswer(answer(text), unlink, 'host')).toThrow(
        expect.objectContaining({ code: 'broken-answer', changed: 'unknown' }),
      );
    },
  );

  const resync = describeCall('post', '/api/v1/Agents/ErpSync/ForceResyncExternalNoBlankValues');
  it.each([
    ['{"IsOk":false,"UserExplanation":"Connection closed."}', 'rejected', 'Connection closed.'],
    ['{"IsOk":false,"UserExplanation":"","ErrorCode":"UNKOWN_FIELDKEY"}', 'rejected', 'UNKOWN_FIELDKEY'],
    ['{"IsOk":false}', 'refused-without-reason', null],
    ['{"Status":"Ok"}', 'broken-answer', null],
    ['null', 'broken-answer', null],
    ['true', 'broken-answer', null],
  ])('counts a resync as done only where IsOk says so, not by %s', (text, code, reason) => {
    expect(parseAnswer(answer('{"IsOk":true,"Status":"Warning"}'), resync, 'host')).toMatchObject({
      IsOk: true,
    });
    const params = expect.objectContaining(reason === null ? { host: 'host' } : { reason });
    expect(() => parseAnswer(answer(text), resync, 'host')).toThrow(
      expect.objectContaining({ code, changed: 'unknown', params }),
    );
  });

  it('drops a member that would reach the prototype', () => {
    const data = parseAnswer(answer('[{"__proto__":{"polluted":true},"A":1}]'), read, 'host');
    expect(data).toEqual([{ A: 1 }]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('readErrorBody', () => {
  it.each([
    ['{"Error":true,"ErrorType":"ArgumentException","Message":"Unknown key"}', 'Unknown key'],
    [
      '{"Error":true,"ErrorType":"SoNotFoundException","ErrorMessage":"Contact id 9 not found"}',
      'Contact id 9 not found',
    ],
    ['{"Message":"The request is invalid.","MessageDetail":"ErpKey"}', 'The request is invalid.'],
    ['{"Message":"Technical","FriendlyText":"Try later"}', 'Try later'],
    ['{"error":"invalid_request","error_description":"No token"}', 'No token'],
    ['{"title":"Bad Request","detail":"Unexpected member"}', 'Unexpected member'],
    ['"Wrong subdomain used to access tenant"', 'Wrong subdomain used to access tenant'],
    ['Wrong subdomain used to access tenant', 'Wrong subdomain used to access tenant'],
    ['<html>secret stack</html>', ''],
    ['', ''],
  ])('reads the reason of %s', (text, reason) => {
    expect(readErrorBody(text).reason).toBe(reason);
  });

  it('keeps everything that was said for the details', () => {
    const { detail } = readErrorBody(
      '{"ErrorType":"ArgumentException","Message":"No","MessageDetail":"ErpKey"}',
    );
    expect(detail.split('\n')).toEqual(['ArgumentException', 'No', 'ErpKey']);
  });

  it('does not take data for an error', () => {
    expect(isErrorObject({ Name: 'x', Message: 'a field of that name' })).toBe(false);
    expect(isErrorObject([{ Error: true }])).toBe(false);
  });
});
