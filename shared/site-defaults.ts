import type { RequestSettings, SiteNetworkSettings } from './site';

/** What a new site starts with. Empty texts: the header is not sent, and the site decides. */
export const defaultRequests: RequestSettings = {
  acceptLanguage: 'en-US',
  soLanguage: '',
  soCulture: '',
  soTimeZone: '',
  readTimeoutSeconds: 30,
  writeTimeoutSeconds: 60,
  requestsPerSecond: 10,
};

export const defaultNetwork: SiteNetworkSettings = { authority: null, compatibilityMode: false };
