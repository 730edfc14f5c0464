import type { DraftRow, LoadedFields, LinkDraft } from '../../../shared/link/draft';
import { isFromBefore, mergeRows, refreshSides } from '../../../shared/link/draft-rows';
import { joinFields, type JoinedField } from '../../../shared/write/joined-value';
import { compilePlan } from '../../../shared/write/plan';
import { setByHandAside, takeOffRead, takeUpByHand, type ByHandRows } from './by-hand-rows';
import { noRows, nothingRead, startingState, type DraftState, type DraftStore } from './draft-state';
import type { EditBursts } from './edit-bursts';
import { changeIdentity, identityKey, keepForNext, type LinkIdentity } from './identity';
import { nameMoved } from './moved-fields';
import { keepRead, listFoldable } from './row-order';
import { indexRows, listRows } from './row-state';

type CreateRow = (joined: JoinedField) => DraftRow;

/** What is about the pair as a whole: which one it is, and what was read of it. */
export function identityActions(
  { getState, setState, temporal: history }: DraftStore,
  bursts: EditBursts,
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
