import type { CrmActorType } from '../../../shared/record/actor-types';
import type { CrmRecord, MultiText } from '../data/model';
import { storedValue, type PracticeStore } from '../data/store';
import { inLanguage } from '../http/language';
import { createColumnFinder, type ArchiveTable, type Column } from './archive-table';
import { createRecordTable } from './crm-record-tables';

/** A selection that somebody has made: which records it holds follows from the records, as a dynamic one of SuperOffice. */
interface Selection {
  id: number;
  names: MultiText;
  /** Of which types its members are. */
  types: readonly CrmActorType[];
  tableNumber: number;
  has(record: CrmRecord, store: PracticeStore): boolean;
}

const selections: readonly Selection[] = [
  {
    id: 31,
    names: { NO: 'Firma i Trondheim', US: 'Companies in Trondheim' },
    types: ['Contact'],
    tableNumber: 5,
    has: (record) => storedValue(record, 'POSTALCITY') === 'Trondheim',
  },
  {
    id: 32,
    names: { NO: 'Klare for ERP', US: 'Ready for the ERP' },
    types: ['Contact'],
    tableNumber: 5,
    has: (record) => record.activeErpLinks === 0 && storedValue(record, 'VATNO') !== '',
  },
  {
    id: 33,
    names: { NO: 'Prosjekter med nummer', US: 'Projects with a number' },
    types: ['Project'],
    tableNumber: 11,
    has: (record) => storedValue(record, 'NUMBER') !== '',
  },
  {
    id: 34,
    names: { NO: 'Kontakter i Trondheim', US: 'Contacts in Trondheim' },
    types: ['Contact', 'Person'],
    tableNumber: 5,
    has: (record, store) => {
      const { type, companyId } = record;
      const company = type === 'Contact' ? record : store.findRecord('Contact', companyId ?? 0);
      return company !== null && storedValue(company, 'POSTALCITY') === 'Trondheim';
    },
  },
];

/** Documented: one archive per type of member; that of people gives companies beside them, as rows of their own. */
export const selectionMemberProviders: Partial<Record<string, CrmActorType>> = {
  contactselection: 'Contact',
  contactpersonselectionv2: 'Person',
  projectselection: 'Project',
};

const plain = (name: string, type: Column<Selection>['type'], read: Column<Selection>['read']) => ({
  name,
  names: { NO: name, US: name },
  type,
  listName: '',
  read,
});
const selectionColumns: readonly Column<Selection>[] = [
  { ...plain('selectionId', 'int', ({ id }) => id), isPrimaryKey: true },
  plain('name', 'string', ({ names }, language) => inLanguage(names, language)),
  plain('targetTableNumber', 'int', ({ tableNumber }) => tableNumber),
];

/** The archive over the selections themselves. */
export const selectionTable: ArchiveTable<Selection> = {
  entityName: 'selection',
  rows: () => selections,
  primaryKey: ({ id }) => id,
  columns: selectionColumns,
  findColumn: createColumnFinder(selectionColumns),
  defaultColumns: ['selectionId', 'name'],
};

/** What the archive over companies and people calls its rows. */
const rowEntities: Record<CrmActorType, string> = {
  Contact: 'contact',
  Person: 'person',
  Project: 'project',
  Sale: 'sale',
};

interface Member {
  selection: Selection;
  record: CrmRecord;
}

/** The archive over the members of all selections of one type: their own columns, and whose members they are. */
export function createSelectionTable(store: PracticeStore, type: CrmActorType): ArchiveTable<Member> {
  const records = createRecordTable(store, type);
  const rowTypes: readonly CrmActorType[] = type === 'Person' ? ['Contact', 'Person'] : [type];
  const columns: Column<Member>[] = [
    {
      name: 'selectionId',
      names: { NO: 'Utvalg-ID', US: 'Selection ID' },
      type: 'int',
      listName: '',
      read: ({ selection }) => selection.id,
    },
    ...records.columns.map(({ readId, lookUp: _ofRecords, isPrimaryKey: _ofRecord, ...column }) => ({
      ...column,
      read: ({ record }: Member, language: Parameters<typeof column.read>[1]) =>
        record.type === type ? column.read(record, language) : null,
      ...(readId ? { readId: ({ record }: Member) => readId(record) } : {}),
    })),
  ];
  return {
    entityName: `dynamic${type}`,
    entityOf: ({ record }) => (type === 'Person' ? rowEntities[record.type] : `dynamic${type}`),
    rows: function* () {
      for (const rowType of rowTypes)
        for (const selection of selections.filter(({ types }) => types.includes(rowType)))
          for (const record of store.eachRecord(rowType))
            if (selection.has(record, store)) yield { selection, record };
    },
    primaryKey: ({ record }) => records.primaryKey(record),
    columns,
    findColumn: createColumnFinder(columns),
    defaultColumns: ['selectionId', ...records.defaultColumns],
  };
}
