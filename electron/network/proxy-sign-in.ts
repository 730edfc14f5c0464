import type { IncomingHttpHeaders } from 'node:http';
import { AppError, type ErrorCode } from '../../shared/errors';
import type { Attempt } from '../superoffice/attempt';

export interface ProxyCredentials {
  userName: string;
  password: string;
}

/** Where user name and password of a proxy come from. They belong to the proxy, never to a site. */
export interface ProxySignIn {
  /** By `host:port` of the proxy; null where nothing is known yet. */
  find: (proxy: string) => Promise<ProxyCredentials | null>;
  /** The proxy did not accept them: forget them, or they would be tried again until the account is locked. */
  noteRefused: (proxy: string, credentials: ProxyCredentials) => void;
}

/** The `Proxy-Authorization` header of Basic sign-in (RFC 7617, UTF-8). */
export function proxyAuthorization({ userName, password }: ProxyCredentials): string {
  return `Basic ${Buffer.from(`${userName}:${password}`, 'utf8').toString('base64')}`;
}

/**
 * What a 407 means: `proxy-sign-in-needed`, `proxy-sign-in-refused` where credentials were sent, or
 * `proxy-needs-windows-sign-in` where the proxy offers nothing that Node can do. A proxy that asks who we are has sent
 * nothing on; but where it came as the answer to a whole request (`answered`), only the header that a proxy has to send
 * along makes it a proxy's.
 */
export function proxySignInError(
  headers: IncomingHttpHeaders,
  about: { proxy: string; host: string; sent: ProxyCredentials | null; answered?: 'read' | 'write' },
): AppError {
  const schemes = readSchemes(headers);
  const { proxy, host } = about;
  // A proxy that names no scheme at all is taken for one that wants Basic.
  const takesBasic = schemes.length === 0 || schemes.some((scheme) => /^basic$/i.test(scheme));
  const code: ErrorCode = !takesBasic
    ? 'proxy-needs-windows-sign-in'
    : about.sent === null
      ? 'proxy-sign-in-needed'
      : 'proxy-sign-in-refused';
  const changed = about.answered === 'write' && schemes.length === 0 ? 'unknown' : 'nothing';
  return new AppError(code, { changed, params: { proxy, host, schemes: schemes.join(', ') } });
}

/** The schemes of `Proxy-Authenticate`. Node joins several headers with commas, and a challenge has commas itself. */
function readSchemes(headers: IncomingHttpHeaders): string[] {
  const challenges = headers['proxy-authenticate'] ?? '';
  const joined = Array.isArray(challenges) ? challenges.join(', ') : challenges;
  const text = joined.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  return [...text.matchAll(/(?:^|,)\s*([A-Za-z][\w-]*)(?=\s*(?:,|$)|\s+[^\s=,])/g)].map(
    (match) => match[1] ?? '',
  );
}

/** Signs in at proxies so that a wrong password is sent once, however many requests wait for it. */
export interface ProxySignInTurns extends ProxySignIn {
  /**
   * Runs the task with the proxy's credentials. Until the proxy accepted them once, tasks that have some wait for
   * each other: eight wrong passwords at a time lock an account. Rethrows what the task throws.
   */
  run: <T>(proxy: string, task: (credentials: ProxyCredentials | null) => Promise<T>) => Promise<T>;
}

/** One of these for the whole program: several sites may share a proxy. */
export function createProxySignInTurns(proxySignIn: ProxySignIn): ProxySignInTurns {
  const accepted = new Set<string>();
  const queues = new Map<string, Promise<unknown>>();

  async function runOnce<T>(proxy: string, task: (credentials: ProxyCredentials | null) => Promise<T>) {
    const credentials = await proxySignIn.find(proxy);
    try {
      const result = await task(credentials);
      accepted.add(proxy);
      return result;
    } catch (error) {
      if (credentials && isRefusal(error, proxy)) {
        accepted.delete(proxy);
        proxySignIn.noteRefused(proxy, credentials);
      }
      throw error;
    }
  }
  return {
    ...proxySignIn,
    async run(proxy, task) {
      const isHarmless = accepted.has(proxy) || (await proxySignIn.find(proxy)) === null;
      if (isHarmless) return runOnce(proxy, task);
      const before = queues.get(proxy) ?? Promise.resolve();
      const turn = before.then(() => runOnce(proxy, task));
      // Whoever waits behind a failure still gets a turn, and then finds the refused password forgotten.
      queues.set(
        proxy,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}

/** Runs a request's task in its turn at the proxy; waiting for that is not the site's time. */
export async function runInProxyTurn<T>(
  attempt: Attempt,
  turns: ProxySignInTurns,
  proxy: string,
  task: (credentials: ProxyCredentials | null) => Promise<T>,
): Promise<T> {
  let leaveLine: (() => void) | undefined;
  const line = new Promise<void>((resolve) => {
    leaveLine = resolve;
  });
  const waited = attempt.inLine(() => line);
  try {
    return await turns.run(proxy, async (credentials) => {
      leaveLine?.();
      await waited;
      return task(credentials);
    });
  } finally {
    leaveLine?.();
  }
}

/** Also inside what axios throws. */
function isRefusal(error: unknown, proxy: string): boolean {
  if (error instanceof AppError)
    return error.code === 'proxy-sign-in-refused' && error.params['proxy'] === proxy;
  return error instanceof Error && error.cause instanceof AppError && isRefusal(error.cause, proxy);
}
