import { useSyncExternalStore } from 'react';
import type { PlanRow, RowContent } from '../../../shared/link-plan/plan-row';
import type { RecordAsGiven, RecordKeyKind } from '../../../shared/link-plan/record-as-given';

/** What of a row a person has typed and not saved; what nobody has touched follows the row. */
export interface RowEdits {
  by?: RecordKeyKind;
  record?: string;
  postcode?: string;
  erpKey?: string;
  note?: string;
}

export interface RowDraft {
  planId: string;
  rowId: string;
  sheetRow: number;
  edits: RowEdits;
  /** It says something else than the row did as it was typed. */
  isChanged: boolean;
}

/** What was typed into rows stays until it is saved or dropped, whichever row or plan is looked at meanwhile. */
export interface RowDrafts {
  get: (planId: string, rowId: string) => RowDraft | null;
  /** The first row of the plan whose typing nobody has saved; null = none. */
  firstUnsaved: (planId: string) => RowDraft | null;
  keep: (draft: RowDraft) => void;
  drop: (planId: string, rowId: string) => void;
  follow: (onChange: () => void) => () => void;
}

const nameOf = (planId: string, rowId: string) => `${planId} ${rowId}`;

export function createRowDrafts(): RowDrafts {
  const drafts = new Map<string, RowDraft>();
  const followers = new Set<() => void>();
  const tell = () => followers.forEach((onChange) => onChange());
  return {
    get: (planId, rowId) => drafts.get(nameOf(planId, rowId)) ?? null,
    firstUnsaved: (planId) =>
      [...drafts.values()].find((draft) => draft.planId === planId && draft.isChanged) ?? null,
    keep: (draft) => {
      drafts.set(nameOf(draft.planId, draft.rowId), draft);
      tell();
    },
    drop: (planId, rowId) => {
      if (drafts.delete(nameOf(planId, rowId))) tell();
    },
    follow: (onChange) => {
      followers.add(onChange);
      return () => void followers.delete(onChange);
    },
  };
}

export function useRowDraft(drafts: RowDrafts, planId: string, rowId: string): RowDraft | null {
  return useSyncExternalStore(drafts.follow, () => drafts.get(planId, rowId));
}

export function useFirstUnsaved(drafts: RowDrafts, planId: string): RowDraft | null {
  return useSyncExternalStore(drafts.follow, () => drafts.firstUnsaved(planId));
}

export function postcodeOf({ record }: Pick<PlanRow, 'record'>): string {
  return record?.by === 'name-postcode' ? record.postcode : '';
}

/** Only what is otherwise than in the row. */
export function changesOf(
  row: PlanRow,
  edits: RowEdits,
): Partial<Pick<RowContent, 'record' | 'erpKey' | 'note'>> {
  const record = recordOf(row, edits);
  return {
    ...(JSON.stringify(record) === JSON.stringify(row.record) ? {} : { record }),
    ...(edits.erpKey === undefined || edits.erpKey === row.erpKey ? {} : { erpKey: edits.erpKey }),
    ...(edits.note === undefined || edits.note === row.note ? {} : { note: edits.note }),
  };
}

function recordOf(row: PlanRow, edits: RowEdits): RecordAsGiven | null {
  if (edits.by === undefined && edits.record === undefined && edits.postcode === undefined) return row.record;
  const by = edits.by ?? row.record?.by ?? 'id';
  const text = (edits.record ?? row.record?.text ?? '').trim();
  if (text === '') return null;
  return by === 'name-postcode'
    ? { by, text, postcode: (edits.postcode ?? postcodeOf(row)).trim() }
    : { by, text };
}
