import type { AppErrorData } from '../../shared/errors';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { bitOf, packFindings, unpackFindings } from '../../shared/scan/judge-row';
import type { ScanFilter } from '../../shared/scan/scan-query';
import type { KeptField } from '../../shared/scan/find-differences';
import type { RowFinding, ScanRow } from '../../shared/scan/scan-row';
import type { Database } from '../storage/database/database';
import type { Row, SqlValue, Statement } from '../storage/database/messages';
import { packRows, unpackRow } from './json-rows';
import { keepConfirmedOf } from './keep-confirmed';
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
  /** What an earlier reading had of the two sides; null = there was none, or it was of another link. */
  before: 'both-sides' | 'not-all' | null;
}

/** That a later reading of a row failed: what was read before stays, with its time. */
export interface LaterFailure {
  link: WaitingLink;
  laterFailure: AppErrorData;
}

/** What reading a link found. */
export interface RowResult {
  link: WaitingLink;
  /** The link is not as its row says: its name was not known before, or it has another key. */
  isLinkNew: boolean;
  /** The link was looked at with its sides, or just before: nobody needs to ask for it again. */
  isLinkSeen: boolean;
  erpName: string;
  findings: readonly RowFinding[];
  fields: readonly KeptField[];
  equalFields: number;
  error: AppErrorData | null;
  /** ISO 8601, UTC. */
  at: string;
}

/** What the site said of links that were found earlier. */
export interface ConfirmedLinks {
  linked: readonly WaitingLink[];
  unlinked: readonly WaitingLink[];
  /** With the key and type that they have now. What was read was of a link that is no more. */
  moved: readonly WaitingLink[];
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
  /** What differs is due to be asked whether it is linked still. */
  keepResults: (seq: number, results: readonly (RowResult | LaterFailure)[]) => Promise<void>;
  /** What fits waits to be read again, and stays as it is until it was. */
  askAgain: (seq: number, filter: ScanFilter) => Promise<void>;
  /** The first rows behind a row that are to be asked whether they are linked still. */
  listUnconfirmed: (seq: number, behindRow: number, count: number) => Promise<WaitingLink[]>;
  keepConfirmed: (seq: number, confirmed: ConfirmedLinks) => Promise<void>;
}

export function createRowStore(database: Pick<Database, 'read' | 'write'>): RowStore {
  const listDue = async (due: 'read' | 'link', seq: number, behindRow: number, count: number) => {
    const [rows = []] = await database.read([
      {
        sql: `SELECT row, crm_type, crm_id, erp_type, erp_key, name, number, erp_name, findings, at
          FROM scan_row INDEXED BY scan_row_due
          WHERE scan = ? AND due = ? AND row > ? ORDER BY row LIMIT ?`,
        values: [seq, due, behindRow, count],
      },
    ]);
    return rows.map(toWaitingLink);
  };
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
    listWaiting: (seq, behindRow, count) => listDue('read', seq, behindRow, count),
    listUnconfirmed: (seq, behindRow, count) => listDue('link', seq, behindRow, count),
    keepResults: async (seq, results) => {
      await database.write(keepResultsOf(seq, results));
    },
    askAgain: async (seq, filter) => {
      const { sql, values } = conditionOf(seq, filter);
      await database.write([
        {
          sql: `UPDATE scan_row SET due = 'read'
            WHERE ${sql} AND crm_id IS NOT NULL AND erp_type IS NOT NULL AND (findings & ${bitOf('other-kind')}) = 0`,
          values,
        },
      ]);
    },
    keepConfirmed: async (seq, confirmed) => {
      await database.write(keepConfirmedOf(seq, confirmed));
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
  'due',
];
const insertRows = `INSERT INTO scan_row (scan, ${rowColumns.join(', ')})
  SELECT ?, ${unpackRow(rowColumns)} FROM json_each(?)`;

function valuesOfRow(row: number, found: FoundRow): SqlValue[] {
  const { crmActorType, crmRecordId, erpActorType, erpKey, name, number, left } = found;
  const link = [crmActorType, crmRecordId, erpActorType, erpKey, name, orderOf(name), number];
  const shared = found.isKeyShared ? (['double-key'] as const) : [];
  const findings = packFindings([...(left?.findings ?? []), ...shared]);
  return [row, ...link, searchTextOf(found, ''), left?.at ?? null, findings, left === null ? 'read' : null];
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
    before: beforeOf({
      at: row['at'] === null ? null : String(row['at']),
      findings: unpackFindings(Number(row['findings'])),
    }),
  };
}

/** What a reading that fails leaves as it is, or not. */
export function beforeOf({ at, findings }: Pick<ScanRow, 'at' | 'findings'>): WaitingLink['before'] {
  if (at === null) return null;
  return findings.includes('not-read') ? 'not-all' : 'both-sides';
}
