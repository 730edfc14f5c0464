import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { z } from 'zod';
import { siteSchema, type Site } from '../../shared/site';
import { defaultRequests } from '../../shared/site-defaults';
import { siteLimits } from '../../shared/site-limits';
import { openJsonFile, type JsonFile, type Migration } from '../storage/json-file';
import type { AddNotice } from '../storage/set-aside';

const siteFileSchema = z.strictObject({ sites: z.array(siteSchema).max(siteLimits.sites) });

/** Version 1 knew Basic sign-in and one language, and nothing of groups, requests and networks. */
const toVersion2: Migration = ({ sites, ...rest }) => ({
  ...rest,
  sites: z.array(siteVersion1Schema).parse(sites).map(liftSite),
});

const siteVersion1Schema = z.looseObject({
  language: z.string(),
  signIn: z.looseObject({ scheme: z.literal('basic') }),
});

function liftSite({ language, signIn, ...site }: z.infer<typeof siteVersion1Schema>) {
  return {
    ...site,
    customer: '',
    signIn: { ...signIn, askEachTime: false },
    requests: { ...defaultRequests, acceptLanguage: language },
    network: { extraCaFile: null, compatibilityMode: false },
    lastUsedAt: null,
  };
}

/** Version 2 named a file with authorities by its path; what could be read of it is kept as a copy now. */
const createToVersion3 =
  (authorities: ReadonlyMap<string, string>): Migration =>
  ({ sites, ...rest }) => ({
    ...rest,
    sites: z
      .array(siteVersion2Schema)
      .parse(sites)
      .map(({ network: { extraCaFile, ...network }, ...site }) => ({
        ...site,
        network: { ...network, authority: authorities.get(extraCaFile ?? '') ?? null },
      })),
  });

const siteVersion2Schema = z.looseObject({
  name: z.string(),
  network: z.looseObject({ extraCaFile: z.string().nullable() }),
});

/** The sites that the user added, in the user's order. Never a secret. */
export type SiteFile = JsonFile<{ sites: Site[] }>;

export async function openSiteFile(options: {
  file: string;
  clock: () => Date;
  addNotice: AddNotice;
  addAuthority: (file: string) => Promise<{ id: string }>;
}): Promise<SiteFile> {
  const { authorities, isNamed } = await copyNamedAuthorities(options);
  const migrations = [toVersion2, createToVersion3(authorities)];
  const file = await openJsonFile({
    ...options,
    schema: siteFileSchema,
    empty: { sites: [] },
    migrations,
    entries: { sites: siteSchema },
  });
  if (isNamed) keepMigrated(file);
  return file;
}

/**
 * Of a file of version 2: each of its authority files is read once, now, by the rules of a chosen one. The sites of one
 * that could not be read go without, and a notice says so: it has to be chosen again.
 */
async function copyNamedAuthorities({
  file,
  addNotice,
  addAuthority,
}: Parameters<typeof openSiteFile>[0]): Promise<{ authorities: Map<string, string>; isNamed: boolean }> {
  const named = namedAuthoritiesSchema.safeParse(readJson(file)).data?.sites ?? [];
  const copied = new Map<string, string>();
  const paths = new Set(named.flatMap(({ network }) => network.extraCaFile ?? []));
  await Promise.all(
    Array.from(paths, async (path) => {
      const found = await addAuthority(path).catch(() => null);
      if (found) copied.set(path, found.id);
    }),
  );
  for (const { name, network } of named) {
    if (network.extraCaFile !== null && !copied.has(network.extraCaFile))
      addNotice({ id: randomUUID(), kind: 'authority-not-copied', params: { site: name } });
  }
  return { authorities: copied, isNamed: paths.size > 0 };
}

const namedAuthoritiesSchema = z.looseObject({ version: z.literal(2), sites: z.array(siteVersion2Schema) });

function readJson(file: string): unknown {
  try {
    return mayNamePaths(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  } catch {
    return null;
  }
}

/** Every version of the program wrote its version first: thousands of sites are read once, where there is nothing to copy. */
function mayNamePaths(file: string): boolean {
  const head = Buffer.alloc(256);
  const open = openSync(file, 'r');
  try {
    const version = /"version":\s*(\d+)/.exec(head.toString('utf8', 0, readSync(open, head)));
    return version === null || version[1] === '2';
  } finally {
    closeSync(open);
  }
}

/** So that the named files are read once and never again. */
function keepMigrated(file: SiteFile): void {
  try {
    file.write(file.read());
  } catch {
    // Where the disk is full it is done again at the next start.
  }
}
