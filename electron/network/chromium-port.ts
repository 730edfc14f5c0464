import { net, session } from 'electron';
import type { ChromiumPort } from './compatibility-adapter';

/**
 * A session of Chromium's stack of its own, in memory only: the one place that may use `net`. The name keeps sessions
 * apart; a site needs one for reads and one for writes.
 */
export function createChromiumPort(name: string): ChromiumPort {
  // Without `persist:` nothing of it is written to disk.
  const own = session.fromPartition(`compatibility-${name}`, { cache: false });
  return {
    closeConnections: () => own.closeAllConnections(),
    open: ({ method, url, headers }) =>
      net.request({
        method,
        url,
        headers,
        session: own,
        redirect: 'manual',
        useSessionCookies: false,
        cache: 'no-store',
      }),
  };
}
