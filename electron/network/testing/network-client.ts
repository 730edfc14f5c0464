import type { AxiosAdapter } from 'axios';
import { toApiAddress } from '../../superoffice/api-address';
import { createRecordingAdapter, type RecordExchange } from '../../superoffice/exchange-recorder';
import { createSiteClient, type RequestTimeouts, type SiteClient } from '../../superoffice/site-client';
import { systemClock } from '../../clock';
import type { ProxyCredentials } from '../proxy-sign-in';
import type { Lane } from '../rate-limiter';
import {
  createNetworks,
  defaultNetworkSettings,
  type Networks,
  type NetworkSettings,
  type NetworkSurroundings,
} from '../networks';
import { readAuthorityFile } from '../trusted-authorities';
import { createFakePort } from './fake-chromium';

/** The site's credentials in these tests: no proxy may ever see them. */
export const siteAuthorization = 'Basic c2l0ZS11c2VyOnNpdGUtc2VjcmV0';

export interface NetworkClientOptions {
  address: string;
  /** The system's proxy answer; straight where there is none. */
  proxyAnswer?: string | (() => string);
  proxyCredentials?: Map<string, ProxyCredentials>;
  settings?: Partial<NetworkSettings>;
  surroundings?: Partial<NetworkSurroundings>;
  timeouts?: RequestTimeouts;
  /** Gets every request on the wire. */
  record?: RecordExchange;
  /** Shared with another client; its surroundings count then. */
  networks?: Networks;
  lane?: Lane;
}

/** The real client of a site over its real network. */
export interface NetworkClient extends SiteClient {
  /** Sends a read or a write as the program does. */
  read: () => Promise<unknown>;
  write: () => Promise<unknown>;
}

/** Surroundings as the program has them, except for what the test says. */
export function createTestSurroundings(options: Omit<NetworkClientOptions, 'address'>): NetworkSurroundings {
  const { proxyAnswer = 'DIRECT', proxyCredentials = new Map<string, ProxyCredentials>() } = options;
  return {
    resolveProxy: async () => (typeof proxyAnswer === 'string' ? proxyAnswer : proxyAnswer()),
    proxySignIn: {
      find: async (proxy) => proxyCredentials.get(proxy) ?? null,
      noteRefused: (proxy) => proxyCredentials.delete(proxy),
    },
    // Here an authority's id is the path of its file.
    readAuthority: readAuthorityFile,
    createChromiumPort: createFakePort,
    clock: systemClock,
    // No pauses between repeated reads.
    random: () => 0,
    hasNetwork: () => true,
    connectTimeoutMs: 60_000,
    answerTimeoutMs: 60_000,
    appVersion: '0',
    ...options.surroundings,
  };
}

export function createNetworkClient(options: NetworkClientOptions): NetworkClient {
  const address = toApiAddress(options.address);
  const surroundings = createTestSurroundings(options);
  const { clock } = surroundings;
  const { record, lane = 'person', networks = createNetworks(surroundings) } = options;
  const watch = (send: AxiosAdapter) =>
    record ? createRecordingAdapter(send, () => ({ siteId: 'test', siteName: 'Test' }), record, clock) : send;
  const settings = { ...defaultNetworkSettings, ...options.settings };
  const network = networks.forSite('test', settings, { lane, watch });
  const client = createSiteClient({
    address,
    allowHttp: true,
    language: 'en',
    appVersion: '0',
    authorization: async () => siteAuthorization,
    timeouts: options.timeouts ?? { readMs: 60_000, writeMs: 60_000 },
    adapter: network.adapter,
    clock,
  });
  return {
    ...client,
    close() {
      client.close();
      network.close();
    },
    read: () => client.axios.get('v1/User/currentPrincipal'),
    write: () => client.axios.post('v1/Agents/ErpSync/ConnectActor', { CrmRecordId: 1 }),
  };
}
