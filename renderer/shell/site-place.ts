import type { SiteView } from '../../shared/site';

/** Where a site is: its address, or for SuperOffice Online, which has none of its own, its customer. */
export function nameSitePlace({ address, signInState }: SiteView): string {
  if (address !== '') return address;
  const { tenant } = signInState;
  return tenant === null ? '' : tenant.companyName || tenant.id;
}
