import type { KeyObject, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { readLimits, type CertificateLimits } from './certificate-limits';

/** `trusted`, or why not: an error code of certificates. */
export type ChainVerdict =
  | 'trusted'
  | 'certificate'
  | 'certificate-self-signed'
  | 'certificate-unknown-issuer'
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-wrong-host';

export interface ChainQuestion {
  /** As the server showed them, its own first. */
  presented: readonly X509Certificate[];
  /** The certificates of the extra CA file. */
  authorities: readonly X509Certificate[];
  /** Host name or IP address, without brackets. */
  hostname: string;
  nowMs: number;
}

// SHA-2 with RSA or elliptic curves. RSASSA-PSS may hide SHA-1 in its parameters, so it is left out.
const soundSignatures: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.11',
  '1.2.840.113549.1.1.12',
  '1.2.840.113549.1.1.13',
  '1.2.840.10045.4.3.2',
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
]);
const soundCurves: ReadonlySet<string> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);
const serverPurpose = '1.3.6.1.5.5.7.3.1';
const anyPurpose = '2.5.29.37.0';

const maxPathLength = 6;
const maxPresented = 10;
const maxPaths = 20;

/**
 * Is this the server's certificate, by the word of an authority in the extra CA file? For Chromium's stack, which cannot
 * be told further authorities; Node's does this by itself. Stricter than both on purpose: whatever is not understood is
 * not trusted. Looks for no revocation, as Node does not.
 */
export function judgeChain(question: ChainQuestion): ChainVerdict {
  const [own] = question.presented;
  if (!own || question.presented.length > maxPresented) return 'certificate';
  try {
    const verdicts: ChainVerdict[] = [];
    for (const path of findPaths([own], question)) {
      const verdict = judgePath(path, question);
      if (verdict === 'trusted') return verdict;
      verdicts.push(verdict);
      if (verdicts.length === maxPaths) break;
    }
    return verdicts[0] ?? (isSelfSigned(own) ? 'certificate-self-signed' : 'certificate-unknown-issuer');
  } catch {
    return 'certificate';
  }
}

/** Every way from the server's certificate to a root of the CA file on which each signature holds. */
function* findPaths(path: X509Certificate[], question: ChainQuestion): Generator<X509Certificate[]> {
  const last = path.at(-1);
  if (!last || path.length > maxPathLength) return;
  const { authorities, presented } = question;
  // As for Node, a trusted certificate that another one issued is no end of the way.
  if (authorities.some((authority) => isSame(authority, last)) && isSelfSigned(last)) return yield path;
  for (const issuer of [...authorities, ...presented]) {
    if (path.some((before) => isSame(before, issuer))) continue;
    // Which also asks whether the issuer's key may sign certificates.
    if (last.checkIssued(issuer) && last.verify(issuer.publicKey))
      yield* findPaths([...path, issuer], question);
  }
}

function judgePath(path: readonly X509Certificate[], { hostname, nowMs }: ChainQuestion): ChainVerdict {
  for (const { validFrom, validTo } of path) {
    if (!(Date.parse(validFrom) <= nowMs)) return 'certificate-not-yet-valid';
    if (!(Date.parse(validTo) >= nowMs)) return 'certificate-expired';
  }
  for (const [index, certificate] of path.entries()) {
    const limits = readLimits(certificate);
    const isRoot = index === path.length - 1;
    const isSound =
      isSoundKey(certificate.publicKey) &&
      // Nothing hangs on the signature that a root puts under itself.
      (isRoot || soundSignatures.has(limits.signatureAlgorithm)) &&
      isForServers(limits, index > 0) &&
      (index === 0 || mayIssue(limits, index - 1));
    if (!isSound) return 'certificate';
  }
  const [own] = path;
  return own && isFor(own, hostname) ? 'trusted' : 'certificate-wrong-host';
}

function mayIssue({ isAuthority, pathLength }: CertificateLimits, below: number): boolean {
  return isAuthority && (pathLength === null || pathLength >= below);
}

function isForServers({ purposes }: CertificateLimits, isIssuer: boolean): boolean {
  if (purposes === null) return true;
  return purposes.includes(serverPurpose) || (isIssuer && purposes.includes(anyPurpose));
}

function isFor(certificate: X509Certificate, hostname: string): boolean {
  if (isIP(hostname) !== 0) return certificate.checkIP(hostname) !== undefined;
  const strict = { subject: 'never', partialWildcards: false, multiLabelWildcards: false } as const;
  return certificate.checkHost(hostname, strict) !== undefined;
}

function isSoundKey({ asymmetricKeyType, asymmetricKeyDetails: details }: KeyObject): boolean {
  if (asymmetricKeyType === 'rsa') return (details?.modulusLength ?? 0) >= 2_048;
  return asymmetricKeyType === 'ec' && soundCurves.has(details?.namedCurve ?? '');
}

function isSelfSigned(certificate: X509Certificate): boolean {
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
}

function isSame(one: X509Certificate, other: X509Certificate): boolean {
  return one.raw.equals(other.raw);
}
