import { setImmediate } from 'node:timers/promises';
import { compareUnequal, type RulesOfPair } from '../../shared/compare/compare-by';
import { switchesOf, type CompareRule } from '../../shared/compare/comparison';
import type { FieldKind } from '../../shared/compare/field-kinds';
import { loadComparer } from '../../shared/compare/load-comparer';
import { bitOf } from '../../shared/scan/judge-row';
import type { FieldOutcome } from '../../shared/scan/scan-row';
import type { Database } from '../storage/database/database';
import type { Row, Statement } from '../storage/database/messages';

/** Between two pages the program does what else waits. */
const rowsAtOnce = 100;
/** How two texts can stand that were read: what else a scan says of a field has nothing to do with rules. */
const ofRules = ['different', 'one-side-empty', 'cosmetic'] as const satisfies readonly FieldOutcome[];
const listedOfRules = ofRules.map((outcome) => `'${outcome}'`).join(', ');

interface Recounted {
  row: number;
  place: number;
  outcome: FieldOutcome;
}

/**
 * Compares the values that a scan has kept by other rules: fields, findings and the rules themselves change together or
 * not at all. No site is asked. Throws the database's errors.
 */
export async function recountRows(
  database: Pick<Database, 'read' | 'write'>,
  seq: number,
  rulesOff: readonly CompareRule[],
): Promise<void> {
  const { readByRules } = await loadComparer();
  const rulesOf = readByRules(switchesOf(rulesOff));
  const [ends = []] = await database.read([
    { sql: 'SELECT max(row) AS last FROM scan_row WHERE scan = ?', values: [seq] },
  ]);
  const last = Number(ends[0]?.['last'] ?? -1);
  const changed: Recounted[] = [];
  for (let first = 0; first <= last; first += rowsAtOnce) {
    const [fields = []] = await database.read([listFields(seq, first)]);
    changed.push(...fields.flatMap((field) => recount(field, rulesOf)));
    await setImmediate();
  }
  await database.write([
    ...ofRules.map((outcome) => setOutcome(seq, outcome, changed)),
    setFindings(seq, changed),
    { sql: 'UPDATE scan SET rules_off = ? WHERE seq = ?', values: [JSON.stringify(rulesOff), seq] },
  ]);
}

function listFields(seq: number, first: number): Statement {
  return {
    sql: `SELECT row, place, outcome, crm, erp, kind
      FROM scan_field JOIN scan_field_name ON scan_field_name.scan = scan_field.scan AND scan_field_name.key = scan_field.key
      WHERE scan_field.scan = ? AND row >= ? AND row < ? AND outcome IN (${listedOfRules})`,
    values: [seq, first, first + rowsAtOnce],
  };
}

/** Nothing where it stands as before. */
function recount(field: Row, rulesOf: RulesOfPair): Recounted[] {
  const pair = {
    kind: field['kind'] as FieldKind,
    crm: String(field['crm'] ?? ''),
    erp: String(field['erp'] ?? ''),
  };
  const { result } = compareUnequal(pair, rulesOf);
  const outcome = ofRules.find((one) => one === result);
  if (outcome === undefined || outcome === field['outcome']) return [];
  return [{ row: Number(field['row']), place: Number(field['place']), outcome }];
}

function setOutcome(seq: number, outcome: FieldOutcome, changed: readonly Recounted[]): Statement {
  const places = changed.filter((one) => one.outcome === outcome).map(({ row, place }) => [row, place]);
  return {
    sql: `UPDATE scan_field SET outcome = ? WHERE scan = ? AND (row, place) IN
      (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))`,
    values: [outcome, seq, JSON.stringify(places)],
  };
}

/** A row that is not linked any more is that alone, whatever its values were. */
function setFindings(seq: number, changed: readonly Recounted[]): Statement {
  const cases = ofRules.map((outcome) => `WHEN '${outcome}' THEN ${bitOf(outcome)}`).join(' ');
  const all = ofRules.reduce((bits, outcome) => bits | bitOf(outcome), 0);
  return {
    sql: `UPDATE scan_row SET findings = (findings & ~${all}) | (
        SELECT coalesce(sum(DISTINCT CASE outcome ${cases} ELSE 0 END), 0) FROM scan_field
        WHERE scan_field.scan = scan_row.scan AND scan_field.row = scan_row.row
      )
      WHERE scan = ? AND (findings & ${bitOf('not-linked')}) = 0 AND row IN (SELECT value FROM json_each(?))`,
    values: [seq, JSON.stringify([...new Set(changed.map(({ row }) => row))])],
  };
}
