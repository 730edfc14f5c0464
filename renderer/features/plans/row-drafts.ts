import { useEffect, useSyncExternalStore } from 'react';
import type { Input } from '../../../shared/ipc/contract';
import type { PlanRow } from '../../../shared/link-plan/plan-row';
import { isOtherThan, type KeptRowDraft } from '../../../shared/link-plan/row-draft';

export interface RowDraft extends KeptRowDraft {
  planId: string;
  /** It says something else than the row did as it was typed. */
  isChanged: boolean;
}

type Unkept = Input<'plans.keepRowDrafts'>;

/** What was typed into rows stays until it is saved or dropped, whichever row or plan is looked at meanwhile. */
export interface RowDrafts {
  get: (planId: string, rowId: string) => RowDraft | null;
  /** The first row of the plan whose typing nobody has saved; null = none. */
  firstUnsaved: (planId: string) => RowDraft | null;
  keep: (draft: RowDraft) => void;
  drop: (planId: string, rowId: string) => void;
  /** Takes over what an earlier page left of a plan, once. */
  restore: (planId: string, kept: readonly KeptRowDraft[]) => void;
  isRestored: (planId: string) => boolean;
  hasUnkept: () => boolean;
  /** What the computer does not keep as it stands here, by plan. It counts as kept from now on. */
  takeUnkept: () => Unkept[];
  /** It could not be kept: it is taken again with what is typed next. */
  giveBack: (unkept: Unkept) => void;
  /** Whether the last try to keep something failed. */
  isKeepingFailed: () => boolean;
  noteKept: () => void;
  follow: (onChange: () => void) => () => void;
}

const nameOf = (planId: string, rowId: string) => `${planId} ${rowId}`;

export function createRowDrafts(): RowDrafts {
  const drafts = new Map<string, RowDraft>();
  const unkept = new Map<string, { planId: string; rowId: string }>();
  const restored = new Set<string>();
  let isFailed = false;
  const followers = new Set<() => void>();
  const tell = () => followers.forEach((onChange) => onChange());
  const noteFailed = (now: boolean) => {
    const before = isFailed;
    isFailed = now;
    if (before !== now) tell();
  };
  const noteChange = (planId: string, rowId: string) => {
    unkept.set(nameOf(planId, rowId), { planId, rowId });
    tell();
  };
  return {
    get: (planId, rowId) => drafts.get(nameOf(planId, rowId)) ?? null,
    firstUnsaved: (planId) =>
      [...drafts.values()].find((draft) => draft.planId === planId && draft.isChanged) ?? null,
    keep: (draft) => {
      drafts.set(nameOf(draft.planId, draft.rowId), draft);
      noteChange(draft.planId, draft.rowId);
    },
    drop: (planId, rowId) => {
      if (drafts.delete(nameOf(planId, rowId))) noteChange(planId, rowId);
    },
    restore: (planId, kept) => {
      if (restored.has(planId)) return;
      restored.add(planId);
      for (const draft of kept)
        drafts.set(nameOf(planId, draft.rowId), { ...draft, planId, isChanged: true });
      tell();
    },
    isRestored: (planId) => restored.has(planId),
    hasUnkept: () => unkept.size > 0,
    takeUnkept: () => {
      const byPlan = new Map<string, Unkept>();
      for (const { planId, rowId } of unkept.values()) {
        const draft = drafts.get(nameOf(planId, rowId));
        const ofPlan = byPlan.get(planId) ?? { planId, drafts: [] };
        ofPlan.drafts.push({ rowId, edits: draft?.isChanged ? draft.edits : null });
        byPlan.set(planId, ofPlan);
      }
      unkept.clear();
      return [...byPlan.values()];
    },
    giveBack: ({ planId, drafts: back }) => {
      for (const { rowId } of back) unkept.set(nameOf(planId, rowId), { planId, rowId });
      noteFailed(true);
    },
    isKeepingFailed: () => isFailed,
    noteKept: () => noteFailed(false),
    follow: (onChange) => {
      followers.add(onChange);
      return () => void followers.delete(onChange);
    },
  };
}

/** What was typed into a row that is shown as it is now. */
export function useRowDraft(drafts: RowDrafts, planId: string, row: PlanRow): RowDraft | null {
  const { rowId } = row;
  const draft = useSyncExternalStore(drafts.follow, () => drafts.get(planId, rowId));
  const isSaidByRow = draft !== null && draft.isChanged && !isOtherThan(row, draft.edits);
  useEffect(() => {
    // A file that came back, or a change that was taken back, says the same: nothing is left to be saved or dropped.
    if (isSaidByRow) drafts.drop(planId, rowId);
  }, [isSaidByRow, drafts, planId, rowId]);
  return draft;
}

export function useFirstUnsaved(drafts: RowDrafts, planId: string): RowDraft | null {
  return useSyncExternalStore(drafts.follow, () => drafts.firstUnsaved(planId));
}
