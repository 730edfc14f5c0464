import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { erpActorTypes } from '../../shared/record/actor-types';
import { archivePageSize, type Archive, type ArchiveQuery, type ArchiveRow } from './archive';

/** Database numbers of the tables that a link can point to, as the vendor documents them. */
export const tableNumbers: Record<CrmActorType, number> = { Contact: 5, Person: 6, Project: 11, Sale: 13 };

/** The columns of a link, as the Dynamic archive calls them. */
export const linkColumns = {
  id: 'erpexternalkey.erpexternalkey_id',
  key: 'erpexternalkey.erpkey',
  actorType: 'erpexternalkey.actortype',
  connection: 'erpexternalkey.erpconnectionid',
  table: 'erpexternalkey:erpinternalkeyid.tableid',
  record: 'erpexternalkey:erpinternalkeyid.recordid',
} as const;
const { id: linkId, key, actorType, connection, table, record } = linkColumns;

/**
 * INFERENCE. No method of the ErpSync agent tells the ERP key of a link. The tables that hold it are documented and so
 * is the Dynamic archive; that it may read these tables is not.
 * https://docs.superoffice.com/en/api/search/odata/dynamic-provider.html
 *
 * Null = no link there. Undefined = the site shows a link and does not tell its key: a row without a readable key, or
 * under another column name. Throws where the site refuses.
 */
export async function readKeyOfLink(
  archive: Archive,
  erpConnectionId: number,
  crmActorType: CrmActorType,
  crmRecordId: number,
): Promise<string | null | undefined> {
  const rows = await archive.list({
    ...dynamicQuery([key, actorType]),
    restrictions: [
      { name: connection, operator: '=', values: [`[I:${erpConnectionId}]`] },
      { name: table, operator: '=', values: [`[I:${tableNumbers[crmActorType]}]`] },
      { name: record, operator: '=', values: [`[I:${crmRecordId}]`] },
    ],
  });
  const [row] = rows;
  if (!row) return null;
  const told = row.text(key);
  return told === '' ? undefined : told;
}

export interface ToldHolders {
  told: { crmActorType: CrmActorType; crmRecordId: number }[];
  /** False = the site shows rows for the key and does not tell whose they are, so there may be more. */
  isWhole: boolean;
}

/**
 * INFERENCE, as above: all records that hold an ERP key in a connection. The unique index of the table leaves one at
 * most; sites have been seen with more. Throws where the site refuses.
 */
export async function readHoldersOfKey(
  archive: Archive,
  erpConnectionId: number,
  erpActorType: ErpActorType,
  erpKey: string,
): Promise<ToldHolders> {
  const rows = await archive.list({
    ...dynamicQuery([key, actorType, table, record]),
    pageSize: archivePageSize,
    restrictions: [
      { name: connection, operator: '=', values: [`[I:${erpConnectionId}]`] },
      { name: key, operator: '=', values: [erpKey] },
    ],
  });
  const holding = rows.filter(
    (row) => isActorType(row.text(actorType), erpActorType) && row.text(key) === erpKey,
  );
  const told = holding.flatMap((row) => {
    const crmActorType = crmTypes.find((type) => tableNumbers[type] === row.integer(table));
    const crmRecordId = row.integer(record);
    return crmActorType && crmRecordId !== null ? [{ crmActorType, crmRecordId }] : [];
  });
  return { told, isWhole: told.length === holding.length && rows.every(isReadable) };
}

const internal = {
  id: 'erpinternalkey.erpinternalkey_id',
  table: 'erpinternalkey.tableid',
  record: 'erpinternalkey.recordid',
} as const;

/**
 * INFERENCE, as above: the internal key of a record, which all its links share. Null where the site shows none that says
 * whose it is. Throws where the site refuses.
 * https://docs.superoffice.com/en/database/tables/erpinternalkey.html
 */
export async function readInternalKey(
  archive: Archive,
  { crmActorType, crmRecordId }: { crmActorType: CrmActorType; crmRecordId: number },
): Promise<number | null> {
  const tableNumber = tableNumbers[crmActorType];
  const rows = await archive.list({
    ...dynamicQuery([internal.id, internal.table, internal.record]),
    restrictions: [
      { name: internal.table, operator: '=', values: [`[I:${tableNumber}]`] },
      { name: internal.record, operator: '=', values: [`[I:${crmRecordId}]`] },
    ],
  });
  const mine = rows.filter(
    (row) => row.integer(internal.table) === tableNumber && row.integer(internal.record) === crmRecordId,
  );
  const id = mine.length === 1 ? (mine[0]?.integer(internal.id) ?? null) : null;
  return id !== null && id > 0 ? id : null;
}

/** A link as the Dynamic archive tells it. */
export interface ToldLink {
  crmActorType: CrmActorType;
  crmRecordId: number;
  /** Null where the site does not tell it. */
  erpActorType: ErpActorType | null;
  erpKey: string | null;
}

/**
 * INFERENCE, as above: the links of up to 200 records in a connection; of any type where that is null. A record that is not in the answer has none there.
 * The unique index of the table leaves each record one at most, so one page holds them all. Throws where the site refuses.
 * https://docs.superoffice.com/en/database/tables/erpexternalkey.html
 */
export async function readLinksOfRecords(
  archive: Archive,
  erpConnectionId: number,
  crmActorType: CrmActorType | null,
  crmRecordIds: readonly number[],
): Promise<ToldLink[]> {
  const ofType =
    crmActorType === null
      ? []
      : [{ name: table, operator: '=', values: [`[I:${tableNumbers[crmActorType]}]`] }];
  const rows = await archive.list({
    ...dynamicQuery([key, actorType, table, record]),
    pageSize: archivePageSize,
    restrictions: [
      { name: connection, operator: '=', values: [`[I:${erpConnectionId}]`] },
      ...ofType,
      { name: record, operator: 'oneOf', values: crmRecordIds.map((id) => `[I:${id}]`) },
    ],
  });
  return rows.flatMap(toToldLink);
}

/** INFERENCE, as above: a page of the links in a connection that hold one of up to 200 ERP keys, whatever their types. */
export async function readLinksOfKeys(
  archive: Archive,
  erpConnectionId: number,
  erpKeys: readonly string[],
  page: number,
): Promise<ToldLink[]> {
  const rows = await archive.list({
    ...dynamicQuery([key, actorType, table, record]),
    page,
    pageSize: archivePageSize,
    restrictions: [
      { name: connection, operator: '=', values: [`[I:${erpConnectionId}]`] },
      { anyOf: erpKeys.map((erpKey) => ({ name: key, operator: '=', values: [erpKey] })) },
    ],
  });
  return rows.flatMap(toToldLink);
}

/** INFERENCE, as above: a page of all links of a connection, oldest first. */
export async function readLinksOfConnection(
  archive: Archive,
  erpConnectionId: number,
  page: number,
): Promise<ToldLink[]> {
  const rows = await archive.list({
    ...dynamicQuery([linkId, key, actorType, table, record]),
    page,
    pageSize: archivePageSize,
    orderBy: linkId,
    restrictions: [{ name: connection, operator: '=', values: [`[I:${erpConnectionId}]`] }],
  });
  return rows.flatMap(toToldLink);
}

/** None for a row that is not about a record as we know them. */
function toToldLink(row: ArchiveRow): ToldLink[] {
  const crmActorType = crmTypes.find((type) => tableNumbers[type] === row.integer(table));
  const crmRecordId = row.integer(record);
  if (!crmActorType || crmRecordId === null) return [];
  const told = row.text(key);
  const type = erpActorTypes.find((one) => isActorType(row.text(actorType), one)) ?? null;
  return [{ crmActorType, crmRecordId, erpActorType: type, erpKey: told === '' ? null : told }];
}

/** False for a row whose key or type is not told: it may be the one that was asked for. */
function isReadable(row: ArchiveRow): boolean {
  return row.text(key) !== '' && row.text(actorType) !== '';
}

const crmTypes: readonly CrmActorType[] = ['Contact', 'Person', 'Project', 'Sale'];

// The column may come as the enumeration's number (Customer = 1) or its name.
export function isActorType(text: string, erpActorType: ErpActorType): boolean {
  return text === erpActorType || text === String(erpActorTypes.indexOf(erpActorType) + 1);
}

function dynamicQuery(columns: string[]): Omit<ArchiveQuery, 'restrictions'> {
  return { provider: 'Dynamic', columns, page: 0, pageSize: 10 };
}
