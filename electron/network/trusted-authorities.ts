import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import tls from 'node:tls';
import { AppError } from '../../shared/errors';

/** The parts of Node that differ between versions, so that tests can take them away. */
export interface AuthoritySources {
  /** `tls.getCACertificates`, which exists since Node 22.15. */
  getCACertificates?: (type: 'default' | 'system') => string[];
  /** Where Linux systems keep all trusted authorities in one file. */
  systemBundles: readonly string[];
}

const maxFileBytes = 1024 * 1024;
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
 * them, and those of the site's extra CA file. Throws `ca-file-missing`, `ca-file-unreadable` or
 * `ca-file-not-a-certificate`.
 */
export async function loadAuthorities(
  extraFile: string | null,
  sources: AuthoritySources = findAuthoritySources(),
): Promise<string[]> {
  const own = sources.getCACertificates?.('default') ?? tls.rootCertificates;
  const system = sources.getCACertificates
    ? sources.getCACertificates('system')
    : await readFirstBundle(sources.systemBundles);
  const extra = extraFile === null ? [] : await readAuthorityFile(extraFile);
  return [...new Set([...own, ...system, ...extra])];
}

/** The certificates of one PEM or DER file. Throws as `loadAuthorities` does, naming the file and the entry. */
export async function readAuthorityFile(file: string): Promise<string[]> {
  const name = path.basename(file);
  const bytes = await readSmallFile(file, name);
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

async function readSmallFile(file: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(file);
    // Read as it is, a wrongly chosen film would fill the memory.
    if (size > maxFileBytes) throw notACertificate(name, 1, `${size} bytes`);
    return await readFile(file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    throw new AppError(isMissing ? 'ca-file-missing' : 'ca-file-unreadable', {
      params: { file: name },
      detail: code,
      cause: error,
    });
  }
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
