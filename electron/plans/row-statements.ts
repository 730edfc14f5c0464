import type { FoundEnds } from '../../shared/link-plan/plan-row';
import { because, type RowReason } from '../../shared/link-plan/row-reason';
import type { RowState } from '../../shared/link-plan/row-state';
import type { Statement } from '../storage/database/messages';
import { nothingFound, type EncodedRow } from './stored-row';

/** How many rows share one commit: more would keep the writes of a run waiting for longer. */
export const rowsPerPiece = 1_000;

const given = (member: string) => `given.value ->> '$.${member}'`;

/** New rows, as many as there are in the list, by a handful of statements. */
export function insertRows(planId: string, rows: readonly EncodedRow[]): Statement[] {
  const list = JSON.stringify(rows);
  // They were numbered one after another just before; joining them by their ids would go through the whole plan.
  const numberOf = '(SELECT max(seq) FROM plan_row) - ? + given.key';
  const before = rows.length - 1;
  const columns = {
    row_id: 'rowId',
    position: 'position',
    state: 'state',
    decision: 'decision',
    erp_key: 'erpKey',
    record: 'record',
    note: 'note',
    search: 'search',
    entry_id: 'entryId',
  };
  return [
    {
      sql: `INSERT INTO plan_row (plan_id, ${Object.keys(columns).join(', ')})
        SELECT ?, ${Object.values(columns).map(given).join(', ')} FROM json_each(?) AS given ORDER BY given.key`,
      values: [planId, list],
    },
    {
      sql: `INSERT INTO plan_body (seq, body, kept)
        SELECT ${numberOf}, given.value -> '$.body', given.value -> '$.kept' FROM json_each(?) AS given`,
      values: [before, list],
    },
    {
      sql: `INSERT INTO plan_reason (plan_id, code, seq)
        SELECT ?, reason.value, ${numberOf} FROM json_each(?) AS given
        JOIN json_each(given.value -> '$.reasons') AS reason`,
      values: [planId, before, list],
    },
  ];
}

export type NumberedRow = EncodedRow & { seq: number };

/** What a person edited of rows that are kept already. */
export function updateRows(planId: string, rows: readonly NumberedRow[]): Statement[] {
  const list = JSON.stringify(
    rows.map(({ seq, decision, erpKey, note }) => ({ seq, decision, erpKey, note })),
  );
  return [
    {
      sql: `UPDATE plan_row SET decision = ${given('decision')}, erp_key = ${given('erpKey')}, note = ${given('note')}
        FROM json_each(?) AS given WHERE plan_row.seq = ${given('seq')}`,
      values: [list],
    },
    ...updateFound(planId, rows),
  ];
}

/** What was found out about rows: a column that is not named stays out of its indexes' work. */
export function updateFound(planId: string, rows: readonly NumberedRow[]): Statement[] {
  const columns = rows.map(({ seq, state, record, search, entryId }) => [
    seq,
    state,
    record,
    search,
    entryId,
  ]);
  const bodies = rows.map(({ seq, body }) => [seq, body]);
  const reasons = rows.flatMap((row) => row.reasons.map((code) => [row.seq, code]));
  return [
    {
      sql: `UPDATE plan_row SET state = given.value ->> 1, record = given.value ->> 2, search = given.value ->> 3,
          entry_id = given.value ->> 4
        FROM json_each(?) AS given WHERE plan_row.seq = given.value ->> 0`,
      values: [JSON.stringify(columns)],
    },
    {
      sql: `UPDATE plan_body SET body = given.value -> 1
        FROM json_each(?) AS given WHERE plan_body.seq = given.value ->> 0`,
      values: [JSON.stringify(bodies)],
    },
    ...replaceReasons(
      planId,
      rows.map(({ seq }) => seq),
      reasons,
    ),
  ];
}

/** What a check has to say of a row. */
export interface JudgedRow {
  seq: number;
  state: RowState;
  reasons: readonly RowReason[];
  found: FoundEnds;
  /** It found more than the row was approved for, if it was. */
  endsApproval?: boolean;
  /** By what lists sort and search it. */
  record: string;
  search: string;
}

/** The judgement of rows, into what is kept of them: their bodies do not travel. */
export function updateJudged(planId: string, rows: readonly JudgedRow[], at: string): Statement[] {
  const ended = rows.flatMap(({ seq, endsApproval }) => (endsApproval ? [seq] : []));
  const columns = rows.map(({ seq, state, record, search }) => [seq, state, record, search]);
  const bodies = rows.map(({ seq, reasons, found }) => [seq, reasons, found]);
  const reasons = rows.flatMap((row) =>
    [...new Set(row.reasons.map(({ code }) => code))].map((code) => [row.seq, code]),
  );
  return [
    {
      sql: `UPDATE plan_row SET state = given.value ->> 1, record = given.value ->> 2, search = given.value ->> 3
        FROM json_each(?) AS given WHERE plan_row.seq = given.value ->> 0`,
      values: [JSON.stringify(columns)],
    },
    {
      sql: `UPDATE plan_body SET body = json_set(body, '$.reasons', given.value -> 1, '$.found', given.value -> 2, '$.checkedAt', ?)
        FROM json_each(?) AS given WHERE plan_body.seq = given.value ->> 0`,
      values: [at, JSON.stringify(bodies)],
    },
    ...(ended.length === 0 ? [] : takeApprovalsBack(planId, ended)),
    ...replaceReasons(
      planId,
      rows.map(({ seq }) => seq),
      reasons,
    ),
  ];
}

/** Of these rows, also where undo would bring an approval back. */
function takeApprovalsBack(planId: string, seqs: readonly number[]): Statement[] {
  const list = JSON.stringify(seqs);
  return [
    {
      sql: `UPDATE plan_row SET decision = NULL
        WHERE decision = 'approve' AND seq IN (SELECT value FROM json_each(?))`,
      values: [list],
    },
    {
      sql: `UPDATE plan_change_row SET before = json_set(before, '$.decision', NULL)
        WHERE change_id IN (SELECT change_id FROM plan_change WHERE plan_id = ?)
          AND seq IN (SELECT value FROM json_each(?)) AND before ->> '$.decision' = 'approve'`,
      values: [planId, list],
    },
  ];
}

/** `reasons`: the row and a code of it, each once. */
function replaceReasons(planId: string, seqs: readonly number[], reasons: readonly unknown[]): Statement[] {
  return [
    {
      sql: 'DELETE FROM plan_reason WHERE seq IN (SELECT value FROM json_each(?))',
      values: [JSON.stringify(seqs)],
    },
    {
      sql: `INSERT INTO plan_reason (plan_id, code, seq)
        SELECT ?, given.value ->> 1, given.value ->> 0 FROM json_each(?) AS given`,
      values: [planId, JSON.stringify(reasons)],
    },
  ];
}

export function deletePlan(planId: string): Statement[] {
  const rows = 'SELECT seq FROM plan_row WHERE plan_id = ?';
  const changes = 'SELECT change_id FROM plan_change WHERE plan_id = ?';
  const runs = 'SELECT run_id FROM run WHERE plan_id = ?';
  return [
    `DELETE FROM run_row WHERE run_id IN (${runs})`,
    'DELETE FROM run WHERE plan_id = ?',
    `DELETE FROM plan_change_row WHERE change_id IN (${changes})`,
    'DELETE FROM plan_change WHERE plan_id = ?',
    'DELETE FROM plan_reason WHERE plan_id = ?',
    `DELETE FROM plan_body WHERE seq IN (${rows})`,
    'DELETE FROM row_draft WHERE plan_id = ?',
    'DELETE FROM plan_row WHERE plan_id = ?',
    'DELETE FROM plan WHERE plan_id = ?',
  ].map((sql) => ({ sql, values: [planId] }));
}

/** The items in pieces of at most `size`. */
export function* inPieces<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Rows of which nothing was sent yet. */
export const unsent = "plan_id = ? AND state IN ('Draft', 'Ready', 'Warning', 'Blocked', 'Skipped')";

/** Those of them and of what may be tried again, because nothing came of it. */
const notDone = `plan_id = ? AND (state IN ('Draft', 'Ready', 'Warning', 'Blocked', 'Skipped') OR EXISTS (
  SELECT 1 FROM run_row AS was WHERE was.seq = plan_row.seq AND was.may_retry = 1
    AND NOT EXISTS (SELECT 1 FROM run_row AS later WHERE later.seq = was.seq AND later.started_at > was.started_at)))`;

/** They were for what these rows would have sent before. */
export function endApprovals(planId: string): Statement {
  return {
    sql: `UPDATE plan_row SET decision = NULL WHERE decision = 'approve' AND ${unsent}`,
    values: [planId],
  };
}

/** What was found out counts no more; what the sheet itself has against a row stays. */
export function uncheckAll(planId: string): Statement[] {
  return uncheckRows(planId, unsent, null);
}

/**
 * The same, because the rows were judged at another installation than the one that they would be sent to. `address`: of
 * the one where; null = not noted. What failed there is not tried again elsewhere without being judged there.
 */
export function uncheckElsewhere(planId: string, address: string | null): Statement[] {
  return [
    // What was seen as they were approved was seen elsewhere.
    {
      sql: `UPDATE plan_row SET decision = NULL WHERE decision = 'approve' AND ${notDone}
        AND seq IN (SELECT seq FROM plan_body WHERE body -> '$.approvedFor' IS NOT NULL)`,
      values: [planId],
    },
    ...uncheckRows(planId, notDone, address),
    {
      sql: "UPDATE plan SET head = json_set(head, '$.leftPlace', ?) WHERE plan_id = ?",
      values: [address ?? '', planId],
    },
  ];
}

function uncheckRows(planId: string, which: string, checkedIn: string | null): Statement[] {
  const numbers = `SELECT seq FROM plan_row WHERE ${which}`;
  const elsewhere = checkedIn && JSON.stringify(because('checked-elsewhere', { address: checkedIn }));
  const nothing = JSON.stringify(nothingFound);
  return [
    {
      sql: `UPDATE plan_body SET body = json_set(body,
          '$.reasons', iif(? IS NULL OR body ->> '$.checkedAt' IS NULL, body -> '$.sheetReasons',
            json_insert(body -> '$.sheetReasons', '$[#]', json(?))),
          '$.found', json(?), '$.checkedAt', NULL)
        WHERE seq IN (${numbers})`,
      values: [elsewhere, elsewhere, nothing, planId],
    },
    { sql: `DELETE FROM plan_reason WHERE seq IN (${numbers})`, values: [planId] },
    {
      sql: `INSERT OR IGNORE INTO plan_reason (plan_id, code, seq)
        SELECT ?, reason.value ->> '$.code', plan_body.seq FROM plan_body
        JOIN json_each(plan_body.body -> '$.reasons') AS reason WHERE plan_body.seq IN (${numbers})`,
      values: [planId, planId],
    },
    {
      sql: `UPDATE plan_row SET state =
          iif(seq IN (SELECT seq FROM plan_reason WHERE plan_id = ? AND code <> 'checked-elsewhere'), 'Blocked', 'Draft')
        WHERE ${which}`,
      values: [planId, planId],
    },
    // Undo brings back what a person had written, and no judgement.
    {
      sql: `UPDATE plan_change_row SET before = json_set(before,
          '$.state', iif(json_array_length(before, '$.body.sheetReasons') > 0, 'Blocked', 'Draft'),
          '$.body.reasons', before -> '$.body.sheetReasons', '$.body.found', json(?), '$.body.checkedAt', NULL)
        WHERE change_id IN (SELECT change_id FROM plan_change WHERE plan_id = ?) AND before ->> '$.state' IS NOT NULL`,
      values: [nothing, planId],
    },
    {
      sql: "UPDATE plan_change SET head = json_set(head, '$.checkedAt', NULL) WHERE plan_id = ?",
      values: [planId],
    },
    { sql: 'UPDATE plan SET checked_at = NULL WHERE plan_id = ?', values: [planId] },
  ];
}
