import type { AppErrorData } from '../../../shared/errors';
import type { LookUp } from '../../../shared/link-plan/judge-row';
import type { CrmActorType, ErpActorType } from '../../../shared/record/actor-types';
import { archivePageSize } from '../../superoffice/archive';
import {
  readLinksOfConnection,
  readLinksOfKeys,
  readLinksOfRecords,
  type ToldLink,
} from '../../superoffice/link-keys';
import { isRefusal } from '../../records/refusal';
import { askInPieces, askSingly, failed, isBroken, type Asked } from './asked';

export interface LinkQuery {
  erpConnectionId: number;
  records: readonly { crmActorType: CrmActorType; crmRecordId: number }[];
  /** Keys that nobody is known to hold need not be asked for. */
  erpKeys: readonly string[];
}

export type LinkedRecord = Pick<ToldLink, 'crmActorType' | 'crmRecordId'>;

/** What a site tells about links of one connection. */
export interface FoundLinks {
  /** The link of a record; null = none there. */
  ofRecord: (crmActorType: CrmActorType, crmRecordId: number) => LookUp<ToldLink | null>;
  /**
   * The link that holds a key, that of another record than `but` where there is one; null = nobody does. `not-granted` =
   * the site tells nobody like this user.
   */
  ofKey: (
    erpActorType: ErpActorType,
    erpKey: string,
    but: LinkedRecord | null,
  ) => LookUp<ToldLink | null> | 'not-granted';
}

/** A connection with no more links than this many pages is read whole: at a go-live there are few. */
const maxWholePages = 20;
/** Links of one key in a page: one for each type of actor at most. */
export const keysPerRequest = 100;

/** The links of records and keys in a connection: whole where there are few, in bulk, or one record at a time. */
export async function findLinks(asked: Asked, query: LinkQuery): Promise<FoundLinks> {
  let whole: ToldLink[] | null = null;
  try {
    whole = await readWhole(asked, query);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return findSingly(asked, query, isBroken(error) ? failed(error) : 'not-granted');
  }
  if (whole) return indexWhole(whole);
  const [records, keys] = [await findOfRecords(asked, query), await findOfKeys(asked, query)];
  return {
    ofRecord: (crmActorType, crmRecordId) =>
      records.get(nameRecord({ crmActorType, crmRecordId })) ?? notAsked,
    ofKey: (erpActorType, erpKey, but) => {
      const links = keys.get(erpKey);
      if (!links) return { read: true, value: null };
      return links.read ? { read: true, value: pickHolder(links.value, erpActorType, but) } : links;
    },
  };
}

const notAsked = { read: false, error: null } as const;

/** Null where there are too many. */
async function readWhole(
  { site, ask }: Asked,
  { erpConnectionId, records }: LinkQuery,
): Promise<ToldLink[] | null> {
  const pages = Math.min(maxWholePages, 1 + Math.ceil(records.length / archivePageSize));
  const read = (page: number) => ask(async () => readLinksOfConnection(site.archive, erpConnectionId, page));
  const last = await read(pages - 1);
  if (last.length > 0 && pages > 1) return null;
  const links = pages === 1 ? [...last] : [];
  for (let page = 0; page < pages - 1; page += 1) {
    const more = await read(page);
    links.push(...more);
    if (more.length < archivePageSize) break;
  }
  return links.length >= archivePageSize && pages === 1 ? null : links;
}

function indexWhole(links: readonly ToldLink[]): FoundLinks {
  const byRecord = new Map(links.map((link) => [nameRecord(link), link]));
  const byKey = new Map<string, ToldLink[]>();
  for (const link of links) {
    if (link.erpKey !== null) byKey.set(link.erpKey, [...(byKey.get(link.erpKey) ?? []), link]);
  }
  // A link whose key is not told may hold any.
  const isTold = links.every(({ erpKey }) => erpKey !== null);
  return {
    ofRecord: (crmActorType, crmRecordId) => ({
      read: true,
      value: byRecord.get(nameRecord({ crmActorType, crmRecordId })) ?? null,
    }),
    ofKey: (erpActorType, erpKey, but) => {
      const holder = pickHolder(byKey.get(erpKey) ?? [], erpActorType, but);
      return holder || isTold ? { read: true, value: holder } : 'not-granted';
    },
  };
}

function pickHolder(
  links: readonly ToldLink[],
  erpActorType: ErpActorType,
  but: LinkedRecord | null,
): ToldLink | null {
  const holding = links.filter((link) => link.erpActorType === erpActorType || link.erpActorType === null);
  return holding.find((link) => !but || nameRecord(link) !== nameRecord(but)) ?? holding[0] ?? null;
}

async function findOfRecords(
  { site, ask, tell }: Asked,
  { erpConnectionId, records }: LinkQuery,
): Promise<Map<string, LookUp<ToldLink | null>>> {
  const ids = new Map<CrmActorType, Set<number>>();
  for (const { crmActorType, crmRecordId } of records) {
    ids.set(crmActorType, (ids.get(crmActorType) ?? new Set()).add(crmRecordId));
  }
  const links = new Map<string, LookUp<ToldLink | null>>();
  for (const [crmActorType, ofType] of ids) {
    const findPiece = async (piece: number[]) => {
      const told = await ask(() => readLinksOfRecords(site.archive, erpConnectionId, crmActorType, piece));
      const byId = new Map(told.map((link) => [link.crmRecordId, link]));
      return new Map(piece.map((id) => [id, byId.get(id) ?? null]));
    };
    const { found, refused } = await askInPieces([...ofType], archivePageSize, findPiece, tell.done);
    for (const id of ofType) {
      const link = found.get(id) ?? { read: false, error: refused };
      links.set(nameRecord({ crmActorType, crmRecordId: id }), link);
    }
  }
  return links;
}

async function findOfKeys(
  { site, ask }: Asked,
  { erpConnectionId, erpKeys }: LinkQuery,
): Promise<Map<string, LookUp<ToldLink[]>>> {
  const keys = [...new Set(erpKeys)];
  const { found, refused } = await askInPieces(keys, keysPerRequest, async (piece) => {
    const told: ToldLink[] = [];
    for (let page = 0; ; page += 1) {
      const more = await ask(() => readLinksOfKeys(site.archive, erpConnectionId, piece, page));
      told.push(...more);
      if (more.length < archivePageSize) break;
    }
    return new Map(piece.map((erpKey) => [erpKey, told.filter((link) => link.erpKey === erpKey)]));
  });
  if (refused === null) return found;
  return new Map(keys.map((erpKey) => [erpKey, { read: false, error: refused }]));
}

/** By the documented call, which tells whether a record is linked, and not the key: of that, what is known of any. */
async function findSingly(
  { site, ask, tell }: Asked,
  { erpConnectionId, records }: LinkQuery,
  ofAnyKey: ReturnType<FoundLinks['ofKey']>,
): Promise<FoundLinks> {
  const once = [...new Map(records.map((record) => [nameRecord(record), record])).values()];
  await tell.singly('links', once.length);
  const findState = async ({ crmActorType, crmRecordId }: LinkedRecord): Promise<ToldLink | null> => {
    const told = await ask(() => site.erpSync.getConnectionsAndDisplayFields(crmActorType, crmRecordId));
    const isLinked = told.some((one) => one.erpConnectionId === erpConnectionId && one.connected);
    return isLinked ? { crmActorType, crmRecordId, erpActorType: null, erpKey: null } : null;
  };
  const states = await askSingly(once, findState, tell.done);
  const byRecord = new Map([...states].map(([record, link]) => [nameRecord(record), link]));
  return {
    ofRecord: (crmActorType, crmRecordId) =>
      byRecord.get(nameRecord({ crmActorType, crmRecordId })) ?? notAsked,
    ofKey: () => ofAnyKey,
  };
}

export function nameRecord({
  crmActorType,
  crmRecordId,
}: {
  crmActorType: CrmActorType;
  crmRecordId: number;
}): string {
  return `${crmActorType} ${crmRecordId}`;
}

/** Where even that is refused, the site tells nobody like this user whether a record is linked. */
export function isNotGranted(link: LookUp<unknown>): link is { read: false; error: AppErrorData } {
  return !link.read && link.error?.code === 'no-permission';
}
