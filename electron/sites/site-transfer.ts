import { z } from 'zod';
import { AppError } from '../../shared/errors';
import { siteSchema, type Site } from '../../shared/site';
import type { Text } from '../../shared/text/text';

const format = 'actorlink-sites';
const version = 1;

export interface ReadSites {
  /** Without ids of their own: the caller gives them. */
  sites: Omit<Site, 'id' | 'lastUsedAt'>[];
  skipped: { name: string; reason: string }[];
}

/** The sites as a file for another computer: never a secret, and nothing of when they were used. */
export function writeSites(sites: readonly Site[], now: Date): string {
  const exported = sites.map(({ id: _id, lastUsedAt: _lastUsedAt, ...site }) => site);
  return `${JSON.stringify({ format, version, exportedAt: now.toISOString(), sites: exported }, null, 2)}\n`;
}

/**
 * Reads what `writeSites` wrote. All or nothing: throws `import-not-readable` with what is wrong and where. Sites that
 * are there already are named and left out.
 */
export function readSites(contents: string, file: string, known: readonly Site[], t: Text): ReadSites {
  const fail = (reason: string, place: string): never => {
    throw new AppError('import-not-readable', { params: { file, reason, place } });
  };
  const raw = parseJson(contents, (place) => fail(t('transfer.notJson'), place), t);
  const envelope = envelopeSchema.safeParse(raw);
  if (!envelope.success) return fail(t('transfer.notOurs'), t('transfer.wholeFile'));
  if (envelope.data.version > version) return fail(t('transfer.newer'), 'version');
  const parsed = fileSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(t(reasonOf(issue?.code)), placeOf(issue?.path ?? []));
  }
  return leaveOutKnown(parsed.data.sites, known, t);
}

const envelopeSchema = z.looseObject({ format: z.literal(format), version: z.number().int().min(1) });

// An exported site is a kept one without its id; both are parsed by the same schema.
const importedSite = z
  .record(z.string(), z.unknown())
  .transform((site): unknown => ({ ...site, id: 'new', lastUsedAt: null }))
  .pipe(siteSchema)
  .transform(({ id: _id, lastUsedAt: _lastUsedAt, ...site }) => site);
const fileSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  exportedAt: z.string().max(64),
  sites: z.array(importedSite).max(5_000),
});

function leaveOutKnown(sites: ReadSites['sites'], known: readonly Site[], t: Text): ReadSites {
  const seen = new Set(known.map(nameAndPlace));
  const read: ReadSites = { sites: [], skipped: [] };
  for (const site of sites) {
    const key = nameAndPlace(site);
    if (seen.has(key)) read.skipped.push({ name: site.name, reason: t('transfer.known') });
    else read.sites.push(site);
    seen.add(key);
  }
  return read;
}

function nameAndPlace({ name, address, signIn }: Pick<Site, 'name' | 'address' | 'signIn'>): string {
  return JSON.stringify([name.toLowerCase(), address.toLowerCase(), signIn]);
}

function parseJson(contents: string, onBroken: (place: string) => never, t: Text): unknown {
  try {
    // Some editors begin a file with a mark of its encoding.
    return JSON.parse(contents.replace(/^\uFEFF/, ''));
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    if (position === undefined) return onBroken(t('transfer.endOfFile'));
    const before = contents.slice(0, Number(position)).split('\n');
    return onBroken(
      t('transfer.lineAndColumn', { line: before.length, column: (before.at(-1) ?? '').length + 1 }),
    );
  }
}

function reasonOf(code: string | undefined) {
  if (code === 'invalid_type') return 'transfer.wrongKind';
  if (code === 'unrecognized_keys') return 'transfer.unknownMember';
  if (code === 'too_big' || code === 'too_small') return 'transfer.outOfRange';
  return 'transfer.notValid';
}

/** `sites[2].requests.readTimeoutSeconds`; counted from one, as people do. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
