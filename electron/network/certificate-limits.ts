import type { X509Certificate } from 'node:crypto';
import { derTags, readElement, readElements, readOid, type DerElement } from './der';

/** What a certificate may be used for, as far as Node does not tell it. */
export interface CertificateLimits {
  signatureAlgorithm: string;
  /** May issue certificates. */
  isAuthority: boolean;
  /** How many authorities may stand between it and a server; null = no limit. */
  pathLength: number | null;
  /** Object identifiers of what it is for; null = it does not say. */
  purposes: string[] | null;
}

const oids = {
  keyUsage: '2.5.29.15',
  alternativeNames: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Those that we or Node look at. Any other that is marked critical must not be passed over (RFC 5280, 4.2). */
const understood: ReadonlySet<string> = new Set([
  oids.keyUsage,
  oids.alternativeNames,
  oids.basicConstraints,
  oids.extendedKeyUsage,
]);

/**
 * Reads the limits of a certificate. Throws for one that cannot be read for certain, or that has a limit which we do not
 * check: a critical extension that we do not know, or constraints on names, critical or not.
 */
export function readLimits(certificate: X509Certificate): CertificateLimits {
  const whole = readElement(certificate.raw);
  const [body, algorithm] = readElements(whole, derTags.sequence);
  if (!body || !algorithm || whole.end !== certificate.raw.length) throw new Error('not a certificate');
  const extensions = readExtensions(body);
  const [oid] = readElements(algorithm, derTags.sequence);
  const basic = extensions.get(oids.basicConstraints);
  const purposes = extensions.get(oids.extendedKeyUsage);
  return {
    signatureAlgorithm: oid ? readOid(oid) : '',
    ...(basic ? readBasicConstraints(basic) : { isAuthority: false, pathLength: null }),
    purposes: purposes ? readElements(purposes, derTags.sequence).map(readOid) : null,
  };
}

const extensionsTag = 0xa3;

function readExtensions(body: DerElement): Map<string, DerElement> {
  const found = new Map<string, DerElement>();
  const wrapped = readElements(body, derTags.sequence).find(({ tag }) => tag === extensionsTag);
  const [list] = wrapped ? readElements(wrapped, extensionsTag) : [];
  for (const extension of list ? readElements(list, derTags.sequence) : []) {
    const [name, ...rest] = readElements(extension, derTags.sequence);
    const value = rest.at(-1);
    if (!name || value?.tag !== derTags.octetString || rest.length > 2)
      throw new Error('extension not readable');
    const oid = readOid(name);
    const isCritical = rest.length === 2 && readBoolean(rest[0]);
    if (found.has(oid)) throw new Error(`${oid} twice`);
    if (oid === oids.nameConstraints || (isCritical && !understood.has(oid)))
      throw new Error(`${oid} not checked`);
    // What we do not look into need not be DER.
    if (understood.has(oid)) found.set(oid, readWhole(value.content));
  }
  return found;
}

function readWhole(bytes: Buffer): DerElement {
  const element = readElement(bytes);
  if (element.end !== bytes.length) throw new Error('more than one value');
  return element;
}

function readBasicConstraints(element: DerElement): Pick<CertificateLimits, 'isAuthority' | 'pathLength'> {
  const parts = readElements(element, derTags.sequence);
  const isAuthority = parts[0]?.tag === derTags.boolean && readBoolean(parts[0]);
  const [length, ...more] = parts[0]?.tag === derTags.boolean ? parts.slice(1) : parts;
  if (more.length > 0) throw new Error('basic constraints not readable');
  if (!length) return { isAuthority, pathLength: null };
  const [value] = length.content;
  // 127 authorities in a row are more than anybody has.
  if (length.tag !== derTags.integer || length.content.length !== 1 || value === undefined || value > 127) {
    throw new Error('path length not readable');
  }
  return { isAuthority, pathLength: value };
}

function readBoolean(element: DerElement | undefined): boolean {
  if (element?.tag !== derTags.boolean || element.content.length !== 1) throw new Error('not a boolean');
  return element.content[0] === 0xff;
}
