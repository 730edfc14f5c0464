import { crmActorTypes, erpActorTypes } from '../../../shared/record/actor-types';
import type { CrmRecord, ErpConnection, ErpLink } from '../data/model';
import { storedValue, type PracticeStore } from '../data/store';
import { tableNumbers } from '../rules/field-lookup';
import type { IndexValue } from './archive-table';
import type { Cell, ColumnType } from './archive-table';

/** A database table, as far as the dynamic archive shows it. Rows are opaque to the join. */
export interface DbTable {
  /** In the order of their primary keys. */
  rows(): Iterable<unknown>;
  find(id: number): unknown;
  primaryKey(row: unknown): number;
  fields: Map<string, DbField>;
}

type LookUp = (values: readonly IndexValue[]) => readonly unknown[];

export interface DbField {
  type: ColumnType;
  read(row: unknown): Cell;
  /** The table that the field is a declared foreign key to. */
  foreignTable: string | null;
  /** The rows whose field is one of the values, and maybe others; null where the field has no index. */
  lookUp: LookUp | null;
}

type FieldSpec<Row> = [
  name: string,
  type: ColumnType,
  read: (row: Row) => Cell,
  more?: { foreignTable?: string; lookUp?: LookUp },
];

/** Binds the field readers to their row type, so that the rest need not know it. The first field is the primary key. */
function createDbTable<Row>(
  rows: () => Iterable<Row>,
  isRow: (value: unknown) => value is Row,
  idOf: (row: Row) => number,
  find: (id: number) => Row | null,
  specs: readonly FieldSpec<Row>[],
): DbTable {
  const findAll: LookUp = (values) => values.flatMap((id) => find(Number(id)) ?? []);
  const fields = specs.map(([name, type, read, more], at): [string, DbField] => [
    name,
    {
      type,
      read: (row) => (isRow(row) ? read(row) : null),
      foreignTable: more?.foreignTable ?? null,
      lookUp: at === 0 ? findAll : (more?.lookUp ?? null),
    },
  ]);
  return { rows, find, primaryKey: (row) => (isRow(row) ? idOf(row) : 0), fields: new Map(fields) };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isLink = (value: unknown): value is ErpLink => isObject(value) && 'externalKeyId' in value;
const isRecord = (value: unknown): value is CrmRecord => isObject(value) && 'activeErpLinks' in value;
const isConnection = (value: unknown): value is ErpConnection => isObject(value) && 'connectorId' in value;

const text = (key: string) => (row: CrmRecord) => storedValue(row, key);

function createRecordDbTable(
  store: PracticeStore,
  type: CrmRecord['type'],
  specs: readonly FieldSpec<CrmRecord>[],
): DbTable {
  return createDbTable(
    () => store.eachRecord(type),
    isRecord,
    (row) => row.id,
    (id) => store.findRecord(type, id),
    [...specs, ['activeerplinks', 'int', (row) => row.activeErpLinks]],
  );
}

function createExternalKeyTable(store: PracticeStore): DbTable {
  const ofKeys: LookUp = (values) => values.flatMap((key) => store.listLinksOfKey(String(key)));
  const ofInternalKeys: LookUp = (values) => values.flatMap((id) => store.listLinksOfInternalKey(Number(id)));
  return createDbTable(
    () => store.links.values(),
    isLink,
    (row) => row.externalKeyId,
    (id) => store.links.get(id) ?? null,
    [
      ['erpexternalkey_id', 'int', (row) => row.externalKeyId],
      ['erpconnectionid', 'int', (row) => row.connectionId, { foreignTable: 'erpconnection' }],
      ['actortype', 'int', (row) => erpActorTypes.indexOf(row.erpType) + 1],
      ['erpkey', 'string', (row) => row.erpKey, { lookUp: ofKeys }],
      ['mostrecenttimestamp', 'string', (row) => row.mostRecentTimestamp],
      [
        'erpinternalkeyid',
        'int',
        (row) => row.internalKeyId,
        { foreignTable: 'erpinternalkey', lookUp: ofInternalKeys },
      ],
    ],
  );
}

/** Any link of a record can stand for its internal key: they share table and record. The newest does. */
function createInternalKeyTable(store: PracticeStore): DbTable {
  const ofRecords: LookUp = (values) =>
    values.flatMap((id) =>
      crmActorTypes.flatMap((type) => store.listLinksOfRecord(type, Number(id)).slice(-1)),
    );
  const rows = (): ErpLink[] => {
    const byId = new Map([...store.links.values()].map((link) => [link.internalKeyId, link]));
    return [...byId.values()].toSorted((a, b) => a.internalKeyId - b.internalKeyId);
  };
  return createDbTable(
    rows,
    isLink,
    (row) => row.internalKeyId,
    (id) => store.listLinksOfInternalKey(id).at(-1) ?? null,
    [
      ['erpinternalkey_id', 'int', (row) => row.internalKeyId],
      ['tableid', 'int', (row) => tableNumbers[row.crmType]],
      ['recordid', 'int', (row) => row.recordId, { lookUp: ofRecords }],
    ],
  );
}

const company = { foreignTable: 'contact' };

/** The tables of a site by their names. */
export function createDatabase(store: PracticeStore): Record<string, DbTable> {
  return {
    erpexternalkey: createExternalKeyTable(store),
    erpinternalkey: createInternalKeyTable(store),
    contact: createRecordDbTable(store, 'Contact', [
      ['contact_id', 'int', (row) => row.id],
      ['name', 'string', text('NAME')],
      ['department', 'string', text('DEPARTMENT')],
      ['orgnr', 'string', text('VATNO')],
      ['number1', 'string', text('NUMBER1')],
      ['number2', 'string', text('NUMBER2')],
    ]),
    person: createRecordDbTable(store, 'Person', [
      ['person_id', 'int', (row) => row.id],
      ['firstname', 'string', text('FIRSTNAME')],
      ['middlename', 'string', text('MIDDLENAME')],
      ['lastname', 'string', text('LASTNAME')],
      ['contact_id', 'int', (row) => row.companyId, company],
    ]),
    project: createRecordDbTable(store, 'Project', [
      ['project_id', 'int', (row) => row.id],
      ['name', 'string', text('NAME')],
      ['project_number', 'string', text('NUMBER')],
    ]),
    sale: createRecordDbTable(store, 'Sale', [
      ['sale_id', 'int', (row) => row.id],
      ['heading', 'string', text('HEADING')],
      ['contact_id', 'int', (row) => row.companyId, company],
    ]),
    erpconnection: createDbTable(
      () => store.connections,
      isConnection,
      (row) => row.id,
      (id) => store.findConnection(id),
      [
        ['erpconnection_id', 'int', (row) => row.id],
        ['displayname', 'string', (row) => `NO:"${row.names.NO}";US:"${row.names.US}"`],
        ['active', 'bool', (row) => row.active],
        ['deleted', 'bool', (row) => row.deleted],
      ],
    ),
  };
}
