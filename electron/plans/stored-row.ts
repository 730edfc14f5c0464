import type { AlsoSaid } from '../../shared/link-plan/also-said';
import type {
  FoundEnds,
  LeftValue,
  NewRow,
  PlanRow,
  RowAttempt,
  RowContent,
} from '../../shared/link-plan/plan-row';
import type { RowReason } from '../../shared/link-plan/row-reason';
import { stateOf, type Decision, type RowState } from '../../shared/link-plan/row-state';
import type { Row } from '../storage/database/messages';

/** What of a row lies beside its narrow columns. Written by this program alone; another shape comes with a migration. */
export interface RowBody extends Omit<RowContent, 'decision' | 'note' | 'erpKey'> {
  sheetRow: number;
  /** What the sheet calls the record beside what identifies it. */
  alsoNamed?: string;
  alsoSaid?: AlsoSaid;
  /** The entry whose values it puts back; null = it links. */
  restores: string | null;
  /** What that entry left. */
  left?: readonly LeftValue[];
  sheetReasons: RowReason[];
  reasons: RowReason[];
  found: FoundEnds;
  checkedAt: string | null;
  /** What spoke against it as it was approved; not there = it was approved unseen, or never. */
  approvedFor?: readonly RowReason[];
}

/** A row as the database keeps it. */
export interface StoredRow {
  /** Its number over all plans: what other tables know it by. */
  seq: number;
  planId: string;
  rowId: string;
  position: number;
  state: RowState;
  decision: Decision | null;
  erpKey: string;
  note: string;
  entryId: string | null;
  body: RowBody;
}

/** A row as statements over a JSON list take it. */
export interface EncodedRow {
  rowId: string;
  position: number;
  state: RowState;
  decision: Decision | null;
  erpKey: string;
  record: string;
  note: string;
  search: string;
  entryId: string | null;
  body: RowBody;
  kept: string[];
  reasons: string[];
}

export const nothingFound: FoundEnds = { record: null, connection: null, erpName: '' };

export function encodeNewRow(row: NewRow, position: number): EncodedRow {
  const { rowId, decision, erpKey, note, kept, entryId, ...content } = row;
  const body: RowBody = {
    ...content,
    restores: entryId,
    reasons: row.sheetReasons,
    found: nothingFound,
    checkedAt: null,
  };
  const state = row.sheetReasons.length > 0 ? stateOf(row.sheetReasons) : 'Draft';
  return { ...encodeRow({ rowId, position, state, decision, erpKey, note, entryId: null, body }), kept };
}

export function encodeRow(row: Omit<StoredRow, 'seq' | 'planId'>): EncodedRow {
  const { body } = row;
  const record = nameRecord(body);
  return {
    ...row,
    record,
    search: searchTextOf(row),
    kept: [],
    reasons: [...new Set(body.reasons.map(({ code }) => code))],
  };
}

/** By what people know the record of a row. */
type Named = Pick<RowBody, 'record' | 'alsoNamed' | 'found'>;

/** Lower case by our own hand: SQLite's comparison knows no other letters than ASCII's. */
export function searchTextOf({
  erpKey,
  note,
  body: { record, alsoNamed, found },
}: Pick<StoredRow, 'erpKey' | 'note'> & { body: Named }): string {
  const of = found.record;
  const words = [erpKey, record?.text, alsoNamed, of?.name, of?.crmRecordId, found.erpName, note];
  return words.filter(Boolean).join('\n').toLocaleLowerCase();
}

/** By what lists sort records: the name that was found, or what the sheet says. */
export function nameRecord({ record, alsoNamed, found }: Named): string {
  return (found.record?.name || alsoNamed || record?.text || '').toLocaleLowerCase();
}

export function decodeRow(row: Row): StoredRow {
  return {
    seq: Number(row['seq']),
    planId: String(row['plan_id']),
    rowId: String(row['row_id']),
    position: Number(row['position']),
    state: String(row['state']) as RowState,
    decision: (row['decision'] ?? null) as Decision | null,
    erpKey: String(row['erp_key']),
    note: String(row['note']),
    entryId: (row['entry_id'] ?? null) as string | null,
    body: JSON.parse(String(row['body'])) as RowBody,
  };
}

export function toPlanRow(row: StoredRow, kept: string[], attempts: RowAttempt[]): PlanRow {
  const { rowId, state, decision, erpKey, note, body } = row;
  const { restores, approvedFor: _notShown, ...content } = body;
  const entryId = row.entryId ?? restores;
  return { rowId, state, decision, erpKey, note, entryId, ...content, kept, attempts };
}

/** The columns that `decodeRow` wants. */
export const rowColumns =
  'plan_row.seq, plan_id, row_id, position, state, decision, erp_key, note, entry_id, plan_body.body';
