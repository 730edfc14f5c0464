import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { AppError } from '../../shared/errors';
import type { OnlineSettings } from '../../shared/sign-in-schemes';
import type { ProgramText } from '../../shared/text/program-text';
import { configureClient, type ClientApp, type LoginService } from './login-service';
import { openLoopback } from './loopback-listener';
import { exchangeCode, type TokenSet } from './tokens';

export interface BrowserSignInOptions {
  settings: Pick<OnlineSettings, 'customerId' | 'loginHint' | 'port' | 'path'>;
  app: ClientApp;
  /** Opens the system's browser. */
  openBrowser: (address: string) => Promise<void>;
  /** How long a person may take in the browser. */
  timeoutMs: number;
  signal: AbortSignal;
  text: ProgramText;
}

/**
 * Signs in through the system's browser: authorization code with PKCE, back to a loopback port. Throws the coded
 * errors of the listener, of the token exchange, and `browser-not-opened`.
 */
export async function signInWithBrowser(
  login: LoginService,
  options: BrowserSignInOptions,
): Promise<TokenSet> {
  const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
  const { settings, timeoutMs, signal, text } = options;
  const { port, path } = settings;
  const loopback = await openLoopback({ port, path, expectedState: state, timeoutMs, signal, text });
  const { redirectUri } = loopback;
  try {
    const challenge = await calculatePKCECodeChallenge(verifier);
    await open(
      authorizeAddress(login, options, { redirectUri, challenge, state, nonce }),
      options.openBrowser,
    );
    const callback = await loopback.returned;
    return await exchangeCode(login, options.app, callback, { redirectUri, verifier, state, nonce });
  } finally {
    loopback.close();
  }
}

function authorizeAddress(
  login: LoginService,
  { settings, app }: BrowserSignInOptions,
  sent: { redirectUri: string; challenge: string; state: string; nonce: string },
): string {
  const { customerId, loginHint } = settings;
  // The redirect's way of answering can be set per app, so we say which one we understand.
  const knowsQuery = login.metadata.response_modes_supported?.includes('query') ?? false;
  const address = buildAuthorizationUrl(configureClient(login, app, { kind: 'signIn' }), {
    redirect_uri: sent.redirectUri,
    scope: 'openid',
    state: sent.state,
    nonce: sent.nonce,
    code_challenge: sent.challenge,
    code_challenge_method: 'S256',
    ...(knowsQuery ? { response_mode: 'query' } : {}),
    // Skips the choice of a tenant ("Authorization Code flow").
    ...(customerId === null ? {} : { acr_values: `tenant:${customerId}` }),
    ...(loginHint === '' ? {} : { login_hint: loginHint }),
  });
  return address.href;
}

async function open(address: string, openBrowser: (address: string) => Promise<void>): Promise<void> {
  try {
    await openBrowser(address);
  } catch (error) {
    throw new AppError('browser-not-opened', { cause: error });
  }
}
