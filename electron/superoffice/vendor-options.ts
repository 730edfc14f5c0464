import type { WebApiOptions } from '@superoffice/webapi/WebApiBase.js';
import type { SiteClient } from './site-client';

/**
 * Complete options for one of the vendor's agents. An option left out would be filled in from static options that the
 * vendor's base class remembers from whichever agent was made first: another site's address, language or credentials.
 * The objects are new at every call because agents change them.
 */
export function createVendorOptions(
  client: SiteClient,
  params: Readonly<Record<string, string>> = {},
): WebApiOptions {
  return {
    baseUrl: `${client.address.url}/`,
    axios: client.axios,
    // Read for every request, and its headers written to: present, own and empty.
    axiosConfig: { headers: {}, params: { ...params } },
    // Headers come from the client's interceptor. A blank is replaced by the remembered option, so these are not blank.
    languageCode: 'site',
    cultureCode: 'site',
    timezone: 'site',
    timezoneInclude: false,
    resourceManager: {},
    errorHandler: rethrow,
  };
}

async function rethrow(error: unknown): Promise<never> {
  throw error;
}
