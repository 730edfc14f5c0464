import type { Environment } from '../../shared/environment';
import type { Redact } from '../redaction';
import { toApiAddress } from '../superoffice/api-address';
import { createArchive, type Archive } from '../superoffice/archive';
import { createErpActorSearch, type SearchErpEntities } from '../superoffice/erp-actor-search';
import { createErpSync, type ErpSync } from '../superoffice/erp-sync';
import {
  createSiteClient,
  type RequestNote,
  type RequestTimeouts,
  type SiteClient,
} from '../superoffice/site-client';

/** A site as services use it: who it is, and the calls it answers. */
export interface SiteConnection {
  siteId: string;
  name: string;
  environment: Environment;
  userName: string;
  client: SiteClient;
  erpSync: ErpSync;
  archive: Archive;
  searchErpEntities: SearchErpEntities;
}

/** What every connection of this program has in common. */
export interface ConnectionSettings {
  appVersion: string;
  timeouts: RequestTimeouts;
  redact: Redact;
  noteRequest: (note: RequestNote) => void;
}

/** Who and where, and how to sign in there. */
export interface ConnectionTarget {
  siteId: string;
  name: string;
  environment: Environment;
  address: string;
  allowHttp: boolean;
  language: string;
  userName: string;
  authorization: () => Promise<string>;
}

/** Connects to one site. Sends nothing yet. Throws `invalid-input` for an address that is none. */
export function connectSite(target: ConnectionTarget, settings: ConnectionSettings): SiteConnection {
  const { siteId, name, environment, userName, allowHttp, language, authorization } = target;
  const address = toApiAddress(target.address);
  const client = createSiteClient({ address, allowHttp, language, authorization, ...settings });
  const archive = createArchive(client);
  return {
    siteId,
    name,
    environment,
    userName,
    client,
    erpSync: createErpSync(client),
    archive,
    searchErpEntities: createErpActorSearch(archive),
  };
}
