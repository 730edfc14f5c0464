import type { CrmActorType } from '../../../shared/record/actor-types';
import { findCrmField } from '../data/crm-fields';
import type { CrmRecord, MultiText } from '../data/model';
import { storedValue, type PracticeStore } from '../data/store';
import { readDate, readDouble, readInteger } from '../rules/encoded-values';
import { tableNames } from '../rules/field-lookup';
import { displayCrmValue } from '../rules/field-values';
import { createColumnFinder, type ArchiveTable, type Column } from './archive-table';
import type { ColumnType } from './archive-table';

type RecordColumn = Column<CrmRecord>;
type Source = [column: string, crmFieldKey: string];

const plain = (
  name: string,
  type: ColumnType,
  names: MultiText,
  read: RecordColumn['read'],
): RecordColumn => ({
  name,
  names,
  type,
  listName: '',
  read,
});

/** A column over a stored field: type, list and title come from the field. */
function fieldColumn(type: CrmActorType, [name, key]: Source): RecordColumn {
  const field = findCrmField(type, key);
  if (!field) throw new Error(`No CRM field ${key} of ${type}.`);
  const stored = (row: CrmRecord): string => storedValue(row, field.key);
  const base = { name, names: field.names, listName: field.listName ?? '' };
  switch (field.type) {
    case 'List':
      return {
        ...base,
        type: 'list',
        read: (row, language) => displayCrmValue(field, stored(row), language),
        readId: (row) => readInteger(stored(row)),
      };
    case 'Date':
      return { ...base, type: 'date', read: (row) => readDate(stored(row)) };
    case 'Double':
      return { ...base, type: 'decimal', read: (row) => readDouble(stored(row)) };
    case 'Checkbox':
      return { ...base, type: 'bool', read: (row) => readInteger(stored(row)) === 1 };
    case 'Integer':
      return { ...base, type: 'int', read: (row) => readInteger(stored(row)) };
    default:
      return { ...base, type: 'string', read: stored };
  }
}

const joinWords = (...words: string[]): string => words.filter((word) => word !== '').join(' ');
const title = (no: string, us: string): MultiText => ({ NO: no, US: us });

const addressSources = (column: 'postAddress' | 'streetAddress', key: 'POSTAL' | 'STREET'): Source[] => [
  [`${column}/line1`, `${key}AD1`],
  [`${column}/line2`, `${key}AD2`],
  [`${column}/line3`, `${key}AD3`],
  [`${column}/zip`, `${key}ZIP`],
  [`${column}/city`, `${key}CITY`],
  [`${column}/county`, `${key}COUNTY`],
  [`${column}/state`, `${key}STATE`],
];

const commonColumns = (prefix: string): RecordColumn[] => [
  plain(
    prefix === '' ? 'activeErpLinks' : `${prefix}ActiveErpLinks`,
    'bool',
    title('ERP-koblet', 'ERP connected'),
    (row) => row.activeErpLinks > 0,
  ),
  plain(
    prefix === '' ? 'updatedDate' : `${prefix}UpdatedDate`,
    'datetime',
    title('Oppdatert', 'Updated'),
    (row) => row.updatedAt,
  ),
];

const companyName = (store: PracticeStore, row: CrmRecord): string => {
  const company = row.companyId === null ? null : store.findRecord('Contact', row.companyId);
  return company ? joinWords(storedValue(company, 'NAME'), storedValue(company, 'DEPARTMENT')) : '';
};

const contactSources: Source[] = [
  ['name', 'NAME'],
  ['department', 'DEPARTMENT'],
  ['number', 'NUMBER2'],
  ['code', 'NUMBER1'],
  ['orgnr', 'VATNO'],
  ['category', 'CATEGORY'],
  ['business', 'BUSINESS'],
  ['country', 'COUNTRY'],
  ['phone/formattedNumber', 'PHONE'],
  ['fax/formattedNumber', 'FAX'],
  ['email/emailAddress', 'EMAIL'],
  ['url/URLAddress', 'URL'],
  ...addressSources('postAddress', 'POSTAL'),
  ...addressSources('streetAddress', 'STREET'),
];

const personSources: Source[] = [
  ['firstName', 'FIRSTNAME'],
  ['middleName', 'MIDDLENAME'],
  ['lastName', 'LASTNAME'],
  ['personNumber', 'NUMBER'],
  ['title', 'TITLE'],
  ['position', 'POSITION'],
  ['personDirectPhone/formattedNumber', 'PHONE_DIRECT'],
  ['personMobilePhone/formattedNumber', 'PHONE_MOBILE'],
  ['personEmail/emailAddress', 'EMAIL'],
];

const projectSources: Source[] = [
  ['name', 'NAME'],
  ['number', 'NUMBER'],
  ['type', 'TYPE'],
  ['status', 'STATUS'],
  ['text', 'TEXT'],
  ['endDate', 'ENDDATE'],
  ['completed', 'SuperOffice:1'],
];

const saleSources: Source[] = [
  ['heading', 'HEADING'],
  ['amount', 'AMOUNT'],
  ['date', 'SALEDATE'],
  ['saleNumber', 'NUMBER'],
];

const idColumn = (store: PracticeStore, type: CrmActorType, name: string): RecordColumn => ({
  ...plain(name, 'int', title('ID', 'ID'), (row) => row.id),
  isPrimaryKey: true,
  lookUp: (ids) => ids.flatMap((id) => store.findRecord(type, Number(id)) ?? []),
});
const fields = (type: CrmActorType, sources: readonly Source[]): RecordColumn[] =>
  sources.map((source) => fieldColumn(type, source));

function createColumns(store: PracticeStore, type: CrmActorType): RecordColumn[] {
  const associate = title('Vår kontakt', 'Our contact');
  const companyId = plain('contactId', 'int', title('Firma-ID', 'Company ID'), (row) => row.companyId);
  switch (type) {
    case 'Contact':
      return [
        idColumn(store, type, 'contactId'),
        ...fields(type, contactSources),
        plain('nameDepartment', 'string', title('Firma', 'Company'), (row) =>
          joinWords(storedValue(row, 'NAME'), storedValue(row, 'DEPARTMENT')),
        ),
        plain('countryId', 'int', title('Land-ID', 'Country ID'), (row) =>
          readInteger(storedValue(row, 'COUNTRY')),
        ),
        plain('contactAssociate/fullName', 'string', associate, (row) => row.associate),
        plain('deletedDate', 'datetime', title('Slettet', 'Deleted'), () => null),
        ...commonColumns(''),
      ];
    case 'Person':
      return [
        idColumn(store, type, 'personId'),
        ...fields(type, personSources),
        plain('fullName', 'string', title('Navn', 'Full name'), (row) =>
          joinWords(
            storedValue(row, 'FIRSTNAME'),
            storedValue(row, 'MIDDLENAME'),
            storedValue(row, 'LASTNAME'),
          ),
        ),
        companyId,
        plain('personContact/name', 'string', title('Firma', 'Company'), (row) => companyName(store, row)),
        ...commonColumns('person'),
      ];
    case 'Project':
      return [
        idColumn(store, type, 'projectId'),
        ...fields(type, projectSources),
        plain('projectAssociate/fullName', 'string', associate, (row) => row.associate),
        ...commonColumns(''),
      ];
    case 'Sale':
      return [
        idColumn(store, type, 'saleId'),
        ...fields(type, saleSources),
        companyId,
        plain('personId', 'int', title('Kontakt-ID', 'Contact ID'), (row) => row.personId),
        plain('projectId', 'int', title('Prosjekt-ID', 'Project ID'), () => null),
        plain('contact/name', 'string', title('Firma', 'Company'), (row) => companyName(store, row)),
        plain('saleAssociate/fullName', 'string', associate, (row) => row.associate),
        ...commonColumns(''),
      ];
  }
}

/** The archive over the CRM records of one type. */
export function createRecordTable(store: PracticeStore, type: CrmActorType): ArchiveTable<CrmRecord> {
  const columns = createColumns(store, type);
  return {
    entityName: tableNames[type],
    entityOf: (row) => (row.isRetired ? 'retiredPerson' : tableNames[type]),
    rows: () => store.eachRecord(type),
    primaryKey: (row) => row.id,
    columns,
    findColumn: createColumnFinder(columns),
    defaultColumns: columns.slice(0, 4).map((column) => column.name),
  };
}
