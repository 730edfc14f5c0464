import { practiceSiteId, type Site, type SiteForm } from '../../shared/site';
import type { NetworkSettings } from '../network/networks';
import type { Lane } from '../network/rate-limiter';
import { createBasicCredential } from '../sign-in/basic-credential';
import type { Credential } from '../sign-in/credential';
import type { OnlineSession } from '../sign-in/online-session';
import type { OnlineSessions } from './online-sessions';
import { describePracticeSite } from './practice-site-view';
import type { PracticeAccess, PracticeSite } from './practice-site-thread';
import { connectSite, type ConnectionSettings, type SiteConnection } from './site-connection';
import type { EnteredSecrets, SecretOwner } from './site-secrets';
import type { KeptSites } from './kept-sites';
import type { SiteCredentials } from './site-credentials';

/** The connections to the sites. */
export interface ConnectionPool {
  /**
   * The same connection until the site or its place is changed, one for each lane of the site's rate limiter: a person's
   * requests go before those of a run. Throws `not-found` and the errors of signing in.
   */
  ofSite: (siteId: string, lane?: Lane) => Promise<SiteConnection>;
  /** A connection of its own, by the form's values; the caller closes it. Throws the errors of signing in. */
  ofForm: (form: SiteForm) => Promise<SiteConnection>;
  /** The next one to ask gets a new connection. */
  forget: (siteId: string) => void;
}

export interface ConnectionPoolOptions {
  list: KeptSites;
  practiceSite: PracticeSite;
  credentials: SiteCredentials;
  online: OnlineSessions;
  settings: ConnectionSettings;
}

export function createConnectionPool(options: ConnectionPoolOptions): ConnectionPool {
  const { list, credentials, online, practiceSite, settings } = options;
  const known = { person: new Map<string, Known>(), run: new Map<string, Known>() };
  const forgetIn = (lane: Lane, siteId: string) => {
    known[lane].get(siteId)?.connection.then(
      (connection) => connection.close(),
      () => undefined,
    );
    known[lane].delete(siteId);
  };
  /** Everybody who asks meanwhile gets the same one; a failure is not kept. */
  const keep = (
    { siteId, lane, place }: { siteId: string; lane: Lane; place: string },
    make: () => Promise<SiteConnection>,
  ) => {
    const existing = known[lane].get(siteId);
    if (existing?.place === place) return existing.connection;
    forgetIn(lane, siteId);
    const made: Known = { place, connection: make() };
    known[lane].set(siteId, made);
    made.connection.catch(() => {
      if (known[lane].get(siteId) === made) known[lane].delete(siteId);
    });
    return made.connection;
  };
  return {
    forget: (siteId) => {
      forgetIn('person', siteId);
      forgetIn('run', siteId);
    },
    ofSite: async (siteId, lane = 'person') => {
      if (siteId === practiceSiteId) {
        // One that was started anew has another address and password.
        const access = await practiceSite.access();
        const kept = { siteId, lane, place: access.url };
        return keep(kept, async () => connectPractice(access, lane, settings));
      }
      const site = list.find(siteId);
      const session = site.signIn.scheme === 'online' ? await online.ofSite(site) : null;
      // A tenant of Online may have moved since; where it is now is known or asked.
      const address = await findAddress(site, session);
      return keep({ siteId, lane, place: address }, async () =>
        connect(site, { address, session, lane, credential: await credentials.ofSite(site) }, settings),
      );
    },
    ofForm: async (form) => {
      const { id = '' } = form;
      if (id === practiceSiteId) return connectPractice(await practiceSite.access(), 'person', settings);
      const owner: SecretOwner = { ...form, id };
      const entered: EnteredSecrets = form.secrets ?? {};
      const session = form.signIn.scheme === 'online' ? await online.ofForm(owner, entered) : null;
      const address = await findAddress(owner, session);
      const credential = await credentials.ofForm(owner, entered);
      return connect({ ...form, id }, { address, session, lane: 'person', credential }, settings);
    },
  };
}

/** The practice site is on this computer and takes as much as we like. */
const practiceNetwork: NetworkSettings = {
  compatibilityMode: false,
  authority: null,
  requestsPerSecond: null,
};

interface Known {
  /** The address that it leads to. */
  place: string;
  connection: Promise<SiteConnection>;
}

function connectPractice(
  { url, user, password }: PracticeAccess,
  lane: Lane,
  settings: ConnectionSettings,
): SiteConnection {
  const { id, name, environment, requests } = describePracticeSite(null);
  const readPassword = () => Promise.resolve(password);
  const credential = createBasicCredential({ userName: user, readPassword });
  // It is our own.
  const target = { siteId: id, name, environment, requests, lane, allowHttp: true, address: url };
  return connectSite({ ...target, network: practiceNetwork, credential }, settings);
}

async function findAddress(site: SecretOwner, session: OnlineSession | null): Promise<string> {
  return session ? (await session.tenant()).apiAddress : site.address;
}

function connect(
  site: Pick<Site, 'id' | 'name' | 'environment' | 'productionUntil' | 'allowHttp' | 'requests' | 'network'>,
  access: { address: string; session: OnlineSession | null; lane: Lane; credential: Credential },
  settings: ConnectionSettings,
): SiteConnection {
  const { session, address, lane, credential } = access;
  const { id: siteId, name, environment, requests } = site;
  // Where a tenant of Online is was checked when its login service said it.
  const allowHttp = session !== null || site.allowHttp;
  const network = { ...site.network, requestsPerSecond: requests.requestsPerSecond };
  const { productionUntil } = site;
  const target = {
    siteId,
    name,
    environment,
    productionUntil,
    allowHttp,
    requests,
    network,
    lane,
    address,
    credential,
  };
  return connectSite(session ? { ...target, relocate: createRelocate(session, address) } : target, settings);
}

/** Requests go to places below the tenant's address; where it has moved, they go to the same places there. */
function createRelocate(session: OnlineSession, apiAddress: string) {
  return async (usedBase: string): Promise<string | null> => {
    const below = usedBase.startsWith(apiAddress) ? usedBase.slice(apiAddress.length) : '';
    const hasMoved = await session.relocateTenant(apiAddress);
    return hasMoved ? `${(await session.tenant()).apiAddress}${below}` : null;
  };
}
