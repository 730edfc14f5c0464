import { AppError } from '../../shared/errors';
import type { SiteNetwork } from '../network/networks';
import { createLoginTransport, type LoginTransport } from '../sign-in/login-transport';
import { createRecordingAdapter } from '../superoffice/exchange-recorder';
import type { ConnectionSettings } from './site-connection';
import type { SecretOwner } from './site-secrets';

export type LoginTransportSettings = Pick<
  ConnectionSettings,
  'appVersion' | 'networks' | 'noteProxyRefusal' | 'recordExchange'
>;

const loginTimeoutMs = 30_000;

/**
 * The connections to the login and state services of SuperOffice Online: each site's own, as to the site itself. A form and
 * the site that it edits share one, so that in compatibility mode their token requests wait for each other.
 */
export function createLoginTransports(
  settings: LoginTransportSettings,
): (owner: Pick<SecretOwner, 'id' | 'name' | 'network'>) => LoginTransport {
  const { appVersion, networks, noteProxyRefusal, recordExchange } = settings;
  const opened = new Map<string, SiteNetwork>();
  /** As the site is called now. */
  const names = new Map<string, string>();
  const openNetwork = (siteId: string, network: SecretOwner['network']) =>
    networks.forSite(
      `${siteId}-login`,
      { ...network, requestsPerSecond: null },
      {
        watch: (send) =>
          createRecordingAdapter(send, () => ({ siteId, siteName: names.get(siteId) ?? '' }), recordExchange),
      },
    );
  return ({ id: siteId, name, network }) => {
    names.set(siteId, name);
    const key = JSON.stringify([siteId, network]);
    const own = opened.get(key) ?? openNetwork(siteId, network);
    opened.set(key, own);
    const transport = createLoginTransport({ ...own, appVersion, timeoutMs: loginTimeoutMs });
    return (request) =>
      transport(request).catch((error: unknown) => {
        if (error instanceof AppError) noteProxyRefusal(siteId, error);
        throw error;
      });
  };
}
