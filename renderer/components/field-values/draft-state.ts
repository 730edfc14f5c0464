import type { TemporalState } from 'zundo';
import type { StoreApi } from 'zustand/vanilla';
import type { DraftRow, LinkDraft, LoadedFields } from '../../../shared/link/draft';
import type { LinkPlan } from '../../../shared/write/plan';
import type { ByHandRows } from './by-hand-rows';
import { emptyIdentity, identityKey, type LinkIdentity } from './identity';
import { listFoldable } from './row-order';
import { indexRows, listRows, type RowState } from './row-state';

export type Side = 'crm' | 'erp';

/** A side whose value somebody took for a row. */
export interface TakenSide {
  rowId: string;
  side: Side;
}

export interface DraftState extends RowState {
  identity: LinkIdentity;
  /** By hand: the documented query parameter of that name. Not kept, as it is for one try. */
  select: string;
  /** The identity that the rows were read for; null = they belong to none (typed by hand, or none yet). */
  rowsFor: string | null;
  /** What was typed by hand, while the form is filled in by choosing. */
  byHandRows: ByHandRows | null;
  /** What the fields of the rows are like; null = nobody told. */
  plan: LinkPlan | null;
  /** What the site gave last. */
  shown: LoadedFields | null;
  /** The rows as they were read, by id: what *reset* goes back to. */
  read: Readonly<Record<string, DraftRow>>;
  /** Rows that nobody had to look at when they were read: they are folded away. On an outcome none goes that was there. */
  foldable: ReadonlySet<string>;
  /** Names of the fields that moved on the site since somebody looked at them. */
  moved: readonly string[];
  /** How many values were taken off the form because they had been read for another pair of records. */
  takenOff: number;
  /** What was sent, or is being sent: nothing is changed any more until somebody goes on editing. */
  isFrozen: boolean;
  /** What was taken last, as long as nothing was done since. It may go nowhere, which is said. */
  taken: TakenSide | null;
  /** Rises with each change that a person makes to a row. */
  edits: number;
  /** The last of them was a keystroke, and more may follow at once. */
  isTyping: boolean;
}

export type DraftStore = StoreApi<DraftState> & { temporal: StoreApi<TemporalState<RowState>> };

/** Of a pair that nobody has read. */
export const nothingRead = {
  rowsFor: null,
  plan: null,
  shown: null,
  read: {},
  moved: [],
  foldable: new Set<string>(),
};
export const noRows = {
  rowIds: [],
  rows: {},
  ...nothingRead,
  takenOff: 0,
  isFrozen: false,
  taken: null,
  edits: 0,
  isTyping: false,
};
/** The draft as it is kept and judged. */
export function toDraft(state: Pick<DraftState, 'identity' | 'rowIds' | 'rows'>): LinkDraft {
  return { ...state.identity, rows: listRows(state) };
}

/** True where a keystroke made the newer of two states, and more may follow at once. */
export function isKey(next: DraftState, before: DraftState): boolean {
  return next.isTyping && next.edits !== before.edits;
}

/** A form that a draft is put on; null = an empty one. */
export function startingState(draft: LinkDraft | null): DraftState {
  if (!draft) return { identity: emptyIdentity, select: '', byHandRows: null, ...noRows };
  const { rows, ...identity } = draft;
  return {
    identity,
    select: '',
    byHandRows: null,
    ...noRows,
    ...indexRows(rows),
    foldable: listFoldable(rows, null),
    rowsFor: rows.some(wasRead) ? identityKey(identity) : null,
  };
}

/** True for a row whose value nobody typed: it came from a side of the pair that was read. */
function wasRead({ source }: DraftRow): boolean {
  return source !== 'typed';
}
