/** The value of a cell as JSON would carry it; dates are ISO 8601 texts. */
export type Cell = string | number | boolean | null;

export type ColumnType = 'int' | 'decimal' | 'string' | 'bool' | 'date' | 'datetime' | 'list';
