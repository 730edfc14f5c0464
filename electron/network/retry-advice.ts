import { isAxiosError, isCancel } from 'axios';
import { AppError } from '../../shared/errors';
import type { Attempt } from '../superoffice/attempt';
import { parseRetryAfter } from '../superoffice/retry-after';

/** What a failed request tells about repeating it, if it was a read. */
export interface RetryAdvice {
  /** False: repeating would fail the same way. */
  mayPass: boolean;
  /** What the site asked for in `Retry-After`; null where it said nothing usable. */
  waitMs: number | null;
  /** The site said that we are too fast, or for how long it is not up to it. */
  tooFast: boolean;
}

const passingStatuses = new Set([408, 425, 429, 502, 503, 504]);
const passingCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
]);

/** Reads a failure of the adapter. Certificates, sign-in and everything that the site decided do not pass by waiting. */
export function adviseRetry(error: unknown, wallMs: number): RetryAdvice {
  const never = { mayPass: false, waitMs: null, tooFast: false };
  if (!isAxiosError(error) || isCancel(error)) return never;
  if (error.response) {
    const { status, headers } = error.response;
    const waitMs = parseRetryAfter(String(headers['retry-after'] ?? ''), {
      answerDate: String(headers['date'] ?? ''),
      wallMs,
    });
    return {
      mayPass: passingStatuses.has(status),
      waitMs,
      tooFast: status === 429 || (status === 503 && waitMs !== null),
    };
  }
  const { cause } = error;
  const mayPass = cause instanceof AppError ? isPassingFailure(cause) : passingCodes.has(error.code ?? '');
  return { mayPass, waitMs: null, tooFast: false };
}

function isPassingFailure(error: AppError): boolean {
  if (error.code === 'proxy-refused') return passingStatuses.has(Number(error.params['status']));
  return error.code === 'proxy-unreachable' || error.code === 'timeout';
}

/**
 * A read that met a connection which the site had closed while it was idle: nobody is to blame, so it may be asked again
 * on another at once. Never a write: that the site did not see it would be a guess.
 */
export function isStaleRead(error: unknown, attempt: Attempt): boolean {
  if (!isAxiosError(error) || error.response) return false;
  if (attempt.call.kind === 'write' || !attempt.reusedConnection || attempt.timedOut) return false;
  return error.code === 'ECONNRESET' || error.code === 'EPIPE';
}
