import { describe, expect, it } from 'vitest';
import { guessEnvironment, isMilder } from './guess-environment';
import type { SiteProblem } from '../../../shared/site-problems';
import { readSiteForm, type SiteFormField } from './read-site-form';
import { toFormValues, type SiteFormValues } from './site-form-values';

const findSiteProblems = (values: SiteFormValues) => readSiteForm(values).problems;
const empty = toFormValues(null, 'nb');
const good: SiteFormValues = {
  ...empty,
  name: 'Nordlys',
  address: 'https://crm.example.com/SuperOffice',
  environment: 'production',
  allowHttp: false,
  customer: '',
  signIn: { ...empty.signIn, scheme: 'basic', userName: 'bjørg' },
  secrets: { password: 'hemmelig' },
};
const signInOf = (userName: string): SiteFormValues['signIn'] => ({ ...good.signIn, userName });

const online = { scheme: 'online', clientId: 'c1' } as const;
/** A new site with another sign-in, without any secret. */
function of(signIn: Partial<SiteFormValues['signIn']>): SiteFormValues {
  const { secrets: _secrets, ...rest } = good;
  return { ...rest, signIn: { ...good.signIn, ...signIn } };
}
function asked(requests: Partial<SiteFormValues['requests']>, values = good): SiteFormValues {
  return { ...values, requests: { ...good.requests, ...requests } };
}

describe('the rules of the site form', () => {
  it('let a filled form pass', () => {
    expect(findSiteProblems(good)).toEqual({});
  });

  const { secrets: _secrets, ...withoutSecret } = good;
  const bad: [string, SiteFormValues, SiteFormField, SiteProblem][] = [
    ['no name', { ...good, name: '' }, 'name', 'name'],
    ['a name of blanks', { ...good, name: '   ' }, 'name', 'name'],
    ['a name of 121 characters', { ...good, name: 'å'.repeat(121) }, 'name', 'name-long'],
    ['no address', { ...good, address: ' ' }, 'address', 'address'],
    ['an address with a blank in it', { ...good, address: 'crm example.com' }, 'address', 'address-invalid'],
    ['a file as address', { ...good, address: 'file:///etc/passwd' }, 'address', 'address-invalid'],
    ['a script as address', { ...good, address: 'javascript://%0aalert(1)' }, 'address', 'address-invalid'],
    [
      'a password in the address',
      { ...good, address: 'https://u:p@crm.example' },
      'address',
      'address-invalid',
    ],
    ['http to another computer', { ...good, address: 'http://crm.example' }, 'allowHttp', 'allowHttp'],
    ['no environment', { ...good, environment: '' }, 'environment', 'environment'],
    ['no user name', { ...good, signIn: signInOf(' ') }, 'signIn.userName', 'userName'],
    ['a long user name', { ...good, signIn: signInOf('x'.repeat(201)) }, 'signIn.userName', 'userName-long'],
    [
      'a colon in the user name',
      { ...good, signIn: signInOf('DOM:kari') },
      'signIn.userName',
      'userName-colon',
    ],
    ['a new site without a password', withoutSecret, 'secrets.password', 'password'],
    [
      'a huge app token',
      { ...good, secrets: { password: 'x', appToken: 'x'.repeat(10_001) } },
      'secrets.appToken',
      'secret-long',
    ],
    [
      'a huge password',
      { ...good, secrets: { password: 'x'.repeat(10_001) } },
      'secrets.password',
      'secret-long',
    ],
    ['a long customer', { ...good, customer: 'ø'.repeat(121) }, 'customer', 'customer-long'],
    [
      'a token of two lines',
      { ...of({ scheme: 'bearer' }), secrets: { token: 'ab\ncd' } },
      'secrets.token',
      'secret-invalid',
    ],
    [
      'another credential',
      { ...of({ scheme: 'bearer' }), secrets: { token: 'Authorization: Basic a2Fy' } },
      'secrets.token',
      'secret-scheme',
    ],
    ['a ticket site without a ticket', of({ scheme: 'soticket' }), 'secrets.ticket', 'ticket'],
    ['a token site without a token', of({ scheme: 'bearer' }), 'secrets.token', 'token'],
    ['a session site without a cookie', of({ scheme: 'xsrf' }), 'secrets.cookie', 'cookie'],
    ['Online without a client id', of({ ...online, clientId: ' ' }), 'signIn.clientId', 'clientId'],
    ['a customer id of digits', of({ ...online, customerId: '12345' }), 'signIn.customerId', 'customerId'],
    ['a customer id that climbs', of({ ...online, customerId: '../x' }), 'signIn.customerId', 'customerId'],
    ['port 80', of({ ...online, port: '80' }), 'signIn.port', 'port'],
    ['port 65536', of({ ...online, port: '65536' }), 'signIn.port', 'port'],
    ['a port with a point', of({ ...online, port: '7890.5' }), 'signIn.port', 'port'],
    ['a path without a slash', of({ ...online, path: 'callback' }), 'signIn.path', 'path'],
    ['a path with a query', of({ ...online, path: '/a?b=c' }), 'signIn.path', 'path'],
    ['a line break in a header', asked({ soLanguage: 'no\r\nX: 1' }), 'requests.soLanguage', 'header'],
    ['a letter that headers cannot hold', asked({ soCulture: 'nb-Å' }), 'requests.soCulture', 'header'],
    ['a long header', asked({ soTimeZone: 'x'.repeat(65) }), 'requests.soTimeZone', 'header'],
    ['no wait', asked({ readTimeoutSeconds: '' }), 'requests.readTimeoutSeconds', 'read-timeout'],
    ['4 s', asked({ readTimeoutSeconds: '4' }), 'requests.readTimeoutSeconds', 'read-timeout'],
    ['half a minute', asked({ writeTimeoutSeconds: '0.5' }), 'requests.writeTimeoutSeconds', 'write-timeout'],
    ['hexadecimal', asked({ writeTimeoutSeconds: '0x20' }), 'requests.writeTimeoutSeconds', 'write-timeout'],
    ['0 requests', asked({ requestsPerSecond: '0' }), 'requests.requestsPerSecond', 'rate'],
    ['51 requests', asked({ requestsPerSecond: '51' }), 'requests.requestsPerSecond', 'rate'],
  ];
  it.each(bad)('stop %s', (_what, values, field, problem) => {
    expect(findSiteProblems(values)).toEqual({ [field]: problem });
  });

  it('ask for no password where a site is edited', () => {
    expect(findSiteProblems({ ...withoutSecret, id: 'nordlys' })).toEqual({});
  });

  it('want no address and no secret for SuperOffice Online, and no password that is asked for each time', () => {
    expect(findSiteProblems({ ...of(online), address: '' })).toEqual({});
    expect(findSiteProblems(of({ askEachTime: true }))).toEqual({});
  });

  it('send the secrets of the chosen scheme only, and an empty one to forget it', () => {
    const { form } = readSiteForm({
      ...of({ scheme: 'soticket' }),
      id: 'nordlys',
      environment: 'test',
      secrets: { password: 'x', ticket: '', appToken: 'y' },
    });
    expect(form?.secrets).toEqual({ ticket: '', appToken: 'y' });
    expect(form?.signIn).toEqual({ scheme: 'soticket' });
  });

  it('say everything at once, in the order of the boxes', () => {
    const values = { ...good, name: '', address: 'http://crm.example', environment: '' as const };
    expect(Object.entries(findSiteProblems(asked({ requestsPerSecond: 'x' }, values)))).toEqual([
      ['name', 'name'],
      ['allowHttp', 'allowHttp'],
      ['environment', 'environment'],
      ['requests.requestsPerSecond', 'rate'],
    ]);
  });

  it('send numbers, and texts without the blanks around them', () => {
    const { form } = readSiteForm({ ...asked({ readTimeoutSeconds: ' 45 ' }), name: ' Nordlys ' });
    expect(form).toMatchObject({ name: 'Nordlys', requests: { readTimeoutSeconds: 45 } });
  });
});

describe('the guessed environment', () => {
  it.each([
    ['https://sod.superoffice.com/Cust12345', 'test'],
    ['https://qaonline3.superoffice.com/Cust1', 'test'],
    ['https://online3.superoffice.com/Cust12345', 'production'],
    ['https://crm-test.nordlys.no', 'test'],
    ['https://crm.nordlys.no/SuperOfficeTest', 'production'],
    ['https://crm.nordlys.no/test', 'test'],
    ['https://attesten.nordlys.no', 'production'],
    ['http://127.0.0.1:4477', 'practice'],
  ])('of %s is %s', (address, environment) => {
    expect(guessEnvironment(address)).toBe(environment);
  });

  it('waits until there is an address', () => {
    expect(guessEnvironment('')).toBeNull();
    expect(guessEnvironment('https://c')).toBeNull();
  });

  it('knows which word is the milder one', () => {
    expect(isMilder('practice', 'production')).toBe(true);
    expect(isMilder('production', 'test')).toBe(false);
    expect(isMilder('test', 'test')).toBe(false);
  });
});
