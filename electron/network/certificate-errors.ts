import type { DetailedPeerCertificate, PeerCertificate } from 'node:tls';
import type { CertificateFacts } from '../../shared/connection-test';
import { AppError, type ErrorCode } from '../../shared/errors';

// OpenSSL's codes, by what a person can do about them. Others of the kind stay `certificate`.
const codes: Readonly<Record<string, ErrorCode>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-unknown-issuer',
  CERT_UNTRUSTED: 'certificate-unknown-issuer',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-wrong-host',
  HOSTNAME_MISMATCH: 'certificate-wrong-host',
};

/** The chain that a peer showed, its own certificate first. */
export function readChain(peer: PeerCertificate | DetailedPeerCertificate): CertificateFacts[] {
  const chain: CertificateFacts[] = [];
  let next: PeerCertificate | DetailedPeerCertificate | undefined = peer;
  // A self-signed certificate is its own issuer, without end.
  while (next?.fingerprint256 && !chain.some((known) => known.fingerprint === next?.fingerprint256)) {
    chain.push(readFacts(next));
    next = 'issuerCertificate' in next ? next.issuerCertificate : undefined;
  }
  return chain;
}

/**
 * The coded error of a failed handshake that was about the certificate; null where it was about something else.
 * `host` is whoever showed the certificate: the site or an https proxy.
 */
export function certificateError(
  error: unknown,
  host: string,
  chain: readonly CertificateFacts[],
): AppError | null {
  const systemCode = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const code = codes[systemCode] ?? (isAboutCertificate(systemCode) ? 'certificate' : null);
  if (code === null) return null;
  return chainError(code, { host, chain, systemCode, cause: error });
}

/** An error about a certificate, naming who issued it and its fingerprint. */
export function chainError(
  code: ErrorCode,
  about: { host: string; chain: readonly CertificateFacts[]; systemCode: string; cause: unknown },
): AppError {
  const { host, chain, systemCode, cause } = about;
  const [own] = chain;
  const params = {
    host,
    issuer: own?.issuer || '?',
    names: own?.names.join(', ') || own?.subject || '?',
    validFrom: own?.validFrom.slice(0, 10) || '?',
    validTo: own?.validTo.slice(0, 10) || '?',
    fingerprint: own?.fingerprint ?? '',
  };
  const lines = chain.map(
    (facts) =>
      `${facts.subject} ← ${facts.issuer}\n${facts.validFrom} – ${facts.validTo}\nSHA-256 ${facts.fingerprint}`,
  );
  return new AppError(code, { params, detail: [systemCode, ...lines].join('\n'), cause });
}

function isAboutCertificate(systemCode: string): boolean {
  return /^(CERT_|CRL_|ERR_TLS_CERT|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|ERROR_IN_CERT)/.test(
    systemCode,
  );
}

/** What people compare: names, dates, fingerprint. */
export function readFacts(certificate: PeerCertificate): CertificateFacts {
  return {
    subject: readName(certificate.subject),
    issuer: readName(certificate.issuer),
    validFrom: toIsoTime(certificate.valid_from),
    validTo: toIsoTime(certificate.valid_to),
    fingerprint: certificate.fingerprint256,
    names: (certificate.subjectaltname ?? '')
      .split(', ')
      .map((name) => name.replace(/^[^:]*:/, ''))
      .filter((name) => name !== ''),
  };
}

/** The name that people know it by: common name, else organisation. */
function readName(name: PeerCertificate['subject']): string {
  const parts: unknown[] = [name.CN, name.O, name.OU];
  return String(parts.flat().find((part) => part !== undefined && part !== '') ?? '');
}

function toIsoTime(text: string): string {
  const timeMs = Date.parse(text);
  return Number.isNaN(timeMs) ? '' : new Date(timeMs).toISOString();
}
