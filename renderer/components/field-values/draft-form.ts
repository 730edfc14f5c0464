import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import type { LinkDraft } from '../../../shared/link/draft';
import { createLeftRow, createRow } from '../../../shared/link/draft-rows';
import type { ByHandRows } from './by-hand-rows';
import { startingState, type DraftState, type DraftStore } from './draft-state';
import { createEditBursts, type EditBursts } from './edit-bursts';
import { identityActions } from './identity-actions';
import { rowActions } from './row-actions';
import { firstChangedRow, type RowState } from './row-state';

const maxUndoSteps = 200;

interface Options {
  /** In ms: which keystrokes are undone together. */
  now?: () => number;
  /** What a row starts with: the mapping's own switches, or none, as on a link that stays. */
  start?: 'mapped' | 'left';
  /** What was typed by hand while the draft was filled in by choosing. */
  byHandRows?: ByHandRows | null;
}

/** Everything on the form, with undo over its rows. */
export function createDraftForm(
  draft: LinkDraft | null,
  { now = Date.now, start = 'mapped', byHandRows = null }: Options = {},
) {
  const bursts = createEditBursts(now);
  const store: DraftStore = createStore<DraftState>()(
    temporal(() => ({ ...startingState(draft), byHandRows }), {
      limit: maxUndoSteps,
      partialize: ({ rowIds, rows }): RowState => ({ rowIds, rows }),
      equality: (a, b) => a.rows === b.rows && a.rowIds === b.rowIds,
      handleSet: (remember) => (past) => {
        if (bursts.startsNewStep()) remember(past);
      },
    }),
  );
  return {
    store,
    ...identityActions(store, bursts, start === 'mapped' ? createRow : createLeftRow),
    ...rowActions(store, bursts, start),
    ...historyActions(store, bursts),
  };
}

export type DraftForm = ReturnType<typeof createDraftForm>;

/** Both give back the id of the first row that they changed, null where there was nothing to do. */
function historyActions(store: DraftStore, bursts: EditBursts) {
  const step = (way: 'undo' | 'redo'): string | null => {
    bursts.end();
    const before = store.getState();
    if (before.isFrozen) return null;
    store.temporal.getState()[way]();
    store.setState({ taken: null });
    return firstChangedRow(before, store.getState());
  };
  return { undo: () => step('undo'), redo: () => step('redo') };
}
