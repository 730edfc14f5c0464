import { ArchiveAgent } from '@superoffice/webapi/ArchiveAgent.js';
import { ErpSyncAgent } from '@superoffice/webapi/ErpSyncAgent.js';
import { MDOAgent } from '@superoffice/webapi/MDOAgent.js';
import type { PracticeSite } from '../practice-site';
import { createAxios } from './site-client';

/**
 * The vendor's own client, pointed at a site under test. Every agent gets complete options and its own axios
 * instance: the client falls back to the options of the first agent ever made for whatever is missing.
 */
export function createVendorAgents(site: PracticeSite) {
  const makeOptions = (agent: string) => {
    const axios = createAxios(site);
    axios.defaults.baseURL = `${site.url}api/v1/Agents/${agent}/`;
    axios.defaults.headers.common['Accept-Language'] = 'en';
    return {
      baseUrl: `${site.url}api/`,
      languageCode: 'en',
      cultureCode: 'en',
      timezone: 'UTC',
      axios,
      axiosConfig: {},
    };
  };
  return {
    erpSync: new ErpSyncAgent(makeOptions('ErpSync')),
    archive: new ArchiveAgent(makeOptions('Archive')),
    mdo: new MDOAgent(makeOptions('MDO')),
  };
}
