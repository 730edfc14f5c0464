import type { FieldComparison } from '../../../../shared/compare/comparison';
import { fieldOf } from '../../../../shared/write/plan';
import { listRows } from '../../../components/field-values/row-state';
import { isDifference, orderRows } from '../../../components/field-values/row-order';
import type { LinkForm } from '../../../components/field-values/form-context';

/** More than cosmetic, or a side of it was not read. */
function needsALook(comparison: FieldComparison): boolean {
  return isDifference(comparison) || comparison.result === 'not-read';
}

/** Both sides are chosen: the next step is the first value that differs; where none does, the button that links. */
export function focusFirstValue({ form, table, compare }: LinkForm): void {
  const state = form.store.getState();
  const rows = listRows(state);
  const [first] = orderRows(rows, { compare, plan: state.plan });
  const row = rows.find(({ id }) => id === first);
  if (row && table.current && needsALook(compare(row, fieldOf(state.plan, row.crmFieldKey))))
    table.current.focusRow(row.id);
  else document.querySelector<HTMLElement>('[data-submit]')?.focus();
}
