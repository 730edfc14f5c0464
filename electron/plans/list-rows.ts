import type { PlanFacets } from '../../shared/link-plan/plan';
import type { PlanRow } from '../../shared/link-plan/plan-row';
import type { RowReasonCode } from '../../shared/link-plan/row-reason';
import {
  everyRow,
  type RowFilter,
  type RowOrder,
  type RowQuery,
  type RowSelection,
} from '../../shared/link-plan/row-query';
import { rowStands, standOf, type RowStand } from '../../shared/link-plan/row-stand';
import { decisions, rowStates, type Decision, type RowState } from '../../shared/link-plan/row-state';
import type { PlanDatabase } from './plan-database';
import type { Row, SqlValue, Statement } from '../storage/database/messages';
import { findTriedRows, groupAttempts, selectAttempts } from './row-attempts';
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
  const filter = await findFilter(database, planId, query);
  const scanned = scanConditionOf(planId, filter);
  const [found = [], counted = []] = await database.read([
    selectPlaces('seq', planId, filter, query),
    { sql: `SELECT count(*) AS total FROM plan_row WHERE ${scanned.sql}`, values: scanned.values },
  ]);
  const seqs = found.map((row) => Number(row['seq']));
  return { rows: await readRows(database, seqs), total: Number(counted[0]?.['total'] ?? 0) };
}

/** The names of the rows at these places of a query's order. */
export async function listRowIds(database: PlanDatabase, planId: string, query: RowQuery): Promise<string[]> {
  const filter = await findFilter(database, planId, query);
  const [found = []] = await database.read([selectPlaces('row_id', planId, filter, query)]);
  return found.map((row) => String(row['row_id']));
}

/** One column of the rows at these places of a query's order. */
function selectPlaces(
  column: 'seq' | 'row_id',
  planId: string,
  filter: FoundFilter,
  query: RowQuery,
): Statement {
  // Rows are numbered in the order of the sheet, so that a search in it ends with the page.
  const isScan = query.text !== '' && query.sort.by === 'sheet';
  const { sql, values } = isScan ? scanConditionOf(planId, filter) : conditionOf(planId, filter);
  const order = isScan ? `seq${query.sort.descending ? ' DESC' : ''}` : orderOf(query);
  return {
    sql: `SELECT ${column} FROM plan_row WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`,
    values: [...values, query.limit, query.offset],
  };
}

/** Where in the order of a query the first row is that is in one of the states; null = nowhere. */
export async function findRow(
  database: PlanDatabase,
  planId: string,
  query: RowQuery,
  states: readonly RowState[],
): Promise<{ offset: number; rowId: string } | null> {
  const { sql, values } = conditionOf(planId, await findFilter(database, planId, query));
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
  const tried = await findTriedRows(database, planId);
  const { text } = filter;
  const others = conditionOf(planId, withoutReasons({ ...filter, text: '' }));
  const hasReason = filter.reasons.length === 0 ? null : reasonCondition(planId, filter.reasons, tried);
  const isNarrowed = text !== '' || others.sql !== ofPlan;
  // What a text is in is looked for once, for both of them.
  const hits = text === '' ? null : scanConditionOf(planId, withoutReasons({ ...everyRow, text }));
  const rows = hits ? 'hit' : 'plan_row';
  const [counted = [], triedCodes = []] = await database.read([
    {
      // The rows once, from an index or in the order in which they lie: from each reason to its row would take longer.
      sql: `${hits ? `WITH hit AS MATERIALIZED (SELECT plan_id, seq, state, stand, decision FROM plan_row WHERE ${hits.sql})` : ''}
        SELECT state AS name, decision, NULL AS code, count(*) AS rows FROM ${rows}
        WHERE ${ofPlan} ${hasReason ? `AND ${hasReason.sql}` : ''} GROUP BY state, decision
        UNION ALL
        SELECT NULL, NULL, code, count(*) FROM plan_reason WHERE plan_id = ?
        ${isNarrowed ? `AND seq IN (SELECT seq FROM ${rows} WHERE ${others.sql})` : ''} GROUP BY code`,
      values: [
        ...(hits?.values ?? []),
        planId,
        ...(hasReason?.values ?? []),
        planId,
        ...(isNarrowed ? others.values : []),
      ],
    },
    ...(tried.size === 0 ? [] : [countTried(conditionOf(planId, withoutReasons(filter)), tried)]),
  ]);
  const pairs = counted.filter((row) => row['code'] === null);
  const codes = counted.filter((row) => row['code'] !== null);
  const ofStates = pairs.filter((row) => isWanted(filter.decisions, row['decision']));
  const ofDecisions = pairs.filter((row) => isWanted(filter.states, standOfPair(row)));
  return {
    states: countsOf(rowStands, ofStates, standOfPair),
    decisions: countsOf(['none', ...decisions], ofDecisions, (row) => String(row['decision'] ?? 'none')),
    reasons: Object.fromEntries(
      [...codes, ...triedCodes].map((row) => [row['code'], Number(row['rows'])] as const),
    ) as PlanFacets['reasons'],
  };
}

/** As the column `stand` has it, which an index of pairs does not hold. */
function standOfPair(row: Row): RowStand {
  return standOf({ state: String(row['name']) as RowState, decision: row['decision'] as Decision | null });
}

/** How many of the rows that their tries explain a condition has, by that reason. */
function countTried(condition: Condition, tried: ReadonlyMap<RowReasonCode, number[]>): Statement {
  return {
    sql: `SELECT code.key AS code, count(*) AS rows FROM json_each(?) AS code JOIN json_each(code.value) AS one
        JOIN plan_row ON plan_row.seq = one.value WHERE ${condition.sql} GROUP BY 1`,
    values: [JSON.stringify(Object.fromEntries(tried)), ...condition.values],
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
    selectAttempts({ sql: `run_row.seq IN ${numbers}`, values: [list] }),
  ]);
  const attempts = groupAttempts(tried);
  const bySeq = new Map(rows.map((row) => [Number(row['seq']), row]));
  return seqs.flatMap((seq) => {
    const row = bySeq.get(seq);
    if (!row) return [];
    const kept = JSON.parse(String(row['kept'])) as string[];
    return [toPlanRow(decodeRow(row), kept, attempts.get(seq) ?? [])];
  });
}

/** The condition of a selection: rows by name, or all that a filter has. */
export async function conditionOfSelection(
  database: PlanDatabase,
  planId: string,
  selection: RowSelection,
): Promise<Condition> {
  if ('filter' in selection) return conditionOfFilter(database, planId, selection.filter);
  return {
    sql: 'plan_id = ? AND row_id IN (SELECT value FROM json_each(?))',
    values: [planId, JSON.stringify(selection.rowIds)],
  };
}

export async function conditionOfFilter(
  database: PlanDatabase,
  planId: string,
  filter: RowFilter,
): Promise<Condition> {
  return conditionOf(planId, await findFilter(database, planId, filter));
}

/** A filter whose reasons are a condition by now. */
interface FoundFilter extends Omit<RowFilter, 'reasons'> {
  hasReason: Condition | null;
}

/** What a check has kept of a reason, and what the tries of a row tell. */
async function findFilter(database: PlanDatabase, planId: string, filter: RowFilter): Promise<FoundFilter> {
  const { reasons } = filter;
  if (reasons.length === 0) return withoutReasons(filter);
  return { ...filter, hasReason: reasonCondition(planId, reasons, await findTriedRows(database, planId)) };
}

function withoutReasons(filter: RowFilter): FoundFilter {
  return { ...filter, hasReason: null };
}

function conditionOf(
  planId: string,
  { text, states, hasReason, decisions: decided }: FoundFilter,
): Condition {
  const parts: Condition[] = [{ sql: ofPlan, values: [planId] }];
  const add = (sql: string, values: readonly SqlValue[]) => parts.push({ sql, values: [...values] });
  if (states.length > 0) add(`stand IN (${marks(states)})`, states);
  const named = decided.filter((name) => name !== 'none');
  if (named.length < decided.length) {
    add(`(decision IS NULL${named.length > 0 ? ` OR decision IN (${marks(named)})` : ''})`, named);
  } else if (named.length > 0) add(`decision IN (${marks(named)})`, named);
  if (hasReason) parts.push(hasReason);
  for (const word of text.toLocaleLowerCase().split(/\s+/).filter(Boolean))
    add('instr(search, ?) > 0', [word]);
  return { sql: parts.map(({ sql }) => sql).join(' AND '), values: parts.flatMap(({ values }) => values) };
}

/**
 * The same, for whoever has to look at each row: in the order in which they lie. By way of an index every row would be
 * fetched by itself, which takes three times as long.
 */
function scanConditionOf(planId: string, filter: FoundFilter): Condition {
  const { sql, values } = conditionOf(planId, filter);
  if (filter.text === '') return { sql, values };
  return {
    sql: `seq BETWEEN ${firstSeq} AND ${firstSeq.replace('position', 'position DESC')} AND +${sql}`,
    values: [planId, planId, ...values],
  };
}

function reasonCondition(
  planId: string,
  reasons: readonly RowReasonCode[],
  tried: ReadonlyMap<RowReasonCode, number[]>,
): Condition {
  const seqs = reasons.flatMap((code) => tried.get(code) ?? []);
  return {
    sql: `seq IN (SELECT seq FROM plan_reason WHERE plan_id = ? AND code IN (${marks(reasons)})
      UNION ALL SELECT value FROM json_each(?))`,
    values: [planId, ...reasons, JSON.stringify(seqs)],
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
