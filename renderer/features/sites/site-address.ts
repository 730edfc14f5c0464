import type { Environment } from '../../../shared/environment';

/** What the page can tell about a typed address, to help while typing. The main process decides by itself. */
export interface TypedAddress {
  origin: string;
  host: string;
  /** Plain http to another computer. */
  insecure: boolean;
}

const loopback = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/;

/** Reads an address as typed, with or without a scheme; null where it is none. */
export function readAddress(typed: string): TypedAddress | null {
  const text = typed.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || url.password !== '') return null;
  return {
    origin: url.origin,
    host: url.host,
    insecure: url.protocol === 'http:' && !loopback.test(url.hostname),
  };
}

// SuperOffice Online: sod = development, stage/qaonline = staging, online = production.
const testWords =
  /(^|[.\-_/\d])(sod|test|dev|develop|development|qa|qaonline|stage|staging|uat|demo|sandbox)\d*($|[.\-_/])/i;

/** Guesses the environment; where nothing speaks for less, it is production, which asks most. Null = no address yet. */
export function guessEnvironment(typed: string): Environment | null {
  const address = readAddress(typed);
  if (!address || !/[.:]|localhost/.test(address.host)) return null;
  if (loopback.test(new URL(address.origin).hostname)) return 'practice';
  const path = typed.trim().replace(/^[a-z]+:\/\/[^/]+/i, '');
  return testWords.test(address.host) || testWords.test(path) ? 'test' : 'production';
}

/** SuperOffice Online, where user and password are not accepted. */
export function isOnlineAddress(typed: string): boolean {
  return /(^|\.)superoffice\.com$/i.test(readAddress(typed)?.host ?? '');
}

const mildness: Record<Environment, number> = { practice: 0, test: 1, production: 2 };

/** Is the chosen word milder than the address suggests? */
export function isMilder(chosen: Environment, guess: Environment): boolean {
  return mildness[chosen] < mildness[guess];
}
