import type { Environment } from '../../../shared/environment';
import { readSiteAddress } from '../../../shared/site-address';

// SuperOffice Online: sod = development, stage/qaonline = staging, online = production.
const testWords =
  /(^|[.\-_/\d])(sod|test|dev|develop|development|qa|qaonline|stage|staging|uat|demo|sandbox)\d*($|[.\-_/])/i;

/** Guesses the environment; where nothing speaks for less, it is production, which asks most. Null = no address yet. */
export function guessEnvironment(typed: string): Environment | null {
  const address = readSiteAddress(typed);
  if (!address || !/[.:]|localhost/.test(address.host)) return null;
  if (address.isHere) return 'practice';
  const path = typed.trim().replace(/^[a-z]+:\/\/[^/]+/i, '');
  return testWords.test(address.host) || testWords.test(path) ? 'test' : 'production';
}

/** SuperOffice Online, where user and password are not accepted. */
export function isOnlineAddress(typed: string): boolean {
  return /(^|\.)superoffice\.com$/i.test(readSiteAddress(typed)?.host ?? '');
}

const mildness: Record<Environment, number> = { practice: 0, test: 1, production: 2 };

/** Is the chosen word milder than the address suggests? */
export function isMilder(chosen: Environment, guess: Environment): boolean {
  return mildness[chosen] < mildness[guess];
}
