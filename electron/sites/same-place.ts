import { AppError } from '../../shared/errors';
import type { SiteConnection } from './site-connection';

/**
 * Throws `site-address-changed` where the site is another installation by now: ids and keys of one mean nothing at
 * another.
 */
export function requireSamePlace(site: SiteConnection, { siteAddress }: { siteAddress: string }): void {
  const now = site.client.address.url;
  // The practice site gets another port at each start of the program and is still the practice site.
  if (site.environment === 'practice' || isSameInstallation(siteAddress, now)) return;
  throw new AppError('site-address-changed', {
    params: { site: site.name, sentTo: siteAddress, address: now },
  });
}

/** SuperOffice Online moves a customer from one of its hosts to another; the customer stays in the path. */
function isSameInstallation(then: string, now: string): boolean {
  if (then === now) return true;
  if (!URL.canParse(then) || !URL.canParse(now)) return false;
  const [a, b] = [new URL(then), new URL(now)];
  const isOnline = [a, b].every(({ hostname }) => hostname.endsWith('.superoffice.com'));
  return isOnline && a.pathname === b.pathname;
}
