import type { AppErrorData, ErrorCode } from '../../shared/errors';
import type { PauseReason } from '../../shared/scan/scan';

/**
 * What a failed request means for a scan: it stands still at once; the way to the site may be gone, which a second try of
 * the same row tells; or the site has spoken about this row alone.
 */
export type Failure =
  { kind: 'pause'; reason: PauseReason } | { kind: 'way'; reason: PauseReason } | { kind: 'row' };

const pausing: Partial<Record<ErrorCode, PauseReason>> = {
  offline: 'unreachable',
  'scan-read-elsewhere': 'failing',
  'not-found': 'failing',
  'too-many-requests': 'too-busy',
  'too-many-waiting': 'too-busy',
  'no-sign-in': 'sign-in',
  unauthorized: 'sign-in',
  'password-needed': 'sign-in',
  'password-refused': 'sign-in',
  'token-expired': 'sign-in',
  'sign-in-needed': 'sign-in',
  'sign-in-again': 'sign-in',
  'sign-in-revoked': 'sign-in',
  'sign-in-renewed': 'sign-in',
  'sign-in-denied': 'sign-in',
  'sign-in-timeout': 'sign-in',
  'sign-in-refused': 'sign-in',
  'sign-in-other-tenant': 'sign-in',
  'keychain-unavailable': 'sign-in',
  'secret-unreadable': 'sign-in',
  'practice-site-down': 'unreachable',
  'tenant-not-found': 'unreachable',
  'tenant-maintenance': 'unreachable',
  'tenant-not-running': 'unreachable',
  'tenant-moved': 'unreachable',
  'tenant-address-untrusted': 'unreachable',
  'wrong-tenant-host': 'unreachable',
  'wrong-server': 'unreachable',
  'insecure-address': 'unreachable',
  'other-origin': 'unreachable',
  redirected: 'sign-in',
  'storage-failed': 'storage',
  'storage-damaged': 'storage',
  'storage-full': 'storage',
  'storage-locked': 'storage',
  'storage-closed': 'storage',
};

const ways: Partial<Record<ErrorCode, PauseReason>> = {
  'host-not-found': 'unreachable',
  'connection-refused': 'unreachable',
  'connection-lost': 'unreachable',
  timeout: 'unreachable',
  'no-permission': 'no-permission',
};

export function judgeFailure({ code }: Pick<AppErrorData, 'code'>): Failure {
  const now = pausing[code];
  if (now !== undefined) return { kind: 'pause', reason: now };
  if (/^(certificate|encryption|proxy|identity|login|ca-file)-?/.test(code)) {
    return { kind: 'pause', reason: 'unreachable' };
  }
  const way = ways[code];
  return way === undefined ? { kind: 'row' } : { kind: 'way', reason: way };
}

/** Why a scan stands still after a failure that no row can carry; `isFinding` = while it was listing links. */
export function pauseReasonOf(error: Pick<AppErrorData, 'code'> | null, isFinding: boolean): PauseReason {
  const failure = error && judgeFailure(error);
  if (failure !== null && failure.kind !== 'row' && failure.reason !== 'failing') return failure.reason;
  return isFinding ? 'not-listed' : 'stopped';
}
