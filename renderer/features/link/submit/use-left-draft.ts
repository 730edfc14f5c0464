import { useStore } from 'zustand';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { findOffered, useLeftDrafts } from '../draft/left-drafts';

interface LeftDraftOffer {
  /** What it is about: the chosen record, or one that was left before; null where none is offered. */
  offered: 'of-record' | 'last' | null;
  bringBack(): void;
  /** Not wanted any more. */
  close(): void;
  /** Before a new form takes the place of this one. What is linked already is no loss. */
  leave(isLinked: boolean): void;
}

/** The draft that a new form took the place of, and the way back to it. */
export function useLeftDraft(): LeftDraftOffer {
  const { form } = useLinkForm();
  const drafts = useLeftDrafts();
  const kept = useStore(drafts.store);
  const offered = useDraft((state) => findOffered(kept, state));
  const crmRecordId = useDraft((state) => state.identity.crmRecordId);
  return {
    offered: offered === null ? null : offered.draft.crmRecordId === crmRecordId ? 'of-record' : 'last',
    bringBack() {
      if (!offered) return;
      drafts.forget(offered.draft);
      form.bringBack(offered.draft, offered.byHandRows);
    },
    close() {
      if (offered) drafts.forget(offered.draft);
    },
    leave(isLinked) {
      const state = form.store.getState();
      if (isLinked) drafts.finish(state.identity);
      else drafts.keep(state);
    },
  };
}
