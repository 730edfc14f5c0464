import type { Configuration } from 'oidc-provider';
import type { JWK } from 'jose';
import type { ProviderRecords } from './provider-records';

export const identityPrefix = 'http://schemes.superoffice.net/identity/';

/** The people of the rehearsal: the claims that SuperOffice sends, without their prefix. */
export const testPerson = {
  subject: 'kari.overland@practice.example',
  associateid: '7',
  company_name: 'Fjord Practice AS',
  email: 'kari.overland@practice.example',
  upn: 'kari.overland@practice.example',
  initials: 'KØ',
  is_administrator: 'False',
  serial: '1801550193',
};

/** An app without a secret that proves itself with PKCE, and one that needs its secret. */
export const testApps = {
  native: { clientId: '6cf25376616343b38d14ddcd804f2891', clientSecret: null },
  secret: { clientId: 'c789b7d98f3c496fb5aaa4b1a81ca11b', clientSecret: 'fa5e0000000000000000000000000001' },
} as const;

export interface ProviderSettings {
  records: ProviderRecords;
  jwks: JWK[];
  accessTokenSeconds: () => number;
  tenant: () => string;
  webApiUrl: () => string;
}

/**
 * `oidc-provider` set up as SuperOffice describes its own service: its paths, `openid` only, RS256, opaque access
 * tokens of an hour, and a refresh token that stays the same.
 */
export function configureProvider(settings: ProviderSettings): Configuration {
  const claimNames = [...Object.keys(testPerson).filter((name) => name !== 'subject'), 'ctx', 'webapi_url'];
  const redirectUris = ['http://127.0.0.1', 'http://127.0.0.1/desktop-callback/'];
  const common = {
    application_type: 'native',
    redirect_uris: redirectUris,
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
  } as const;
  return {
    adapter: (model) => settings.records.adapter(model),
    jwks: { keys: settings.jwks },
    clients: [
      { ...common, client_id: testApps.native.clientId, token_endpoint_auth_method: 'none' },
      {
        ...common,
        client_id: testApps.secret.clientId,
        client_secret: testApps.secret.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub', ...claimNames.map((name) => identityPrefix + name)] },
    conformIdTokenClaims: false,
    scopes: ['openid'],
    responseTypes: ['code'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: false } },
    routes: {
      authorization: '/login/common/oauth/authorize',
      token: '/login/common/oauth/tokens',
      jwks: '/login/.well-known/jwks',
    },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['rehearsal'] },
    ttl: {
      AccessToken: settings.accessTokenSeconds,
      AuthorizationCode: 600,
      IdToken: 300,
      RefreshToken: 31_536_000,
      Grant: 31_536_000,
      Session: 3_600,
      Interaction: 3_600,
    },
    rotateRefreshToken: () => false,
    issueRefreshToken: () => Promise.resolve(true),
    expiresWithSession: () => Promise.resolve(false),
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...personClaims(settings) }),
    }),
  };
}

function personClaims({ tenant, webApiUrl }: ProviderSettings): Record<string, string> {
  const { subject: _subject, ...claims } = testPerson;
  const all = { ...claims, ctx: tenant(), webapi_url: webApiUrl() };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [identityPrefix + name, value]));
}
