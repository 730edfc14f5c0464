import { createContext, use } from 'react';
import { createStore } from 'zustand/vanilla';
import type { LinkDraft } from '../../../../shared/link/draft';
import type { CrmActorType } from '../../../../shared/record/actor-types';
import type { ByHandRows } from '../../../components/field-values/by-hand-rows';
import { toDraft, type DraftState } from '../../../components/field-values/draft-state';
import { identityKey } from '../../../components/field-values/identity';
import { listRows } from '../../../components/field-values/row-state';

/** What stood on the form when another one took its place. */
export interface LeftDraft {
  draft: LinkDraft;
  byHandRows: ByHandRows | null;
  /** Somebody typed in it: worth offering back. */
  isTyped: boolean;
}

interface LeftDraftsState {
  /** The one that the form now took the place of; null where nothing was typed in it. */
  last: LeftDraft | null;
  byRecord: Readonly<Record<string, LeftDraft>>;
}

interface RecordOfDraft {
  crmActorType: CrmActorType;
  crmRecordId: number | null;
}

/** The drafts of one screen that were left without being sent, one for each record. */
export function createLeftDrafts() {
  const store = createStore<LeftDraftsState>(() => ({ last: null, byRecord: {} }));
  const forget = (record: RecordOfDraft) =>
    store.setState(({ last, byRecord }) => {
      const key = recordKey(record);
      const { [key]: _gone, ...others } = byRecord;
      return { last: last && recordKey(last.draft) === key ? null : last, byRecord: others };
    });
  return {
    store,
    /** Keeps what is on the form now; a form that nothing was chosen or typed in leaves nothing. */
    keep(state: DraftState) {
      const left = toLeft(state);
      store.setState(({ byRecord }) => ({
        last: left.isTyped ? left : null,
        byRecord: isWork(left) ? { ...byRecord, [recordKey(left.draft)]: left } : byRecord,
      }));
    },
    forget,
    /** The record is linked: what was left before is over, too. */
    finish(record: RecordOfDraft) {
      forget(record);
      store.setState({ last: null });
    },
    /** Something that somebody typed was left and not brought back. */
    hasTyped: () =>
      [store.getState().last, ...Object.values(store.getState().byRecord)].some((left) => left?.isTyped),
    /** The draft of the record, which is on the form from now on; null where none was left. */
    take(record: RecordOfDraft): LeftDraft | null {
      const found = store.getState().byRecord[recordKey(record)] ?? null;
      if (found) forget(record);
      return found;
    },
  };
}

export type LeftDrafts = ReturnType<typeof createLeftDrafts>;

/**
 * The draft to offer on this form: that of the chosen record, as long as nothing is typed over it; before both sides are
 * chosen, the one that was left last.
 */
export function findOffered({ last, byRecord }: LeftDraftsState, state: DraftState): LeftDraft | null {
  const { identity } = state;
  const own = identity.crmRecordId === null ? undefined : byRecord[recordKey(identity)];
  if (own?.isTyped && !toLeft(state).isTyped) return own;
  return identityKey(identity) === null ? last : null;
}

export const LeftDraftsContext = createContext<LeftDrafts | null>(null);

export function useLeftDrafts(): LeftDrafts {
  const drafts = use(LeftDraftsContext);
  if (!drafts) throw new Error('useLeftDrafts needs LeftDraftsContext above it.');
  return drafts;
}

function toLeft(state: DraftState): LeftDraft {
  return { draft: toDraft(state), byHandRows: state.byHandRows, isTyped: holdsTyped(state) };
}

export function holdsTyped(state: DraftState): boolean {
  return state.byHandRows !== null || listRows(state).some(({ source }) => source === 'typed');
}

function isWork({ draft, isTyped }: LeftDraft): boolean {
  return draft.crmRecordId !== null && (isTyped || draft.erpKey !== '');
}

function recordKey({ crmActorType, crmRecordId }: RecordOfDraft): string {
  return `${crmActorType} ${crmRecordId}`;
}
