import type { Environment } from '../../shared/environment';
import type { AppError } from '../../shared/errors';
import type { RequestSettings } from '../../shared/site';
import { readCulture, type Culture } from '../../shared/value/culture';
import type { Networks, NetworkSettings } from '../network/networks';
import type { Lane } from '../network/rate-limiter';
import type { Redact } from '../redaction/redact';
import type { Credential } from '../sign-in/credential';
import { createCredentialAdapter, type CredentialAdapterOptions } from '../sign-in/credential-adapter';
import { toApiAddress } from '../superoffice/api-address';
import { createArchive, type Archive } from '../superoffice/archive';
import { createErpActorSearch, type SearchErpEntities } from '../superoffice/erp-actor-search';
import { createErpSync, type ErpSync } from '../superoffice/erp-sync';
import { createRecordingAdapter, type RecordExchange } from '../superoffice/exchange-recorder';
import { readPrincipal } from '../superoffice/sign-in';
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
  /** Of a site that had been production: until when. */
  productionUntil: string | null;
  /** How long a write waits for its answer. */
  writeTimeoutMs: number;
  /** How many requests a second this connection wants at most; null = as many as we like. */
  requestsPerSecond: number | null;
  /** In which culture the site was asked to write numbers and dates; null = none, so it keeps to the documented form. */
  culture: Culture | null;
  client: SiteClient;
  credential: Credential;
  erpSync: ErpSync;
  archive: Archive;
  searchErpEntities: SearchErpEntities;
  /** Who is signed in; asked of the site where the scheme does not say, and empty where the site does not either. */
  userName: () => Promise<string>;
  /** Lets idle connections go; what is under way is left to finish. */
  close: () => void;
}

/** What every connection of this program has in common. */
export interface ConnectionSettings {
  appVersion: string;
  /** Instead of the sites' own, for tests. */
  timeouts: RequestTimeouts | null;
  networks: Networks;
  redact: Redact;
  noteRequest: (note: RequestNote) => void;
  recordExchange: RecordExchange;
  /** A request failed at a proxy that wants a sign-in of its own. */
  noteProxyRefusal: (siteId: string, error: AppError) => void;
}

/** Who and where, and how to sign in there. */
export interface ConnectionTarget {
  siteId: string;
  name: string;
  environment: Environment;
  productionUntil?: string | undefined;
  address: string;
  allowHttp: boolean;
  requests: RequestSettings;
  network: NetworkSettings;
  /** Whose requests go this way: a person's go before those of a run. A person's where nothing is said. */
  lane?: Lane;
  /** How many of them are under way at the same time; as many as the site has turns for where nothing is said. */
  atOnce?: number;
  credential: Credential;
  relocate?: NonNullable<CredentialAdapterOptions['relocate']>;
}

/** Connects to one site. Sends nothing yet. Throws `invalid-input` for an address that is none. */
export function connectSite(target: ConnectionTarget, settings: ConnectionSettings): SiteConnection {
  const { siteId, name, environment, credential } = target;
  const network = settings.networks.forSite(siteId, target.network, {
    lane: target.lane ?? 'person',
    ...(target.atOnce === undefined ? {} : { atOnce: target.atOnce }),
    watch: (send) =>
      createRecordingAdapter(send, () => ({ siteId, siteName: name }), settings.recordExchange),
  });
  const { relocate } = target;
  const { appVersion, redact, noteRequest } = settings;
  const timeouts = settings.timeouts ?? readTimeouts(target.requests);
  const client = createSiteClient({
    appVersion,
    redact,
    noteRequest,
    noteFailure: (error) => settings.noteProxyRefusal(siteId, error),
    address: toApiAddress(target.address),
    allowHttp: target.allowHttp,
    language: target.requests.acceptLanguage,
    headers: readLanguageHeaders(target.requests),
    timeouts,
    adapter: createCredentialAdapter({
      credential,
      send: network.adapter,
      ...(relocate ? { relocate } : {}),
    }),
  });
  const archive = createArchive(client);
  return {
    siteId,
    name,
    environment,
    productionUntil: target.productionUntil ?? null,
    writeTimeoutMs: timeouts.writeMs,
    requestsPerSecond: target.network.requestsPerSecond,
    culture: readCulture(target.requests.soCulture),
    client,
    credential,
    erpSync: createErpSync(client, target.requests.acceptLanguage),
    archive,
    searchErpEntities: createErpActorSearch(archive),
    userName: createUserName(client, credential),
    close: () => {
      client.close();
      network.close();
    },
  };
}

/** The page lists these headers; an empty one is not sent, and the site decides by itself. */
function readLanguageHeaders({ soLanguage, soCulture, soTimeZone }: RequestSettings): Record<string, string> {
  const headers = { 'SO-Language': soLanguage, 'SO-Culture': soCulture, 'SO-TimeZone': soTimeZone };
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
}

function readTimeouts({ readTimeoutSeconds, writeTimeoutSeconds }: RequestSettings): RequestTimeouts {
  return { readMs: readTimeoutSeconds * 1_000, writeMs: writeTimeoutSeconds * 1_000 };
}

function createUserName(client: SiteClient, credential: Credential): () => Promise<string> {
  let asked: Promise<string> | null = null;
  return async () => {
    const { userName } = credential.describe();
    if (userName !== '') return userName;
    asked ??= readPrincipal(client).then(
      (principal) => principal.userName,
      () => {
        asked = null;
        return '';
      },
    );
    return asked;
  };
}
