import { temporal, type TemporalState } from 'zundo';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftRow, LinkDraft, LoadedFields } from '../../../shared/link/draft';
import {
  createEmptyRow,
  createLeftRow,
  createRow,
  editAndWrite,
  editValue,
  isFromBefore,
  mergeRows,
  refreshSides,
  takeAndAlsoWrite,
  takeAndWrite,
} from '../../../shared/link/draft-rows';
import { joinFields, type JoinedField } from '../../../shared/write/joined-value';
import { compilePlan, fieldOf, type LinkPlan } from '../../../shared/write/plan';
import { setByHandAside, takeOffRead, takeUpByHand, type ByHandRows } from './by-hand-rows';
import { createEditBursts } from './edit-bursts';
import { changeIdentity, emptyIdentity, identityKey, keepForNext, type LinkIdentity } from './identity';
import { nameMoved, withoutEdited } from './moved-fields';
import { keepRead, listFoldable } from './row-order';
import { changeRows, firstChangedRow, indexRows, listRows, type RowState } from './row-state';

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

const nothingRead = {
  rowsFor: null,
  plan: null,
  shown: null,
  read: {},
  moved: [],
  foldable: new Set<string>(),
};
const noRows = {
  rowIds: [],
  rows: {},
  ...nothingRead,
  takenOff: 0,
  isFrozen: false,
  taken: null,
  edits: 0,
  isTyping: false,
};
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
type Bursts = ReturnType<typeof createEditBursts>;

/** The draft as it is kept and judged. */
export function toDraft(state: Pick<DraftState, 'identity' | 'rowIds' | 'rows'>): LinkDraft {
  return { ...state.identity, rows: listRows(state) };
}

type CreateRow = (joined: JoinedField) => DraftRow;

function identityActions(
  { getState, setState, temporal: history }: DraftStore,
  bursts: Bursts,
  create: CreateRow,
) {
  const setAndForgetHistory = (state: Partial<DraftState>) => {
    setState(state);
    history.getState().clear();
    bursts.end();
  };
  return {
    /**
     * Sets parts of the identity. What was read for another pair of records goes at once; by hand, the rows that were
     * typed stay, and nothing passes any more for what the sides hold now.
     */
    choose(part: Partial<LinkIdentity>) {
      const before = getState();
      const identity = changeIdentity(before.identity, part);
      const isStale = before.rowsFor !== null && before.rowsFor !== identityKey(identity);
      if (isStale && identity.byHand) {
        setAndForgetHistory({ identity, ...nothingRead, ...takeOffRead(before) });
      } else if (isStale) setAndForgetHistory({ identity, ...noRows });
      else if (identity.byHand && !before.identity.byHand) {
        const rows = takeUpByHand(before.byHandRows, before, identityKey(identity));
        setAndForgetHistory({ identity, ...rows, byHandRows: null, shown: null, read: {}, moved: [] });
      } else if (!identity.byHand && before.identity.byHand) {
        setState({ identity, byHandRows: setByHandAside(before) });
      } else setState({ identity });
    },
    /**
     * Puts freshly read fields on the form; what was chosen for the same pair of records stays. `tellMoved` false:
     * the values moved because we wrote them.
     */
    showFields(loaded: LoadedFields, tellMoved = true) {
      const state = getState();
      const rowsFor = identityKey(state.identity);
      if (state.rowsFor === rowsFor && state.shown === loaded) return;
      const plan = compilePlan(loaded.plan);
      const fields = joinFields(plan, loaded);
      const kept = state.rowsFor === rowsFor ? listRows(state) : [];
      const rows = state.isFrozen
        ? refreshSides(kept, fields)
        : mergeRows(kept, fields, { started: state.read, create });
      const byKey = new Map(fields.map((joined) => [joined.field.crmFieldKey, joined]));
      setAndForgetHistory({
        ...indexRows(rows),
        rowsFor,
        plan,
        shown: loaded,
        foldable: state.isFrozen ? keepRead(state.foldable, rows) : listFoldable(rows, plan),
        takenOff: 0,
        read: Object.fromEntries(
          rows.flatMap((row) => {
            const joined = byKey.get(row.crmFieldKey);
            if (!joined) return [];
            // What is shown from before starts anew as soon as it is read again.
            const isShownFromBefore = isFromBefore(row) && !row.syncToCrm && !row.syncToErp;
            const seen = row.seen ? { seen: row.seen } : {};
            return [[row.id, isShownFromBefore ? row : { ...create(joined), id: row.id, ...seen }]];
          }),
        ),
        moved: tellMoved ? nameMoved(kept.length === 0 ? [] : state.moved, kept, fields) : [],
      });
    },
    /** On an outcome the rows stand as they were sent; off, they take in what was read since. */
    setFrozen(isFrozen: boolean) {
      const { isFrozen: was, plan, shown, ...state } = getState();
      if (was === isFrozen) return;
      setState({ isFrozen });
      if (isFrozen || !plan || !shown) return;
      setAndForgetHistory(indexRows(mergeRows(listRows(state), joinFields(plan, shown), { create })));
    },
    setSelect: (select: string) => setState({ select }),
    acknowledgeMoved: () => setState({ moved: [] }),
    acknowledgeTakenOff: () => setState({ takenOff: 0 }),
    /** A new, empty form that keeps what is the same for the next record: connection and types. */
    startOver: () => setAndForgetHistory(startingState(keepForNext(getState().identity))),
    /** Puts a draft back that *start over* took off the form. */
    bringBack: (draft: LinkDraft, byHandRows: ByHandRows | null = null) =>
      setAndForgetHistory({ ...startingState(draft), byHandRows }),
  };
}

function rowActions({ getState, setState }: DraftStore, bursts: Bursts, start: 'mapped' | 'left') {
  const change = (
    ids: readonly string[],
    burst: string | null,
    edit: (row: DraftRow) => DraftRow,
    taken: TakenSide | null = null,
  ) => {
    bursts.begin(burst);
    setState((state) => {
      if (state.isFrozen) return state;
      const rows = changeRows(state.rows, ids, edit);
      const moved = withoutEdited(state.moved, state.rows, rows);
      return { rows, moved, taken, edits: state.edits + 1, isTyping: burst !== null };
    });
  };
  const field = ({ crmFieldKey }: DraftRow) => fieldOf(getState().plan, crmFieldKey);
  return {
    typeValue(id: string, value: string, displayValue: string) {
      change([id], id, (row) =>
        start === 'mapped'
          ? editValue(row, value, displayValue)
          : editAndWrite(row, value, displayValue, field(row)),
      );
    },
    /** The next keystroke is a step of its own for *undo*. */
    endTyping: () => bursts.end(),
    /** Takes one side's value, and writes it to the other side where the mapping does. */
    take: (id: string, side: Side) =>
      change([id], null, (row) => takeAndWrite(row, side, field(row)), { rowId: id, side }),
    /** The same for many rows at once, which clears nothing. */
    takeAll: (ids: readonly string[], side: Side) =>
      change(ids, null, (row) => takeAndWrite(row, side, field(row), 'all')),
    /** Takes one side's value and writes it to the other one, also where the mapping does not. */
    takeAndWrite: (id: string, side: Side) =>
      change([id], null, (row) => takeAndAlsoWrite(row, side, field(row)), { rowId: id, side }),
    sync(ids: readonly string[], side: Side, on: boolean) {
      change(ids, null, (row) => ({ ...row, ...(side === 'crm' ? { syncToCrm: on } : { syncToErp: on }) }));
    },
    resetRow(id: string) {
      const asRead = getState().read[id];
      if (asRead) change([id], null, () => asRead);
    },
    /** By hand: changes any text of a row. */
    fillRow(id: string, part: Partial<DraftRow>) {
      change([id], `${id} ${Object.keys(part).join(' ')}`, (row) => {
        const isTyped = part.value !== undefined && part.value !== row.value;
        return { ...row, ...part, ...(isTyped ? { source: 'typed' as const } : {}) };
      });
    },
    /** By hand: a new, empty row; gives back its id. */
    addRow(): string {
      const id = crypto.randomUUID();
      bursts.begin(null);
      setState((state) => ({
        edits: state.edits + 1,
        rowIds: [...state.rowIds, id],
        rows: { ...state.rows, [id]: createEmptyRow(id) },
      }));
      return id;
    },
    removeRow(id: string) {
      bursts.begin(null);
      setState((state) => {
        const { [id]: _removed, ...rows } = state.rows;
        const rowIds = state.rowIds.filter((other) => other !== id);
        return { rowIds, rows, edits: state.edits + 1 };
      });
    },
  };
}

/** Both give back the id of the first row that they changed, null where there was nothing to do. */
function historyActions(store: DraftStore, bursts: Bursts) {
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

function startingState(draft: LinkDraft | null): DraftState {
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
