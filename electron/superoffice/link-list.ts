import { AppError } from '../../shared/errors';
import {
  crmActorTypes,
  erpActorTypes,
  type CrmActorType,
  type ErpActorType,
} from '../../shared/record/actor-types';
import type { Archive, ArchiveQuery, ArchiveRow } from './archive';
import { isActorType, linkColumns, tableNumbers } from './link-keys';
import type { SiteClient } from './site-client';

/** One link as the site's own table has it. */
export interface LinkRow {
  /** Of its row in ErpExternalKey; grows from link to link. */
  linkId: number;
  crmActorType: CrmActorType;
  crmRecordId: number;
  erpActorType: ErpActorType;
  /** Empty where the site does not tell it. */
  erpKey: string;
}

/** Where links are asked for. */
export interface LinkSource {
  archive: Archive;
  client: Pick<SiteClient, 'address'>;
}

/** A row of 6 columns is some 40 values, and an answer may hold 40,000. */
export const linkPageSize = 500;
/** As many as one request can name. */
export const listedIdsAtOnce = 200;
export const listedKeysAtOnce = 25;

const columns = [
  linkColumns.id,
  linkColumns.key,
  linkColumns.actorType,
  linkColumns.table,
  linkColumns.record,
];

/**
 * The links of a connection behind a link, in the order of their ids; none behind the last one. Asked for by id and not
 * by page, so that a link that comes or goes meanwhile shifts nobody.
 *
 * INFERENCE, as `readKeyOfLink`: that the Dynamic archive may read these tables is not documented. Throws where the site
 * refuses, and `broken-answer` where it shows rows that do not say whose they are.
 */
export async function listLinksBehind(
  source: LinkSource,
  { erpConnectionId, linkId }: { erpConnectionId: number; linkId: number },
): Promise<{ links: LinkRow[]; lastId: number | null }> {
  const rows = await source.archive.list({
    ...query(erpConnectionId, [{ name: linkColumns.id, operator: 'greater', values: [`[I:${linkId}]`] }]),
    orderBy: linkColumns.id,
  });
  const ids = rows.map(idOf);
  // A site that does not do what was asked for would be asked for the same for ever.
  if (ids.some((id, index) => id <= (ids[index - 1] ?? linkId))) throw brokenAnswer(source);
  return { links: toLinks(source, rows), lastId: ids.at(-1) ?? null };
}

/**
 * The links of these records, which are at most `listedIdsAtOnce`; in no order. Throws as above, also where the site tells of
 * others: it did not do what was asked for, so that a record which it does not name may be linked all the same.
 */
export async function listLinksOfRecords(
  source: LinkSource,
  erpConnectionId: number,
  crmActorType: CrmActorType,
  ids: readonly number[],
): Promise<LinkRow[]> {
  const rows = await source.archive.list(
    query(erpConnectionId, [
      { name: linkColumns.table, operator: '=', values: [`[I:${tableNumbers[crmActorType]}]`] },
      { name: linkColumns.record, operator: 'oneOf', values: ids.map((one) => `[I:${one}]`) },
    ]),
  );
  const links = toLinks(source, rows);
  const asked = new Set(ids);
  if (links.some((one) => one.crmActorType !== crmActorType || !asked.has(one.crmRecordId)))
    throw brokenAnswer(source);
  return links;
}

/** The links that hold these keys, which are at most `listedKeysAtOnce`; in no order. Throws as above. */
export async function listLinksOfKeys(
  source: LinkSource,
  erpConnectionId: number,
  keys: readonly string[],
): Promise<LinkRow[]> {
  const anyOf = keys.map((key) => ({ name: linkColumns.key, operator: '=', values: [key] }));
  return toLinks(source, await source.archive.list(query(erpConnectionId, [{ anyOf }])));
}

function query(erpConnectionId: number, more: ArchiveQuery['restrictions']): ArchiveQuery {
  const ofConnection = { name: linkColumns.connection, operator: '=', values: [`[I:${erpConnectionId}]`] };
  return {
    provider: 'Dynamic',
    columns,
    restrictions: [ofConnection, ...more],
    page: 0,
    pageSize: linkPageSize,
  };
}

/** Without links to something that no screen of ours knows. */
function toLinks(source: LinkSource, rows: readonly ArchiveRow[]): LinkRow[] {
  return rows.flatMap((row) => {
    const table = row.integer(linkColumns.table);
    const crmRecordId = row.integer(linkColumns.record);
    const type = row.text(linkColumns.actorType);
    if (table === null || crmRecordId === null || type === '') throw brokenAnswer(source);
    const crmActorType = crmActorTypes.find((one) => tableNumbers[one] === table);
    const erpActorType = erpActorTypes.find((one) => isActorType(type, one));
    if (!crmActorType || !erpActorType) return [];
    const erpKey = row.text(linkColumns.key);
    return [{ linkId: idOf(row), crmActorType, crmRecordId, erpActorType, erpKey }];
  });
}

function idOf(row: ArchiveRow): number {
  return row.integer(linkColumns.id) ?? row.primaryKey;
}

function brokenAnswer({ client }: LinkSource): AppError {
  const params = { host: client.address.host, call: 'GetArchiveListByColumns(Dynamic)' };
  return new AppError('broken-answer', { params });
}
