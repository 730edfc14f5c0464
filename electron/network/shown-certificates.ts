import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../shared/connection-test';
import { readFacts } from './certificate-errors';
import { judgeChain, type ChainVerdict } from './chain-judge';

/** What a host showed last, and what we made of it. */
export interface ShownCertificate {
  chain: CertificateFacts[];
  verdict: ChainVerdict;
  /** When it was judged, milliseconds since 1970. */
  atMs: number;
}

/** What Chromium asks about a certificate. */
export interface CertificateQuestion {
  hostname: string;
  /** PEM, the host's own first. */
  presented: readonly string[];
  /** Chromium's own verdict by its number, 0 = good. */
  chromiumError: number;
}

/** The certificates that one session of Chromium's stack was shown. */
export interface ShownCertificates {
  /** True = trust it by the extra CA file; false = as Chromium says. Keeps what was shown. Never throws. */
  judge: (question: CertificateQuestion) => boolean;
  find: (hostname: string) => ShownCertificate | null;
}

/** `net::ERR_CERT_AUTHORITY_INVALID`. A revoked or blocked certificate has another number, which outranks this one. */
const authorityInvalid = -202;

/**
 * Adds the extra CA file to what Chromium trusts by itself. Only where Chromium's one complaint is the authority: then,
 * and only then, the file is asked, and everything else about the certificate is looked at again.
 */
export function createShownCertificates(
  authorities: readonly string[],
  wallMs: () => number,
): ShownCertificates {
  const shown = new Map<string, ShownCertificate>();
  const trusted = authorities.map((pem) => new X509Certificate(pem));
  return {
    judge({ hostname, presented, chromiumError }) {
      const certificates = presented.flatMap(parse);
      // A chain that we could not read whole is not judged in part.
      const isReadable = certificates.length === presented.length;
      const nowMs = wallMs();
      const verdict = isReadable
        ? judgeChain({ presented: certificates, authorities: trusted, hostname, nowMs })
        : 'certificate';
      const chain = certificates.map((certificate) => readFacts(certificate.toLegacyObject()));
      shown.set(hostname, { chain, verdict, atMs: nowMs });
      return verdict === 'trusted' && chromiumError === authorityInvalid;
    },
    find: (hostname) => shown.get(hostname) ?? null,
  };
}

function parse(pem: string): X509Certificate[] {
  try {
    return [new X509Certificate(pem)];
  } catch {
    return [];
  }
}
