import { practiceSiteId } from './environment';
import { readSiteAddress } from './site-address';
import type { OnlineEnvironment, SignInSettings } from './sign-in-schemes';

/**
 * Whether two addresses of a site lead to one installation: ids and keys of one mean nothing at another. SuperOffice
 * Online moves a customer from one of its hosts to another; the customer stays in the path, and in its environment.
 */
export function isSameInstallation(then: string, now: string): boolean {
  if (then === now) return true;
  const [a, b] = [then, now].map(nameInstallation);
  return a !== null && a === b;
}

function nameInstallation(address: string): string | null {
  const read = readSiteAddress(address);
  if (read === null) return null;
  const environment = onlineEnvironmentOf(read.origin);
  const place = environment === null ? read.url : `${environment}${read.url.slice(read.origin.length)}`;
  // The web server of an installation knows no difference.
  return place.toLowerCase();
}

/**
 * Which of SuperOffice Online's environments a host belongs to, by the names that SuperOffice documents; null = none. The
 * customers of one are not those of another, whatever they are called.
 * https://docs.superoffice.com/en/authentication/online/api.html
 */
export function onlineEnvironmentOf(origin: string): OnlineEnvironment | null {
  const host = /^https:\/\/(?:([^/]+)\.)?superoffice\.com$/i.exec(origin)?.[1];
  if (host === undefined) return null;
  if (/(^|-)sod\d*$/i.test(host)) return 'sod';
  if (/(^|-)(stage|qaonline)\d*$/i.test(host)) return 'qaonline';
  return 'online';
}

/**
 * The address of the installation that a site stands for, as far as nobody has to be asked; empty where only the site
 * could tell, and for the practice site, which listens somewhere else at every start and is always the same.
 */
export function installationOf(site: { id: string; address: string; signIn: SignInSettings }): string {
  const { id, address, signIn } = site;
  if (id === practiceSiteId) return '';
  if (signIn.scheme !== 'online') return address;
  const { environment, customerId } = signIn;
  return customerId === null ? '' : `https://${environment}.superoffice.com/${customerId}/api`;
}

/** Whether a site is known to be another installation than the one at that address. */
export function isElsewhere(site: Parameters<typeof installationOf>[0], address: string): boolean {
  const now = installationOf(site);
  return address !== '' && now !== '' && !isSameInstallation(address, now);
}
