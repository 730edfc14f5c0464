import { parse, type ParseError } from 'jsonc-parser';
import { z } from 'zod';
import { AppError } from '../../shared/errors';
import { siteSchema, type Site } from '../../shared/site';
import { readSiteAddress } from '../../shared/site-address';
import { siteLimits } from '../../shared/site-limits';
import type { ProgramText } from '../../shared/text/program-text';
import { requireSecureAddress, toApiAddress } from '../superoffice/api-address';

const format = 'actorlink-sites';
const version = 1;

export interface ReadSites {
  /** Without ids of their own: the caller gives them. */
  sites: Omit<Site, 'id' | 'lastUsedAt'>[];
  /** The names of those that are in the list already, and of those that occur twice in the file. */
  skipped: string[];
  /** Of the sites that are read: those whose name another site has that leads elsewhere. */
  sameName: { name: string; address: string }[];
  /** Of the sites that are read: those that had certificate authorities of their own, which no file brings along. */
  withoutAuthority: string[];
}

/** The sites as a file for another computer: never a secret, and nothing of when they were used. */
export function writeSites(sites: readonly Site[], now: Date): string {
  const exported = sites.map(
    ({ id: _id, lastUsedAt: _lastUsedAt, productionUntil: _until, network, ...site }) => ({
      ...site,
      // Which authorities are trusted is chosen on each computer; here only that there are some.
      network: { compatibilityMode: network.compatibilityMode, hasAuthority: network.authority !== null },
    }),
  );
  return `${JSON.stringify({ format, version, exportedAt: now.toISOString(), sites: exported }, null, 2)}\n`;
}

/**
 * Reads what `writeSites` wrote. All or nothing: throws `import-not-readable` with what is wrong and where. Sites that
 * are there already are named and left out.
 */
export function readSites(contents: string, file: string, known: readonly Site[], t: ProgramText): ReadSites {
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
    const path = issue ? [...issue.path, ...unknownMember(issue)] : [];
    return fail(t(reasonOf(issue?.code)), placeOf(path, raw, t));
  }
  for (const [index, site] of parsed.data.sites.entries()) {
    const wrong = findWrongAddress(site);
    if (wrong) return fail(t(wrong.reason), placeOf(['sites', index, wrong.member], raw, t));
  }
  return leaveOutKnown(parsed.data.sites, known, envelope.data.sites);
}

const envelopeSchema = z.looseObject({
  format: z.literal(format),
  version: z.number().int().min(1),
  sites: z.array(z.unknown()).catch([]),
});

// An exported site is a kept one without its id; both are parsed by the same schema.
const importedSite = z
  .record(z.string(), z.unknown())
  .transform((site): unknown => ({
    ...site,
    network: withoutAuthority(site['network']),
    id: 'new',
    lastUsedAt: null,
  }))
  .pipe(siteSchema)
  .transform(({ id: _id, lastUsedAt: _lastUsedAt, ...site }) => site);

/**
 * No file brings a certificate authority along, be it by its path, as older ones named it, or by its id: whom a computer
 * trusts is chosen on that computer.
 */
function withoutAuthority(network: unknown): unknown {
  const parsed = z.looseObject({}).safeParse(network);
  if (!parsed.success) return network;
  const { extraCaFile: _path, hasAuthority: _hasAuthority, ...rest } = parsed.data;
  return { ...rest, authority: null };
}

/** As much of a file as tells which sites had an authority of their own. */
const withAuthority = z.looseObject({
  network: z.union([
    z.looseObject({ extraCaFile: z.string() }),
    z.looseObject({ hasAuthority: z.literal(true) }),
  ]),
});
const fileSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  exportedAt: z.string().max(64),
  sites: z.array(importedSite).max(siteLimits.sites),
});

/** The same rules as for a typed address: above all, none holds a password, for it is kept in clear. */
function findWrongAddress({ address, allowHttp }: Pick<Site, 'address' | 'allowHttp'>) {
  // SuperOffice Online says itself where it is; the schema has seen to it that no other site does without.
  if (address === '') return null;
  try {
    requireSecureAddress(toApiAddress(address), allowHttp);
    return null;
  } catch (error) {
    return error instanceof AppError && error.code === 'insecure-address'
      ? ({ reason: 'transfer.notEncrypted', member: 'allowHttp' } as const)
      : ({ reason: 'transfer.notAnAddress', member: 'address' } as const);
  }
}

function leaveOutKnown(
  sites: ReadSites['sites'],
  known: readonly Site[],
  raw: readonly unknown[],
): ReadSites {
  const seen = new Set(known.map(nameAndPlace));
  const names = new Set(known.map(plainName));
  const read: ReadSites = { sites: [], skipped: [], sameName: [], withoutAuthority: [] };
  for (const [index, site] of sites.entries()) {
    const key = nameAndPlace(site);
    if (seen.has(key)) read.skipped.push(site.name);
    else {
      read.sites.push(site);
      if (withAuthority.safeParse(raw[index]).success) read.withoutAuthority.push(site.name);
      if (names.has(plainName(site))) read.sameName.push({ name: site.name, address: site.address });
    }
    seen.add(key);
    names.add(plainName(site));
  }
  return read;
}

function plainName({ name }: Pick<Site, 'name'>): string {
  return name.normalize('NFC').toLowerCase();
}

function nameAndPlace(site: Pick<Site, 'name' | 'address' | 'signIn'>): string {
  // However it was typed, it is the same site.
  const place = readSiteAddress(site.address)?.url ?? site.address;
  return JSON.stringify([plainName(site), place.toLowerCase(), site.signIn]);
}

function parseJson(contents: string, onBroken: (place: string) => never, t: ProgramText): unknown {
  // Some editors begin a file with a mark of its encoding.
  const json = contents.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch {
    return onBroken(placeOfMistake(json, t));
  }
}

/** The engine's own message tells the place of some mistakes only. */
function placeOfMistake(json: string, t: ProgramText): string {
  const mistakes: ParseError[] = [];
  parse(json, mistakes, { disallowComments: true });
  const offset = mistakes[0]?.offset ?? json.length;
  if (json.slice(offset).trim() === '') return t('transfer.endOfFile');
  const before = json.slice(0, offset).split('\n');
  return t('transfer.lineAndColumn', { line: before.length, column: (before.at(-1) ?? '').length + 1 });
}

function reasonOf(code: string | undefined) {
  if (code === 'invalid_type') return 'transfer.wrongKind';
  if (code === 'unrecognized_keys') return 'transfer.unknownMember';
  if (code === 'too_big' || code === 'too_small') return 'transfer.outOfRange';
  return 'transfer.notValid';
}

/** Of what the schema does not know, the name of the first. */
function unknownMember(issue: z.core.$ZodIssue): string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1).map((key) => key.slice(0, 60)) : [];
}

/** "site 2 (Nordlys), requests.readTimeoutSeconds"; counted from one, as people do. */
function placeOf(path: readonly PropertyKey[], raw: unknown, t: ProgramText): string {
  const [list, index, ...members] = path;
  if (list !== 'sites' || typeof index !== 'number') return path.map(String).join('.');
  const name = namedSites.safeParse(raw).data?.sites[index]?.name;
  const number = index + 1;
  const site =
    name === undefined || name.trim() === ''
      ? t('transfer.site', { number })
      : t('transfer.siteOfName', { number, name: name.slice(0, siteLimits.name) });
  return members.length === 0
    ? site
    : t('transfer.memberOfSite', { site, member: members.map(String).join('.') });
}

/** As much of a file as its names need, however wrong the rest is. */
const namedSites = z.looseObject({
  sites: z.array(z.looseObject({ name: z.string().optional().catch(undefined) }).catch({})),
});
