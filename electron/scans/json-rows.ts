import type { SqlValue } from '../storage/database/messages';

/**
 * Many rows as one value of a statement, which `json_each` takes apart there: on its way to the database's thread one
 * long text costs a small part of what as many values do.
 */
export function packRows(rows: readonly (readonly SqlValue[])[]): string {
  const packed = JSON.stringify(rows);
  // JSON writes half a letter as an escape, of which SQLite makes what no text can hold.
  return packed.includes('\\ud')
    ? JSON.stringify(rows, (_key, value: unknown) => withWholeLetters(value))
    : packed;
}

/** What a statement selects from `json_each` to have the values of one such row by their names. */
export function unpackRow(names: readonly string[]): string {
  return names.map((name, index) => `value ->> ${index} AS ${name}`).join(', ');
}

function withWholeLetters(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value;
}
