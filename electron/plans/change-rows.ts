import { AppError } from '../../shared/errors';
import {
  mayEditRow,
  type Plan,
  type PlanChange,
  type PlanKind,
  type UndoneChange,
} from '../../shared/link-plan/plan';
import { changesContent, type PlanRow } from '../../shared/link-plan/plan-row';
import { isToBeSent, type Decision, type RowState } from '../../shared/link-plan/row-state';
import type { RowSelection } from '../../shared/link-plan/row-query';
import type { PlanDatabase } from './plan-database';
import type { SqlValue, Statement } from '../storage/database/messages';
import { applyEdit, nameEdit, type RowEdit } from './apply-edit';
import { conditionOfSelection, readRows } from './list-rows';
import { inPieces, rowsPerPiece, unsent, updateRows } from './row-statements';
import { decodeRow, encodeRow, rowColumns, type StoredRow } from './stored-row';

/** A change as it is kept. */
export interface KeptChange extends Omit<PlanChange, 'changeId'> {
  /** When the plan had been checked as it was made: what it finds again when the change is taken back. */
  checkedAt?: string | null;
}

/** What a decision would mean for the rows that it is about. */
export interface DecisionEffect {
  /** The rows that it would be about: without those that were sent. */
  count: number;
  /** Beside them. */
  sent: number;
  toBeSent: { before: number; after: number };
  states: Partial<Record<RowState, number>>;
  rows: PlanRow[];
}

/** What may still be decided on: it was not sent, or nothing came of it. */
export const openStates: readonly RowState[] = [
  'Draft',
  'Ready',
  'Warning',
  'Blocked',
  'Skipped',
  'Failed',
  'Nothing',
  'Cancelled',
];
const open = `state IN (${openStates.map((state) => `'${state}'`).join(', ')})`;
/** It may be decided on and was not sent since a change of it: it has no other entry than it had then. */
const untried = (was: string) => `(${open} AND plan_row.entry_id IS ${was}.before ->> '$.entryId')`;
const previewRows = 100;

/** The changes that a person makes to the rows of a plan, each kept so that it can be taken back. */
export function createPlanChanges(database: PlanDatabase, now: () => string) {
  const note = (planId: string, change: Omit<KeptChange, 'at'>): Statement => ({
    sql: 'INSERT INTO plan_change (plan_id, head) VALUES (?, ?)',
    values: [planId, JSON.stringify({ ...change, at: now() })],
  });
  const last = '(SELECT max(change_id) FROM plan_change WHERE plan_id = ?)';
  const touch = (planId: string): Statement => ({
    sql: 'UPDATE plan SET changed_at = ? WHERE plan_id = ?',
    values: [now(), planId],
  });

  const readEditable = async (
    plan: Pick<Plan, 'planId' | 'kind'>,
    rowIds: readonly string[],
  ): Promise<Map<string, StoredRow>> => {
    const [rows = []] = await database.read([
      {
        sql: `SELECT ${rowColumns} FROM plan_row JOIN plan_body USING (seq)
          WHERE plan_id = ? AND row_id IN (SELECT value FROM json_each(?))`,
        values: [plan.planId, JSON.stringify(rowIds)],
      },
    ]);
    const stored = rows.map(decodeRow);
    if (stored.some(({ state }) => !mayEditRow(plan, state))) throw new AppError('row-was-sent');
    return new Map(stored.map((row) => [row.rowId, row]));
  };

  return {
    edit: async (planId: string, edits: readonly RowEdit[], kind: 'edit' | 'file'): Promise<void> => {
      const [plans = []] = await database.read([
        { sql: "SELECT checked_at, head ->> '$.kind' AS kind FROM plan WHERE plan_id = ?", values: [planId] },
      ]);
      const checkedAt = (plans[0]?.['checked_at'] ?? null) as string | null;
      const planKind: PlanKind = plans[0]?.['kind'] === 'restore' ? 'restore' : 'link';
      const what = { ...(kind === 'edit' ? nameEdit(edits) : { kind, decision: null }), checkedAt };
      let statements: Statement[] = [note(planId, { ...what, count: edits.length })];
      let isUnchecked = false;
      for (const piece of inPieces(edits, rowsPerPiece)) {
        const before = await readEditable(
          { planId, kind: planKind },
          piece.map(({ rowId }) => rowId),
        );
        const changed = piece.flatMap(({ rowId, changes }) => {
          const row = before.get(rowId);
          if (!row) throw new AppError('not-found', { params: { what: rowId } });
          return [applyEdit(row, changes)];
        });
        isUnchecked ||= piece.some(({ changes }) => changesContent(changes));
        statements.push(
          {
            sql: `INSERT INTO plan_change_row (change_id, seq, before)
              SELECT ${last}, given.value ->> '$.seq', given.value FROM json_each(?) AS given`,
            values: [planId, JSON.stringify([...before.values()])],
          },
          ...updateRows(
            planId,
            changed.map((row) => ({ ...encodeRow(row), seq: row.seq })),
          ),
        );
      }
      if (isUnchecked) {
        statements = [
          ...statements,
          { sql: 'UPDATE plan SET checked_at = NULL WHERE plan_id = ?', values: [planId] },
        ];
      }
      await database.write([...statements, touch(planId)]);
    },

    previewDecision: async (
      planId: string,
      selection: RowSelection,
      decision: Decision | null,
    ): Promise<DecisionEffect> => {
      const { sql, values } = await conditionOfSelection(database, planId, selection);
      const [states = [], first = []] = await database.read([
        {
          sql: `SELECT state, decision, count(*) AS rows FROM plan_row WHERE ${sql} GROUP BY state, decision`,
          values,
        },
        {
          sql: `SELECT seq FROM plan_row WHERE ${sql} AND ${open} ORDER BY position LIMIT ${previewRows}`,
          values,
        },
      ]);
      const effect: DecisionEffect = {
        count: 0,
        sent: 0,
        toBeSent: { before: 0, after: 0 },
        states: {},
        rows: await readRows(
          database,
          first.map(({ seq }) => Number(seq)),
        ),
      };
      for (const row of states) {
        const state = String(row['state']) as RowState;
        const count = Number(row['rows']);
        if (!openStates.includes(state)) {
          effect.sent += count;
          continue;
        }
        effect.count += count;
        effect.states[state] = (effect.states[state] ?? 0) + count;
        const was = (row['decision'] ?? null) as Decision | null;
        if (isToBeSent({ state, decision: was })) effect.toBeSent.before += count;
        if (isToBeSent({ state, decision })) effect.toBeSent.after += count;
      }
      return effect;
    },

    decide: async (planId: string, selection: RowSelection, decision: Decision | null): Promise<void> => {
      const { sql, values } = await conditionOfSelection(database, planId, selection);
      const where = `${sql} AND ${open} AND decision IS NOT ?`;
      const bound: SqlValue[] = [...values, decision];
      const [counted] = await database.read([
        { sql: `SELECT count(*) AS rows FROM plan_row WHERE ${where}`, values: bound },
      ]);
      const count = Number(counted?.[0]?.['rows'] ?? 0);
      if (count === 0) return;
      await database.write([
        note(planId, { kind: 'decide', count, decision }),
        {
          sql: `INSERT INTO plan_change_row (change_id, seq, before)
            SELECT ${last}, seq, json_object('decision', decision, 'entryId', entry_id) FROM plan_row WHERE ${where}`,
          values: [planId, ...bound],
        },
        ...(decision === 'approve'
          ? [
              {
                sql: `UPDATE plan_body SET body = iif(body ->> '$.checkedAt' IS NULL, json_remove(body, '$.approvedFor'),
                    json_set(body, '$.approvedFor', body -> '$.reasons'))
                  WHERE seq IN (SELECT seq FROM plan_row WHERE ${where})`,
                values: bound,
              },
            ]
          : []),
        { sql: `UPDATE plan_row SET decision = ? WHERE ${where}`, values: [decision, ...bound] },
        touch(planId),
      ]);
    },

    undo: async (planId: string, changeId: number): Promise<UndoneChange> => {
      const [changes = [], rows = []] = await database.read([
        {
          sql: `SELECT change_id, head FROM plan_change WHERE change_id = ${last}`,
          values: [planId],
        },
        {
          sql: `SELECT before, ${untried('plan_change_row')} AS is_open FROM plan_change_row JOIN plan_row USING (seq) WHERE change_id = ?`,
          values: [changeId],
        },
      ]);
      const [change] = changes;
      if (!change || Number(change['change_id']) !== changeId) {
        throw new AppError('not-found', { params: { what: String(changeId) } });
      }
      const { checkedAt = null, ...head } = JSON.parse(String(change['head'])) as KeptChange;
      // What was sent meanwhile stays as it was sent.
      const left = rows.filter((row) => row['is_open'] === 1);
      const restored: Statement[] =
        head.kind === 'decide'
          ? [
              {
                sql: `UPDATE plan_row SET decision = was.before ->> '$.decision' FROM plan_change_row AS was
                  WHERE was.change_id = ? AND was.seq = plan_row.seq AND ${untried('was')}`,
                values: [changeId],
              },
            ]
          : [...inPieces(left, rowsPerPiece)].flatMap((piece) =>
              updateRows(
                planId,
                piece.map(({ before }) => {
                  const row = JSON.parse(String(before)) as StoredRow;
                  return { ...encodeRow(row), seq: row.seq };
                }),
              ),
            );
      await database.write([
        ...restored,
        {
          // Checked as before, unless some row lost its judgement by something else.
          sql: `UPDATE plan SET checked_at = coalesce(checked_at, ?) WHERE plan_id = ? AND NOT EXISTS (
            SELECT 1 FROM plan_row JOIN plan_body USING (seq) WHERE ${unsent} AND body ->> '$.checkedAt' IS NULL)`,
          values: [checkedAt, planId, planId],
        },
        { sql: 'DELETE FROM plan_change_row WHERE change_id = ?', values: [changeId] },
        { sql: 'DELETE FROM plan_change WHERE change_id = ?', values: [changeId] },
        touch(planId),
      ]);
      return { ...head, changeId, count: left.length, sent: rows.length - left.length };
    },
  };
}
