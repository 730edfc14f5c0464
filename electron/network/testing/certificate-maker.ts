import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import { isIP } from 'node:net';
import type { TestCertificate } from './certificates';

const dayMs = 24 * 60 * 60 * 1_000;

/** A certificate as odd as a test wants it. Everything that is left out is as in a good server's certificate. */
export interface MadeCertificate extends TestCertificate {
  name: string;
  x509: X509Certificate;
}
export interface CertificatePlan {
  name: string;
  issuer?: MadeCertificate;
  /** DNS names and IP addresses; none = no such extension. */
  hosts?: readonly string[];
  /** Basic constraints: none, or an authority with or without a limit of authorities below it. */
  authority?: boolean | { pathLength: number };
  /** Key usage by its bits from the left; null = it does not say. */
  usage?: readonly number[] | null;
  purposes?: readonly string[];
  /** Further extensions: object identifier, critical, DER of the value. */
  extensions?: readonly (readonly [string, boolean, Buffer])[];
  fromDay?: number;
  toDay?: number;
  hash?: 'sha1' | 'sha256';
  key?: { kind: 'ec'; curve: string } | { kind: 'rsa'; bits: number };
  /** Signs with this key instead of the issuer's: a forgery. */
  signingKey?: string;
}

/** Makes a certificate byte by byte, because the libraries that make them refuse to make bad ones. */
export function makeCertificate(plan: CertificatePlan): MadeCertificate {
  const key = makeKey(plan.key ?? { kind: 'ec', curve: 'prime256v1' });
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const signingKey = createPrivateKey(plan.signingKey ?? plan.issuer?.key ?? key);
  const { hash = 'sha256' } = plan;
  const algorithm = sequence(oid(signatureOids[`${signingKey.asymmetricKeyType} ${hash}`] ?? ''));
  const extensions = listExtensions(plan).map(([name, critical, value]) =>
    sequence(oid(name), ...(critical ? [element(0x01, Buffer.from([0xff]))] : []), element(0x04, value)),
  );
  const body = sequence(
    element(0xa0, integer(2)),
    element(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    commonName(plan.issuer?.name ?? plan.name),
    sequence(time(plan.fromDay ?? -1), time(plan.toDay ?? 30)),
    commonName(plan.name),
    publicKey,
    ...(extensions.length === 0 ? [] : [element(0xa3, sequence(...extensions))]),
  );
  const signature = element(0x03, Buffer.concat([Buffer.from([0]), sign(hash, body, signingKey)]));
  const x509 = new X509Certificate(sequence(body, algorithm, signature));
  return { name: plan.name, key, cert: x509.toString(), x509 };
}

const signatureOids: Readonly<Record<string, string>> = {
  'ec sha1': '1.2.840.10045.4.1',
  'ec sha256': '1.2.840.10045.4.3.2',
  'rsa sha1': '1.2.840.113549.1.1.5',
  'rsa sha256': '1.2.840.113549.1.1.11',
};

function makeKey(kind: NonNullable<CertificatePlan['key']>): string {
  const { privateKey } =
    kind.kind === 'rsa'
      ? generateKeyPairSync('rsa', { modulusLength: kind.bits })
      : generateKeyPairSync('ec', { namedCurve: kind.curve });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function listExtensions(plan: CertificatePlan): (readonly [string, boolean, Buffer])[] {
  const { authority, hosts, purposes, usage } = plan;
  const limit = typeof authority === 'object' ? [integer(authority.pathLength)] : [];
  const isAuthority = authority !== undefined && authority !== false;
  const bits = usage === undefined ? (isAuthority ? [5, 6] : [0]) : usage;
  return [
    ...(isAuthority
      ? [['2.5.29.19', true, sequence(element(0x01, Buffer.from([0xff])), ...limit)] as const]
      : []),
    ...(bits === null ? [] : [['2.5.29.15', true, bitString(bits)] as const]),
    ...(hosts ? [['2.5.29.17', false, sequence(...hosts.map(hostName))] as const] : []),
    ...(purposes ? [['2.5.29.37', false, sequence(...purposes.map(oid))] as const] : []),
    ...(plan.extensions ?? []),
  ];
}

export function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const bytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

export function sequence(...parts: Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}

export function oid(text: string): Buffer {
  const [first = 0, second = 0, ...others] = text.split('.').map(Number);
  return element(0x06, Buffer.from([first * 40 + second, ...others.flatMap(toBase128)]));
}

function toBase128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}

function integer(value: number): Buffer {
  return element(0x02, Buffer.from([value]));
}

function bitString(bits: readonly number[]): Buffer {
  const byte = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  const unused = Math.max(0, 7 - Math.max(...bits));
  return element(0x03, Buffer.from([unused, byte]));
}

function commonName(name: string): Buffer {
  const value = element(0x0c, Buffer.from(name, 'utf8'));
  return sequence(element(0x31, sequence(oid('2.5.4.3'), value)));
}

function hostName(host: string): Buffer {
  if (isIP(host) === 4) return element(0x87, Buffer.from(host.split('.').map(Number)));
  return element(0x82, Buffer.from(host, 'latin1'));
}

function time(day: number): Buffer {
  const iso = new Date(Date.now() + day * dayMs).toISOString();
  return element(0x17, Buffer.from(`${iso.slice(2, 19).replaceAll(/[-:T]/g, '')}Z`, 'latin1'));
}
