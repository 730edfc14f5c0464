import type { DraftForm } from '../../../components/field-values/draft-form';
import { listRows } from '../../../components/field-values/row-state';
import { compareRow, orderRows } from '../../../components/field-values/row-order';
import type { FieldTableHandle } from '../../../components/field-values/form-context';

/** Both sides are chosen: the next step is the first value that differs; where none does, the button that links. */
export function focusFirstValue(form: DraftForm, table: FieldTableHandle | null): void {
  const state = form.store.getState();
  const rows = listRows(state);
  const [first] = orderRows(rows, state.plan);
  const row = rows.find(({ id }) => id === first);
  if (row && table && compareRow(row, state.plan) !== 'same') table.focusRow(row.id);
  else document.querySelector<HTMLElement>('[data-submit]')?.focus();
}
