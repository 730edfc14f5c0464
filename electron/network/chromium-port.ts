import { net, session, type Certificate, type Session } from 'electron';
import { createHash } from 'node:crypto';
import type { ChromiumPort } from './compatibility-adapter';
import { createShownCertificates, type ShownCertificates } from './shown-certificates';

/**
 * A session of Chromium's stack of its own, in memory only: the one place that may use `net`. The name keeps sessions
 * apart; a site needs one for reads and one for writes. `authorities` are trusted beside those of the operating system.
 */
export function createChromiumPort(name: string, authorities: readonly string[]): ChromiumPort {
  // Chromium keeps its verdict on a certificate for as long as the session lives: other authorities, another session.
  const trust = createHash('sha256').update(authorities.join()).digest('hex').slice(0, 16);
  // Without `persist:` nothing of it is written to disk.
  const own = session.fromPartition(`compatibility-${name}-${trust}`, { cache: false });
  // It would fetch dictionaries for a spell checker that nobody has.
  own.setSpellCheckerLanguages([]);
  const shown = watchCertificates(own, authorities);
  return {
    resolveProxy: createProxyResolver(() => own),
    certificateOf: (hostname) => shown.find(hostname),
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

/** The system's proxy answers by way of a session, which answers DIRECT while it is new and its settings are not there. */
export function createProxyResolver(find: () => Session): (url: string) => Promise<string> {
  let settled: Promise<Session> | null = null;
  return async (url) => {
    settled ??= settle(find());
    return (await settled).resolveProxy(url);
  };
}

async function settle(own: Session): Promise<Session> {
  await own.forceReloadProxyConfig();
  return own;
}

/** Of each session; Chromium asks once and remembers, so what was shown has to outlive a port. */
const watched = new WeakMap<Session, ShownCertificates>();

function watchCertificates(own: Session, authorities: readonly string[]): ShownCertificates {
  const known = watched.get(own);
  if (known) return known;
  const shown = createShownCertificates(authorities, () => Date.now());
  watched.set(own, shown);
  const trustIt = 0;
  const asChromiumSays = -3;
  own.setCertificateVerifyProc(({ hostname, certificate, errorCode }, decide) => {
    const presented = listPresented(certificate);
    decide(shown.judge({ hostname, presented, chromiumError: errorCode }) ? trustIt : asChromiumSays);
  });
  return shown;
}

function listPresented(own: Certificate): string[] {
  const chain: string[] = [];
  let next: Certificate | undefined = own;
  // A root may be its own issuer, without end.
  while (next && !chain.includes(next.data)) {
    chain.push(next.data);
    next = next.issuerCert;
  }
  return chain;
}
