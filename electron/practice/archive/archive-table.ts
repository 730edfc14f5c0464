import type { MultiText } from '../data/model';
import type { Language } from '../http/language';
import type { Condition } from './condition';

/** The value of a cell as JSON would carry it; dates are ISO 8601 texts. */
export type Cell = string | number | boolean | null;

export type ColumnType = 'int' | 'decimal' | 'string' | 'bool' | 'date' | 'datetime' | 'list';

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
  /** Is asked for no more rows than the answer needs. */
  rows(): Iterable<Row>;
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
  /** False where nobody asks how many rows there are without paging: then `total` may stop at the page's end. */
  isCounted: boolean;
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

/** Makes the column finder of a table whose columns are all known beforehand. */
export function createColumnFinder<Row>(
  columns: readonly Column<Row>[],
): (name: string) => Column<Row> | null {
  const byName = new Map(columns.map((column) => [column.name.toLowerCase(), column]));
  return (name) => byName.get(name.toLowerCase()) ?? null;
}
