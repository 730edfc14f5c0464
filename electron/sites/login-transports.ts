import { AppError } from '../../shared/errors';
import { recordLogins } from '../inspector/record-logins';
import type { SiteNetwork } from '../network/networks';
import { createLoginTransport, type LoginTransport } from '../sign-in/login-transport';
import type { ConnectionSettings } from './site-connection';
import type { SecretOwner } from './site-secrets';

export type LoginTransportSettings = Pick<
  ConnectionSettings,
  'appVersion' | 'networks' | 'noteProxyRefusal' | 'recordExchange'
>;

const loginTimeoutMs = 30_000;

/**
 * The ways to the login and state services of SuperOffice Online: each site's own, as to the site itself. A form and
 * the site that it edits share one, so that in compatibility mode their token requests wait for each other.
 */
export function createLoginTransports(
  settings: LoginTransportSettings,
): (owner: Pick<SecretOwner, 'id' | 'name' | 'network'>) => LoginTransport {
  const { appVersion, networks, noteProxyRefusal, recordExchange } = settings;
  const ways = new Map<string, SiteNetwork>();
  return ({ id: siteId, name: siteName, network }) => {
    const key = JSON.stringify([siteId, network]);
    const way = ways.get(key) ?? networks.forSite(`${siteId}-login`, { ...network, requestsPerSecond: null });
    ways.set(key, way);
    const transport = createLoginTransport({ ...way, appVersion, timeoutMs: loginTimeoutMs });
    const recorded = recordLogins(transport, { siteId, siteName }, recordExchange);
    return (request) =>
      recorded(request).catch((error: unknown) => {
        if (error instanceof AppError) noteProxyRefusal(siteId, error);
        throw error;
      });
  };
}
