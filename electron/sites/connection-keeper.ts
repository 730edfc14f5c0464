import { practiceSiteId, type Site, type SiteForm } from '../../shared/site';
import type { NetworkSettings } from '../network/networks';
import type { Lane } from '../network/rate-limiter';
import { createBasicCredential } from '../sign-in/basic-credential';
import type { Credential } from '../sign-in/credential';
import type { OnlineSession } from '../sign-in/online-session';
import type { OnlineSessions } from './online-sessions';
import { describePracticeSite } from './practice-site-view';
import type { PracticeAccess, PracticeSite } from './practice-site-thread';
import type { ConnectionFactory, OpenConnectionFactory } from './connection-factory';
import type { SiteConnection } from './site-connection';
import type { EnteredSecrets, SecretOwner } from './site-secrets';
import type { KeptSites } from './kept-sites';
import type { SiteCredentials } from './site-credentials';

/** How fast a connection of its own is to be used. Null = as the site's settings have it. */
export interface RunWish {
  /** Requests a second. */
  perSecond: number | null;
  /** Requests at the same time. */
  atOnce: number | null;
}

/** Which connection to use: finds where a site is and how to sign in there, and keeps those that were made. */
export interface ConnectionKeeper {
  /**
   * The same connection of a lane until the site or its place is changed. Throws `not-found` and the errors of signing in.
   */
  ofSite: (siteId: string, lane?: Lane) => Promise<SiteConnection>;
  /**
   * A connection of its own for many requests: they wait behind those of a person, and are no more a second than the site's
   * settings and the wish allow; null = as those have it. The caller closes it. Throws as `ofSite`.
   */
  ofRun: (siteId: string, wish: RunWish) => Promise<SiteConnection>;
  /** A connection of its own, by the form's values; the caller closes it. Throws the errors of signing in. */
  ofForm: (form: SiteForm) => Promise<SiteConnection>;
  /** The next one to ask gets a new connection. */
  forget: (siteId: string) => void;
}

export interface ConnectionKeeperOptions {
  list: KeptSites;
  practiceSite: PracticeSite;
  credentials: SiteCredentials;
  online: OnlineSessions;
  openFactory: OpenConnectionFactory;
}

export function createConnectionKeeper(options: ConnectionKeeperOptions): ConnectionKeeper {
  const { list, credentials, online, practiceSite, openFactory } = options;
  const known = new Map<string, Known>();
  const drop = (key: string) => {
    known.get(key)?.connection.then(
      (connection) => connection.close(),
      () => undefined,
    );
    known.delete(key);
  };
  /** Everybody who asks meanwhile gets the same one; a failure is not kept. */
  const keep = (key: string, place: string, make: () => Promise<SiteConnection>) => {
    const existing = known.get(key);
    if (existing?.place === place) return existing.connection;
    drop(key);
    const made: Known = { place, connection: make() };
    known.set(key, made);
    made.connection.catch(() => {
      if (known.get(key) === made) known.delete(key);
    });
    return made.connection;
  };
  /** Where a site is, and how a connection to it is made. */
  const find = async (
    siteId: string,
  ): Promise<{ place: string; make: (use: LaneUse) => Promise<SiteConnection> }> => {
    if (siteId === practiceSiteId) {
      // One that was started anew has another address and password.
      const access = await practiceSite.access();
      return { place: access.url, make: async (use) => connectPractice(access, await openFactory(), use) };
    }
    const site = list.find(siteId);
    const session = site.signIn.scheme === 'online' ? await online.ofSite(site) : null;
    // A tenant of Online may have moved since; where it is now is known or asked.
    const address = await findAddress(site, session);
    const make = async (use: LaneUse) => {
      const credential = await credentials.ofSite(site);
      return connect(site, { address, session, credential, ...use }, await openFactory());
    };
    return { place: address, make };
  };
  return {
    forget: (siteId) => {
      for (const lane of lanes) drop(keyOf(siteId, lane));
    },
    ofSite: async (siteId, lane = 'person') => {
      const { place, make } = await find(siteId);
      return keep(keyOf(siteId, lane), place, () => make({ lane }));
    },
    ofRun: async (siteId, wish) => (await find(siteId)).make({ lane: 'run', ...wish }),
    ofForm: async (form) => {
      const { id = '' } = form;
      if (id === practiceSiteId) return connectPractice(await practiceSite.access(), await openFactory());
      const owner: SecretOwner = { ...form, id };
      const entered: EnteredSecrets = form.secrets ?? {};
      const session = form.signIn.scheme === 'online' ? await online.ofForm(owner, entered) : null;
      const address = await findAddress(owner, session);
      const credential = await credentials.ofForm(owner, entered);
      return connect({ ...form, id }, { address, session, credential, lane: 'person' }, await openFactory());
    },
  };
}

/** The practice site is on this computer and takes as much as we like. */
const practiceNetwork: NetworkSettings = {
  compatibilityMode: false,
  authority: null,
  requestsPerSecond: null,
};

const lanes: readonly Lane[] = ['person', 'run'];

function keyOf(siteId: string, lane: Lane): string {
  return `${lane} ${siteId}`;
}

/** Whose requests go through a connection, and how many a second they want to be at most. */
interface LaneUse {
  lane?: Lane;
  perSecond?: number | null;
  atOnce?: number | null;
}

interface Known {
  /** The address that it leads to. */
  place: string;
  connection: Promise<SiteConnection>;
}

function connectPractice(
  { url, user, password }: PracticeAccess,
  factory: ConnectionFactory,
  { lane = 'person', perSecond = null, atOnce = null }: LaneUse = {},
): SiteConnection {
  const { id, name, environment, requests } = describePracticeSite(null);
  const readPassword = () => Promise.resolve(password);
  const credential = createBasicCredential({ userName: user, readPassword });
  // It is our own.
  const target = { siteId: id, name, environment, requests, allowHttp: true, address: url };
  const network = { ...practiceNetwork, requestsPerSecond: perSecond };
  return factory.connect({ ...target, network, lane, credential, ...(atOnce === null ? {} : { atOnce }) });
}

async function findAddress(site: SecretOwner, session: OnlineSession | null): Promise<string> {
  return session ? (await session.tenant()).apiAddress : site.address;
}

function connect(
  site: Pick<Site, 'id' | 'name' | 'environment' | 'productionUntil' | 'allowHttp' | 'requests' | 'network'>,
  access: { address: string; session: OnlineSession | null; credential: Credential } & LaneUse,
  factory: ConnectionFactory,
): SiteConnection {
  const { session, address, credential, lane = 'person', perSecond = null, atOnce = null } = access;
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
    lane,
    ...(atOnce === null ? {} : { atOnce }),
    address,
    credential,
  };
  return factory.connect(session ? { ...target, relocate: createRelocate(session, address) } : target);
}

/** Requests go to places below the tenant's address; where it has moved, they go to the same places there. */
function createRelocate(session: OnlineSession, apiAddress: string) {
  return async (usedBase: string): Promise<string | null> => {
    const below = usedBase.startsWith(apiAddress) ? usedBase.slice(apiAddress.length) : '';
    const hasMoved = await session.relocateTenant(apiAddress);
    return hasMoved ? `${(await session.tenant()).apiAddress}${below}` : null;
  };
}
