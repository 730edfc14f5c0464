import type { SaidPart } from '../../shared/link-plan/also-said';
import type { CrmActorType } from '../../shared/record/actor-types';
import { archivePageSize, type Archive, type ArchiveQuery, type ArchiveRow } from './archive';
import { isRetiredEntity, recordArchives } from './crm-records';

/** A CRM record as far as it is needed to find many of them at a time. */
export interface FoundRecord {
  crmActorType: CrmActorType;
  crmRecordId: number;
  name: string;
  number: string;
  orgNumber: string;
  email: string;
  postcodes: string[];
  isRetired: boolean;
}

/** By what many records can be found in one request. */
export type LookUpColumn = 'id' | 'number' | 'org-number' | 'email' | 'name';

interface LookUpColumns {
  number: string;
  orgNumber: string;
  email: string;
  postcodes: readonly string[];
}

const columnsOf: Record<CrmActorType, LookUpColumns> = {
  Contact: {
    number: 'number',
    orgNumber: 'orgnr',
    email: 'email/emailAddress',
    postcodes: ['postAddress/zip', 'streetAddress/zip'],
  },
  Person: { number: 'personNumber', orgNumber: '', email: 'personEmail/emailAddress', postcodes: [] },
  Project: { number: 'number', orgNumber: '', email: '', postcodes: [] },
  Sale: { number: 'saleNumber', orgNumber: '', email: '', postcodes: [] },
};

/** False where a type of record has no such column, so that nothing can be found by it. */
export function canLookUpBy(crmActorType: CrmActorType, by: LookUpColumn): boolean {
  return by === 'id' || by === 'name' || nameColumn(crmActorType, by) !== '';
}

/**
 * A page of the records in whose column one of the values stands: exactly, or with `contains` somewhere in it. For `id`
 * the values are whole numbers. Which of them is meant by which value, whoever asks compares. Throws the site's refusal.
 */
export async function lookUpRecords(
  archive: Archive,
  query: {
    crmActorType: CrmActorType;
    by: LookUpColumn;
    values: readonly string[];
    isPart?: boolean;
    page?: number;
    /** What is read of each beside what tells which record it is. */
    also?: ReadonlySet<SaidPart>;
  },
): Promise<FoundRecord[]> {
  const { crmActorType, by, values, isPart = false, page = 0, also } = query;
  const { provider, id } = recordArchives[crmActorType];
  const rows = await archive.list({
    provider,
    columns: identifyingColumns(crmActorType, by, also),
    restrictions: [restrict(crmActorType, by, values, isPart)],
    orderBy: id,
    page,
    pageSize: archivePageSize,
  });
  return rows.map((row) => readFoundRecord(row, crmActorType));
}

/** What tells which record it is, and what it was looked up by. The rest would be read of many for nothing. */
function identifyingColumns(
  crmActorType: CrmActorType,
  by: LookUpColumn,
  also: ReadonlySet<SaidPart> = new Set(),
): string[] {
  const { id, name } = recordArchives[crmActorType];
  const { number, orgNumber, email, postcodes } = columnsOf[crmActorType];
  const wanted = [
    id,
    name,
    orgNumber,
    nameColumn(crmActorType, by),
    ...(by === 'name' || also.has('postcode') ? postcodes : []),
    ...(also.has('number') ? [number] : []),
    ...(also.has('email') ? [email] : []),
  ];
  return [...new Set(wanted)].filter((column) => column !== '');
}

/** The columns that `readFoundRecord` wants. */
export function recordColumns(crmActorType: CrmActorType): string[] {
  const { id, name, number } = recordArchives[crmActorType];
  const { orgNumber, email, postcodes } = columnsOf[crmActorType];
  return [id, name, number, orgNumber, email, ...postcodes].filter((column) => column !== '');
}

function restrict(
  crmActorType: CrmActorType,
  by: LookUpColumn,
  values: readonly string[],
  isPart: boolean,
): ArchiveQuery['restrictions'][number] {
  const name = nameColumn(crmActorType, by);
  if (by === 'id') return { name, operator: 'oneOf', values: values.map((value) => `[I:${value}]`) };
  // Columns of text know no list of values.
  return { anyOf: values.map((value) => ({ name, operator: isPart ? 'contains' : 'is', values: [value] })) };
}

function nameColumn(crmActorType: CrmActorType, by: LookUpColumn): string {
  const { id, name } = recordArchives[crmActorType];
  const columns = columnsOf[crmActorType];
  return { id, name, number: columns.number, 'org-number': columns.orgNumber, email: columns.email }[by];
}

/** A row of an archive over records of this type; what was not asked for is empty. */
export function readFoundRecord(row: ArchiveRow, crmActorType: CrmActorType): FoundRecord {
  const { id, name } = recordArchives[crmActorType];
  const { number, orgNumber, email, postcodes } = columnsOf[crmActorType];
  const text = (column: string) => (column === '' ? '' : row.text(column));
  return {
    crmActorType,
    crmRecordId: row.integer(id) ?? row.primaryKey,
    name: row.text(name),
    number: text(number),
    orgNumber: text(orgNumber),
    email: text(email),
    postcodes: postcodes.map(text).filter((postcode) => postcode !== ''),
    isRetired: isRetiredEntity(row.entityName),
  };
}
