import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { AppError, assertNever, type ErrorCode } from '../../shared/errors';
import { createRedactOf } from '../redaction/redact';

/** Where in the sign-in something failed: the same answer of the service means different things. */
export type SignInStep = 'discover' | 'code' | 'renew';

export interface SignInContext {
  step: SignInStep;
  /** Of the login service. */
  host: string;
  /** What must not be in an error even if the service repeats it. */
  secrets: readonly string[];
}

const wayCodes: readonly ErrorCode[] = [
  'offline',
  'host-not-found',
  'connection-refused',
  'connection-lost',
  'timeout',
];

/**
 * Turns what the protocol library threw into a coded error. Its own errors are not kept as a cause: they hold the
 * whole answer, tokens included.
 */
export function toSignInError(error: unknown, context: SignInContext): AppError {
  const ours = findAppError(error);
  if (ours) return fromTransport(ours, context.host);
  if (error instanceof AuthorizationResponseError) {
    return error.error === 'access_denied'
      ? new AppError('sign-in-denied', { params: { host: context.host }, detail: describe(error, context) })
      : refused('sign-in-refused', error, context);
  }
  if (error instanceof ResponseBodyError) return fromTokenAnswer(error, context);
  if (error instanceof WWWAuthenticateChallengeError) {
    const code = context.step === 'renew' ? 'sign-in-again' : 'sign-in-refused';
    return new AppError(code, { params: { host: context.host, reason: `HTTP ${error.status}` } });
  }
  if (error instanceof ClientError) return fromCheck(error, context.host);
  return new AppError('login-not-usable', { params: { host: context.host } });
}

function fromTransport(error: AppError, host: string): AppError {
  if (!wayCodes.includes(error.code)) return error;
  const detail = [error.code, error.detail].filter((part) => part !== '').join(': ');
  return new AppError('login-unreachable', { params: { host }, detail });
}

function fromTokenAnswer(error: ResponseBodyError, context: SignInContext): AppError {
  const { host, step } = context;
  // A service in trouble says nothing about us.
  if (error.status >= 500 || error.status === 429) {
    return new AppError('login-not-usable', { params: { host }, detail: describe(error, context) });
  }
  const isGrantGone = error.error === 'invalid_grant';
  switch (step) {
    case 'code':
      return refused(isGrantGone ? 'sign-in-code-expired' : 'sign-in-refused', error, context);
    case 'renew':
      return refused(isGrantGone ? 'sign-in-revoked' : 'sign-in-again', error, context);
    case 'discover':
      return new AppError('login-not-usable', { params: { host }, detail: describe(error, context) });
    default:
      return assertNever(step);
  }
}

/** One of the library's checks failed, most of them on the identity. */
function fromCheck(error: ClientError, host: string): AppError {
  const { claim, hasClaims, hasNonce } = readCause(error);
  const params = { host };
  const detail = error.code ?? '';
  if (error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED')
    return new AppError('identity-expired', { params, detail });
  if (claim === 'nonce' || (hasClaims && !hasNonce))
    return new AppError('sign-in-wrong-nonce', { params, detail });
  if (error.code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED') {
    return new AppError('identity-not-ours', { params: { ...params, claim }, detail });
  }
  return new AppError('login-not-usable', { params, detail });
}

function refused(
  code: ErrorCode,
  error: AuthorizationResponseError | ResponseBodyError,
  context: SignInContext,
): AppError {
  const reason = withoutSecrets(error.error_description ?? error.error, context.secrets).replace(
    /\.\s*$/,
    '',
  );
  return new AppError(code, { params: { host: context.host, reason }, detail: describe(error, context) });
}

function describe(error: AuthorizationResponseError | ResponseBodyError, context: SignInContext): string {
  const parts = [error.error, error.error_description ?? ''].filter((part) => part !== '');
  return withoutSecrets(parts.join(': '), context.secrets);
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return createRedactOf(secrets)(text).slice(0, 500);
}

/** The library hands what our transport threw through as the cause of its own errors. */
function findAppError(error: unknown): AppError | null {
  for (let left = error, depth = 0; left instanceof Error && depth < 5; left = left.cause, depth += 1) {
    if (left instanceof AppError) return left;
  }
  return null;
}

function readCause(error: ClientError): { claim: string; hasClaims: boolean; hasNonce: boolean } {
  const inner: unknown = error.cause instanceof Error ? error.cause.cause : error.cause;
  const about: object = typeof inner === 'object' && inner !== null ? inner : {};
  const claims: unknown = 'claims' in about ? about.claims : undefined;
  const hasClaims = typeof claims === 'object' && claims !== null;
  return {
    claim: 'claim' in about ? String(about.claim) : '',
    hasClaims,
    hasNonce: hasClaims && 'nonce' in claims,
  };
}
