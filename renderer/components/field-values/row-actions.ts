import type { DraftRow } from '../../../shared/link/draft';
import {
  createEmptyRow,
  editAndWrite,
  editValue,
  takeAndAlsoWrite,
  takeAndWrite,
} from '../../../shared/link/draft-rows';
import { fieldOf } from '../../../shared/write/plan';
import type { DraftStore, Side, TakenSide } from './draft-state';
import type { EditBursts } from './edit-bursts';
import { withoutEdited } from './moved-fields';
import { changeRows } from './row-state';

/** What a person does to rows. Nothing is done to those that were sent, or are being sent. */
export function rowActions({ getState, setState }: DraftStore, bursts: EditBursts, start: 'mapped' | 'left') {
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
