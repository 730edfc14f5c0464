import { AppError } from '../../shared/errors';
import type { CrmActorType } from '../../shared/record/actor-types';
import type { ActorTypePair } from '../../shared/record/erp-actor';
import type { ScanScope } from '../../shared/scan/scan-request';
import type { SiteConnection } from '../sites/site-connection';
import { readCrmRecordNames, type CrmRecordName } from '../superoffice/crm-records';
import {
  listedIdsAtOnce,
  listedKeysAtOnce,
  listLinksBehind,
  listLinksOfKeys,
  listLinksOfRecords,
  type LinkRow,
} from '../superoffice/link-list';
import { judgeFailure } from './judge-failure';
import type { FoundRow } from './row-store';

/** One step of the finding: rows, and from where the next step goes on; null = this was the last one. */
export interface FoundStep {
  rows: FoundRow[];
  next: number | null;
}

export interface Finding {
  erpConnectionId: number;
  pairs: readonly ActorTypePair[];
  scope: ScanScope;
  clock: () => Date;
}

/**
 * Finds the next links from `cursor` on (0 = the first), with one request for a page of them and one for each two hundred
 * names. Throws where the site does not let its links be read.
 */
export async function findStep(site: SiteConnection, finding: Finding, cursor: number): Promise<FoundStep> {
  const { scope } = finding;
  switch (scope.kind) {
    case 'all':
    case 'changed-since':
      return findPage(site, finding, cursor, scope.kind === 'all' ? null : scope.since);
    case 'records':
      return findListed(site, finding, cursor, scope.records);
    case 'keys':
      return findKeys(site, finding, cursor, scope.keys);
  }
}

async function findPage(
  site: SiteConnection,
  { erpConnectionId, pairs }: Finding,
  linkId: number,
  since: string | null,
): Promise<FoundStep> {
  const { links, lastId } = await listLinksBehind(site, { erpConnectionId, linkId });
  const wanted = links.filter((link) => isWanted(link, pairs));
  const names = await readNames(site, wanted, since !== null);
  if (since === null) return { rows: wanted.map((link) => toFoundRow(link, names)), next: lastId };
  const changed = wanted.filter((link) => (nameIn(names, link)?.updatedOn ?? '') >= since);
  const shared = await findSharedKeys(site, erpConnectionId, changed);
  return { rows: changed.map((link) => toFoundRow(link, names, shared)), next: lastId };
}

async function findListed(
  site: SiteConnection,
  { erpConnectionId, pairs, clock }: Finding,
  from: number,
  listed: Extract<ScanScope, { kind: 'records' }>['records'],
): Promise<FoundStep> {
  const records = listed.slice(from, from + listedIdsAtOnce);
  const types = [...new Set(records.map(({ crmActorType }) => crmActorType))];
  const found = await Promise.all(
    types.map((type) => {
      const ids = records.flatMap(({ crmActorType, crmRecordId }) =>
        crmActorType === type ? crmRecordId : [],
      );
      return listLinksOfRecords(site, erpConnectionId, type, ids);
    }),
  );
  const links = found.flat();
  const [names, shared] = await Promise.all([
    readNames(site, records, false),
    findSharedKeys(site, erpConnectionId, links),
  ]);
  const rows = records.map((record): FoundRow => {
    const link = links.find(
      ({ crmActorType, crmRecordId }) =>
        crmActorType === record.crmActorType && crmRecordId === record.crmRecordId,
    );
    if (link) return toListedRow(link, names, { pairs, clock, shared });
    return {
      ...record,
      ...nameOf(names, record),
      erpActorType: null,
      erpKey: null,
      left: {
        findings: nameIn(names, record)?.isShown === false ? ['not-linked', 'orphan-record'] : ['not-linked'],
        at: clock().toISOString(),
      },
    };
  });
  return { rows, next: nextOf(from + listedIdsAtOnce, listed.length) };
}

async function findKeys(
  site: SiteConnection,
  { erpConnectionId, pairs, clock }: Finding,
  from: number,
  listed: readonly string[],
): Promise<FoundStep> {
  const keys = listed.slice(from, from + listedKeysAtOnce);
  const found = await listLinksOfKeys(site, erpConnectionId, keys);
  const names = await readNames(site, found, false);
  const rows = keys.flatMap((erpKey): FoundRow[] => {
    // A site that does not tell capitals apart finds a key however it was typed.
    const exact = found.filter((link) => link.erpKey === erpKey);
    const held = exact.length > 0 ? exact : found.filter((link) => isSpelled(link.erpKey, erpKey, keys));
    // A key is another actor's in each type, so that one of the chosen kinds is what the list means.
    const wanted = held.filter((link) => isWanted(link, pairs));
    if (held.length > 0) {
      return (wanted.length > 0 ? wanted : held).map((link) => toListedRow(link, names, { pairs, clock }));
    }
    const nobody = { crmActorType: null, crmRecordId: null, erpActorType: null, name: '', number: '' };
    return [{ ...nobody, erpKey, left: { findings: ['not-linked'], at: clock().toISOString() } }];
  });
  return { rows, next: nextOf(from + listedKeysAtOnce, listed.length) };
}

/** The same but for capitals, and no key that is listed itself. */
function isSpelled(key: string, listed: string, keys: readonly string[]): boolean {
  return key.toLowerCase() === listed.toLowerCase() && !keys.includes(key);
}

function nextOf(at: number, length: number): number | null {
  return at < length ? at : null;
}

function isWanted({ erpActorType, crmActorType }: LinkRow, pairs: readonly ActorTypePair[]): boolean {
  return pairs.some((pair) => pair.erpActorType === erpActorType && pair.crmActorType === crmActorType);
}

type Named = Pick<LinkRow, 'crmActorType' | 'crmRecordId'>;
interface Name extends CrmRecordName {
  /** False = the site answered and does not show it; null = it did not answer. */
  isShown: boolean | null;
}
type Names = ReadonlyMap<CrmActorType, ReadonlyMap<number, Name>>;

/** Names are a help, so a site that refuses them is scanned all the same; where they decide, it is not. */
async function readNames(site: SiteConnection, records: readonly Named[], isNeeded: boolean): Promise<Names> {
  const names = new Map<CrmActorType, Map<number, Name>>();
  for (const { crmActorType, crmRecordId } of records) {
    const ofType = names.get(crmActorType) ?? new Map<number, Name>();
    const unnamed = { crmRecordId, name: '', number: '', updatedOn: '', isShown: null };
    names.set(crmActorType, ofType.set(crmRecordId, unnamed));
  }
  const asked = [...names].flatMap(([crmActorType, ofType]) =>
    chunk([...ofType.keys()], listedIdsAtOnce).map((ids) => ({ crmActorType, ids })),
  );
  await Promise.all(
    asked.map(async ({ crmActorType, ids }) => {
      try {
        const read = await readCrmRecordNames(site.archive, crmActorType, ids, { withDay: isNeeded });
        const ofType = names.get(crmActorType);
        for (const id of ids) {
          const unnamed = ofType?.get(id);
          if (unnamed) ofType?.set(id, { ...unnamed, isShown: false });
        }
        for (const name of read) ofType?.set(name.crmRecordId, { ...name, isShown: true });
      } catch (error) {
        if (isNeeded || !(error instanceof AppError) || judgeFailure(error).kind !== 'row') throw error;
      }
    }),
  );
  return names;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function nameIn(names: Names, { crmActorType, crmRecordId }: Named): Name | undefined {
  return names.get(crmActorType)?.get(crmRecordId);
}

function nameOf(names: Names, record: Named): { name: string; number: string } {
  const { name = '', number = '' } = nameIn(names, record) ?? {};
  return { name, number };
}

function toFoundRow(link: LinkRow, names: Names, shared: SharedKeys = noneShared): FoundRow {
  const { crmActorType, crmRecordId, erpActorType, erpKey } = link;
  return {
    crmActorType,
    crmRecordId,
    erpActorType,
    erpKey,
    ...nameOf(names, link),
    left: null,
    ...(shared.has(foldKey(link)) ? { isKeyShared: true as const } : {}),
  };
}

/** Keys that more than one record holds, each with its type and folded as in `row-store`. */
type SharedKeys = ReadonlySet<string>;
const noneShared: SharedKeys = new Set();

function foldKey({ erpActorType, erpKey }: Pick<LinkRow, 'erpActorType' | 'erpKey'>): string {
  return `${erpActorType} ${erpKey.trim().toLowerCase()}`;
}

/**
 * Of some links only, whose keys others may hold that are no rows of the scan: one request for each 25 keys. Keys that differ
 * in nothing but spaces at their ends are not asked for.
 */
async function findSharedKeys(
  site: SiteConnection,
  erpConnectionId: number,
  links: readonly LinkRow[],
): Promise<SharedKeys> {
  const keys = [...new Set(links.map(({ erpKey }) => erpKey))].filter((key) => key !== '');
  const held = await Promise.all(
    chunk(keys, listedKeysAtOnce).map((some) => listLinksOfKeys(site, erpConnectionId, some)),
  );
  const holders = new Map<string, Set<number>>();
  for (const link of held.flat()) {
    const key = foldKey(link);
    holders.set(key, (holders.get(key) ?? new Set()).add(link.linkId));
  }
  return new Set([...holders].flatMap(([key, ids]) => (ids.size > 1 ? key : [])));
}

/** What a list names is told of, whatever kind its link is; only the chosen kinds are read. */
function toListedRow(
  link: LinkRow,
  names: Names,
  { pairs, clock, shared }: Pick<Finding, 'pairs' | 'clock'> & { shared?: SharedKeys },
): FoundRow {
  const row = toFoundRow(link, names, shared);
  if (isWanted(link, pairs)) return row;
  return { ...row, left: { findings: ['other-kind'], at: clock().toISOString() } };
}
