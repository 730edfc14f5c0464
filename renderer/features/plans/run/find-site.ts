import type { SiteView } from '../../../../shared/site';

/** The site that a plan belongs to, also while another one is in use; undefined where it was removed. */
export function findSite(sites: readonly SiteView[], siteId: string): SiteView | undefined {
  return sites.find(({ id }) => id === siteId);
}
