import { connectTimeoutMs, createNetworks, hasNetwork } from '../network/networks';
import type { LoginTransport } from '../sign-in/login-transport';
import type { KeptAuthorities } from './kept-authorities';
import { createLoginTransports } from './login-transports';
import type { ProxyQuestions } from './proxy-questions';
import { createRequestNotes } from './request-notes';
import {
  connectSite,
  type ConnectionSettings,
  type ConnectionTarget,
  type SiteConnection,
} from './site-connection';
import type { SecretOwner } from './site-secrets';
import type { SiteSurroundings } from './site-services';

/** Makes every connection of this program, to sites and to login services, on what they have in common. */
export interface ConnectionFactory {
  settings: ConnectionSettings;
  /** Sends nothing yet. Throws `invalid-input` for an address that is none. */
  connect: (target: ConnectionTarget) => SiteConnection;
  /** The connection to the login services of SuperOffice Online, for one site or form. */
  loginTransportOf: (owner: Pick<SecretOwner, 'id' | 'name' | 'network'>) => LoginTransport;
}

/** Resolves to the same one each time. */
export type OpenConnectionFactory = () => Promise<ConnectionFactory>;

const connectionTestTimeoutMs = 15_000;

/**
 * Puts it together: HTTP client, proxies, rate limits. Most of the program's code is behind this, so it is loaded when
 * the first site is asked for something, after the first picture.
 */
export function createConnectionFactory(
  around: SiteSurroundings & Pick<ConnectionSettings, 'recordExchange'>,
  questions: ProxyQuestions,
  authorities: KeptAuthorities,
): ConnectionFactory {
  const { appVersion, desktop, log } = around;
  const settings: ConnectionSettings = {
    ...around,
    networks: createNetworks({
      appVersion,
      resolveProxy: desktop.resolveProxy,
      createChromiumPort: desktop.createChromiumPort,
      proxySignIn: questions,
      readAuthority: authorities.read,
      clock: around.time,
      random: around.random ?? Math.random,
      hasNetwork,
      connectTimeoutMs,
      answerTimeoutMs: connectionTestTimeoutMs,
    }),
    noteRequest: createRequestNotes(log),
    noteProxyRefusal: questions.noteFailure,
  };
  return {
    settings,
    connect: (target) => connectSite(target, settings),
    loginTransportOf: createLoginTransports(settings),
  };
}
