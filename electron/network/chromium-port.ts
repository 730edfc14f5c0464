import { net, session, type Certificate, type Session } from 'electron';
import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../shared/connection-test';
import { readFacts } from './certificate-errors';
import type { ShownCertificate } from './chromium-errors';
import type { ChromiumPort } from './compatibility-adapter';

/**
 * A session of Chromium's stack of its own, in memory only: the one place that may use `net`. The name keeps sessions
 * apart; a site needs one for reads and one for writes.
 */
export function createChromiumPort(name: string): ChromiumPort {
  // Without `persist:` nothing of it is written to disk.
  const own = session.fromPartition(`compatibility-${name}`, { cache: false });
  // It would fetch dictionaries for a spell checker that nobody has.
  own.setSpellCheckerLanguages([]);
  const shown = watchCertificates(own);
  return {
    resolveProxy: createProxyResolver(() => own),
    certificateOf: (hostname) => shown.get(hostname) ?? null,
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

/** Of each session, by host; Chromium asks once and remembers, so what was shown has to outlive a port. */
const watched = new WeakMap<Session, Map<string, ShownCertificate>>();

/** Keeps what hosts show, for the sentences. What is accepted is Chromium's and the system's own decision. */
function watchCertificates(own: Session): Map<string, ShownCertificate> {
  const known = watched.get(own);
  if (known) return known;
  const shown = new Map<string, ShownCertificate>();
  watched.set(own, shown);
  const asChromiumSays = -3;
  own.setCertificateVerifyProc(({ hostname, certificate }, decide) => {
    shown.set(hostname, { chain: readShownChain(certificate), atMs: Date.now() });
    decide(asChromiumSays);
  });
  return shown;
}

function readShownChain(own: Certificate): CertificateFacts[] {
  const seen = new Set<string>();
  const chain: CertificateFacts[] = [];
  // A root may be its own issuer, without end.
  for (let next: Certificate | undefined = own; next && !seen.has(next.data); next = next.issuerCert) {
    seen.add(next.data);
    try {
      chain.push(readFacts(new X509Certificate(next.data).toLegacyObject()));
    } catch {
      // A certificate that cannot be read has nothing to tell.
    }
  }
  return chain;
}
