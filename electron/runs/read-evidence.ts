import { AppError } from '../../shared/errors';
import { groupBy } from '../../shared/group-by';
import {
  notAsked,
  readAs,
  type ConnectionLink,
  type Reading,
  type RecordState,
} from '../../shared/record/record-state';
import { wantsRest } from '../../shared/link-plan/run-rules';
import type { LinkPlan } from '../../shared/write/plan';
import { readPlan } from '../records/read-plan';
import { readRecord } from '../records/read-record';
import { isSaidBySite } from '../records/refusal';
import type { SiteConnection } from '../sites/site-connection';
import { archivePageSize } from '../superoffice/archive';
import { readLinksOfKeys, readLinksOfRecords, type ToldLink } from '../superoffice/link-keys';
import type { Evidence, SendableRow } from './sendable-row';

/** Keys in one request: of each type of actor one link at most, so that the answer fits on a page nearly always. */
const keysPerRequest = 100;

/**
 * Reads which links there are of many rows with a few requests. Null for all where the site does not grant its archives: each row is read alone then. Throws what failed on the way there.
 */
export async function readEvidence(
  site: SiteConnection,
  rows: readonly SendableRow[],
  { clock }: { clock: () => Date },
): Promise<Evidence> {
  const evidence: Evidence = new Map();
  for (const [erpConnectionId, ofConnection] of groupBy(rows, ({ write }) => write.actor.erpConnectionId)) {
    const links = await readLinks(site, erpConnectionId, ofConnection);
    await describeRows(site, ofConnection, { links, at: clock().toISOString(), into: evidence });
  }
  return evidence;
}

/** What is there now of rows that were sent; null = it has to be looked at alone. */
export async function readAfterwards(
  site: SiteConnection,
  rows: readonly SendableRow[],
  { clock }: { clock: () => Date },
): Promise<Evidence> {
  const after: Evidence = new Map();
  const groups = groupBy(rows, ({ write }) => `${write.actor.erpConnectionId} ${write.record.crmActorType}`);
  for (const group of groups.values()) {
    for (const piece of inPieces(group, archivePageSize)) {
      const ofRecords = await orRefused(() => readLinksOfPiece(site, piece));
      const links = ofRecords && { ofRecords, ofKeys: null };
      await describeRows(site, piece, { links, at: clock().toISOString(), into: after });
    }
  }
  return after;
}

interface Links {
  ofRecords: ReadonlyMap<string, ToldLink>;
  /** Null = not asked for. */
  ofKeys: readonly ToldLink[] | null;
}

async function readLinks(
  site: SiteConnection,
  erpConnectionId: number,
  rows: readonly SendableRow[],
): Promise<Links | null> {
  return orRefused(async () => {
    // Together: nobody waits for one after the other.
    const [ofRecords, ofKeys] = await Promise.all([
      Promise.all(
        [...groupBy(rows, ({ write }) => write.record.crmActorType).values()]
          .flatMap((ofType) => inPieces(ofType, archivePageSize))
          .map((piece) => readLinksOfPiece(site, piece)),
      ),
      Promise.all(inPieces(rows, keysPerRequest).map((piece) => readHolders(site, erpConnectionId, piece))),
    ]);
    return { ofRecords: new Map(ofRecords.flatMap((links) => [...links])), ofKeys: ofKeys.flat() };
  });
}

async function readHolders(
  site: SiteConnection,
  erpConnectionId: number,
  piece: readonly SendableRow[],
): Promise<ToldLink[]> {
  const keys = piece.map(({ write }) => write.actor.erpKey);
  const told: ToldLink[] = [];
  for (let page = 0; ; page += 1) {
    const more = await readLinksOfKeys(site.archive, erpConnectionId, keys, page);
    told.push(...more);
    if (more.length < archivePageSize) return told;
  }
}

/** By record, of rows of one connection and type. */
async function readLinksOfPiece(
  site: SiteConnection,
  piece: readonly SendableRow[],
): Promise<Map<string, ToldLink>> {
  const [first] = piece;
  if (!first) return new Map();
  const { erpConnectionId } = first.write.actor;
  const { crmActorType } = first.write.record;
  const ids = piece.map(({ write }) => write.record.crmRecordId);
  const told = await readLinksOfRecords(site.archive, erpConnectionId, crmActorType, ids);
  return new Map(told.map((link) => [nameRecord(link), link]));
}

/** Rows of one connection. */
async function describeRows(
  site: SiteConnection,
  rows: readonly SendableRow[],
  { links, at, into }: { links: Links | null; at: string; into: Evidence },
): Promise<void> {
  // Of each type once: a promise for each row would be felt.
  const mappings = new Map<string, Reading<LinkPlan>>();
  for (const { write } of links ? rows : []) {
    const { erpActorType } = write.actor;
    if (!mappings.has(erpActorType)) mappings.set(erpActorType, await readMapping(site, write.actor, at));
  }
  for (const row of rows) {
    const mapping = mappings.get(row.write.actor.erpActorType) ?? notAsked;
    into.set(row, links && describeRow(row, links, { mapping, at }));
  }
}

function describeRow(
  { write, names }: SendableRow,
  { ofRecords, ofKeys }: Links,
  { mapping, at }: { mapping: Reading<LinkPlan>; at: string },
): RecordState {
  const { record, actor } = write;
  const link = ofRecords.get(nameRecord(record)) ?? null;
  const connection: ConnectionLink = {
    erpConnectionId: actor.erpConnectionId,
    connectionName: names.erpConnection,
    connected: link !== null,
    erpActorType: link?.erpActorType ?? null,
  };
  const holders = ofKeys?.filter(
    ({ erpKey, erpActorType }) =>
      erpKey === actor.erpKey && (erpActorType === null || erpActorType === actor.erpActorType),
  );
  return {
    links: readAs([connection], at),
    // A link whose key is not told is not read.
    keyOfLink: link !== null && link.erpKey === null ? notAsked : readAs(link?.erpKey ?? null, at),
    holders: holders
      ? readAs(
          holders.map(({ crmActorType, crmRecordId }) => ({
            crmActorType,
            crmRecordId,
            name: '',
            isShown: null,
          })),
          at,
        )
      : notAsked,
    mapping,
    crm: notAsked,
    erp: notAsked,
  };
}

/** Is a row linked, and to what: where the site does not grant its archives. Never throws for a site that does not help. */
export function readLinkAlone(
  site: SiteConnection,
  { write: { record, actor } }: SendableRow,
  { clock }: { clock: () => Date },
): Promise<RecordState> {
  return readRecord(site, { record, ...actor }, ['links', 'keyOfLink'], { clock });
}

/** The same with what both sides hold, of a row that writes values. */
export async function withValues(
  site: SiteConnection,
  { write: { record, actor, values } }: SendableRow,
  state: RecordState,
  { clock }: { clock: () => Date },
): Promise<RecordState> {
  if (values.length === 0) return state;
  const { crm, erp } = await readRecord(site, { record, ...actor }, ['crm', 'erp'], { clock });
  return { ...state, crm, erp };
}

/** Kept by the site's connection: asked once. */
async function readMapping(
  site: SiteConnection,
  { erpConnectionId, erpActorType }: SendableRow['write']['actor'],
  at: string,
): Promise<Reading<LinkPlan>> {
  try {
    const { plan } = await readPlan(site, erpConnectionId, erpActorType, { asFullAsPossible: false });
    return readAs(plan, at);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { read: false, error: error.toData() };
  }
}

/** Null where the site itself says that it does not grant it, or does not understand. */
async function orRefused<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    // One that wants to be left alone is not asked for each row instead.
    if (error instanceof AppError && isSaidBySite(error) && !wantsRest(error.toData())) return null;
    throw error;
  }
}

function nameRecord({ crmActorType, crmRecordId }: { crmActorType: string; crmRecordId: number }): string {
  return `${crmActorType} ${crmRecordId}`;
}

function inPieces<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_none, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
