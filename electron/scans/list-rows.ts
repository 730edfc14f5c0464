import type { AppErrorData } from '../../shared/errors';
import type { CrmActorType, ErpActorType } from '../../shared/record/actor-types';
import { bitOf, unpackFindings } from '../../shared/scan/judge-row';
import { isNarrowed, type ScanFilter, type ScanQuery, type ScanSort } from '../../shared/scan/scan-query';
import {
  fieldOutcomes,
  rowFindings,
  type FieldOutcome,
  type RowFinding,
  type ScanFacets,
  type ScanField,
  type ScanFieldCount,
  type ScanRow,
} from '../../shared/scan/scan-row';
import type { SideValue } from '../../shared/value/field-value';
import type { WriteState } from '../../shared/write/states';
import type { WriteKind } from '../../shared/write/write';
import type { Database } from '../storage/database/database';
import type { Row, SqlValue, Statement } from '../storage/database/messages';
import { lastWritesOf } from './last-writes';
import { conditionOf } from './row-filter';

type Reads = Pick<Database, 'read'>;

const orders: Record<ScanSort, (direction: string) => string> = {
  found: (direction) => `row ${direction}`,
  name: (direction) => `name_order ${direction}, row`,
  'erp-key': (direction) => `erp_key ${direction}, row`,
  // The worst finding is the lowest bit; what was not read yet has none and comes last.
  finding: (direction) => `findings = 0, (findings & -findings) ${direction}, fields DESC, row`,
  fields: (direction) => `fields ${direction}, row`,
  at: (direction) => `at ${direction}, row`,
};

const columns =
  'row, crm_type, crm_id, erp_type, erp_key, findings, equal_fields, at, name, number, erp_name, error';

/** Rows from `offset` on, and how many fit in all. */
export async function listRows(
  database: Reads,
  seq: number,
  query: ScanQuery,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: ScanRow[]; total: number }> {
  const { sql, values } = conditionOf(seq, query);
  const order = orders[query.sort.by](query.sort.descending ? 'DESC' : 'ASC');
  const [found = [], counted = []] = await database.read([
    {
      sql: `SELECT ${columns} FROM scan_row WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
      values: [...values, limit, offset],
    },
    { sql: `SELECT count(*) AS total FROM scan_row WHERE ${sql}`, values },
  ]);
  return { rows: await completeRows(database, seq, found), total: Number(counted[0]?.['total'] ?? 0) };
}

/** One row; null where there is none. */
export async function findRow(database: Reads, seq: number, row: number): Promise<ScanRow | null> {
  const [found = []] = await database.read([
    { sql: `SELECT ${columns} FROM scan_row WHERE scan = ? AND row = ?`, values: [seq, row] },
  ]);
  const [first = null] = await completeRows(database, seq, found);
  return first;
}

/** By their numbers: to find the page once more costs as much as to find it. */
async function completeRows(database: Reads, seq: number, found: readonly Row[]): Promise<ScanRow[]> {
  const numbers = found.map((row) => Number(row['row']));
  const [fields = [], writes = []] = await database.read([
    fieldsOf(seq, numbers),
    lastWritesOf(seq, numbers),
  ]);
  const fieldsOfRow = groupFields(fields);
  const writeOfRow = new Map(writes.map((write) => [Number(write['row']), write]));
  return found.map((row, index) => {
    const number = numbers[index] ?? 0;
    return toScanRow(row, fieldsOfRow.get(number) ?? [], writeOfRow.get(number));
  });
}

function fieldsOf(seq: number, rows: readonly number[]): Statement {
  return {
    sql: `SELECT row, scan_field.key, outcome, crm, crm_shown, erp, erp_shown, scan_field_name.name
      FROM scan_field JOIN scan_field_name ON scan_field_name.scan = scan_field.scan AND scan_field_name.key = scan_field.key
      WHERE scan_field.scan = ? AND row IN (SELECT value FROM json_each(?)) ORDER BY row, place`,
    values: [seq, JSON.stringify(rows)],
  };
}

/**
 * Each count says how many rows its choice would show beside what is chosen elsewhere: findings within text, field and
 * unverified writes; fields within text, findings and unverified writes; those writes within text and findings, as that
 * choice lets go of the field. Findings that are chosen together add up, less the rows that have several of them.
 */
export async function countFacets(database: Reads, seq: number, filter: ScanFilter): Promise<ScanFacets> {
  const ofFindings = conditionOf(seq, { ...filter, findings: [] });
  const ofFields = conditionOf(seq, { ...filter, field: null });
  const ofWrites = conditionOf(seq, { ...filter, field: null, isUnsettled: true });
  const isNarrow = isNarrowed({ ...filter, field: null });
  const rows = isNarrow ? `AND row IN (SELECT row FROM scan_row WHERE ${ofFields.sql})` : '';
  const [counted = [], fields = [], names = [], open = []] = await database.read([
    {
      sql: `SELECT count(*) AS total, ${rowFindings
        .map((finding, index) => `sum((findings & ${bitOf(finding)}) <> 0) AS f${index}`)
        .join(', ')} FROM scan_row WHERE ${ofFindings.sql}`,
      values: ofFindings.values,
    },
    {
      sql: `SELECT key, outcome, count(*) AS rows FROM scan_field WHERE scan = ? ${rows} GROUP BY key, outcome`,
      values: isNarrow ? [seq, ...ofFields.values] : [seq],
    },
    { sql: 'SELECT key, name FROM scan_field_name WHERE scan = ?', values: [seq] },
    { sql: `SELECT count(*) AS rows FROM scan_row WHERE ${ofWrites.sql}`, values: ofWrites.values },
  ]);
  const [row] = counted;
  return {
    total: Number(row?.['total'] ?? 0),
    findings: Object.fromEntries(
      rowFindings.map((finding, index) => [finding, Number(row?.[`f${index}`] ?? 0)]),
    ) as Record<RowFinding, number>,
    unsettled: Number(open[0]?.['rows'] ?? 0),
    fields: countFields(fields, new Map(names.map(({ key, name }) => [String(key), String(name)]))),
  };
}

function countFields(rows: readonly Row[], names: ReadonlyMap<string, string>): ScanFieldCount[] {
  const counts = new Map<string, ScanFieldCount>();
  for (const { key, outcome, rows: count } of rows) {
    const crmFieldKey = String(key);
    const known = counts.get(crmFieldKey) ?? {
      crmFieldKey,
      displayName: names.get(crmFieldKey) ?? crmFieldKey,
      counts: Object.fromEntries(fieldOutcomes.map((one) => [one, 0])) as Record<FieldOutcome, number>,
    };
    known.counts[outcome as FieldOutcome] = Number(count);
    counts.set(crmFieldKey, known);
  }
  return [...counts.values()].toSorted(
    (a, b) => countReal(b) - countReal(a) || b.counts.cosmetic - a.counts.cosmetic,
  );
}

/** In how many rows it is more than a matter of writing. */
function countReal({ counts }: ScanFieldCount): number {
  return fieldOutcomes.reduce((sum, one) => sum + (one === 'cosmetic' ? 0 : counts[one]), 0);
}

function groupFields(rows: readonly Row[]): Map<number, ScanField[]> {
  const byRow = new Map<number, ScanField[]>();
  for (const row of rows) {
    const ofRow = byRow.get(Number(row['row'])) ?? [];
    ofRow.push({
      crmFieldKey: String(row['key']),
      displayName: String(row['name']),
      outcome: row['outcome'] as FieldOutcome,
      crm: toSide(row['crm'] ?? null, row['crm_shown'] ?? null),
      erp: toSide(row['erp'] ?? null, row['erp_shown'] ?? null),
    });
    byRow.set(Number(row['row']), ofRow);
  }
  return byRow;
}

function toSide(value: SqlValue, shown: SqlValue): SideValue | null {
  return value === null ? null : { value: String(value), displayValue: String(shown ?? '') };
}

function toScanRow(row: Row, fields: readonly ScanField[], write: Row | undefined): ScanRow {
  const text = (name: string) => String(row[name] ?? '');
  const textOrNull = (name: string) => (row[name] === null || row[name] === undefined ? null : text(name));
  const crmRecordId = row['crm_id'] ?? null;
  const error = textOrNull('error');
  return {
    row: Number(row['row']),
    record:
      crmRecordId === null
        ? null
        : {
            crmActorType: row['crm_type'] as CrmActorType,
            crmRecordId: Number(crmRecordId),
            name: text('name'),
            number: text('number'),
          },
    actor:
      textOrNull('erp_key') === null
        ? null
        : {
            erpActorType: textOrNull('erp_type') as ErpActorType | null,
            erpKey: text('erp_key'),
            name: text('erp_name'),
          },
    findings: unpackFindings(Number(row['findings'])),
    fields,
    equalFields: Number(row['equal_fields']),
    error: error === null ? null : (JSON.parse(error) as AppErrorData),
    at: textOrNull('at'),
    lastWrite: write
      ? {
          entryId: String(write['id']),
          kind: write['kind'] as WriteKind,
          state: write['state'] as WriteState,
          at: String(write['at']),
        }
      : null,
  };
}
