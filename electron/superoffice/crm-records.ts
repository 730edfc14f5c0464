import type { CrmActorType } from '../../shared/record/actor-types';
import type { Archive, ArchiveQuery, ArchiveRow } from './archive';

/** A CRM record as an archive shows it. */
export interface CrmRecordRow {
  crmActorType: CrmActorType;
  crmRecordId: number;
  name: string;
  number: string;
  details: string[];
  /** The record's own mark "ERP connected": a stored counter, so a hint and not a proof. */
  hasActiveLinks: boolean;
  /** The archive gives it as one that is no longer in use, such as a person who left. */
  isRetired: boolean;
}

/** Where and under which column names the vendor documents a record type. */
interface RecordArchive {
  provider: string;
  id: string;
  name: string;
  number: string;
  activeLinks: string;
  /** What tells two records of one name apart, most telling first. */
  details: string[];
}

const archives: Record<CrmActorType, RecordArchive> = {
  Contact: {
    provider: 'FindContact',
    id: 'contactId',
    name: 'name',
    number: 'number',
    activeLinks: 'activeErpLinks',
    details: ['department', 'postAddress/city', 'streetAddress/city', 'orgnr', 'code', 'country', 'category'],
  },
  Person: {
    provider: 'Person',
    id: 'personId',
    name: 'fullName',
    number: 'personNumber',
    activeLinks: 'personActiveErpLinks',
    details: ['personContact/name', 'title', 'position'],
  },
  Project: {
    provider: 'FindProject',
    id: 'projectId',
    name: 'name',
    number: 'number',
    activeLinks: 'activeErpLinks',
    details: ['type', 'status', 'endDate'],
  },
  Sale: {
    provider: 'FindSale',
    id: 'saleId',
    name: 'heading',
    number: 'saleNumber',
    activeLinks: 'activeErpLinks',
    details: ['date', 'amount'],
  },
};

/** One page of the records whose name contains the text, in the order of their names. */
export function findCrmRecordsByName(
  archive: Archive,
  crmActorType: CrmActorType,
  text: string,
  page: number,
  pageSize: number,
): Promise<CrmRecordRow[]> {
  const { name } = archives[crmActorType];
  const restriction = { name, operator: 'contains', values: [text] };
  return list(archive, crmActorType, { restrictions: [restriction], orderBy: name, page, pageSize });
}

/** The records whose number begins with the text. */
export function findCrmRecordsByNumber(
  archive: Archive,
  crmActorType: CrmActorType,
  text: string,
  pageSize: number,
): Promise<CrmRecordRow[]> {
  const { number } = archives[crmActorType];
  const restriction = { name: number, operator: 'begins', values: [text] };
  return list(archive, crmActorType, { restrictions: [restriction], orderBy: number, page: 0, pageSize });
}

/** The record with an id, or null where the site shows us none. */
export async function findCrmRecordById(
  archive: Archive,
  crmActorType: CrmActorType,
  crmRecordId: number,
): Promise<CrmRecordRow | null> {
  const { id } = archives[crmActorType];
  const restriction = { name: id, operator: '=', values: [`[I:${crmRecordId}]`] };
  const rows = await list(archive, crmActorType, { restrictions: [restriction], page: 0, pageSize: 1 });
  return rows.find((row) => row.crmRecordId === crmRecordId) ?? null;
}

async function list(
  archive: Archive,
  crmActorType: CrmActorType,
  query: Omit<ArchiveQuery, 'provider' | 'columns'>,
): Promise<CrmRecordRow[]> {
  const { provider, id, name, number, activeLinks, details } = archives[crmActorType];
  const columns = [id, name, number, activeLinks, ...details];
  const rows = await archive.list({ provider, columns, ...query });
  return rows.map((row) => toCrmRecordRow(row, crmActorType));
}

function toCrmRecordRow(row: ArchiveRow, crmActorType: CrmActorType): CrmRecordRow {
  const columns = archives[crmActorType];
  const details = columns.details.map(row.text).filter((text) => text !== '');
  return {
    crmActorType,
    crmRecordId: row.integer(columns.id) ?? row.primaryKey,
    name: row.text(columns.name),
    number: row.text(columns.number),
    details: [...new Set(details)],
    hasActiveLinks: row.flag(columns.activeLinks),
    isRetired: isRetiredEntity(row.entityName),
  };
}

/**
 * The Person archive gives two kinds of rows, `person` and `retiredPerson`.
 * https://docs.superoffice.com/en/api/archive-providers/reference/person.html
 */
function isRetiredEntity(entityName: string): boolean {
  return /^retired/i.test(entityName);
}
