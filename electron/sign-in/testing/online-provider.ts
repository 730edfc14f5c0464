import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { configureProvider, testPerson } from './provider-configuration';
import { ProviderRecords } from './provider-records';
import { createIdentitySigner, type IdentityFault } from './superoffice-id-token';
import { shapeTokenAnswer, tokenPath } from './token-answers';

/** What the rehearsal does next; a test changes it as it goes. */
export interface ProviderBehaviour {
  /** How long the next access tokens live. */
  accessTokenSeconds: number;
  /** What the person does in the browser. */
  person: 'signs-in' | 'cancels';
  identity: IdentityFault;
  /** Documents disagree on this: does a native app need its secret to renew? */
  renewalNeedsSecret: boolean;
  /** So many questions (discovery, keys, state) are answered with 503 first. */
  failingQuestions: number;
  /** Where an app may not renew, none comes along. */
  givesRefreshTokens: boolean;
  /** The token endpoint does its work, and its answer is lost on the way. */
  losesTokenAnswers: boolean;
  /** The token endpoint answers with this instead of working. */
  tokenFailure: { status: number; body: Record<string, string> } | null;
  tenant: string;
  /** Members of the state answer that differ; null = the tenant is not known. */
  state: Record<string, unknown> | null;
  /** The part of the address that serves the tenant: another one answers 421. */
  cell: string;
  /** How much later it is there than on this computer. */
  laterMs: number;
  /** The tenant's WebAPI is this one instead of the provider's own, which only says who the token belongs to. */
  apiAddress: string | null;
}

export interface OnlineProviderOptions {
  /** An encrypted service, made out to 127.0.0.1. */
  certificate?: { cert: string; key: string };
  /** Told of each access token before it is given out, so that a practice site can be made to accept it. */
  onAccessToken?: (token: string) => Promise<unknown>;
}

export interface OnlineProvider {
  origin: string;
  behaviour: ProviderBehaviour;
  records: ProviderRecords;
  /** `METHOD /path` of every request, with the grant type where there is one. */
  requests: string[];
  /** Of the tenant's WebAPI, newest last. */
  statuses: number[];
  /** Access tokens given out, newest last. */
  accessTokens: string[];
  /** Everything that the token endpoint was given or gave and nobody else may see, by name. */
  secrets: Map<string, Set<string>>;
  apiAddress: () => string;
  close: () => Promise<void>;
}

/**
 * Starts SuperOffice Online's login service, as documented, on this computer: a certified OpenID provider, the tenant
 * state beside it, and a WebAPI that knows whose token it is given.
 */
export async function startOnlineProvider(options: OnlineProviderOptions = {}): Promise<OnlineProvider> {
  const { certificate } = options;
  const server = certificate ? createSecureServer(certificate) : createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `${certificate ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const behaviour = usualBehaviour();
  const records = new ProviderRecords();
  const signer = await createIdentitySigner();
  const apiAddress = () => behaviour.apiAddress ?? `${origin}/${behaviour.cell}/${behaviour.tenant}/api`;
  const provider = new Provider(
    origin,
    configureProvider({
      records,
      jwks: signer.jwks,
      accessTokenSeconds: () => behaviour.accessTokenSeconds,
      tenant: () => behaviour.tenant,
      webApiUrl: () => `${apiAddress()}/`,
    }),
  );
  const online: OnlineProvider = {
    origin,
    behaviour,
    records,
    requests: [],
    statuses: [],
    accessTokens: [],
    secrets: new Map(),
    apiAddress,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
  provider.use((context, next) => shapeTokenAnswer(context, next, online, signer, options));
  const answerProtocol = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void answer(request, response, online, provider, answerProtocol);
  });
  return online;
}

function usualBehaviour(): ProviderBehaviour {
  return {
    accessTokenSeconds: 3_600,
    person: 'signs-in',
    identity: {},
    renewalNeedsSecret: false,
    failingQuestions: 0,
    givesRefreshTokens: true,
    losesTokenAnswers: false,
    tokenFailure: null,
    tenant: 'Cust12345',
    state: {},
    cell: 'online2',
    laterMs: 0,
    apiAddress: null,
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  online: OnlineProvider,
  provider: Provider,
  answerProtocol: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', online.origin);
  const isToken = pathname === tokenPath;
  if (!isToken) online.requests.push(`${request.method} ${pathname}`);
  if (online.behaviour.failingQuestions > 0 && isQuestion(pathname)) {
    online.behaviour.failingQuestions -= 1;
    return answerJson(response, 503, { error: 'temporarily_unavailable' });
  }
  if (pathname.startsWith('/interaction/')) return finishInteraction(request, response, online, provider);
  if (pathname.startsWith('/api/state/')) return answerState(pathname, response, online);
  if (/^\/[^/]+\/[^/]+\/api(\/|$)/.test(pathname))
    return answerApi(request, response, pathname, online, provider);
  // The provider has its document at the root; SuperOffice has it below /login.
  if (pathname === '/login/.well-known/openid-configuration')
    request.url = '/.well-known/openid-configuration';
  return answerProtocol(request, response);
}

function isQuestion(pathname: string): boolean {
  return pathname.startsWith('/login/.well-known/') || pathname.startsWith('/api/state/');
}

/** Plays the person at the login page. */
async function finishInteraction(
  request: IncomingMessage,
  response: ServerResponse,
  { behaviour }: OnlineProvider,
  provider: Provider,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (behaviour.person === 'cancels') {
    const refusal = { error: 'access_denied', error_description: 'The user cancelled.' };
    return provider.interactionFinished(request, response, refusal);
  }
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: testPerson.subject } });
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? testPerson.subject,
    clientId: String(params['client_id']),
  });
  grant.addOIDCScope('openid');
  const grantId = await grant.save();
  return provider.interactionFinished(request, response, { consent: { grantId } });
}

function answerState(pathname: string, response: ServerResponse, online: OnlineProvider): void {
  const { behaviour } = online;
  const asked = decodeURIComponent(pathname.split('/').at(-1) ?? '');
  if (behaviour.state === null || asked.toLowerCase() !== behaviour.tenant.toLowerCase()) {
    return answerJson(response, 404, { Message: 'No such customer.' });
  }
  const api = online.apiAddress();
  answerJson(response, 200, {
    ContextIdentifier: behaviour.tenant,
    Endpoint: api.replace(/\/api$/, ''),
    State: 'Running',
    IsRunning: true,
    ValidUntil: new Date(Date.now() + behaviour.laterMs + 600_000).toISOString(),
    Api: api,
    Version: 'Release_11.10_2026.02.24-02',
    ...behaviour.state,
  });
}

async function answerApi(
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
  { behaviour, statuses }: OnlineProvider,
  provider: Provider,
): Promise<void> {
  response.on('finish', () => statuses.push(response.statusCode));
  const [, cell, tenant] = pathname.split('/');
  if (cell !== behaviour.cell || tenant !== behaviour.tenant) {
    return answerJson(response, 421, { Message: 'Wrong subdomain used to access tenant' });
  }
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const found = token === '' ? undefined : await provider.AccessToken.find(token);
  if (!found) return answerJson(response, 401, { Message: 'Access denied' });
  answerJson(response, 200, { Associate: found.accountId });
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
