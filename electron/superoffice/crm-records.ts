import type { CrmActorType } from '../../shared/record/actor-types';
import type { CrmDetail } from '../../shared/record/crm-record';
import type { Archive, ArchiveQuery, ArchiveRow } from './archive';

/** A CRM record as an archive shows it. */
export interface CrmRecordRow {
  crmActorType: CrmActorType;
  crmRecordId: number;
  name: string;
  number: string;
  details: CrmDetail[];
  /** The record's own mark "ERP connected": a stored counter, so a hint and not a proof. */
  hasActiveLinks: boolean;
  /** The archive gives it as one that is no longer in use, such as a person who left. */
  isRetired: boolean;
}

/** Where and under which column names the vendor documents a record type. */
export interface RecordArchive {
  provider: string;
  id: string;
  name: string;
  number: string;
  activeLinks: string;
  updated: string;
  /** What tells two records of one name apart, most telling first. */
  details: readonly [column: string, what: CrmDetail['what']][];
  /** Columns that are searched beside the name. */
  cities: string[];
  digits: string[];
  emails: string[];
}

export const recordArchives: Record<CrmActorType, RecordArchive> = {
  Contact: {
    provider: 'FindContact',
    id: 'contactId',
    name: 'name',
    number: 'number',
    activeLinks: 'activeErpLinks',
    updated: 'updatedDate',
    details: [
      ['department', 'department'],
      ['postAddress/city', 'city'],
      ['streetAddress/city', 'city'],
      ['orgnr', 'orgNumber'],
      ['code', 'code'],
      ['country', 'country'],
      ['category', 'category'],
      ['phone/formattedNumber', 'phone'],
      ['email/emailAddress', 'email'],
    ],
    cities: ['postAddress/city', 'streetAddress/city'],
    digits: ['orgnr', 'phone/formattedNumber'],
    emails: ['email/emailAddress'],
  },
  Person: {
    provider: 'Person',
    id: 'personId',
    name: 'fullName',
    number: 'personNumber',
    activeLinks: 'personActiveErpLinks',
    updated: 'personUpdatedDate',
    details: [
      ['personContact/name', 'company'],
      ['title', 'title'],
      ['position', 'position'],
      ['personDirectPhone/formattedNumber', 'phone'],
      ['personMobilePhone/formattedNumber', 'phone'],
      ['personEmail/emailAddress', 'email'],
    ],
    cities: [],
    digits: ['personDirectPhone/formattedNumber', 'personMobilePhone/formattedNumber'],
    emails: ['personEmail/emailAddress'],
  },
  Project: {
    provider: 'FindProject',
    id: 'projectId',
    name: 'name',
    number: 'number',
    activeLinks: 'activeErpLinks',
    updated: 'updatedDate',
    details: [
      ['type', 'type'],
      ['status', 'status'],
      ['endDate', 'endDate'],
    ],
    cities: [],
    digits: [],
    emails: [],
  },
  Sale: {
    provider: 'FindSale',
    id: 'saleId',
    name: 'heading',
    number: 'saleNumber',
    activeLinks: 'activeErpLinks',
    updated: 'updatedDate',
    details: [
      ['date', 'date'],
      ['amount', 'amount'],
    ],
    cities: [],
    digits: [],
    emails: [],
  },
};

/** Every word has to stand in the name or the city, in one of its spellings. */
export interface SpelledWords {
  words: string[][];
}

/**
 * One page of the records whose name contains the text, in the order of their names. As words: each in any of its
 * spellings, in the name or, of a company, the city.
 */
export function findCrmRecordsByName(
  archive: Archive,
  crmActorType: CrmActorType,
  text: string | SpelledWords,
  page: number,
  pageSize: number,
): Promise<CrmRecordRow[]> {
  const { name, cities } = recordArchives[crmActorType];
  const restrictions =
    typeof text === 'string'
      ? [{ name, operator: 'contains', values: [text] }]
      : text.words.map((word) => anyOf([name, ...cities], 'contains', word));
  return list(archive, crmActorType, { restrictions, orderBy: name, page, pageSize });
}

/** The records whose name begins with one of the spellings. */
export function findCrmRecordsByBeginning(
  archive: Archive,
  crmActorType: CrmActorType,
  spellings: readonly string[],
  pageSize: number,
): Promise<CrmRecordRow[]> {
  const { name } = recordArchives[crmActorType];
  const restrictions = [anyOf([name], 'begins', spellings)];
  return list(archive, crmActorType, { restrictions, orderBy: name, page: 0, pageSize });
}

/** The records whose number begins with the text. */
export function findCrmRecordsByNumber(
  archive: Archive,
  crmActorType: CrmActorType,
  text: string,
  pageSize: number,
): Promise<CrmRecordRow[]> {
  const { number } = recordArchives[crmActorType];
  const restriction = { name: number, operator: 'begins', values: [text] };
  return list(archive, crmActorType, { restrictions: [restriction], orderBy: number, page: 0, pageSize });
}

/** The records with one of the endings in an organisation or phone number; none where the type has no such number. */
export function findCrmRecordsByNumberEnd(
  archive: Archive,
  crmActorType: CrmActorType,
  endings: readonly string[],
  pageSize: number,
): Promise<CrmRecordRow[]> {
  const { id, digits } = recordArchives[crmActorType];
  if (digits.length === 0) return Promise.resolve([]);
  const restrictions = [anyOf(digits, 'contains', endings)];
  return list(archive, crmActorType, { restrictions, orderBy: id, page: 0, pageSize });
}

/** The records whose e-mail address contains the text; none where the type has no address. */
export function findCrmRecordsByEmail(
  archive: Archive,
  crmActorType: CrmActorType,
  text: string,
  pageSize: number,
): Promise<CrmRecordRow[]> {
  const { name, emails } = recordArchives[crmActorType];
  if (emails.length === 0) return Promise.resolve([]);
  const restrictions = [anyOf(emails, 'contains', [text])];
  return list(archive, crmActorType, { restrictions, orderBy: name, page: 0, pageSize });
}

/** The records with these ids that the site shows us, in the order of the ids. */
export async function findCrmRecordsByIds(
  archive: Archive,
  crmActorType: CrmActorType,
  ids: readonly number[],
): Promise<CrmRecordRow[]> {
  const { id } = recordArchives[crmActorType];
  const restriction = { name: id, operator: 'oneOf', values: ids.map((one) => `[I:${one}]`) };
  const rows = await list(archive, crmActorType, {
    restrictions: [restriction],
    page: 0,
    pageSize: ids.length,
  });
  return ids.flatMap((one) => rows.find(({ crmRecordId }) => crmRecordId === one) ?? []);
}

/** A record by its name alone, and when it was last changed. */
export interface CrmRecordName {
  crmRecordId: number;
  name: string;
  number: string;
  /** `yyyy-mm-dd`; empty where it was not asked for, or the site does not tell. */
  updatedOn: string;
}

/** The names of many records, as far as the site shows them to us. */
export async function readCrmRecordNames(
  archive: Archive,
  crmActorType: CrmActorType,
  ids: readonly number[],
  { withDay }: { withDay: boolean },
): Promise<CrmRecordName[]> {
  const columns = recordArchives[crmActorType];
  const rows = await archive.list({
    provider: columns.provider,
    columns: [columns.id, columns.name, columns.number, ...(withDay ? [columns.updated] : [])],
    restrictions: [{ name: columns.id, operator: 'oneOf', values: ids.map((one) => `[I:${one}]`) }],
    page: 0,
    pageSize: ids.length,
  });
  return rows.map((row) => ({
    crmRecordId: row.integer(columns.id) ?? row.primaryKey,
    name: row.text(columns.name),
    number: row.text(columns.number),
    updatedOn: withDay ? row.text(columns.updated).slice(0, 10) : '',
  }));
}

function anyOf(columns: readonly string[], operator: string, values: readonly string[]) {
  return { anyOf: columns.flatMap((name) => values.map((value) => ({ name, operator, values: [value] }))) };
}

/** The record with an id, or null where the site shows us none. */
export async function findCrmRecordById(
  archive: Archive,
  crmActorType: CrmActorType,
  crmRecordId: number,
): Promise<CrmRecordRow | null> {
  const { id } = recordArchives[crmActorType];
  const restriction = { name: id, operator: '=', values: [`[I:${crmRecordId}]`] };
  const rows = await list(archive, crmActorType, { restrictions: [restriction], page: 0, pageSize: 1 });
  return rows.find((row) => row.crmRecordId === crmRecordId) ?? null;
}

async function list(
  archive: Archive,
  crmActorType: CrmActorType,
  query: Omit<ArchiveQuery, 'provider' | 'columns'>,
): Promise<CrmRecordRow[]> {
  const { provider, id, name, number, activeLinks, details } = recordArchives[crmActorType];
  const columns = [id, name, number, activeLinks, ...details.map(([column]) => column)];
  const rows = await archive.list({ provider, columns, ...query });
  return rows.map((row) => toCrmRecordRow(row, crmActorType));
}

function toCrmRecordRow(row: ArchiveRow, crmActorType: CrmActorType): CrmRecordRow {
  const columns = recordArchives[crmActorType];
  const details = columns.details.map(([column, what]) => ({ what, value: row.text(column) }));
  return {
    crmActorType,
    crmRecordId: row.integer(columns.id) ?? row.primaryKey,
    name: row.text(columns.name),
    number: row.text(columns.number),
    details: details.filter(
      ({ value }, index) => value !== '' && details.findIndex((other) => other.value === value) === index,
    ),
    hasActiveLinks: row.flag(columns.activeLinks),
    isRetired: isRetiredEntity(row.entityName),
  };
}

/**
 * The Person archive gives two kinds of rows, `person` and `retiredPerson`.
 * https://docs.superoffice.com/en/api/archive-providers/reference/person.html
 */
export function isRetiredEntity(entityName: string): boolean {
  return /^retired/i.test(entityName);
}
