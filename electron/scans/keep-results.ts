import { bitOf, packFindings } from '../../shared/scan/judge-row';
import type { SqlValue, Statement } from '../storage/database/messages';
import { packRows, unpackRow } from './json-rows';
import type { LaterFailure, RowResult, WaitingLink } from './row-store';
import { orderOf, otherNameOf, searchTextOf } from './row-texts';

/** What keeps results: a few statements, however many results there are. */
export function keepResultsOf(seq: number, all: readonly (RowResult | LaterFailure)[]): Statement[] {
  const results = all.filter((one) => 'findings' in one);
  const failures = all.filter((one) => 'laterFailure' in one);
  return [
    ...results
      .filter(({ isLinkNew }) => isLinkNew)
      .map(({ link, erpName }) => keepLink(seq, { ...link, erpName })),
    keepRows(seq, results),
    ...keepSearchTexts(seq, results),
    ...forgetFields(seq, results),
    ...keepFields(seq, results),
    ...failures.map((failure) => keepFailure(seq, failure)),
  ];
}

function keepFailure(seq: number, { link, laterFailure }: LaterFailure): Statement {
  const sql = "UPDATE scan_row SET error = ?, due = nullif(due, 'read') WHERE scan = ? AND row = ?";
  return { sql, values: [JSON.stringify(laterFailure), seq, link.row] };
}

/** Few: a column that is named is taken out of its index and put in again, whatever its value, and names lie all over theirs. */
export function keepLink(seq: number, link: WaitingLink): Statement {
  const { row, crmActorType, crmRecordId, erpActorType, erpKey, erpName, name, number } = link;
  const search = searchTextOf(link, erpName);
  return {
    sql: `UPDATE scan_row
      SET crm_type = ?, crm_id = ?, erp_type = ?, erp_key = ?, name = ?, name_order = ?, number = ?, search = ?
      WHERE scan = ? AND row = ?`,
    values: [crmActorType, crmRecordId, erpActorType, erpKey, name, orderOf(name), number, search, seq, row],
  };
}

const doubleKey = bitOf('double-key');
// Materialized: otherwise each row of the scan is held against each that is packed.
const updateRows = `WITH kept AS MATERIALIZED (
    SELECT ${unpackRow(['row', 'erp_name', 'findings', 'fields', 'equal_fields', 'error', 'at', 'due'])} FROM json_each(?)
  )
  UPDATE scan_row SET
    erp_name = kept.erp_name,
    findings = CASE WHEN scan_row.findings & ${doubleKey}
      THEN (kept.findings & ~${bitOf('equal')}) | ${doubleKey} ELSE kept.findings END,
    fields = kept.fields, equal_fields = kept.equal_fields, error = kept.error, at = kept.at, due = kept.due
  FROM kept WHERE scan_row.scan = ? AND scan_row.row = kept.row`;

function keepRows(seq: number, results: readonly RowResult[]): Statement {
  const rows = results.map(({ link, erpName, findings, fields, equalFields, error, at, isLinkSeen }) => {
    const why = error && JSON.stringify(error);
    // What is equal leads nobody to a write, and most are.
    const due = isLinkSeen || findings.includes('equal') ? null : 'link';
    return [link.row, erpName, packFindings(findings), fields.length, equalFields, why, at, due];
  });
  return { sql: updateRows, values: [packRows(rows), seq] };
}

const updateSearchTexts = `WITH kept AS MATERIALIZED (SELECT ${unpackRow(['row', 'search'])} FROM json_each(?))
  UPDATE scan_row SET search = kept.search FROM kept WHERE scan_row.scan = ? AND scan_row.row = kept.row`;

/** Most actors are called as their record is, and are found by its words already. */
function keepSearchTexts(seq: number, results: readonly RowResult[]): Statement[] {
  const rows = results
    .filter(
      ({ link, isLinkNew, erpName }) =>
        !isLinkNew && otherNameOf(link, erpName) !== otherNameOf(link, link.erpName),
    )
    .map(({ link, erpName }) => [link.row, searchTextOf(link, erpName)]);
  return rows.length === 0 ? [] : [{ sql: updateSearchTexts, values: [packRows(rows), seq] }];
}

/** Most rows are read for the first time, and have none. */
function forgetFields(seq: number, results: readonly RowResult[]): Statement[] {
  const rows = results.flatMap(({ link, isLinkNew }) => (link.before !== null || isLinkNew ? link.row : []));
  const sql = 'DELETE FROM scan_field WHERE scan = ? AND row IN (SELECT value FROM json_each(?))';
  return rows.length === 0 ? [] : [{ sql, values: [seq, JSON.stringify(rows)] }];
}

const fieldColumns = ['row', 'place', 'key', 'outcome', 'crm', 'crm_shown', 'erp', 'erp_shown'];
const insertFields = `INSERT INTO scan_field (scan, ${fieldColumns.join(', ')})
  SELECT ?, ${unpackRow(fieldColumns)} FROM json_each(?)`;

const nameColumns = ['key', 'name', 'kind'];
/** A name from before the kinds were noted takes its kind. */
const nameFields = `INSERT INTO scan_field_name (scan, ${nameColumns.join(', ')})
  SELECT ?, ${unpackRow(nameColumns)} FROM json_each(?) WHERE true
  ON CONFLICT (scan, key) DO UPDATE SET kind = excluded.kind WHERE kind IS NULL`;

function keepFields(seq: number, results: readonly RowResult[]): Statement[] {
  const fields: SqlValue[][] = [];
  // Each once, however many rows have it.
  const names = new Map<string, SqlValue[]>();
  for (const { link, fields: ofRow } of results) {
    for (const [place, field] of ofRow.entries()) {
      const { crmFieldKey, displayName, kind, outcome, crm, erp } = field;
      const values = [crm?.value, crm?.displayValue, erp?.value, erp?.displayValue].map(
        (value) => value ?? null,
      );
      fields.push([link.row, place, crmFieldKey, outcome, ...values]);
      if (!names.has(crmFieldKey)) names.set(crmFieldKey, [crmFieldKey, displayName, kind]);
    }
  }
  if (fields.length === 0) return [];
  return [
    { sql: insertFields, values: [seq, packRows(fields)] },
    { sql: nameFields, values: [seq, packRows([...names.values()])] },
  ];
}
