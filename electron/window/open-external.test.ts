import { array, assert, constantFrom, oneof, property, string, webUrl } from 'fast-check';
import { expect, test } from 'vitest';
import { isAllowedOutside, isAllowedRecordPage, isAllowedSignInPage } from './open-external';

test.each([
  'https://docs.superoffice.com/',
  'https://docs.superoffice.com/en/',
  'https://community.superoffice.com/',
])('%s may be opened', (address) => expect(isAllowedOutside(address)).toBe(true));

test.each([
  'https://docs.superoffice.com/en/a',
  'https://docs.superoffice.com/?what=the-page-knows',
  'https://docs.superoffice.com/#what-the-page-knows',
  'http://docs.superoffice.com/',
  'https://docs.superoffice.com.example/',
  'https://example/docs.superoffice.com',
  'https://docs.superoffice.com@example.com/',
  'https://user:pw@docs.superoffice.com/',
  'https:@docs.superoffice.com',
  'https://@docs.superoffice.com',
  'https://docs.superoffice.com:8443/',
  'https://docs.superoffice.com\\@example.com/',
  'https://docs.superoffice.com/\n',
  'https:\t//docs.superoffice.com/',
  ' https://docs.superoffice.com/',
  'https://döcs.superoffice.com/',
  'file:///etc/passwd',
  'FILE:///etc/passwd',
  'smb://server/share',
  'ms-settings:privacy',
  'javascript:alert(1)',
  'data:text/html,x',
  '\\\\server\\share',
  '//docs.superoffice.com/',
  'docs.superoffice.com',
  '',
])('%j is not opened', (address) => expect(isAllowedOutside(address)).toBe(false));

test.each([
  ['https://sod.superoffice.com/login/common/oauth/authorize?x=y', null],
  ['https://online.superoffice.com/login', null],
  ['http://127.0.0.1:4444/login', 'http://127.0.0.1:4444'],
  ['https://qaonline.superoffice.com/login', 'http://127.0.0.1:4444'],
])('the login page %s may be opened in a program rehearsing at %s', (address, rehearsal) =>
  expect(isAllowedSignInPage(address, rehearsal)).toBe(true),
);

test.each([
  ['http://online.superoffice.com/login', null],
  ['https://online3.superoffice.com/login', null],
  ['https://online.superoffice.com.example/', null],
  ['https://user@online.superoffice.com/', null],
  ['https://online.superoffice.com:8443/', null],
  ['https://docs.superoffice.com/', null],
  ['http://127.0.0.1:4444/login', null],
  ['http://127.0.0.1:5555/login', 'http://127.0.0.1:4444'],
  ['http://10.0.0.1:4444/login', 'http://127.0.0.1:4444'],
  ['file:///etc/passwd', 'http://127.0.0.1:4444'],
  ['', null],
])('%j is no login page in a program rehearsing at %s', (address, rehearsal) =>
  expect(isAllowedSignInPage(address, rehearsal)).toBe(false),
);

test.each([
  ['https://crm.example/SuperOffice/default.aspx?contact_id=12', true],
  ['https://crm.example/default.aspx?sale_id=2147483647', true],
  ['http://crm.example/default.aspx?contact_id=12', false],
  ['https://crm.example.evil/default.aspx?contact_id=12', false],
  ['https://crm.example:8443/default.aspx?contact_id=12', false],
  ['https://u:p@crm.example/default.aspx?contact_id=12', false],
  ['https://crm.example/default.aspx?contact_id=12&x=1', false],
  ['https://crm.example/default.aspx?contact_id=12#x', false],
  ['https://crm.example/other.aspx?contact_id=12', false],
  ['https://crm.example/default.aspx?contact_id=1x', false],
  ['javascript:default.aspx?contact_id=1', false],
])('%s is a record page of https://crm.example: %s', (address, isAllowed) =>
  expect(isAllowedRecordPage(address, 'https://crm.example')).toBe(isAllowed),
);

test('whatever is opened is https on a listed host, as the system will read it', () => {
  const part = constantFrom(
    'https:',
    'http:',
    '//',
    '/',
    '\\',
    '@',
    ':',
    'docs.superoffice.com',
    'example.com',
    '%2f',
    '\t',
    '#',
    '?',
    '.',
    'ｄ',
  );
  assert(
    property(
      oneof(
        webUrl(),
        string(),
        array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      ),
      (address) => {
        if (!isAllowedOutside(address)) return;
        expect(address.toLowerCase()).toMatch(/^https:\/*(docs|community)\.superoffice\.com([/?#]|$)/);
      },
    ),
    { numRuns: 5_000 },
  );
});
