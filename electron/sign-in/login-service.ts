import {
  allowInsecureRequests,
  ClientSecretPost,
  clockSkew,
  clockTolerance,
  Configuration,
  customFetch,
  discovery,
  None,
  type ServerMetadata,
} from 'openid-client';
import type { TwoClocks } from '../clock';
import { AppError } from '../../shared/errors';
import { createIdTokenCheck, type IdTokenCheck } from './id-token-check';
import type { LoginTransport } from './login-transport';
import { toSignInError } from './oidc-errors';
import { createOidcFetch } from './oidc-fetch';
import { isRehearsal, isTrustedOnlineUrl } from './online-hosts';

/** The app as SuperOffice's Developer Portal knows it. */
export interface ClientApp {
  clientId: string;
  /** Null: a native app, which proves itself with PKCE alone. */
  clientSecret: string | null;
}

/** A login service whose endpoints were discovered and found to be where they should. */
export interface LoginService {
  origin: string;
  host: string;
  transport: LoginTransport;
  clock: TwoClocks;
  metadata: ServerMetadata;
  checkIdToken: IdTokenCheck;
}

const toleranceSeconds = { signIn: 60, renewal: 2 * 24 * 60 * 60 };

/**
 * Reads `{origin}/login/.well-known/openid-configuration` and refuses endpoints on foreign hosts. Throws
 * `login-unreachable`, `login-not-usable` and what the transport says of certificates and proxies.
 */
export async function discoverLogin(
  origin: string,
  transport: LoginTransport,
  clock: TwoClocks,
): Promise<LoginService> {
  const { host } = new URL(origin);
  const metadata = await readMetadata(origin, host, transport);
  const { issuer, authorization_endpoint: authorize, token_endpoint: token, jwks_uri: keys } = metadata;
  const addresses = [issuer, authorize, token, keys];
  if (keys === undefined || !addresses.every((url) => isTrustedOnlineUrl(url ?? '', origin))) {
    throw new AppError('login-not-usable', { params: { host }, detail: 'endpoints' });
  }
  return {
    origin,
    host,
    transport,
    clock,
    metadata,
    checkIdToken: createIdTokenCheck(transport, keys, clock),
  };
}

async function readMetadata(
  origin: string,
  host: string,
  transport: LoginTransport,
): Promise<ServerMetadata> {
  // The issuer is the bare host and the document lies below /login, so the library is given the whole address.
  const address = new URL('/login/.well-known/openid-configuration', origin);
  try {
    const found = await discovery(address, 'unused', undefined, None(), {
      [customFetch]: createOidcFetch(transport),
      execute: isRehearsal(origin) ? [allowInsecureRequests] : [],
    });
    return { ...found.serverMetadata() };
  } catch (error) {
    throw toSignInError(error, { step: 'discover', host, secrets: [] });
  }
}

/**
 * The library's view of the service and the app, for one exchange. A sign-in wants the right time, because the
 * identity came by way of the browser. A renewal is answered to ourselves, and a clock that jumped must not end it.
 */
export function configureClient(
  login: LoginService,
  app: ClientApp,
  exchange: { kind: keyof typeof toleranceSeconds; redirectUri?: string },
): Configuration {
  const { origin, transport, clock, metadata, checkIdToken } = login;
  const { kind, redirectUri } = exchange;
  const configuration = new Configuration(
    metadata,
    app.clientId,
    {
      id_token_signed_response_alg: 'RS256',
      [clockTolerance]: toleranceSeconds[kind],
      [clockSkew]: Math.round((clock.wallMs() - Date.now()) / 1_000),
    },
    app.clientSecret === null ? None() : ClientSecretPost(app.clientSecret),
  );
  configuration[customFetch] = createOidcFetch(transport, {
    checkIdToken,
    ...(redirectUri === undefined ? {} : { redirectUri }),
  });
  if (isRehearsal(origin)) allowInsecureRequests(configuration);
  return configuration;
}
