import type { PracticeStore } from '../data/store';
import { refuse } from '../http/refusal';
import type { ArchiveTable, Column, IndexValue } from './archive-table';
import { createDatabase, type DbField, type DbTable } from './dynamic-database';

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

/** Goes the joins back from the rows that the last field names; undefined where one of the steps has no index. */
function lookUpPath({ joins, field }: ColumnPath): Column<unknown>['lookUp'] {
  const steps = [...joins].toReversed();
  const { lookUp } = field;
  if (!lookUp || steps.some((join) => !join.field.lookUp)) return undefined;
  return (values) =>
    steps.reduce((rows, { field: key, target }) => {
      const ids = rows.map((row): IndexValue => target.primaryKey(row));
      return key.lookUp?.(ids) ?? [];
    }, lookUp(values));
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
  const columns = [...paths].map(([name, path]): Column<unknown> => {
    const lookUp = lookUpPath(path);
    return {
      name,
      names: { NO: name, US: name },
      type: path.field.type,
      listName: '',
      read: (row) => path.field.read(followJoins(row, path.joins)),
      isPrimaryKey: path.joins.length === 0 && path.field === [...root.fields.values()][0],
      ...(lookUp && { lookUp }),
    };
  });
  const byName = new Map(columns.map((column) => [column.name, column]));
  const innerJoins = [...paths.values()].flatMap(({ joins }) => {
    const innerUntil = joins.findLastIndex((join) => join.inner) + 1;
    return innerUntil === 0 ? [] : [joins.slice(0, innerUntil)];
  });
  return {
    entityName: 'dynamic',
    rows: () => root.rows(),
    isShown: (row) => innerJoins.every((joins) => followJoins(row, joins) !== null),
    primaryKey: (row) => root.primaryKey(row),
    columns,
    findColumn: (name) => byName.get(name.toLowerCase()) ?? null,
    defaultColumns: [...columnNames],
  };
}
