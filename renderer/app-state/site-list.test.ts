import { describe, expect, it } from 'vitest';
import type { SiteView } from '../../shared/site';
import { practiceSite, productionSite, testSite } from '../testing/sample-data';
import { groupSites, moveSite, nameSitePlace, searchSites, sortByUse } from './site-list';

const site = (id: string, customer = '', lastUsedAt: string | null = null): SiteView => ({
  ...productionSite,
  id,
  name: `Site ${id}`,
  customer,
  lastUsedAt,
});
const ids = (sites: readonly SiteView[]) => sites.map(({ id }) => id).join('');
const all = [practiceSite, site('a', 'Ålesund'), site('b'), site('c', 'ålesund '), site('d', 'Fjærland')];

describe('the list of sites', () => {
  it('keeps sites of one customer together, however the customer is written', () => {
    expect(groupSites(all).map((group) => [group.customer, ids(group.sites)])).toEqual([
      ['Ålesund', 'ac'],
      ['', 'b'],
      ['Fjærland', 'd'],
    ]);
  });

  it('puts the last used first and keeps the own order of those never used', () => {
    const used = [
      site('a'),
      site('b', '', '2026-11-01T00:00:00Z'),
      site('c'),
      site('d', '', '2026-11-02T00:00:00Z'),
    ];
    expect(ids(sortByUse(used))).toBe('dbac');
  });

  it.each([
    ['ÅLES', 'ac'],
    ['site d fjær', 'd'],
    ['crm.nordlys', 'abcd'],
    ['  ', 'practiceabcd'],
    ['.*', ''],
  ])('finds %j', (text, found) => {
    expect(ids(searchSites(all, text))).toBe(found);
  });

  it.each([
    ['a', 1, 'cabd'],
    ['c', -1, 'cabd'],
    ['c', 1, 'bacd'],
    ['d', -1, 'acdb'],
    ['d', 1, undefined],
    ['a', -1, undefined],
    ['practice', 1, undefined],
    ['gone', 1, undefined],
  ] as const)('moves %s by %d', (id, step, order) => {
    expect(moveSite(all, id, step)?.join('')).toBe(order);
  });
});

const withTenant = (address: string, companyName: string): SiteView => ({
  ...testSite,
  address,
  signInState: { ...testSite.signInState, tenant: { id: 'Cust1', companyName } },
});

it('names the address, else the customer of SuperOffice Online as well as it is known', () => {
  expect(nameSitePlace(withTenant('https://crm.example', 'Ysteri'))).toBe('https://crm.example');
  expect(nameSitePlace(withTenant('', 'Ysteri'))).toBe('Ysteri');
  expect(nameSitePlace(withTenant('', ''))).toBe('Cust1');
  expect(nameSitePlace({ ...testSite, address: '' })).toBe('');
});
