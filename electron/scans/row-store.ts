import type { AppErrorData } from '../../shared/errors';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { foldText } from '../../shared/record/search-text';
import { bitOf, packFindings } from '../../shared/scan/judge-row';
import type { ScanFilter } from '../../shared/scan/scan-query';
import type { KeptField } from '../../shared/scan/keep-differences';
import type { RowFinding, ScanField } from '../../shared/scan/scan-row';
import type { Database } from '../storage/database/database';
import type { Row, SqlValue, Statement } from '../storage/database/messages';
import { conditionOf } from './row-filter';

/** A row that the finding has made. */
export interface FoundRow {
  crmActorType: CrmActorType | null;
  crmRecordId: number | null;
  erpActorType: ErpActorType | null;
  erpKey: string | null;
  name: string;
  number: string;
  /** Of a list: why there is nothing to be read, and since when (ISO 8601, UTC) that is known; null = to be read. */
  left: { findings: readonly ('not-linked' | 'orphan-record' | 'other-kind')[]; at: string } | null;
  /** Another record holds its key as well, which may be no row of this scan. */
  isKeyShared?: true;
}

/** A link that waits to be read. */
export interface WaitingLink {
  row: number;
  crmActorType: CrmActorType;
  crmRecordId: number;
  erpActorType: ErpActorType;
  erpKey: string;
  name: string;
  number: string;
}

/** What reading a link found. */
export interface RowResult {
  link: WaitingLink;
  /** The link is not as its row says: its name was not known before, or it has another key. */
  isLinkNew: boolean;
  erpName: string;
  findings: readonly RowFinding[];
  fields: readonly KeptField[];
  equalFields: number;
  error: AppErrorData | null;
  /** ISO 8601, UTC. */
  at: string;
}

/** The rows of scans. Every call throws the database's errors. */
export interface RowStore {
  /** Keeps rows and how far the finding has come, both or neither. `firstRow` is the number of the first of them. */
  addFound: (
    seq: number,
    found: { firstRow: number; rows: readonly FoundRow[]; cursor: number; isFound: boolean },
  ) => Promise<void>;
  /** The first rows behind a row that wait to be read. */
  listWaiting: (seq: number, behindRow: number, count: number) => Promise<WaitingLink[]>;
  keepResults: (seq: number, results: readonly RowResult[]) => Promise<void>;
  /** What fits waits to be read again. Returns how many rows that are. */
  reset: (seq: number, filter: ScanFilter) => Promise<number>;
  setEntry: (seq: number, row: number, entryId: string) => Promise<void>;
  /** A later reading of a row failed: what was read before stays, with its time. */
  noteFailure: (seq: number, row: number, error: AppErrorData) => Promise<void>;
}

export function createRowStore(database: Pick<Database, 'read' | 'write'>): RowStore {
  return {
    addFound: async (seq, { firstRow, rows, cursor, isFound }) => {
      await database.write([
        ...rows.map((row, index) => insertRow(seq, firstRow + index, row)),
        ...(isFound ? [markDoubleKeys(seq)] : []),
        {
          sql: 'UPDATE scan SET cursor = ?, is_found = ? WHERE seq = ?',
          values: [cursor, isFound ? 1 : 0, seq],
        },
      ]);
    },
    listWaiting: async (seq, behindRow, count) => {
      const [rows = []] = await database.read([
        {
          sql: `SELECT row, crm_type, crm_id, erp_type, erp_key, name, number
            FROM scan_row INDEXED BY scan_row_waiting
            WHERE scan = ? AND row > ? AND at IS NULL ORDER BY row LIMIT ?`,
          values: [seq, behindRow, count],
        },
      ]);
      return rows.map(toWaitingLink);
    },
    keepResults: async (seq, results) => {
      await database.write([
        ...results.filter(({ isLinkNew }) => isLinkNew).map(({ link }) => keepLink(seq, link)),
        ...results.map((result) => keepResult(seq, result)),
        forgetFields(seq, results),
        ...keepFields(seq, results),
        ...nameFields(seq, results),
      ]);
    },
    reset: async (seq, filter) => {
      const { sql, values } = conditionOf(seq, filter);
      const rows = `SELECT row FROM scan_row WHERE ${sql} AND at IS NOT NULL AND crm_id IS NOT NULL AND erp_type IS NOT NULL
        AND (findings & ${bitOf('other-kind')}) = 0`;
      const [, changed = 0] = await database.write([
        {
          sql: `DELETE FROM scan_field WHERE scan = ? AND row IN (${rows})`,
          values: [seq, ...values],
        },
        {
          sql: `UPDATE scan_row SET at = NULL, error = NULL, fields = 0, equal_fields = 0, findings = findings & ${bitOf('double-key')}
            WHERE scan = ? AND row IN (${rows})`,
          values: [seq, ...values],
        },
      ]);
      return changed;
    },
    setEntry: async (seq, row, entryId) => {
      const sql = 'UPDATE scan_row SET entry_id = ? WHERE scan = ? AND row = ?';
      await database.write([{ sql, values: [entryId, seq, row] }]);
    },
    noteFailure: async (seq, row, error) => {
      const sql = 'UPDATE scan_row SET error = ? WHERE scan = ? AND row = ?';
      await database.write([{ sql, values: [JSON.stringify(error), seq, row] }]);
    },
  };
}

const insert = `INSERT INTO scan_row (scan, row, crm_type, crm_id, erp_type, erp_key, name, name_order, number, search, at, findings)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function insertRow(seq: number, row: number, found: FoundRow): Statement {
  const { crmActorType, crmRecordId, erpActorType, erpKey, name, number, left } = found;
  const values: SqlValue[] = [
    seq,
    row,
    crmActorType,
    crmRecordId,
    erpActorType,
    erpKey,
    name,
    orderOf(name),
    number,
  ];
  const findings = packFindings([
    ...(left?.findings ?? []),
    ...(found.isKeyShared ? (['double-key'] as const) : []),
  ]);
  return {
    sql: insert,
    values: [...values, searchTextOf({ ...found, erpName: '' }), left?.at ?? null, findings],
  };
}

/**
 * The site's own index allows a key once for each actor type; two that differ in nothing but case or spaces at their ends
 * are one to a person, and to most ERP systems.
 */
function markDoubleKeys(seq: number): Statement {
  const fold = 'erp_type, lower(trim(erp_key))';
  return {
    sql: `UPDATE scan_row SET findings = findings | ${bitOf('double-key')}
      WHERE scan = ? AND erp_key <> '' AND erp_type IS NOT NULL AND (${fold}) IN (
        SELECT ${fold} FROM scan_row WHERE scan = ? AND erp_key <> '' GROUP BY ${fold} HAVING count(*) > 1
      )`,
    values: [seq, seq],
  };
}

/** Few: a column that is named is taken out of its index and put in again, whatever its value, and names lie all over theirs. */
function keepLink(seq: number, link: WaitingLink): Statement {
  const { row, crmActorType, crmRecordId, erpActorType, erpKey, name, number } = link;
  return {
    sql: `UPDATE scan_row SET crm_type = ?, crm_id = ?, erp_type = ?, erp_key = ?, name = ?, name_order = ?, number = ?
      WHERE scan = ? AND row = ?`,
    values: [crmActorType, crmRecordId, erpActorType, erpKey, name, orderOf(name), number, seq, row],
  };
}

const doubleKey = bitOf('double-key');
const update = `UPDATE scan_row SET
    erp_name = ?, search = ?,
    findings = CASE WHEN findings & ${doubleKey} THEN (? & ~${bitOf('equal')}) | ${doubleKey} ELSE ? END,
    fields = ?, equal_fields = ?, error = ?, at = ?
  WHERE scan = ? AND row = ?`;

function keepResult(seq: number, { link, erpName, findings, fields, ...result }: RowResult): Statement {
  const bits = packFindings(findings);
  const what = [bits, bits, fields.length, result.equalFields, result.error && JSON.stringify(result.error)];
  return {
    sql: update,
    values: [erpName, searchTextOf({ ...link, erpName }), ...what, result.at, seq, link.row],
  };
}

function forgetFields(seq: number, results: readonly RowResult[]): Statement {
  return {
    sql: 'DELETE FROM scan_field WHERE scan = ? AND row IN (SELECT value FROM json_each(?))',
    values: [seq, JSON.stringify(results.map(({ link }) => link.row))],
  };
}

const fieldsAtOnce = [32, 8, 1] as const;

/** Many in one statement: on its way to the disk's thread each statement costs more than the values in it. */
function keepFields(seq: number, results: readonly RowResult[]): Statement[] {
  const fields = results.flatMap(({ link, fields: ofRow }) =>
    ofRow.map((field, place) => valuesOfField(seq, link.row, place, field)),
  );
  const statements: Statement[] = [];
  for (let at = 0; at < fields.length;) {
    const count = fieldsAtOnce.find((size) => size <= fields.length - at) ?? 1;
    statements.push({ sql: insertFields[count], values: fields.slice(at, at + count).flat() });
    at += count;
  }
  return statements;
}

function insertFieldsSql(count: number): string {
  const places = Array.from({ length: count }, () => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
  return `INSERT INTO scan_field (scan, row, place, key, outcome, crm, crm_shown, erp, erp_shown) VALUES ${places}`;
}
const insertFields = { 32: insertFieldsSql(32), 8: insertFieldsSql(8), 1: insertFieldsSql(1) } as const;

function valuesOfField(seq: number, row: number, place: number, field: ScanField): SqlValue[] {
  const { crmFieldKey, outcome, crm, erp } = field;
  const sides = [
    crm?.value ?? null,
    crm?.displayValue ?? null,
    erp?.value ?? null,
    erp?.displayValue ?? null,
  ];
  return [seq, row, place, crmFieldKey, outcome, ...sides];
}

/** A name from before the kinds were noted takes its kind. */
const nameField = `INSERT INTO scan_field_name (scan, key, name, kind) VALUES (?, ?, ?, ?)
  ON CONFLICT (scan, key) DO UPDATE SET kind = excluded.kind WHERE kind IS NULL`;

/** Each once, however many rows of a batch have it. */
function nameFields(seq: number, results: readonly RowResult[]): Statement[] {
  const names = new Map(
    results.flatMap(({ fields }) => fields.map((field) => [field.crmFieldKey, field] as const)),
  );
  return Array.from(names.values(), ({ crmFieldKey, displayName, kind }) => ({
    sql: nameField,
    values: [seq, crmFieldKey, displayName, kind],
  }));
}

/** SQLite orders letters by their numbers; in the north these come last, in this order. */
const lastLetters: Readonly<Record<string, string>> = { æ: '~1', ä: '~1', ø: '~2', ö: '~2', å: '~3' };

function orderOf(name: string): string {
  return name.toLowerCase().replace(/[æäøöå]/g, (letter) => lastLetters[letter] ?? letter);
}

function searchTextOf(
  row: Pick<FoundRow, 'name' | 'number' | 'crmRecordId' | 'erpKey'> & { erpName: string },
) {
  const { name, number, crmRecordId, erpKey, erpName } = row;
  const parts = [name, number, crmRecordId === null ? '' : String(crmRecordId), erpKey ?? '', erpName];
  return foldText(parts.filter((part) => part !== '').join(' '));
}

function toWaitingLink(row: Row): WaitingLink {
  return {
    row: Number(row['row']),
    crmActorType: row['crm_type'] as CrmActorType,
    crmRecordId: Number(row['crm_id']),
    erpActorType: row['erp_type'] as ErpActorType,
    erpKey: String(row['erp_key']),
    name: String(row['name']),
    number: String(row['number']),
  };
}
