import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/errors';
import type {
  NewPlan,
  PlanConstants,
  PlanFacets,
  PlanValueField,
  UndoneChange,
} from '../../shared/link-plan/plan';
import type { NewRow, PlanRow, RowContent } from '../../shared/link-plan/plan-row';
import type { RowFilter, RowQuery, RowSelection } from '../../shared/link-plan/row-query';
import type { Decision, RowState } from '../../shared/link-plan/row-state';
import type { PlanDatabase } from './plan-database';
import type { Row, Statement } from '../storage/database/messages';
import { countAsked, type AskedFor } from './count-asked';
import type { RowEdit } from './apply-edit';
import { createPlanChanges, type DecisionEffect } from './change-rows';
import { listValueFields, listValueForms } from './list-value-fields';
import { conditionOfFilter, countFacets, findRow, listRowIds, listRows, readRows } from './list-rows';
import {
  deletePlan,
  endApprovals,
  inPieces,
  insertRows,
  rowsPerPiece,
  uncheckAll,
  uncheckElsewhere,
  updateFound,
  updateJudged,
  type JudgedRow,
} from './row-statements';
import { toPlan, type KeptHead, type KeptPlan, type PlanSite } from './kept-plan';
import { toBeSent } from './row-rules';
import { decodeRow, encodeNewRow, encodeRow, rowColumns, type StoredRow } from './stored-row';

/** The link plans of all sites. Every call throws the database's errors, and `not-found` for a plan that is not there. */
export interface PlanStore {
  /** Rows may follow in pieces by `addRows`. */
  create: (plan: NewPlan & PlanSite, rows: readonly NewRow[]) => Promise<KeptPlan>;
  /** Behind those that are there. Throws the database's error where a row's id is in the plan already. */
  addRows: (planId: string, rows: readonly NewRow[]) => Promise<void>;
  list: (siteId: string | null) => Promise<KeptPlan[]>;
  get: (planId: string) => Promise<KeptPlan>;
  rename: (planId: string, name: string) => Promise<void>;
  /** Unchecks every row that was not sent yet, and takes its approval back. */
  setConstants: (planId: string, constants: PlanConstants) => Promise<void>;
  delete: (planId: string) => Promise<void>;
  rows: (planId: string, query: RowQuery) => Promise<{ rows: PlanRow[]; total: number }>;
  /** The names of the rows at these places of the query's order. */
  listRowIdsOf: (planId: string, query: RowQuery) => Promise<string[]>;
  facets: (planId: string, filter: RowFilter) => Promise<PlanFacets>;
  /** Throws `not-found`. */
  row: (planId: string, rowId: string) => Promise<PlanRow>;
  findRow: (
    planId: string,
    query: RowQuery,
    states: readonly RowState[],
  ) => Promise<{ offset: number; rowId: string } | null>;
  /** Each throws `row-was-sent` where one of the rows was. */
  edit: (planId: string, edits: readonly RowEdit[], kind: 'edit' | 'file') => Promise<void>;
  previewDecision: (planId: string, rows: RowSelection, decision: Decision | null) => Promise<DecisionEffect>;
  decide: (planId: string, rows: RowSelection, decision: Decision | null) => Promise<void>;
  /** Of the rows that were not sent meanwhile. Throws `not-found` where that is not the last change any more. */
  undo: (planId: string, changeId: number) => Promise<UndoneChange>;
  /** The rows from a position on, in the order of the sheet, for whoever goes through all of them. */
  readFrom: (planId: string, position: number, limit: number) => Promise<StoredRow[]>;
  /** Those of these numbers, in the order of the sheet. */
  readBySeq: (seqs: readonly number[]) => Promise<StoredRow[]>;
  /** For export and report: with all that is known of them, in the order of the sheet. */
  readWhole: (planId: string, filter: RowFilter, after: number, limit: number) => Promise<WholeRow[]>;
  /** Those of these names that the plan has, with all that is known of them. */
  rowsById: (planId: string, rowIds: readonly string[]) => Promise<PlanRow[]>;
  /** What the rows that were not sent yet ask a site for. */
  countAsked: (planId: string) => Promise<AskedFor>;
  /** The names of all rows, in the order of the sheet. */
  listRowIds: (planId: string) => Promise<string[]>;
  /** Every field that some row has a value for, by CrmFieldKey. */
  listFields: (planId: string) => Promise<string[]>;
  /** The same with the sides that they are written to. */
  listValueFields: (planId: string, seqs: readonly number[] | null) => Promise<PlanValueField[]>;
  /** Of each field whose values all have a marker one of them, by CrmFieldKey. */
  listValueForms: (planId: string) => Promise<[string, string][]>;
  /** Keeps what a check or a run found out of rows. No change that a person could take back. */
  saveRows: (planId: string, rows: readonly StoredRow[]) => Promise<void>;
  /** Keeps the judgement of rows, and leaves everything else of them as it is. `at`: ISO 8601, UTC. */
  saveJudged: (planId: string, rows: readonly JudgedRow[], at: string) => Promise<void>;
  noteChecked: (planId: string, at: string) => Promise<void>;
  /** Before anything is judged there. */
  noteCheckedIn: (planId: string, address: string) => Promise<void>;
  /** Unchecks every row that may still be sent: it was judged at another installation. `address`: where; null = not noted. */
  leavePlace: (planId: string, address: string | null) => Promise<void>;
}

export type WholeRow = PlanRow & { position: number };
export type { RowContent };

export function createPlanStore(database: PlanDatabase, clock: () => Date): PlanStore {
  const now = () => clock().toISOString();
  const touch = (planId: string): Statement => ({
    sql: 'UPDATE plan SET changed_at = ? WHERE plan_id = ?',
    values: [now(), planId],
  });
  const list = async (condition: string, values: string[]): Promise<KeptPlan[]> => {
    const [plans = [], counted = [], ready = [], changes = [], running = []] = await database.read(
      [
        `SELECT plan_id, created_at, changed_at, checked_at, head FROM plan WHERE ${condition} ORDER BY created_at DESC`,
        `SELECT plan_id, state AS name, decision, count(*) AS rows FROM plan_row
          WHERE plan_id IN (SELECT plan_id FROM plan WHERE ${condition}) GROUP BY plan_id, state, decision`,
        `SELECT plan_id, count(*) AS rows FROM plan_row WHERE plan_id IN (SELECT plan_id FROM plan WHERE ${condition})
          AND ${toBeSent} GROUP BY plan_id`,
        `SELECT plan_id, max(change_id) AS change_id, head FROM plan_change
          WHERE plan_id IN (SELECT plan_id FROM plan WHERE ${condition}) GROUP BY plan_id`,
        `SELECT plan_id, run_id, run_row.state AS name, count(*) AS rows FROM run JOIN run_row USING (run_id)
          WHERE run.status IN ('sending', 'reading-back') AND plan_id IN (SELECT plan_id FROM plan WHERE ${condition})
          GROUP BY run_id, run_row.state`,
      ].map((sql) => ({ sql, values })),
    );
    return plans.map((row) => {
      const isOfPlan = (other: Row) => other['plan_id'] === row['plan_id'];
      return toPlan(row, {
        counted: counted.filter(isOfPlan),
        ready: ready.find(isOfPlan),
        change: changes.find(isOfPlan),
        running: running.filter(isOfPlan),
      });
    });
  };
  const get = async (planId: string) => {
    const [plan] = await list('plan_id = ?', [planId]);
    if (!plan) throw new AppError('not-found', { params: { what: planId } });
    return plan;
  };
  const readHead = async (planId: string): Promise<KeptHead> => {
    const [rows] = await database.read([
      { sql: 'SELECT head FROM plan WHERE plan_id = ?', values: [planId] },
    ]);
    if (!rows?.[0]) throw new AppError('not-found', { params: { what: planId } });
    return JSON.parse(String(rows[0]['head'])) as KeptHead;
  };
  const changeHead = async (planId: string, changes: Partial<NewPlan>, more: readonly Statement[] = []) => {
    const head = { ...(await readHead(planId)), ...changes };
    await database.write([
      { sql: 'UPDATE plan SET head = ? WHERE plan_id = ?', values: [JSON.stringify(head), planId] },
      touch(planId),
      ...more,
    ]);
  };
  const addRows = async (planId: string, rows: readonly NewRow[]) => {
    const [last] = await database.read([
      { sql: 'SELECT max(position) AS position FROM plan_row WHERE plan_id = ?', values: [planId] },
    ]);
    const before = Number(last?.[0]?.['position'] ?? 0);
    let position = before;
    for (const piece of inPieces(rows, rowsPerPiece)) {
      const encoded = piece.map((row) => encodeNewRow(row, (position += 1)));
      await database.write([...insertRows(planId, encoded), touch(planId)]);
    }
  };
  const readStored = async (where: string, values: (string | number)[]) => {
    const [rows = []] = await database.read([
      { sql: `SELECT ${rowColumns} FROM plan_row JOIN plan_body USING (seq) WHERE ${where}`, values },
    ]);
    return rows.map(decodeRow);
  };
  return {
    create: async (plan, rows) => {
      const planId = randomUUID();
      const at = now();
      const values = [planId, plan.siteId, at, at, JSON.stringify(plan)];
      await database.write([
        {
          sql: 'INSERT INTO plan (plan_id, site_id, created_at, changed_at, head) VALUES (?, ?, ?, ?, ?)',
          values,
        },
      ]);
      await addRows(planId, rows);
      return get(planId);
    },
    addRows: async (planId, rows) => {
      await readHead(planId);
      await addRows(planId, rows);
    },
    list: (siteId) => (siteId === null ? list('1', []) : list('site_id = ?', [siteId])),
    get,
    rename: (planId, name) => changeHead(planId, { name }),
    setConstants: (planId, constants) =>
      changeHead(planId, { constants }, [endApprovals(planId), ...uncheckAll(planId)]),
    delete: async (planId) => void (await database.write(deletePlan(planId))),
    rows: (planId, query) => listRows(database, planId, query),
    facets: (planId, filter) => countFacets(database, planId, filter),
    row: async (planId, rowId) => {
      const [found] = await database.read([
        { sql: 'SELECT seq FROM plan_row WHERE plan_id = ? AND row_id = ?', values: [planId, rowId] },
      ]);
      const [row] = await readRows(
        database,
        (found ?? []).map(({ seq }) => Number(seq)),
      );
      if (!row) throw new AppError('not-found', { params: { what: rowId } });
      return row;
    },
    listRowIdsOf: (planId, query) => listRowIds(database, planId, query),
    findRow: (planId, query, states) => findRow(database, planId, query, states),
    ...createPlanChanges(database, now),
    readFrom: (planId, position, limit) =>
      readStored('plan_id = ? AND position > ? ORDER BY position LIMIT ?', [planId, position, limit]),
    readBySeq: (seqs) =>
      readStored('plan_row.seq IN (SELECT value FROM json_each(?)) ORDER BY position', [
        JSON.stringify(seqs),
      ]),
    readWhole: async (planId, filter, after, limit) => {
      const { sql, values } = await conditionOfFilter(database, planId, filter);
      const [found = []] = await database.read([
        {
          sql: `SELECT seq, position FROM plan_row WHERE ${sql} AND position > ? ORDER BY position LIMIT ?`,
          values: [...values, after, limit],
        },
      ]);
      const rows = await readRows(
        database,
        found.map(({ seq }) => Number(seq)),
      );
      return rows.map((row, index) => ({ ...row, position: Number(found[index]?.['position'] ?? 0) }));
    },
    rowsById: async (planId, rowIds) => {
      const [found = []] = await database.read([
        {
          sql: 'SELECT seq FROM plan_row WHERE plan_id = ? AND row_id IN (SELECT value FROM json_each(?))',
          values: [planId, JSON.stringify(rowIds)],
        },
      ]);
      return readRows(
        database,
        found.map(({ seq }) => Number(seq)),
      );
    },
    countAsked: (planId) => countAsked(database, planId),
    listRowIds: async (planId) => {
      const [rows = []] = await database.read([
        { sql: 'SELECT row_id FROM plan_row WHERE plan_id = ? ORDER BY position', values: [planId] },
      ]);
      return rows.map((row) => String(row['row_id']));
    },
    listFields: async (planId) => [
      ...new Set((await listValueFields(database, planId, null)).map(({ crmFieldKey }) => crmFieldKey)),
    ],
    listValueFields: (planId, seqs) => listValueFields(database, planId, seqs),
    listValueForms: (planId) => listValueForms(database, planId),
    saveRows: async (planId, rows) => {
      for (const piece of inPieces(rows, rowsPerPiece)) {
        const encoded = piece.map((row) => ({ ...encodeRow(row), seq: row.seq }));
        await database.write(updateFound(planId, encoded));
      }
    },
    saveJudged: async (planId, rows, at) => void (await database.write(updateJudged(planId, rows, at))),
    noteChecked: async (planId, at) =>
      void (await database.write([
        {
          sql: `UPDATE plan SET checked_at = ?, head = json_remove(json_set(head, '$.wasChecked', json('true')), '$.leftPlace')
            WHERE plan_id = ?`,
          values: [at, planId],
        },
        touch(planId),
      ])),
    noteCheckedIn: async (planId, address) =>
      void (await database.write([
        {
          sql: "UPDATE plan SET head = json_set(head, '$.checkedIn', ?) WHERE plan_id = ?",
          values: [address, planId],
        },
      ])),
    leavePlace: async (planId, address) =>
      void (await database.write([
        ...uncheckElsewhere(planId, address),
        {
          sql: "UPDATE plan SET head = json_remove(head, '$.checkedIn') WHERE plan_id = ?",
          values: [planId],
        },
        touch(planId),
      ])),
  };
}
