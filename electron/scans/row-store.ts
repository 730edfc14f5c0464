import type { AppErrorData } from '../../shared/errors';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { bitOf, packFindings } from '../../shared/scan/judge-row';
import type { ScanFilter } from '../../shared/scan/scan-query';
import type { KeptField } from '../../shared/scan/find-differences';
import type { RowFinding } from '../../shared/scan/scan-row';
import type { Database } from '../storage/database/database';
import type { Row, SqlValue, Statement } from '../storage/database/messages';
import { packRows, unpackRow } from './json-rows';
import { keepResultsOf } from './keep-results';
import { conditionOf } from './row-filter';
import { orderOf, searchTextOf } from './row-texts';

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
  /** What an earlier reading called the actor; empty where there was none. */
  erpName: string;
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
        {
          sql: insertRows,
          values: [seq, packRows(rows.map((row, index) => valuesOfRow(firstRow + index, row)))],
        },
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
          sql: `SELECT row, crm_type, crm_id, erp_type, erp_key, name, number, erp_name
            FROM scan_row INDEXED BY scan_row_waiting
            WHERE scan = ? AND row > ? AND at IS NULL ORDER BY row LIMIT ?`,
          values: [seq, behindRow, count],
        },
      ]);
      return rows.map(toWaitingLink);
    },
    keepResults: async (seq, results) => {
      await database.write(keepResultsOf(seq, results));
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

const rowColumns = [
  'row',
  'crm_type',
  'crm_id',
  'erp_type',
  'erp_key',
  'name',
  'name_order',
  'number',
  'search',
  'at',
  'findings',
];
const insertRows = `INSERT INTO scan_row (scan, ${rowColumns.join(', ')})
  SELECT ?, ${unpackRow(rowColumns)} FROM json_each(?)`;

function valuesOfRow(row: number, found: FoundRow): SqlValue[] {
  const { crmActorType, crmRecordId, erpActorType, erpKey, name, number, left } = found;
  const link = [crmActorType, crmRecordId, erpActorType, erpKey, name, orderOf(name), number];
  const shared = found.isKeyShared ? (['double-key'] as const) : [];
  const findings = packFindings([...(left?.findings ?? []), ...shared]);
  return [row, ...link, searchTextOf(found, ''), left?.at ?? null, findings];
}

/**
 * The site's own index allows a key once for each actor type; two that differ in nothing but case or spaces at their ends
 * are one to a person, and to most ERP systems. Rows may have been read before all are found.
 */
function markDoubleKeys(seq: number): Statement {
  const fold = 'erp_type, lower(trim(erp_key))';
  return {
    sql: `UPDATE scan_row SET findings = (findings | ${bitOf('double-key')}) & ~${bitOf('equal')}
      WHERE scan = ? AND erp_key <> '' AND erp_type IS NOT NULL AND (${fold}) IN (
        SELECT ${fold} FROM scan_row WHERE scan = ? AND erp_key <> '' GROUP BY ${fold} HAVING count(*) > 1
      )`,
    values: [seq, seq],
  };
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
    erpName: String(row['erp_name']),
  };
}
