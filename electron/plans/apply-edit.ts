import type { PlanChange } from '../../shared/link-plan/plan';
import { changesContent, endApproval, type RowContent } from '../../shared/link-plan/plan-row';
import { stateOf } from '../../shared/link-plan/row-state';
import { nothingFound, type RowBody, type StoredRow } from './stored-row';

export interface RowEdit {
  rowId: string;
  changes: Partial<RowContent>;
}

/** A decision by itself is called one, also where a single row is decided on. */
export function nameEdit(edits: readonly RowEdit[]): Pick<PlanChange, 'kind' | 'decision'> {
  const isDecision = edits.every(({ changes }) => Object.keys(changes).join(' ') === 'decision');
  return isDecision
    ? { kind: 'decide', decision: edits[0]?.changes.decision ?? null }
    : { kind: 'edit', decision: null };
}

/** What a person edits is no more as the sheet had it, and unchecked. */
export function applyEdit(row: StoredRow, changes: Partial<RowContent>): StoredRow {
  const {
    decision = row.decision,
    note = row.note,
    erpKey = row.erpKey,
    ...content
  } = endApproval(row, changes);
  const edited = { ...row, decision, note, erpKey, body: noteApproval(row.body, changes) };
  if (!changesContent(changes)) return edited;
  const sheetReasons = row.body.sheetReasons.filter(({ params }) => {
    const { about } = params;
    return typeof about === 'string' && !(about in changes);
  });
  const body = {
    ...edited.body,
    ...content,
    sheetReasons,
    reasons: sheetReasons,
    found: nothingFound,
    checkedAt: null,
  };
  return { ...edited, body, state: sheetReasons.length > 0 ? stateOf(sheetReasons) : 'Draft' };
}

/** Whoever approves a row that was checked has seen what speaks against it, and approves that. */
function noteApproval(body: RowBody, changes: Partial<RowContent>): RowBody {
  if (changes.decision !== 'approve') return body;
  const { approvedFor: _before, ...unseen } = body;
  const isSeen = body.checkedAt !== null && !changesContent(changes);
  return isSeen ? { ...unseen, approvedFor: body.reasons } : unseen;
}
