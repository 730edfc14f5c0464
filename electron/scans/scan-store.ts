import type { CompareRule } from '../../shared/compare/comparison';
import { AppError } from '../../shared/errors';
import type { ActorTypePair } from '../../shared/record/erp-actor';
import { bitOf } from '../../shared/scan/judge-row';
import type { ScanPause, ScanState } from '../../shared/scan/scan';
import type { ScanScope } from '../../shared/scan/scan-request';
import type { Database } from '../storage/database/database';
import type { Row, SqlValue } from '../storage/database/messages';

/** What a scan was begun with: it never changes. */
export interface ScanHead {
  scanId: string;
  siteId: string;
  siteName: string;
  /** Where the site was: another place is another installation. */
  siteAddress: string;
  erpConnectionId: number;
  erpConnectionName: string;
  pairs: readonly ActorTypePair[];
  user: string;
  /** ISO 8601, UTC. */
  startedAt: string;
}

/** A scan as it is kept. */
export interface KeptScan extends ScanHead {
  seq: number;
  scope: ScanScope;
  /** By which all of its rows are compared; null = not known, of a scan from before they were noted. */
  rulesOff: readonly CompareRule[] | null;
  state: ScanState;
  pause: ScanPause | null;
  /** How far the finding has come: the last link's id, or of a list how many of it. */
  cursor: number;
  isFound: boolean;
  endedAt: string | null;
}

export interface RowCounts {
  found: number;
  read: number;
  notRead: number;
}

/** How a scan stands, changed by whoever runs it. */
export type ScanStanding = Pick<KeptScan, 'state' | 'pause' | 'endedAt'>;

/** The scans themselves; their rows are in `row-store.ts`. Every call throws the database's errors. */
export interface ScanStore {
  add: (head: ScanHead, scope: ScanScope, rulesOff: readonly CompareRule[]) => Promise<KeptScan>;
  /** Throws `not-found`. */
  get: (scanId: string) => Promise<KeptScan>;
  /** Newest first. */
  list: (siteId: string) => Promise<KeptScan[]>;
  countRows: (seq: number) => Promise<RowCounts>;
  setStanding: (seq: number, standing: ScanStanding) => Promise<void>;
  setRules: (seq: number, rulesOff: readonly CompareRule[]) => Promise<void>;
  /** At start: scans that were running when the program ended are paused. */
  markInterrupted: () => Promise<void>;
  delete: (seq: number) => Promise<void>;
}

const columns = 'seq, head, scope, rules_off, state, pause, cursor, is_found, ended_at';

export function createScanStore(database: Pick<Database, 'read' | 'write'>): ScanStore {
  const find = async (condition: string, value: SqlValue) => {
    const sql = `SELECT ${columns} FROM scan WHERE ${condition} ORDER BY seq DESC`;
    const [rows = []] = await database.read([{ sql, values: [value] }]);
    return rows.map(decode);
  };
  const get = async (scanId: string) => {
    const [scan] = await find('id = ?', scanId);
    if (!scan) throw new AppError('not-found', { params: { what: scanId } });
    return scan;
  };
  return {
    get,
    list: (siteId) => find('site_id = ?', siteId),
    add: async (head, scope, rulesOff) => {
      await database.write([
        {
          sql: "INSERT INTO scan (id, site_id, connection_id, state, head, scope, rules_off) VALUES (?, ?, ?, 'finding', ?, ?, ?)",
          values: [
            head.scanId,
            head.siteId,
            head.erpConnectionId,
            JSON.stringify(head),
            JSON.stringify(scope),
            JSON.stringify(rulesOff),
          ],
        },
      ]);
      return get(head.scanId);
    },
    countRows: async (seq) => {
      const [rows] = await database.read([
        {
          sql: `SELECT count(*) AS found, coalesce(sum((findings & ${bitOf('not-read')}) <> 0), 0) AS not_read,
              (SELECT count(*) FROM scan_row INDEXED BY scan_row_due WHERE scan = ? AND due = 'read') AS due
            FROM scan_row INDEXED BY scan_row_findings WHERE scan = ?`,
          values: [seq, seq],
        },
      ]);
      const count = (name: string) => Number(rows?.[0]?.[name] ?? 0);
      return { found: count('found'), read: count('found') - count('due'), notRead: count('not_read') };
    },
    setStanding: async (seq, { state, pause, endedAt }) => {
      await database.write([
        {
          sql: 'UPDATE scan SET state = ?, pause = ?, ended_at = ? WHERE seq = ?',
          values: [state, pause && JSON.stringify(pause), endedAt, seq],
        },
      ]);
    },
    setRules: async (seq, rulesOff) => {
      const sql = 'UPDATE scan SET rules_off = ? WHERE seq = ?';
      await database.write([{ sql, values: [JSON.stringify(rulesOff), seq] }]);
    },
    markInterrupted: async () => {
      const pause: ScanPause = { reason: 'closed', error: null };
      await database.write([
        {
          sql: "UPDATE scan SET state = 'paused', pause = ? WHERE state IN ('finding', 'reading')",
          values: [JSON.stringify(pause)],
        },
      ]);
    },
    delete: async (seq) => {
      const tables = ['scan_field', 'scan_field_name', 'scan_row'];
      await database.write([
        ...tables.map((table) => ({ sql: `DELETE FROM ${table} WHERE scan = ?`, values: [seq] })),
        { sql: 'DELETE FROM scan WHERE seq = ?', values: [seq] },
      ]);
    },
  };
}

// Written by this program alone, and by no other version of it: another shape would come with a migration.
function decode(row: Row): KeptScan {
  const pause = row['pause'] ?? null;
  const endedAt = row['ended_at'] ?? null;
  const rulesOff = row['rules_off'] ?? null;
  return {
    ...(JSON.parse(String(row['head'])) as ScanHead),
    seq: Number(row['seq']),
    scope: JSON.parse(String(row['scope'])) as ScanScope,
    rulesOff: rulesOff === null ? null : (JSON.parse(String(rulesOff)) as CompareRule[]),
    state: row['state'] as ScanState,
    pause: pause === null ? null : (JSON.parse(String(pause)) as ScanPause),
    cursor: Number(row['cursor']),
    isFound: row['is_found'] === 1,
    endedAt: endedAt === null ? null : String(endedAt),
  };
}
