import { describe, expect, it } from 'vitest';
import { readPastedSecret } from './pasted-secret';

describe('a pasted secret', () => {
  it.each([
    'eyJ.abc-1',
    ' eyJ.abc-1\n',
    'Bearer eyJ.abc-1',
    'bearer   eyJ.abc-1',
    'Authorization: Bearer eyJ.abc-1',
    'authorization:Bearer eyJ.abc-1',
    '"eyJ.abc-1"',
    "'Bearer eyJ.abc-1'",
    '"access_token": "eyJ.abc-1",',
    '-H "Authorization: Bearer eyJ.abc-1"',
    "--header 'Authorization: Bearer eyJ.abc-1'",
  ])('%s is read as the token itself', (pasted) => {
    expect(readPastedSecret('token', pasted)).toEqual({ value: 'eyJ.abc-1', problem: null });
  });

  it.each([
    ['ticket', 'Authorization: SOTicket 7T:abc==', '7T:abc=='],
    ['appToken', 'SO-AppToken: 0123abc', '0123abc'],
    ['appToken', '"0123abc"', '0123abc'],
    ['cookie', 'Cookie: XSRF-TOKEN=a; .ASPXAUTH=b;', 'XSRF-TOKEN=a; .ASPXAUTH=b;'],
    ['cookie', 'a="quoted"; b=c', 'a="quoted"; b=c'],
    ['xsrfToken', 'X-XSRF-TOKEN: abc', 'abc'],
  ] as const)('%s %s is read as the value itself', (field, pasted, value) => {
    expect(readPastedSecret(field, pasted)).toEqual({ value, problem: null });
  });

  it.each([
    ['token', 'Authorization: Basic a2FyaTpw', 'secret-scheme'],
    ['token', 'SOTicket 7T:abc', 'secret-scheme'],
    ['ticket', 'Bearer 8A:abc', 'secret-scheme'],
    ['token', 'abc\r\nX-Other: 1', 'secret-invalid'],
    ['token', 'Authorization: Bearer', 'secret-invalid'],
    ['token', '""', 'secret-invalid'],
    ['appToken', 'nøkkel', 'secret-invalid'],
  ] as const)('%s “%s” is explained: %s', (field, pasted, problem) => {
    expect(readPastedSecret(field, pasted).problem).toBe(problem);
  });

  it.each([' Bearer x', '"in quotes"', 'Authorization: Bearer', 'Sæl8'])(
    'is left alone where it is a password: %s',
    (pasted) => {
      expect(readPastedSecret('password', pasted)).toEqual({ value: pasted, problem: null });
    },
  );
});
