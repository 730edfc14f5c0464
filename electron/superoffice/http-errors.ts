import { isAxiosError, isCancel } from 'axios';
import { AppError, type Changed, type ErrorCode } from '../../shared/errors';
import { tooLarge } from './answer-limits';
import type { Attempt } from './attempt';
import { isRefusalWithReason, readErrorBody } from './error-body';
import { describeWait, parseRetryAfter } from './retry-after';

/** What an answer is judged by. */
interface Answered {
  status: number;
  contentType: string;
  text: string;
}

interface RefusedAnswer extends Answered {
  location: string;
  path: string;
  retryAfterMs: number | null;
}

// What we ask for where a site that wants us to slow down does not say how long.
const usualWaitSeconds = 10;

// Node's codes for what fails on the way. Everything else that breaks a connection is `connection-lost`.
const networkCodes: Readonly<Record<string, ErrorCode>> = {
  ENOTFOUND: 'host-not-found',
  EAI_AGAIN: 'host-not-found',
  ECONNREFUSED: 'connection-refused',
  ENETUNREACH: 'offline',
  ENETDOWN: 'offline',
  EHOSTUNREACH: 'offline',
  ETIMEDOUT: 'timeout',
};

/**
 * Turns whatever a request threw into a coded error. For a write, `changed` is `nothing` only where that is a fact: no
 * byte left, or the answer is recognisably the WebAPI's own refusal.
 */
export function toAppError(error: unknown, attempt: Attempt | null, host: string): AppError {
  if (error instanceof AppError) return error;
  if (attempt === null) return new AppError('bug', { cause: error });
  const refused = refusedAnswer(error);
  if (refused) return statusError(refused, attempt, host, error);
  const changed: Changed = attempt.call.kind === 'write' && attempt.written ? 'unknown' : 'nothing';
  const params = { host, call: attempt.call.name };
  const foreseen = foreseenFailure(error);
  if (attempt.timedOut) {
    return new AppError('timeout', {
      changed,
      params: { ...params, seconds: attempt.timeoutMs / 1_000 },
      cause: error,
    });
  }
  if (isCancel(error)) return new AppError('cancelled', { changed, params, cause: error });
  if (foreseen) {
    const { code, detail } = foreseen;
    const about = { changed: foreseen.changed, params: { ...params, ...foreseen.params }, detail };
    return new AppError(code, { ...about, cause: error });
  }
  const systemCode = codeOf(error);
  if (isTooLarge(error, systemCode)) {
    const { code, limit } = tooLarge(attempt.call.limits);
    return new AppError(code, { changed, params: { ...params, limit }, cause: error });
  }
  const code = codeForSystemError(systemCode);
  const timeout = code === 'timeout' ? { seconds: attempt.timeoutMs / 1_000 } : {};
  return new AppError(code, {
    changed,
    params: { ...params, ...timeout },
    detail: systemCode,
    cause: error,
  });
}

/** Of an answer that went on after the most that its call can mean, where the stack has no code of its own for it. */
export const answerTooLargeCode = 'ERR_ANSWER_TOO_LARGE';

/** axios has one code for this and for other things, and only its words tell them apart. */
function isTooLarge(error: unknown, systemCode: string): boolean {
  return (
    systemCode === answerTooLargeCode ||
    (isAxiosError(error) && error.message.startsWith('maxContentLength size of'))
  );
}

/** What failed on the way with a code of its own (proxy, certificate), as axios wraps it. It knows what was changed. */
function foreseenFailure(error: unknown): AppError | null {
  return isAxiosError(error) && error.cause instanceof AppError ? error.cause : null;
}

/** True where the request was answered, and the answer is the WebAPI's own word that it was not carried out. */
export function isRefused(error: unknown): boolean {
  const answer = refusedAnswer(error);
  return answer !== null && isOwnRefusal(answer);
}

function refusedAnswer(error: unknown): RefusedAnswer | null {
  if (!isAxiosError<unknown>(error) || !error.response) return null;
  const { status, headers, data, config } = error.response;
  // A 2xx with an error is an answer that broke while it was read.
  if (status >= 200 && status < 300) return null;
  return {
    status,
    contentType: String(headers['content-type'] ?? ''),
    location: String(headers['location'] ?? ''),
    path: new URL(`${config.baseURL}/${config.url ?? ''}`).pathname
      .replace(/\/{2,}/g, '/')
      .replace(/\/$/, ''),
    text: typeof data === 'string' ? data : '',
    retryAfterMs: parseRetryAfter(String(headers['retry-after'] ?? ''), {
      answerDate: String(headers['date'] ?? ''),
      wallMs: Date.now(),
    }),
  };
}

function statusError(answer: RefusedAnswer, attempt: Attempt, host: string, cause: unknown): AppError {
  const { status } = answer;
  const { reason, detail } = readErrorBody(answer.text);
  const code = codeForStatus(answer, reason !== '');
  const params = {
    host,
    status,
    call: attempt.call.name,
    reason: reason === '' ? `HTTP ${status}` : reason,
    ...(code === 'redirected' ? { location: shortLocation(answer.location) } : {}),
    ...(code === 'site-not-found' ? { path: answer.path } : {}),
    ...(code === 'too-many-requests' || wantsRest(answer) ? describePause(waitSeconds(answer)) : {}),
  };
  const changed: Changed = attempt.call.kind === 'write' && !isOwnRefusal(answer) ? 'unknown' : 'nothing';
  return new AppError(code, { changed, params, detail, cause });
}

/** A site that is not up to it now, and says for how long. */
function wantsRest({ status, retryAfterMs }: RefusedAnswer): boolean {
  return status === 503 && retryAfterMs !== null;
}

/** The pause of `too-many-requests`, as its sentence wants it. */
export function describePause(seconds: number): { seconds: number; wait: string } {
  return { seconds, wait: describeWait(seconds) };
}

function waitSeconds(answer: RefusedAnswer): number {
  return answer.retryAfterMs === null
    ? usualWaitSeconds
    : Math.max(1, Math.ceil(answer.retryAfterMs / 1_000));
}

/** With these the WebAPI turns a request away before it looks at it. */
const turnedAway = new Set([401, 403, 421, 429]);

/**
 * Is this the WebAPI's own word that it did not do what was asked? A gateway in front may answer with any status after
 * the work was done, so a status alone says nothing: either the documented error with its reason is in it, or it is one
 * of the four that turn a request away, and then no page of somebody else. A 5xx may come after a part of the work.
 */
function isOwnRefusal({ status, contentType, text }: Answered): boolean {
  if (status < 400 || status >= 500) return false;
  if (isRefusalWithReason(text)) return true;
  return turnedAway.has(status) && !/\b(html|xml)\b/i.test(contentType) && !text.trim().startsWith('<');
}

function codeForStatus(answer: Answered, hasReason: boolean): ErrorCode {
  const { status } = answer;
  if (status >= 300 && status < 400) return 'redirected';
  if (status === 401) return 'unauthorized';
  if (status === 404 && !hasReason) return 'site-not-found';
  // Documented for SuperOffice Online, where whoever signed in with the browser can ask for the right one.
  if (status === 421) return 'wrong-server';
  if (status === 429) return 'too-many-requests';
  // 407 comes from a proxy and 408 from a server in trouble: neither is the site's judgement of what we asked.
  if (status < 400 || status >= 500 || status === 407 || status === 408) return 'site-error';
  if (!isOwnRefusal(answer)) return 'unexpected-status';
  return status === 403 ? 'no-permission' : 'rejected';
}

/** Without its query: login pages put tokens there. */
function shortLocation(location: string): string {
  return location.split(/[?#]/)[0] ?? '';
}

/** The code of a failure on the way, by Node’s own code for it. */
export function codeForSystemError(systemCode: string): ErrorCode {
  const known = networkCodes[systemCode];
  if (known !== undefined) return known;
  if (
    /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/.test(systemCode)
  ) {
    return 'certificate';
  }
  if (/^(EPROTO$|ERR_SSL_)/.test(systemCode)) return 'encryption-failed';
  if (/^(HPE_|Z_|ERR_BAD_RESPONSE|ERR__ERROR|ERR_PADDING)/.test(systemCode)) return 'broken-answer';
  return 'connection-lost';
}

function codeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  for (const candidate of [error, cause]) {
    if (typeof candidate === 'object' && candidate !== null && 'code' in candidate) {
      return String(candidate.code);
    }
  }
  return '';
}
