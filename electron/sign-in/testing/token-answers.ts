import type { IncomingMessage } from 'node:http';
import type { OnlineProvider, OnlineProviderOptions } from './online-provider';
import type { IdentitySigner } from './superoffice-id-token';

export const tokenPath = '/login/common/oauth/tokens';

/** The part of the provider's request context that is looked at and changed. */
export interface TokenContext {
  req: IncomingMessage;
  path: string;
  status: number;
  body: unknown;
  oidc?: { params?: Record<string, unknown> };
}

const secretNames = [
  'code',
  'code_verifier',
  'client_secret',
  'access_token',
  'refresh_token',
  'id_token',
] as const;

/** Brings the token endpoint's answers into SuperOffice's form, or lets it fail as a test wants. */
export async function shapeTokenAnswer(
  context: TokenContext,
  next: () => Promise<void>,
  online: OnlineProvider,
  signer: IdentitySigner,
  { onAccessToken }: OnlineProviderOptions,
): Promise<void> {
  await next();
  if (context.path !== tokenPath) return;
  const params = context.oidc?.params ?? {};
  const { grant_type: grantType, client_secret: secret } = params;
  noteSecrets(params, online);
  online.requests.push(`POST ${context.path} ${String(grantType)}`);
  const { behaviour } = online;
  if (behaviour.losesTokenAnswers) context.req.socket.destroy();
  const isRenewal = grantType === 'refresh_token';
  const missesSecret = isRenewal && behaviour.renewalNeedsSecret && secret === undefined;
  const failure = missesSecret
    ? { status: 401, body: { error: 'invalid_client', error_description: 'client_secret is required' } }
    : behaviour.tokenFailure;
  if (failure) {
    context.status = failure.status;
    context.body = failure.body;
    return;
  }
  const { body } = context;
  if (!isTokenAnswer(body)) return;
  if ('access_token' in body) {
    online.accessTokens.push(String(body['access_token']));
    await onAccessToken?.(String(body['access_token']));
  }
  const idToken = await signer.resign(
    String(body['id_token']),
    behaviour.identity,
    behaviour.laterMs / 1_000,
  );
  // A renewal repeats neither the refresh token nor the scope.
  const { refresh_token: refreshToken, scope: _scope, ...rest } = body;
  const isGiven = !isRenewal && behaviour.givesRefreshTokens;
  const answer = { ...rest, id_token: idToken, ...(isGiven ? { refresh_token: refreshToken } : {}) };
  noteSecrets(answer, online);
  context.body = answer;
}

function isTokenAnswer(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && 'id_token' in body;
}

function noteSecrets(from: Record<string, unknown>, { secrets }: OnlineProvider): void {
  for (const name of secretNames) {
    const value = from[name];
    if (typeof value === 'string') secrets.set(name, (secrets.get(name) ?? new Set()).add(value));
  }
}
