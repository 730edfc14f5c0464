import type { Language } from '../http/language';
import { refuse } from '../http/refusal';
import type { ArchivePage, ArchiveQuery, ArchiveTable, Cell } from './archive-table';
import type { Comparison, Condition } from './condition';
import { createTest, listEqualValues } from './operators';

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

/** Does every row come in the order that is asked for, without being sorted? */
const isInOrder = <Row>(table: ArchiveTable<Row>, [first]: ArchiveQuery['sort']): boolean =>
  !first || (!first.descending && (table.findColumn(first.column)?.isPrimaryKey ?? false));

function filterRows<Row>(rows: Iterable<Row>, isLeft: (row: Row) => boolean, most: number): Row[] {
  const left: Row[] = [];
  if (most <= 0) return left;
  for (const row of rows) {
    if (!isLeft(row)) continue;
    left.push(row);
    if (left.length >= most) break;
  }
  return left;
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
  const most = query.isCounted || !isInOrder(table, query.sort) ? Infinity : query.skip + query.take;
  const matching = sortRows(table, filterRows(candidates, isLeft, most), query.sort, language);
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
