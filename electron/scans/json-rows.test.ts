import { expect, it } from 'vitest';
import { loadSqliteEngine } from '../storage/database/sqlite-engine';
import type { SqlValue } from '../storage/database/messages';
import { packRows, unpackRow } from './json-rows';

const { DatabaseSync } = loadSqliteEngine();

it('rows that travel as one text are in the database what they were, text as text and nothing as nothing', () => {
  const rows: SqlValue[][] = [
    ['00012', 12, null],
    ['1e3', -1, 'null'],
    ['', 0, 'Åse "Bø" O’Brien \\ / \n 😀'],
    // Looks like half a letter, and is none.
    [String.raw`C:\udata`, 9_007_199_254_740_991, 'x'],
  ];
  const database = new DatabaseSync(':memory:');
  const sql = `SELECT ${unpackRow(['a', 'b', 'c'])} FROM json_each(?)`;
  const read = (packed: string) =>
    database
      .prepare(sql)
      .all(packed)
      .map((row) => Object.values(row as Record<string, SqlValue>));
  expect(read(packRows(rows))).toEqual(rows);
  // Half a letter, as some systems cut their texts, is shown as one that cannot be read.
  expect(read(packRows([['Nordlys \ud83d', 1, null]]))).toEqual([['Nordlys \ufffd', 1, null]]);
  database.close();
});
