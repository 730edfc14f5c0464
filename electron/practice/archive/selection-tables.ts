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
  type: CrmActorType;
  tableNumber: number;
  has(record: CrmRecord): boolean;
}

const selections: readonly Selection[] = [
  {
    id: 31,
    names: { NO: 'Firma i Trondheim', US: 'Companies in Trondheim' },
    type: 'Contact',
    tableNumber: 5,
    has: (record) => storedValue(record, 'POSTALCITY') === 'Trondheim',
  },
  {
    id: 32,
    names: { NO: 'Klare for ERP', US: 'Ready for the ERP' },
    type: 'Contact',
    tableNumber: 5,
    has: (record) => record.activeErpLinks === 0 && storedValue(record, 'VATNO') !== '',
  },
  {
    id: 33,
    names: { NO: 'Prosjekter med nummer', US: 'Projects with a number' },
    type: 'Project',
    tableNumber: 11,
    has: (record) => storedValue(record, 'NUMBER') !== '',
  },
];

/** Documented: one archive per type of member; those of people are left out here. */
export const selectionMemberProviders: Partial<Record<string, CrmActorType>> = {
  contactselection: 'Contact',
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

interface Member {
  selection: Selection;
  record: CrmRecord;
}

/** The archive over the members of all selections of one type: their own columns, and whose members they are. */
export function createSelectionTable(store: PracticeStore, type: CrmActorType): ArchiveTable<Member> {
  const records = createRecordTable(store, type);
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
        column.read(record, language),
      ...(readId ? { readId: ({ record }: Member) => readId(record) } : {}),
    })),
  ];
  return {
    entityName: `dynamic${type}`,
    rows: function* () {
      for (const selection of selections.filter((one) => one.type === type))
        for (const record of store.eachRecord(type)) if (selection.has(record)) yield { selection, record };
    },
    primaryKey: ({ record }) => records.primaryKey(record),
    columns,
    findColumn: createColumnFinder(columns),
    defaultColumns: ['selectionId', ...records.defaultColumns],
  };
}
