import { describe, expect, it } from 'vitest';
import { isLoopback, requireSecureAddress, toApiAddress } from './api-address';

describe('toApiAddress', () => {
  it.each([
    ['https://crm.example.com/SuperOffice', 'https://crm.example.com/SuperOffice/api'],
    ['https://crm.example.com/SuperOffice/', 'https://crm.example.com/SuperOffice/api'],
    ['https://crm.example.com/SuperOffice/api', 'https://crm.example.com/SuperOffice/api'],
    ['https://crm.example.com/SuperOffice/api/', 'https://crm.example.com/SuperOffice/api'],
    ['https://crm.example.com/SuperOffice/API/v1', 'https://crm.example.com/SuperOffice/api'],
    ['https://crm.example.com', 'https://crm.example.com/api'],
    ['https://online2.superoffice.com/Cust12345/api/', 'https://online2.superoffice.com/Cust12345/api'],
    ['  crm.example.com/SuperOffice ', 'https://crm.example.com/SuperOffice/api'],
    [
      'https://crm.example.com/SuperOffice/default.aspx?contact_id=5',
      'https://crm.example.com/SuperOffice/api',
    ],
    ['http://127.0.0.1:4477/', 'http://127.0.0.1:4477/api'],
    ['https://crm.example.com/my-api', 'https://crm.example.com/my-api/api'],
  ])('reads %s', (typed, url) => {
    expect(toApiAddress(typed).url).toBe(url);
  });

  it.each([
    '',
    'ftp://crm.example.com',
    'javascript:alert(1)',
    'https://',
    'https://kari:pw@crm.example.com',
    'a b',
  ])('refuses “%s” as a problem of the address', (typed) => {
    expect(() => toApiAddress(typed)).toThrow(
      expect.objectContaining({ code: 'invalid-input', fields: { address: 'address-invalid' } }),
    );
  });
});

describe('requireSecureAddress', () => {
  it('goes without encryption, and to this computer, only where the user allowed it', () => {
    for (const here of ['http://localhost/', 'http://127.0.0.1:1/', 'http://[::1]/', 'https://127.0.0.1/']) {
      expect(() => requireSecureAddress(toApiAddress(here), false)).toThrow(
        expect.objectContaining({ code: 'insecure-address' }),
      );
      expect(() => requireSecureAddress(toApiAddress(here), true)).not.toThrow();
    }
    const away = toApiAddress('http://crm.example.com');
    expect(() => requireSecureAddress(away, false)).toThrow(
      expect.objectContaining({ code: 'insecure-address', params: { host: 'crm.example.com' } }),
    );
    expect(() => requireSecureAddress(away, true)).not.toThrow();
  });

  it('is not fooled by names that only begin like this computer', () => {
    for (const name of ['127.0.0.1.example.com', 'localhost.example.com', '127.evil', '0.0.0.0.example']) {
      expect(isLoopback(name)).toBe(false);
    }
  });
});
