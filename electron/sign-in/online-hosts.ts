import { assertNever } from '../../shared/errors';
import type { OnlineEnvironment } from '../../shared/sign-in-schemes';
import { isLoopback } from '../superoffice/api-address';

/**
 * The login service of an environment. These names without a number serve sign-in and tenant state only; where a
 * tenant's data is has to be asked (docs.superoffice.com, "OpenID Connect").
 */
export function loginOriginOf(environment: OnlineEnvironment): string {
  switch (environment) {
    case 'sod':
      return 'https://sod.superoffice.com';
    case 'qaonline':
      return 'https://qaonline.superoffice.com';
    case 'online':
      return 'https://online.superoffice.com';
    default:
      return assertNever(environment);
  }
}

/**
 * May tokens be sent there? SuperOffice's own hosts over https; beside them this computer alone, and only where the
 * login service runs on it too, which is the case of a rehearsal.
 */
export function isTrustedOnlineUrl(address: string, loginOrigin: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (isRehearsal(loginOrigin)) return isLoopback(hostname);
  return protocol === 'https:' && port === '' && /(^|\.)superoffice\.com$/.test(hostname);
}

/** True where the login service runs on this computer, so that plain http harms nobody. */
export function isRehearsal(loginOrigin: string): boolean {
  return isLoopback(new URL(loginOrigin).hostname);
}
