import { AppError } from '../../shared/errors';
import { recordLogins } from '../inspector/record-logins';
import { createLoginTransport, type LoginTransport } from '../sign-in/login-transport';
import type { ConnectionSettings } from './site-connection';
import type { SecretOwner } from './site-secrets';

export type LoginTransportSettings = Pick<
  ConnectionSettings,
  'appVersion' | 'networks' | 'noteProxyRefusal' | 'recordExchange'
>;

const loginTimeoutMs = 30_000;

/** The ways to the login and state services of SuperOffice Online: each site's own, as to the site itself. */
export function createLoginTransports(
  settings: LoginTransportSettings,
): (owner: Pick<SecretOwner, 'id' | 'name' | 'network'>) => LoginTransport {
  const { appVersion, networks, noteProxyRefusal, recordExchange } = settings;
  return ({ id: siteId, name: siteName, network }) => {
    const way = networks.forSite(`${siteId}-login`, { ...network, requestsPerSecond: null });
    const transport = createLoginTransport({
      createAgent: way.createAgent,
      // On Node's stack the agent knows the way by itself.
      ...(network.compatibilityMode ? { adapter: way.adapter } : {}),
      appVersion,
      timeoutMs: loginTimeoutMs,
    });
    const recorded = recordLogins(transport, { siteId, siteName }, recordExchange);
    return (request) =>
      recorded(request).catch((error: unknown) => {
        if (error instanceof AppError) noteProxyRefusal(siteId, error);
        throw error;
      });
  };
}
