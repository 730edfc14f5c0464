import type { JournalEntry } from '../../shared/journal/entry';
import type { AppInfo } from '../../shared/ipc/contract';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import type { Preferences } from '../../shared/preferences';
import type { SignInDescription } from '../../shared/sign-in-schemes';
import type { SignInReport, SiteView } from '../../shared/site';
import { submitStates, type SubmitState } from '../../shared/write/states';

const signedInAs = (userName: string): SignInDescription => ({
  scheme: 'basic',
  userName,
  expiresAt: null,
  renewsItself: false,
  tenant: null,
});

/** Those of a first start. */
export const firstPreferences: Preferences = {
  theme: 'system',
  siteId: 'practice',
  siteOrder: 'last-used',
  compareRulesOff: [],
};

export const practiceSite: SiteView = {
  id: 'practice',
  name: 'Practice site',
  address: 'http://127.0.0.1:4477/',
  environment: 'practice',
  allowHttp: false,
  customer: '',
  signIn: { scheme: 'basic', userName: 'practice', askEachTime: false },
  requests: { ...defaultRequests, acceptLanguage: 'en-US' },
  network: defaultNetwork,
  lastUsedAt: null,
  signInState: signedInAs('practice'),
  unlockedUntil: null,
  authorityFacts: null,
  writesSinceUnlock: 0,
  secret: 'session',
  secretsSet: ['password'],
  builtIn: true,
};

export const productionSite: SiteView = {
  id: 'nordlys',
  name: 'Nordlys Fjellsikring og Brønnboring Ålesund AS',
  address: 'https://crm.nordlys.example/SuperOffice',
  environment: 'production',
  allowHttp: false,
  customer: '',
  signIn: { scheme: 'basic', userName: 'bjørg.åsheim', askEachTime: false },
  requests: { ...defaultRequests, acceptLanguage: 'nb-NO' },
  network: defaultNetwork,
  lastUsedAt: null,
  signInState: signedInAs('bjørg.åsheim'),
  unlockedUntil: null,
  authorityFacts: null,
  writesSinceUnlock: 0,
  secret: 'keychain',
  secretsSet: ['password'],
  builtIn: false,
};

/** What a test of a sign-in with user name and password tells. */
export const basicReport: SignInReport = {
  userName: 'bjørg',
  fullName: 'Bjørg Åsheim',
  siteVersion: '12.4',
  address: 'https://test.fjaerland.example/SuperOffice/api',
  milliseconds: 84,
  scheme: 'basic',
  tenant: null,
  expiresAt: null,
  associateId: null,
  rights: { at: '2026-11-23T09:15:02.000Z', calls: [] },
};

export const testSite: SiteView = {
  id: 'sjoberg',
  name: 'Sjöbergs Värme',
  address: 'https://test.sjoberg.example',
  environment: 'test',
  allowHttp: false,
  customer: '',
  signIn: { scheme: 'basic', userName: 'konsult', askEachTime: false },
  requests: { ...defaultRequests, acceptLanguage: 'sv-SE' },
  network: defaultNetwork,
  lastUsedAt: null,
  signInState: signedInAs('konsult'),
  unlockedUntil: null,
  authorityFacts: null,
  writesSinceUnlock: 0,
  secret: 'none',
  secretsSet: [],
  builtIn: false,
};

export const appInfo: AppInfo = {
  version: '0.1.0',
  platform: 'linux',
  locale: 'en-GB',
  keychain: 'there',
  notices: [],
};

/** One activity entry: a company linked to a customer, with one field to each side; `changes` override it. */
export function makeEntry(changes: Partial<JournalEntry> = {}): JournalEntry {
  return {
    kind: 'link',
    ticket: '',
    runId: null,
    id: 'a1',
    at: '2026-11-23T09:15:02.000Z',
    state: 'Verified',
    siteId: 'practice',
    siteName: 'Practice site',
    environment: 'practice',
    user: 'practice',
    record: { crmActorType: 'Contact', crmRecordId: 123, name: 'Orkdal AS' },
    erpConnectionId: 1,
    erpConnectionName: 'Visma Nord',
    erpActorType: 'Customer',
    erpKey: '00012',
    erpName: 'Orkdal A/S',
    siteAddress: 'http://127.0.0.1:4477/',
    write: {
      kind: 'link',
      record: { crmActorType: 'Contact', crmRecordId: 123 },
      actor: { erpConnectionId: 1, erpActorType: 'Customer', erpKey: '00012' },
      seen: null,
      values: [
        {
          displayName: 'Phone',
          crmFieldKey: 'contact.phone',
          value: '+47 22 00 11 22',
          displayValue: '+47 22 00 11 22',
          syncToCrm: false,
          syncToErp: true,
        },
        {
          displayName: 'Category',
          crmFieldKey: 'contact.category',
          value: '[I:5]',
          displayValue: 'Kunde <b>A</b>',
          syncToCrm: true,
          syncToErp: false,
        },
      ],
    },
    linkBefore: { linked: false, erpKey: null },
    calls: [{ call: 'ConnectActor', ended: 'accepted', httpStatus: 204, error: null }],
    reached: 'linked',
    findings: [],
    before: {
      'contact.phone': { crm: '+47 22 00 11 22', erp: '' },
      'contact.category': { crm: '[I:2]', erp: '[I:5]' },
    },
    httpStatus: 204,
    error: null,
    readBack: {
      at: '2026-11-23T09:15:03.000Z',
      linked: true,
      erpKey: '00012',
      fields: [
        {
          crmFieldKey: 'contact.phone',
          displayName: 'Phone',
          crm: { before: '+47 22 00 11 22', after: '+47 22 00 11 22', change: 'unchanged' },
          erp: { before: '', after: '+47 22 00 11 22', change: 'changed' },
          asChosen: true,
        },
        {
          crmFieldKey: 'contact.category',
          displayName: 'Category',
          crm: { before: '[I:2]', after: '[I:5]', change: 'changed' },
          erp: { before: '[I:5]', after: '[I:5]', change: 'unchanged' },
          asChosen: true,
        },
      ],
      missing: [],
    },
    answeredAt: '2026-11-23T09:15:02.480Z',
    ...changes,
  };
}

/** How many entries there are of each state: none, but for what is named. */
export function countsOf(named: Partial<Record<SubmitState, number>> = {}): Record<SubmitState, number> {
  const none = Object.fromEntries(submitStates.map((state) => [state, 0])) as Record<SubmitState, number>;
  return { ...none, ...named };
}
