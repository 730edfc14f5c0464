import { AppError, type ErrorCode } from '../../shared/errors';

/** What the site itself says about what it was asked for; everything else is about the way there or who is asking. */
const saidBySite: ReadonlySet<ErrorCode> = new Set([
  'rejected',
  'no-permission',
  'site-not-found',
  'site-error',
  'not-the-webapi',
  'broken-answer',
  'call-failed',
  'unexpected-status',
]);

export function isSaidBySite({ code }: Pick<AppError, 'code'>): boolean {
  return saidBySite.has(code);
}

/** True where the site does not grant what was asked for: asking again is of no use. */
export function isRefusal(error: unknown): error is AppError {
  return error instanceof AppError && isSaidBySite(error) && !isPassing(error);
}

/** A gateway's word, not the site's. */
export function isPassing({ params: { status } }: AppError): boolean {
  return status === 408 || status === 502 || status === 503 || status === 504;
}
