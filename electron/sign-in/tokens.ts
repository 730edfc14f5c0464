import {
  authorizationCodeGrant,
  refreshTokenGrant,
  type IDToken,
  type TokenEndpointResponse,
  type TokenEndpointResponseHelpers,
} from 'openid-client';
import { AppError } from '../../shared/errors';
import { configureClient, type ClientApp, type LoginService } from './login-service';
import { toSignInError } from './oidc-errors';

/** What the token endpoint gave. */
export interface TokenSet {
  accessToken: string;
  lifetimeMs: number;
  /** Null: none came. SuperOffice gives one at sign-in and goes on accepting it, without repeating it at a renewal. */
  refreshToken: string | null;
  /** The claims of the checked id_token; null where none came. */
  claims: IDToken | null;
}

export interface CodeChecks {
  redirectUri: string;
  verifier: string;
  state: string;
  nonce: string;
}

const documentedLifetimeSeconds = 3_600;

/** Trades the code in `callback` for tokens and checks the identity that comes along. */
export async function exchangeCode(
  login: LoginService,
  app: ClientApp,
  callback: URL,
  checks: CodeChecks,
): Promise<TokenSet> {
  const { redirectUri, verifier, state, nonce } = checks;
  const client = configureClient(login, app, { kind: 'signIn', redirectUri });
  try {
    const answer = await authorizationCodeGrant(client, callback, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    return toTokenSet(answer);
  } catch (error) {
    const code = callback.searchParams.get('code') ?? '';
    const secrets = [code, verifier, app.clientSecret ?? ''];
    throw toSignInError(error, { step: 'code', host: login.host, secrets });
  }
}

/**
 * Gets a new access token. Documents and samples disagree on whether a native app needs its secret here, so it is
 * tried without, and with the secret where there is one and the service asked who we are. Throws `sign-in-revoked`,
 * `sign-in-again`, and the codes of a service that is out of reach.
 */
export async function renewTokens(
  login: LoginService,
  app: ClientApp,
  refreshToken: string,
): Promise<TokenSet> {
  try {
    return await renewAs(login, { ...app, clientSecret: null }, refreshToken);
  } catch (error) {
    const wantsSecret = error instanceof AppError && error.code === 'sign-in-again';
    if (!wantsSecret || app.clientSecret === null) throw error;
    return renewAs(login, app, refreshToken);
  }
}

async function renewAs(login: LoginService, app: ClientApp, refreshToken: string): Promise<TokenSet> {
  try {
    return toTokenSet(
      await refreshTokenGrant(configureClient(login, app, { kind: 'renewal' }), refreshToken),
    );
  } catch (error) {
    const secrets = [refreshToken, app.clientSecret ?? ''];
    throw toSignInError(error, { step: 'renew', host: login.host, secrets });
  }
}

function toTokenSet(answer: TokenEndpointResponse & TokenEndpointResponseHelpers): TokenSet {
  const seconds = answer.expires_in ?? documentedLifetimeSeconds;
  return {
    accessToken: answer.access_token,
    lifetimeMs: seconds * 1_000,
    refreshToken: answer.refresh_token ?? null,
    claims: answer.claims() ?? null,
  };
}
