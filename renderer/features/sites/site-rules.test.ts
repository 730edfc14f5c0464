import {
  assert,
  constant,
  constantFrom,
  oneof,
  property,
  record,
  string,
  webUrl,
  boolean,
  type Arbitrary,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteFormSchema } from '../../../shared/site';
import { guessEnvironment, isMilder, readAddress } from './site-address';
import { defaultNetwork, defaultRequests } from '../../../shared/site-limits';
import type { SiteFormValues } from './site-form-values';
import { findSiteProblems, type SiteFormField, type SiteProblem } from './site-rules';

const good: SiteFormValues = {
  name: 'Nordlys',
  address: 'https://crm.example.com/SuperOffice',
  environment: 'production',
  allowHttp: false,
  customer: '',
  requests: { ...defaultRequests, acceptLanguage: 'nb-NO' },
  network: defaultNetwork,
  signIn: { scheme: 'basic', userName: 'bjørg', askEachTime: false },
  secrets: { password: 'hemmelig' },
};
const signInOf = (userName: string): SiteFormValues['signIn'] => ({ ...good.signIn, userName });

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
    ['a new site without a password', withoutSecret, 'secrets.password', 'password'],
    [
      'a huge password',
      { ...good, secrets: { password: 'x'.repeat(10_001) } },
      'secrets.password',
      'password-long',
    ],
  ];
  it.each(bad)('stop %s', (_what, values, field, problem) => {
    expect(findSiteProblems(values)).toEqual({ [field]: problem });
  });

  it('ask for no password where a site is edited', () => {
    expect(findSiteProblems({ ...withoutSecret, id: 'nordlys' })).toEqual({});
  });

  it('let nothing pass that the schema of the main process refuses', () => {
    const values: Arbitrary<SiteFormValues> = record({
      name: string({ maxLength: 130 }),
      address: oneof(webUrl(), string()),
      environment: constantFrom('', 'practice', 'test', 'production'),
      customer: string({ maxLength: 120 }),
      requests: constantFrom('', 'nb-NO', 'en-US').map((acceptLanguage) => ({
        ...defaultRequests,
        acceptLanguage,
      })),
      network: constant(defaultNetwork),
      allowHttp: boolean(),
      signIn: string({ maxLength: 210 }).map(signInOf),
      secrets: string({ minLength: 1 }).map((password) => ({ password })),
    });
    let passed = 0;
    assert(
      property(values, (form) => {
        if (Object.keys(findSiteProblems(form)).length > 0) return;
        passed += 1;
        expect(siteFormSchema.safeParse(form).error).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
    expect(passed).toBeGreaterThan(20);
  });
});

describe('a typed address', () => {
  it.each([
    ['crm.example.com', 'https://crm.example.com', false],
    ['HTTPS://CRM.example.com/SuperOffice/api/', 'https://crm.example.com', false],
    ['http://crm.example.com:8080', 'http://crm.example.com:8080', true],
    ['http://127.0.0.1:4477/', 'http://127.0.0.1:4477', false],
    ['http://localhost', 'http://localhost', false],
    ['http://localhost.example.com', 'http://localhost.example.com', true],
  ])('%s leads to %s', (typed, origin, insecure) => {
    expect(readAddress(typed)).toMatchObject({ origin, insecure });
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
