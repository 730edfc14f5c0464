import type { PlanFacets } from '../../shared/link-plan/plan';
import type { PlanRow, RowAttempt } from '../../shared/link-plan/plan-row';
import type { RowReasonCode } from '../../shared/link-plan/row-reason';
import {
  everyRow,
  type RowFilter,
  type RowOrder,
  type RowQuery,
  type RowSelection,
} from '../../shared/link-plan/row-query';
import { decisions, rowStates, type RowState } from '../../shared/link-plan/row-state';
import type { PlanDatabase } from './plan-database';
import type { Row, SqlValue } from '../storage/database/messages';
import { decodeRow, rowColumns, toPlanRow } from './stored-row';

export interface Condition {
  sql: string;
  values: SqlValue[];
}

const ofPlan = 'plan_id = ?';
const firstSeq = '(SELECT seq FROM plan_row WHERE plan_id = ? ORDER BY position LIMIT 1)';
const columnOf: Record<RowOrder, string> = {
  sheet: 'position',
  state: 'rank',
  key: 'erp_key',
  record: 'record',
  decision: 'decision',
  note: 'note',
};

/** Some rows of a plan in the wanted order, and how many there are in all. */
export async function listRows(
  database: PlanDatabase,
  planId: string,
  query: RowQuery,
): Promise<{ rows: PlanRow[]; total: number }> {
  const scanned = scanConditionOf(planId, query);
  // Rows are numbered in the order of the sheet, so that a search in it ends with the page.
  const isScan = query.text !== '' && query.sort.by === 'sheet';
  const { sql, values } = isScan ? scanned : conditionOf(planId, query);
  const order = isScan ? `seq${query.sort.descending ? ' DESC' : ''}` : orderOf(query);
  const [found = [], counted = []] = await database.read([
    {
      sql: `SELECT seq FROM plan_row WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
      values: [...values, query.limit, query.offset],
    },
    { sql: `SELECT count(*) AS total FROM plan_row WHERE ${scanned.sql}`, values: scanned.values },
  ]);
  const seqs = found.map((row) => Number(row['seq']));
  return { rows: await readRows(database, seqs), total: Number(counted[0]?.['total'] ?? 0) };
}

/** Where in the order of a query the first row is that is in one of the states; null = nowhere. */
export async function findRow(
  database: PlanDatabase,
  planId: string,
  query: RowQuery,
  states: readonly RowState[],
): Promise<{ offset: number; rowId: string } | null> {
  const { sql, values } = conditionOf(planId, query);
  const [rows = []] = await database.read([
    {
      sql: `SELECT row_id, at FROM (
          SELECT row_id, state, row_number() OVER (ORDER BY ${orderOf(query)}) - 1 AS at FROM plan_row WHERE ${sql}
        ) WHERE state IN (${marks(states)}) ORDER BY at LIMIT 1`,
      values: [...values, ...states],
    },
  ]);
  const row = rows[0];
  return row ? { offset: Number(row['at']), rowId: String(row['row_id']) } : null;
}

/** How many rows there are of each, each facet under all the other filters. */
export async function countFacets(
  database: PlanDatabase,
  planId: string,
  filter: RowFilter,
): Promise<PlanFacets> {
  const found = scanConditionOf(planId, { ...everyRow, text: filter.text });
  const others = scanConditionOf(planId, { ...filter, reasons: [] });
  const hasReason = filter.reasons.length === 0 ? null : reasonCondition(planId, filter.reasons);
  const isNarrowed = others.sql !== ofPlan;
  const [pairs = [], codes = []] = await database.read([
    {
      sql: `SELECT state AS name, decision, count(*) AS rows FROM plan_row
        WHERE ${found.sql} ${hasReason ? `AND ${hasReason.sql}` : ''} GROUP BY state, decision`,
      values: [...found.values, ...(hasReason?.values ?? [])],
    },
    {
      // The rows once, from an index or in the order in which they lie: from each reason to its row would take longer.
      sql: `SELECT code, count(*) AS rows FROM plan_reason WHERE plan_id = ?
        ${isNarrowed ? `AND seq IN (SELECT seq FROM plan_row WHERE ${others.sql})` : ''} GROUP BY code`,
      values: [planId, ...(isNarrowed ? others.values : [])],
    },
  ]);
  const ofStates = pairs.filter((row) => isWanted(filter.decisions, row['decision']));
  const ofDecisions = pairs.filter((row) => isWanted(filter.states, row['name']));
  return {
    states: countsByState(ofStates),
    decisions: countsOf(['none', ...decisions], ofDecisions, (row) => String(row['decision'] ?? 'none')),
    reasons: Object.fromEntries(
      codes.map((row) => [row['code'], Number(row['rows'])] as const),
    ) as PlanFacets['reasons'],
  };
}

export function countsByState(rows: readonly Row[]): Record<RowState, number> {
  return countsOf(rowStates, rows, (row) => String(row['name']));
}

function countsOf<N extends string>(
  names: readonly N[],
  rows: readonly Row[],
  nameOf: (row: Row) => string,
): Record<N, number> {
  const counts = new Map<string, number>(names.map((name) => [name, 0]));
  for (const row of rows) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + Number(row['rows']));
  return Object.fromEntries(counts) as Record<N, number>;
}

function isWanted(wanted: readonly string[], value: Row[string] | undefined): boolean {
  return wanted.length === 0 || wanted.includes(String(value ?? 'none'));
}

/** The rows of these numbers, in the order of the list. */
export async function readRows(database: PlanDatabase, seqs: readonly number[]): Promise<PlanRow[]> {
  const numbers = '(SELECT value FROM json_each(?))';
  const list = JSON.stringify(seqs);
  const [rows = [], tried = []] = await database.read([
    {
      sql: `SELECT ${rowColumns}, plan_body.kept FROM plan_row JOIN plan_body USING (seq) WHERE plan_row.seq IN ${numbers}`,
      values: [list],
    },
    {
      // What is not as it was meant is told by the activity, which alone keeps it.
      sql: `SELECT run_row.seq, run_id, run_row.state, entry_id, at, may_retry, plan.head ->> '$.kind' AS kind,
          CASE WHEN run_row.state IN ('Failed', 'Unknown', 'Different') THEN (
            SELECT json_array(json(coalesce(outcome -> '$.error', detail -> '$.error')), outcome -> '$.readBack.linked')
            FROM entry JOIN entry_detail USING (seq) LEFT JOIN entry_outcome USING (seq) WHERE entry.id = entry_id
          ) END AS told
        FROM run_row JOIN run USING (run_id) JOIN plan USING (plan_id)
        WHERE run_row.seq IN ${numbers} AND at IS NOT NULL ORDER BY run.started_at`,
      values: [list],
    },
  ]);
  const attempts = new Map<number, RowAttempt[]>();
  for (const row of tried) {
    const seq = Number(row['seq']);
    attempts.set(seq, [...(attempts.get(seq) ?? []), toAttempt(row)]);
  }
  const bySeq = new Map(rows.map((row) => [Number(row['seq']), row]));
  return seqs.flatMap((seq) => {
    const row = bySeq.get(seq);
    if (!row) return [];
    const kept = JSON.parse(String(row['kept'])) as string[];
    return [toPlanRow(decodeRow(row), kept, attempts.get(seq) ?? [])];
  });
}

function toAttempt(row: Row): RowAttempt {
  const state = String(row['state']) as RowState;
  const told = JSON.parse(String(row['told'] ?? 'null')) as [RowAttempt['error'], boolean | null] | null;
  return {
    runId: String(row['run_id']),
    entryId: (row['entry_id'] ?? null) as string | null,
    at: String(row['at']),
    state,
    // One that reads back otherwise is told by what was read.
    error: told && state !== 'Different' ? told[0] : null,
    link: told && {
      isThere: told[1],
      isMoved: row['kind'] === 'restore',
      mayRetry: row['may_retry'] === 1,
    },
  };
}

/** The condition of a selection: rows by name, or all that a filter has. */
export function conditionOfSelection(planId: string, selection: RowSelection): Condition {
  if ('filter' in selection) return conditionOf(planId, selection.filter);
  return {
    sql: 'plan_id = ? AND row_id IN (SELECT value FROM json_each(?))',
    values: [planId, JSON.stringify(selection.rowIds)],
  };
}

export function conditionOf(
  planId: string,
  { text, states, reasons, decisions: decided }: RowFilter,
): Condition {
  const parts: Condition[] = [{ sql: ofPlan, values: [planId] }];
  const add = (sql: string, values: readonly SqlValue[]) => parts.push({ sql, values: [...values] });
  if (states.length > 0) add(`state IN (${marks(states)})`, states);
  const named = decided.filter((name) => name !== 'none');
  if (named.length < decided.length) {
    add(`(decision IS NULL${named.length > 0 ? ` OR decision IN (${marks(named)})` : ''})`, named);
  } else if (named.length > 0) add(`decision IN (${marks(named)})`, named);
  if (reasons.length > 0) parts.push(reasonCondition(planId, reasons));
  for (const word of text.toLocaleLowerCase().split(/\s+/).filter(Boolean))
    add('instr(search, ?) > 0', [word]);
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

/**
 * The same, for whoever has to look at each row: in the order in which they lie. By way of an index every row would be
 * fetched by itself, which takes three times as long.
 */
function scanConditionOf(planId: string, filter: RowFilter): Condition {
  const { sql, values } = conditionOf(planId, filter);
  if (filter.text === '') return { sql, values };
  return {
    sql: `seq BETWEEN ${firstSeq} AND ${firstSeq.replace('position', 'position DESC')} AND +${sql}`,
    values: [planId, planId, ...values],
  };
}

function reasonCondition(planId: string, reasons: readonly RowReasonCode[]): Condition {
  return {
    sql: `seq IN (SELECT seq FROM plan_reason WHERE plan_id = ? AND code IN (${marks(reasons)}))`,
    values: [planId, ...reasons],
  };
}

function orderOf({ sort }: RowQuery): string {
  const direction = sort.descending ? ' DESC' : '';
  const column = columnOf[sort.by];
  return column === 'position' ? `position${direction}` : `${column}${direction}, position${direction}`;
}

function marks(list: readonly unknown[]): string {
  return list.map(() => '?').join(', ');
}
