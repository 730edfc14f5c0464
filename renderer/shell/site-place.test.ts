import { expect, it } from 'vitest';
import type { SiteView } from '../../shared/site';
import { testSite } from '../testing/sample-data';
import { nameSitePlace } from './site-place';

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
