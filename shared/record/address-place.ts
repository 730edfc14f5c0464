import { onlineEnvironmentOf } from '../same-installation';
import { readSiteAddress } from '../site-address';
import { decodeAddress } from './record-reference';

/**
 * Whose record an address names: `ours` = of this site, `other` = of another installation, `unclear` = the address alone
 * does not tell. An id of one installation is another record in the next, so only what is ours is looked up unasked.
 */
export type AddressPlace = 'ours' | 'other' | 'unclear';

const addressPattern = /https?:\/\/[^\s?#"'<>]+/gi;
/** As it is copied without its scheme. */
const barePattern = /^\s*((?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\/[^\s?#"'<>]*)[?#]/i;

/** Up to its page, of an address inside another address the inner one; null where a text has none with a host. */
export function hostedAddressIn(text: string): string | null {
  const plain = decodeAddress(text);
  const address = [...plain.matchAll(addressPattern)].at(-1)?.[0];
  if (address !== undefined) return address;
  const bare = barePattern.exec(plain)?.[1];
  return bare === undefined ? null : `https://${bare}`;
}

/**
 * INFERENCE, from documented addresses: SuperOffice Online shows its pages and its WebAPI under several hosts of one
 * environment, below one folder for each customer. An own installation has both on one host, and not always in one folder.
 * `installation`: the address of the site; empty = not known.
 */
export function placeOfAddress(address: string, installation: string): AddressPlace {
  const [of, site] = [describe(address), describe(installation)];
  if (!of || !site) return 'unclear';
  if (of.environment !== site.environment) return 'other';
  if (of.environment !== null) return placeOnline(of.folders[0], site.folders[0]);
  if (of.host !== site.host) return 'other';
  if (site.folders.length === 0) return of.folders.length === 0 ? 'ours' : 'unclear';
  return site.folders.every((folder, index) => folder === of.folders[index]) ? 'ours' : 'unclear';
}

function placeOnline(customer: string | undefined, own: string | undefined): AddressPlace {
  if (customer === undefined || own === undefined) return 'unclear';
  return customer === own ? 'ours' : 'other';
}

/** Which installation an address belongs to, as a person reads it: host and folder. */
export function nameAddressPlace(address: string): string {
  const { url } = readSiteAddress(address) ?? { url: address };
  return url.replace(/^https?:\/\//, '').replace(/\/api$/, '');
}

function describe(address: string) {
  const read = readSiteAddress(address);
  if (read === null) return null;
  const { origin, host, url } = read;
  const folders = url.slice(origin.length).toLowerCase().split('/').filter(Boolean).slice(0, -1);
  // With and without encryption it is one web server, each at its usual port; another port is another one.
  return { environment: onlineEnvironmentOf(origin), host: host.toLowerCase(), folders };
}

/** The first address in a text that is not known to be of this site; null = there is none, or all are ours. */
export function findForeign(
  text: string,
  installation: string,
): { address: string; place: Exclude<AddressPlace, 'ours'> } | null {
  for (const part of text.split(/[\s,;|]+/)) {
    const address = hostedAddressIn(part);
    if (address === null) continue;
    const place = placeOfAddress(address, installation);
    if (place !== 'ours') return { address, place };
  }
  return null;
}
