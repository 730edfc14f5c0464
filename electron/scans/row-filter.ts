import { foldText, splitWords } from '../../shared/record/search-text';
import { packFindings } from '../../shared/scan/judge-row';
import type { ScanFilter } from '../../shared/scan/scan-query';
import type { SqlValue } from '../storage/database/messages';
import { isUnsettled } from './last-writes';

export interface Condition {
  sql: string;
  values: SqlValue[];
}

/** The condition on `scan_row` that a filter is; a part that is left out does not narrow. */
export function conditionOf(seq: number, filter: Partial<ScanFilter>): Condition {
  const parts: Condition[] = [{ sql: 'scan = ?', values: [seq] }];
  for (const word of splitWords(filter.text ?? '')) {
    parts.push({ sql: 'instr(search, ?) > 0', values: [foldText(word)] });
  }
  const bits = packFindings(filter.findings ?? []);
  if (bits > 0) parts.push({ sql: `(findings & ${bits}) <> 0`, values: [] });
  if (filter.field) parts.push(withField(seq, filter.field));
  if (filter.rows)
    parts.push({ sql: 'row IN (SELECT value FROM json_each(?))', values: [JSON.stringify(filter.rows)] });
  if (filter.isUnsettled) parts.push(isUnsettled(seq));
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

function withField(seq: number, field: NonNullable<ScanFilter['field']>): Condition {
  const { crmFieldKey, outcomes, values } = field;
  const conditions = ['scan = ?', 'key = ?'];
  const given: SqlValue[] = [seq, crmFieldKey];
  if (outcomes.length > 0) {
    conditions.push(`outcome IN (${outcomes.map(() => '?').join(', ')})`);
    given.push(...outcomes);
  }
  if (values) {
    conditions.push('crm IS ?', 'erp IS ?');
    given.push(values.crm, values.erp);
  }
  return { sql: `row IN (SELECT row FROM scan_field WHERE ${conditions.join(' AND ')})`, values: given };
}
