import { isIP } from 'node:net';
import { generate } from 'selfsigned';

const dayMs = 24 * 60 * 60 * 1_000;

/** Certificate and key in PEM, as Node's servers take them. */
export interface TestCertificate {
  cert: string;
  key: string;
}

export interface CertificateWish {
  /** Host names and IP addresses that it is made out to. */
  names: readonly string[];
  /** Days from now; negative = before now. */
  fromDay?: number;
  toDay?: number;
}

/** Makes a private authority that no computer knows. */
export async function createAuthority(name: string): Promise<TestCertificate> {
  const made = await generate([{ name: 'commonName', value: name }], {
    ...lifetime({ names: [] }),
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { cert: made.cert, key: made.private };
}

/** Makes a server's certificate: issued by the authority, or by itself where there is none. */
export async function createCertificate(
  wish: CertificateWish,
  authority?: TestCertificate,
): Promise<TestCertificate> {
  const altNames = wish.names.map((name) =>
    isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name },
  );
  const made = await generate([{ name: 'commonName', value: wish.names[0] ?? '' }], {
    ...lifetime(wish),
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
    ...(authority ? { ca: authority } : {}),
  });
  return { cert: made.cert, key: made.private };
}

function lifetime({ fromDay = -1, toDay = 30 }: CertificateWish) {
  return {
    notBeforeDate: new Date(Date.now() + fromDay * dayMs),
    notAfterDate: new Date(Date.now() + toDay * dayMs),
  };
}
