import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import tls from 'node:tls';
import { AppError } from '../../shared/errors';
import { readFileOnce, UnfitFile, type ReadChosenFile } from './read-file-once';

/** The parts of Node that differ between versions, so that tests can take them away. */
export interface AuthoritySources {
  /** `tls.getCACertificates`, which exists since Node 22.15. */
  getCACertificates?: (type: 'default' | 'system') => string[];
  /** Where Linux systems keep all trusted authorities in one file. */
  systemBundles: readonly string[];
}

const maxBytes = 1024 * 1024;
const timeoutMs = 3_000;
const pemBlock =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

// Debian and Ubuntu; Fedora and RHEL; openSUSE; RHEL's own source of the former.
const linuxBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
];

/** What this Node and this operating system offer. */
export function findAuthoritySources(): AuthoritySources {
  const getCACertificates: unknown = Reflect.get(tls, 'getCACertificates');
  return {
    ...(isCertificateGetter(getCACertificates) ? { getCACertificates } : {}),
    systemBundles: process.platform === 'linux' ? linuxBundles : [],
  };
}

/**
 * The authorities whose certificates are accepted, in PEM: Node's own, those of the operating system where Node tells
 * them, and those that a person chose for the site.
 */
export async function loadAuthorities(
  extra: readonly string[],
  sources: AuthoritySources = findAuthoritySources(),
): Promise<string[]> {
  const own = sources.getCACertificates?.('default') ?? tls.rootCertificates;
  const system = sources.getCACertificates
    ? sources.getCACertificates('system')
    : await readFirstBundle(sources.systemBundles);
  return [...new Set([...own, ...system, ...extra])];
}

/**
 * The certificates (PEM) of one PEM or DER file. Throws `ca-file-missing`, `ca-file-unreadable` or
 * `ca-file-not-a-certificate`, naming the file and the entry.
 */
export async function readAuthorityFile(
  file: string,
  readChosen: ReadChosenFile = readFileOnce,
): Promise<string[]> {
  const name = path.basename(file);
  const bytes = await readChosen(file, { maxBytes, timeoutMs }).catch((error: unknown) => {
    throw toAuthorityError(error, name);
  });
  const text = bytes.toString('latin1');
  const blocks: (string | Buffer)[] = text.includes('-----BEGIN') ? (text.match(pemBlock) ?? []) : [bytes];
  if (blocks.length === 0) throw notACertificate(name, 1, 'no certificate in the file');
  return blocks.map((block, index) => {
    try {
      return new X509Certificate(block).toString();
    } catch (error) {
      throw notACertificate(name, index + 1, error instanceof Error ? error.message : '');
    }
  });
}

function toAuthorityError(error: unknown, name: string): AppError {
  // Read as it is, a wrongly chosen film would fill the memory.
  if (error instanceof UnfitFile && error.reason === 'too-large')
    return notACertificate(name, 1, error.message);
  const code = error instanceof UnfitFile ? error.reason : errorCodeOf(error);
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
  return new AppError(isMissing ? 'ca-file-missing' : 'ca-file-unreadable', {
    params: { file: name },
    detail: code,
    cause: error,
  });
}

function errorCodeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function notACertificate(file: string, entry: number, detail: string): AppError {
  return new AppError('ca-file-not-a-certificate', { params: { file, entry }, detail });
}

async function readFirstBundle(bundles: readonly string[]): Promise<string[]> {
  for (const bundle of bundles) {
    try {
      return (await readFile(bundle, 'latin1')).match(pemBlock) ?? [];
    } catch {
      // Each family of Linux has its own place; the others are not there.
    }
  }
  return [];
}

function isCertificateGetter(value: unknown): value is (type: 'default' | 'system') => string[] {
  return typeof value === 'function';
}
