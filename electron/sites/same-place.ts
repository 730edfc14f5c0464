import { AppError, type ErrorCode } from '../../shared/errors';
import { isSameInstallation } from '../../shared/same-installation';
import type { SiteConnection } from './site-connection';

/** What tells whether a site is the installation that something belongs to. */
type Place = Pick<SiteConnection, 'name' | 'environment'> & { client: { address: { url: string } } };

/** Whether the site is still the installation at that address. */
export function isSamePlace({ environment, client }: Place, siteAddress: string): boolean {
  // The practice site gets another port at each start of the program and is still the practice site.
  return environment === 'practice' || isSameInstallation(siteAddress, client.address.url);
}

/**
 * Throws, where the site is another installation by now: ids and keys of one mean nothing at another. `code` says what
 * has to do with the other one: what was sent to it, unless told otherwise.
 */
export function requireSamePlace(
  site: Place,
  { siteAddress }: { siteAddress: string },
  code: ErrorCode = 'site-address-changed',
): void {
  if (isSamePlace(site, siteAddress)) return;
  throw new AppError(code, {
    params: { site: site.name, sentTo: siteAddress, address: site.client.address.url },
  });
}
