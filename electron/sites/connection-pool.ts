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
  /** The same connection until the site or its place is changed. Throws `not-found` and the errors of signing in. */
  ofSite: (siteId: string) => Promise<SiteConnection>;
  /**
   * A connection of its own for many requests: they wait behind those of a person, and are no more a second than the site's
   * settings and the wish allow; null = as those have it. The caller closes it. Throws as `ofSite`.
   */
  ofRun: (siteId: string, perSecond: number | null) => Promise<SiteConnection>;
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
  const known = new Map<string, Known>();
  const forget = (siteId: string) => {
    known.get(siteId)?.connection.then(
      (connection) => connection.close(),
      () => undefined,
    );
    known.delete(siteId);
  };
  /** Everybody who asks meanwhile gets the same one; a failure is not kept. */
  const keep = (siteId: string, place: string, make: () => Promise<SiteConnection>) => {
    const existing = known.get(siteId);
    if (existing?.place === place) return existing.connection;
    forget(siteId);
    const made: Known = { place, connection: make() };
    known.set(siteId, made);
    made.connection.catch(() => {
      if (known.get(siteId) === made) known.delete(siteId);
    });
    return made.connection;
  };
  const findKept = async (siteId: string) => {
    const site = list.find(siteId);
    const session = site.signIn.scheme === 'online' ? await online.ofSite(site) : null;
    // A tenant of Online may have moved since; where it is now is known or asked.
    return { site, session, address: await findAddress(site, session) };
  };
  return {
    forget,
    ofSite: async (siteId) => {
      if (siteId === practiceSiteId) {
        // One that was started anew has another address and password.
        const access = await practiceSite.access();
        return keep(siteId, access.url, async () => connectPractice(access, settings));
      }
      const { site, session, address } = await findKept(siteId);
      return keep(siteId, address, async () =>
        connect(site, { address, session, credential: await credentials.ofSite(site) }, settings),
      );
    },
    ofRun: async (siteId, perSecond) => {
      const lane = { lane: 'run', perSecond } as const;
      if (siteId === practiceSiteId) return connectPractice(await practiceSite.access(), settings, lane);
      const { site, session, address } = await findKept(siteId);
      return connect(site, { address, session, credential: await credentials.ofSite(site), ...lane }, settings);
    },
    ofForm: async (form) => {
      const { id = '' } = form;
      if (id === practiceSiteId) return connectPractice(await practiceSite.access(), settings);
      const owner: SecretOwner = { ...form, id };
      const entered: EnteredSecrets = form.secrets ?? {};
      const session = form.signIn.scheme === 'online' ? await online.ofForm(owner, entered) : null;
      const address = await findAddress(owner, session);
      const credential = await credentials.ofForm(owner, entered);
      return connect({ ...form, id }, { address, session, credential }, settings);
    },
  };
}

/** The practice site is on this computer and takes as much as we like. */
const practiceNetwork: NetworkSettings = {
  compatibilityMode: false,
  authority: null,
  requestsPerSecond: null,
};

/** Whose requests go through a connection, and how many a second they want to be at most. */
interface LaneUse {
  lane?: Lane;
  perSecond?: number | null;
}

interface Known {
  /** The address that it leads to. */
  place: string;
  connection: Promise<SiteConnection>;
}

function connectPractice(
  { url, user, password }: PracticeAccess,
  settings: ConnectionSettings,
  { lane = 'person', perSecond = null }: LaneUse = {},
): SiteConnection {
  const { id, name, environment, requests } = describePracticeSite(null);
  const readPassword = () => Promise.resolve(password);
  const credential = createBasicCredential({ userName: user, readPassword });
  // It is our own.
  const target = { siteId: id, name, environment, requests, allowHttp: true, address: url };
  const network = { ...practiceNetwork, requestsPerSecond: perSecond };
  return connectSite({ ...target, network, credential, lane }, settings);
}

async function findAddress(site: SecretOwner, session: OnlineSession | null): Promise<string> {
  return session ? (await session.tenant()).apiAddress : site.address;
}

function connect(
  site: Pick<Site, 'id' | 'name' | 'environment' | 'productionUntil' | 'allowHttp' | 'requests' | 'network'>,
  access: { address: string; session: OnlineSession | null; credential: Credential } & LaneUse,
  settings: ConnectionSettings,
): SiteConnection {
  const { session, address, credential, lane = 'person', perSecond = null } = access;
  const { id: siteId, name, environment, requests } = site;
  // Where a tenant of Online is was checked when its login service said it.
  const allowHttp = session !== null || site.allowHttp;
  const requestsPerSecond = Math.min(requests.requestsPerSecond, perSecond ?? Infinity);
  const network = { ...site.network, requestsPerSecond };
  const { productionUntil } = site;
  const target = {
    siteId,
    name,
    environment,
    productionUntil,
    allowHttp,
    requests,
    network,
    address,
    credential,
    lane,
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
