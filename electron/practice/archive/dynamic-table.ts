import { erpActorTypes } from '../../../shared/record/actor-types';
import type { CrmRecord, ErpConnection, ErpLink } from '../data/model';
import { storedValue, type PracticeStore } from '../data/store';
import { refuse } from '../http/refusal';
import { tableNumbers } from '../rules/field-lookup';
import type { ArchiveTable, Column } from './archive-table';
import type { Cell, ColumnType } from './cell';

/** A database table, as far as the dynamic archive shows it. Rows are opaque to the join. */
interface DbTable {
  rows(): readonly unknown[];
  find(id: number): unknown;
  fields: Map<string, DbField>;
}

interface DbField {
  type: ColumnType;
  read(row: unknown): Cell;
  /** The table that the field is a declared foreign key to. */
  foreignTable: string | null;
}

type FieldSpec<Row> = [name: string, type: ColumnType, read: (row: Row) => Cell, foreignTable?: string];

/** Binds the field readers to their row type, so that the rest of the file need not know it. */
function createDbTable<Row>(
  rows: () => readonly Row[],
  isRow: (value: unknown) => value is Row,
  idOf: (row: Row) => number,
  find: ((id: number) => Row | null) | null,
  specs: readonly FieldSpec<Row>[],
): DbTable {
  const fields = specs.map(([name, type, read, foreignTable]): [string, DbField] => [
    name,
    { type, read: (row) => (isRow(row) ? read(row) : null), foreignTable: foreignTable ?? null },
  ]);
  return {
    rows,
    find: find ?? ((id) => rows().find((row) => idOf(row) === id) ?? null),
    fields: new Map(fields),
  };
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
    () => store.listRecords(type),
    isRecord,
    (row) => row.id,
    (id) => store.findRecord(type, id),
    [...specs, ['activeerplinks', 'int', (row) => row.activeErpLinks]],
  );
}

function createKeyTables(store: PracticeStore): Record<string, DbTable> {
  const links = (): ErpLink[] => [...store.links.values()];
  // Any link of a record can stand for its internal key: they share table and record.
  const byInternalId = new Map(links().map((link) => [link.internalKeyId, link]));
  return {
    erpexternalkey: createDbTable(
      links,
      isLink,
      (row) => row.externalKeyId,
      (id) => store.links.get(id) ?? null,
      [
        ['erpexternalkey_id', 'int', (row) => row.externalKeyId],
        ['erpconnectionid', 'int', (row) => row.connectionId, 'erpconnection'],
        ['actortype', 'int', (row) => erpActorTypes.indexOf(row.erpType) + 1],
        ['erpkey', 'string', (row) => row.erpKey],
        ['mostrecenttimestamp', 'string', (row) => row.mostRecentTimestamp],
        ['erpinternalkeyid', 'int', (row) => row.internalKeyId, 'erpinternalkey'],
      ],
    ),
    erpinternalkey: createDbTable(
      () => [...byInternalId.values()],
      isLink,
      (row) => row.internalKeyId,
      (id) => byInternalId.get(id) ?? null,
      [
        ['erpinternalkey_id', 'int', (row) => row.internalKeyId],
        ['tableid', 'int', (row) => tableNumbers[row.crmType]],
        ['recordid', 'int', (row) => row.recordId],
      ],
    ),
  };
}

function createDatabase(store: PracticeStore): Record<string, DbTable> {
  return {
    ...createKeyTables(store),
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
      ['contact_id', 'int', (row) => row.companyId, 'contact'],
    ]),
    project: createRecordDbTable(store, 'Project', [
      ['project_id', 'int', (row) => row.id],
      ['name', 'string', text('NAME')],
      ['project_number', 'string', text('NUMBER')],
    ]),
    sale: createRecordDbTable(store, 'Sale', [
      ['sale_id', 'int', (row) => row.id],
      ['heading', 'string', text('HEADING')],
      ['contact_id', 'int', (row) => row.companyId, 'contact'],
    ]),
    erpconnection: createDbTable(
      () => store.connections,
      isConnection,
      (row) => row.id,
      null,
      [
        ['erpconnection_id', 'int', (row) => row.id],
        ['displayname', 'string', (row) => `NO:"${row.names.NO}";US:"${row.names.US}"`],
        ['active', 'bool', (row) => row.active],
        ['deleted', 'bool', (row) => row.deleted],
      ],
    ),
  };
}

interface Join {
  /** Rows without a partner fall out of the result. */
  inner: boolean;
  field: DbField;
  target: DbTable;
}

interface ColumnPath {
  root: string;
  joins: Join[];
  field: DbField;
}

const segmentPattern = /([.:])([a-z_][a-z0-9_]*)(?:\[([a-z_][a-z0-9_]*)\])?/y;

const requireTable = (database: Record<string, DbTable>, name: string): DbTable => {
  const table = Object.hasOwn(database, name) ? database[name] : undefined;
  if (!table) throw refuse(`The dynamic archive of the practice site has no table '${name}'.`);
  return table;
};

interface Segment {
  separator: string;
  name: string;
  table: string | undefined;
}

/** Splits `erpexternalkey:erpinternalkeyid.recordid[contact].name` into its root and its steps. */
function splitColumn(column: string): { root: string; segments: Segment[] } {
  const source = column.toLowerCase();
  const root = /^[a-z_][a-z0-9_]*/.exec(source)?.[0] ?? '';
  const segments: Segment[] = [];
  let at = root.length;
  while (at < source.length) {
    segmentPattern.lastIndex = at;
    const match = segmentPattern.exec(source);
    if (!match) throw refuse(`The dynamic column '${column}' cannot be read.`);
    segments.push({ separator: match[1] ?? '', name: match[2] ?? '', table: match[3] });
    at = segmentPattern.lastIndex;
  }
  if (root === '' || segments.length === 0) throw refuse(`The dynamic column '${column}' cannot be read.`);
  return { root, segments };
}

function readPath(database: Record<string, DbTable>, column: string): ColumnPath {
  const { root, segments } = splitColumn(column);
  let table = requireTable(database, root);
  const joins: Join[] = [];
  for (const [index, { separator, name, table: joined }] of segments.entries()) {
    const field = table.fields.get(name);
    if (!field) throw refuse(`The dynamic column '${column}' names an unknown field '${name}'.`);
    if (index === segments.length - 1) return { root, joins, field };
    const targetName = joined ?? field.foreignTable;
    if (targetName === null) throw refuse(`'${name}' in '${column}' is not a foreign key.`);
    const target = requireTable(database, targetName);
    joins.push({ inner: separator === ':', field, target });
    table = target;
  }
  throw refuse(`The dynamic column '${column}' cannot be read.`);
}

/** The row that a path ends at; null where a join finds no partner. */
function followJoins(row: unknown, joins: readonly Join[]): unknown {
  let current = row;
  for (const { field, target } of joins) {
    const key = field.read(current);
    current = typeof key === 'number' ? target.find(key) : null;
    if (current === null) return null;
  }
  return current;
}

/**
 * The dynamic archive for these column names: `table.field`, `.fk` outer join, `:fk` inner join,
 * `field[table]` join through an undeclared key. All columns must start at the same table.
 */
export function createDynamicTable(
  store: PracticeStore,
  columnNames: readonly string[],
): ArchiveTable<unknown> {
  const database = createDatabase(store);
  const paths = new Map(columnNames.map((name) => [name.toLowerCase(), readPath(database, name)]));
  const roots = new Set([...paths.values()].map((path) => path.root));
  const [rootName] = roots;
  if (rootName === undefined) throw refuse('The dynamic archive needs at least one column.');
  if (roots.size > 1) throw refuse('All columns of the dynamic archive must start at the same table.');
  const root = requireTable(database, rootName);
  const columns = [...paths].map(([name, path]): Column<unknown> => ({
    name,
    names: { NO: name, US: name },
    type: path.field.type,
    listName: '',
    read: (row) => path.field.read(followJoins(row, path.joins)),
  }));
  const byName = new Map(columns.map((column) => [column.name, column]));
  const primaryField = [...root.fields.values()][0];
  const isJoined = (row: unknown): boolean =>
    [...paths.values()].every(({ joins }) => {
      const innerUntil = joins.findLastIndex((join) => join.inner) + 1;
      return innerUntil === 0 || followJoins(row, joins.slice(0, innerUntil)) !== null;
    });
  return {
    entityName: 'dynamic',
    rows: () => root.rows().filter(isJoined),
    primaryKey: (row) => Number(primaryField?.read(row) ?? 0),
    columns,
    findColumn: (name) => byName.get(name.toLowerCase()) ?? null,
    defaultColumns: [...columnNames],
  };
}
