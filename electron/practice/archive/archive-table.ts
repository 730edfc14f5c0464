import type { MultiText } from '../data/model';
import { refuse } from '../http/refusal';
import type { Language } from '../http/language';
import type { Cell, ColumnType } from './cell';
import type { Comparison, Condition } from './condition';
import { createTest, listEqualValues } from './operators';

export interface Column<Row> {
  name: string;
  names: MultiText;
  type: ColumnType;
  /** The MDO list of a list column; otherwise ''. */
  listName: string;
  /** What is shown; for a list column the name of the item. */
  read(row: Row, language: Language): Cell;
  /** What a restriction on a list column compares with: the id of the item. */
  readId?(row: Row): number | null;
  /**
   * Answers from an index: the rows whose cell is one of these values, and maybe others. Texts come in lower case
   * and never empty. A column without it is answered by looking at every row.
   */
  lookUp?(values: readonly IndexValue[]): readonly Row[];
  /** True where the rows of the table stand in the order of this column. */
  isPrimaryKey?: boolean;
}

export type IndexValue = string | number;

/** An archive: rows of one kind and the columns they have. */
export interface ArchiveTable<Row> {
  entityName: string;
  /** What single rows are called where that is not the name of the table. */
  entityOf?(row: Row): string;
  rows(): readonly Row[];
  /** False for a row that falls out of every answer, as a join without partner does. */
  isShown?(row: Row): boolean;
  /** A number that grows from row to row of `rows`; the primary key where there is none. */
  orderOf?(row: Row): number;
  primaryKey(row: Row): number;
  columns: readonly Column<Row>[];
  /** Finds a column by the name that the request uses. Case does not count. */
  findColumn(name: string): Column<Row> | null;
  /** Columns of a request that names none. */
  defaultColumns: readonly string[];
}

export interface ArchiveQuery {
  columns: readonly string[];
  condition: Condition | null;
  sort: readonly { column: string; descending: boolean }[];
  skip: number;
  take: number;
}

export interface ArchiveCell {
  /** As the request spelled it. */
  column: string;
  type: ColumnType;
  value: Cell;
}

export interface ArchiveRow {
  entityName: string;
  primaryKey: number;
  cells: ArchiveCell[];
}

export interface ArchivePage {
  /** Rows without paging. */
  total: number;
  rows: ArchiveRow[];
}

/** The virtual columns that stand for "everything" and "nothing". */
const virtualColumns: Record<string, boolean> = {
  getallrows: true,
  getall: true,
  getnorows: false,
};

function compileComparison<Row>(table: ArchiveTable<Row>, comparison: Comparison): (row: Row) => boolean {
  const virtual = virtualColumns[comparison.column.toLowerCase()];
  if (virtual !== undefined) return () => virtual;
  const column = table.findColumn(comparison.column);
  if (!column)
    throw refuse(`The archive ${table.entityName} has no column '${comparison.column}' to restrict.`);
  const test = createTest(column.type, comparison);
  const { readId } = column;
  return readId ? (row) => test(readId(row)) : (row) => test(column.read(row, 'US'));
}

function compile<Row>(table: ArchiveTable<Row>, condition: Condition): (row: Row) => boolean {
  if (condition.kind === 'compare') return compileComparison(table, condition);
  const tests = condition.parts.map((part) => compile(table, part));
  return condition.kind === 'and'
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row));
}

/**
 * The rows that a condition can leave, from the indexes, in the order of the table; null where no index helps.
 * More may be in it than the condition leaves, never less.
 */
function narrow<Row>(table: ArchiveTable<Row>, condition: Condition): Row[] | null {
  if (condition.kind === 'compare') {
    const column = table.findColumn(condition.column);
    if (!column?.lookUp) return null;
    const values = listEqualValues(column.type, condition);
    return values && inTableOrder(table, column.lookUp(values));
  }
  const parts = condition.parts.map((part) => narrow(table, part));
  if (condition.kind === 'or')
    return parts.includes(null)
      ? null
      : inTableOrder(
          table,
          parts.flatMap((rows) => rows ?? []),
        );
  return parts.reduce((best, rows) => (!best || (rows && rows.length < best.length) ? rows : best), null);
}

function inTableOrder<Row>(table: ArchiveTable<Row>, rows: readonly Row[]): Row[] {
  const orderOf = (row: Row): number => table.orderOf?.(row) ?? table.primaryKey(row);
  return [...new Set(rows)].toSorted((a, b) => orderOf(a) - orderOf(b));
}

const collator = new Intl.Collator('nb', { numeric: false, sensitivity: 'variant' });

function compareCells(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return Number(a) - Number(b);
}

function sortRows<Row>(
  table: ArchiveTable<Row>,
  rows: Row[],
  sort: ArchiveQuery['sort'],
  language: Language,
): Row[] {
  const keys = sort.map(({ column: name, descending }) => {
    const column = table.findColumn(name);
    if (!column) throw refuse(`The archive ${table.entityName} has no column '${name}' to sort by.`);
    return { column, sign: descending ? -1 : 1 };
  });
  const [leading] = keys;
  if (!leading) return rows;
  if (leading.column.isPrimaryKey) return leading.sign > 0 ? rows : rows.toReversed();
  const read = rows.map((row) => ({
    row,
    cells: keys.map(({ column, sign }) => ({ cell: column.read(row, language), sign })),
  }));
  const sorted = read.toSorted((a, b) => {
    for (const [at, { cell, sign }] of a.cells.entries()) {
      const order = compareCells(cell, b.cells[at]?.cell ?? null);
      if (order !== 0) return order * sign;
    }
    return table.primaryKey(a.row) - table.primaryKey(b.row);
  });
  return sorted.map(({ row }) => row);
}

/** Answers a query. Columns that the archive does not have are left out of the rows, as blank columns are. */
export function queryArchive<Row>(
  table: ArchiveTable<Row>,
  query: ArchiveQuery,
  language: Language,
): ArchivePage {
  const test = query.condition ? compile(table, query.condition) : () => true;
  const candidates = (query.condition && narrow(table, query.condition)) ?? table.rows();
  const isLeft = (row: Row): boolean => test(row) && (table.isShown?.(row) ?? true);
  const matching = sortRows(table, candidates.filter(isLeft), query.sort, language);
  const names = query.columns.length > 0 ? query.columns : table.defaultColumns;
  const columns = names.flatMap((name) => {
    const column = table.findColumn(name);
    return column ? [{ name, column }] : [];
  });
  const rows = matching.slice(query.skip, query.skip + query.take).map((row) => ({
    entityName: table.entityOf?.(row) ?? table.entityName,
    primaryKey: table.primaryKey(row),
    cells: columns.map(({ name, column }) => ({
      column: name,
      type: column.type,
      value: column.read(row, language),
    })),
  }));
  return { total: matching.length, rows };
}

/** Makes the column finder of a table whose columns are all known beforehand. */
export function createColumnFinder<Row>(
  columns: readonly Column<Row>[],
): (name: string) => Column<Row> | null {
  const byName = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  return (name) => byName.get(name.toLowerCase()) ?? null;
}
