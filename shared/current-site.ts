import { practiceSiteId } from './environment';
import type { SiteView } from './site';

/**
 * The site that the page starts on: the one that was in use, or the practice site where that one is gone. Undefined
 * for an empty list.
 */
export function findCurrentSite(sites: readonly SiteView[], wantedId: string): SiteView | undefined {
  return sites.find(({ id }) => id === wantedId) ?? sites.find(({ id }) => id === practiceSiteId) ?? sites[0];
}
