import { writeFileSync as writeWhole } from 'atomically';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { AuthorityFacts } from '../../shared/authority';
import { AppError } from '../../shared/errors';
import type { ReadChosenFile } from '../network/read-file-once';
import { toStorageError } from '../storage/storage-error';

/**
 * Certificate authorities that a person chose: each file was read once and is kept as a copy, under the hash of its
 * certificates. What becomes of the file afterwards changes nothing.
 */
export interface KeptAuthorities {
  /** Reads, parses and copies. Throws `ca-file-…` for a file that would not do, and storage errors. */
  add: (file: string) => Promise<AuthorityFacts>;
  /** The certificates, in PEM. Throws `ca-file-missing` where the copy is not there or not what was copied. */
  read: (id: string) => Promise<string[]>;
  /** Null where the copy is not there any more. */
  describe: (id: string) => Promise<AuthorityFacts | null>;
}

interface Kept {
  certificates: string[];
  facts: AuthorityFacts;
}

const keptSchema = z.strictObject({
  version: z.literal(1),
  name: z.string(),
  certificates: z.array(z.string()).min(1),
});
/** Whole bundles of a system hold a hundred and more; a person looks at a few. */
const maxDescribed = 5;
const maxNameLength = 120;

export function createKeptAuthorities(folder: string, readChosen?: ReadChosenFile): KeptAuthorities {
  const known = new Map<string, Promise<Kept>>();
  const fileOf = (id: string) => path.join(folder, `${id}.json`);
  const find = (id: string) => {
    const finding = known.get(id) ?? readKept(fileOf(id), id);
    known.set(id, finding);
    finding.catch(() => known.delete(id));
    return finding;
  };
  return {
    add: async (file) => {
      // With it comes Node's TLS, which nothing else needs at the start.
      const { readAuthorityFile } = await import('../network/trusted-authorities');
      const certificates = await readAuthorityFile(file, readChosen);
      const id = idOf(certificates);
      const name = path.basename(file).slice(0, maxNameLength);
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeWhole(fileOf(id), JSON.stringify({ version: 1, name, certificates }), { mode: 0o600 });
      } catch (error) {
        throw toStorageError(error, fileOf(id));
      }
      const kept = { certificates, facts: describe(id, name, certificates) };
      known.set(id, Promise.resolve(kept));
      return kept.facts;
    },
    read: async (id) => (await find(id)).certificates,
    describe: async (id) =>
      find(id).then(
        ({ facts }) => facts,
        () => null,
      ),
  };
}

async function readKept(file: string, id: string): Promise<Kept> {
  try {
    const { name, certificates } = keptSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    if (idOf(certificates) !== id) throw new Error('not what was copied');
    return { certificates, facts: describe(id, name, certificates) };
  } catch (error) {
    throw new AppError('ca-file-missing', { params: { file: path.basename(file) }, cause: error });
  }
}

function idOf(certificates: readonly string[]): string {
  return createHash('sha256').update(certificates.join('\n')).digest('hex');
}

function describe(id: string, name: string, certificates: readonly string[]): AuthorityFacts {
  return {
    id,
    name,
    count: certificates.length,
    certificates: certificates.slice(0, maxDescribed).map((pem) => {
      const certificate = new X509Certificate(pem);
      return {
        subject: certificate.subject,
        fingerprint: certificate.fingerprint256,
        validFrom: new Date(certificate.validFrom).toISOString(),
        validTo: new Date(certificate.validTo).toISOString(),
      };
    }),
  };
}
