import { useEffect, useEffectEvent } from 'react';
import { fieldOf } from '../../../shared/write/plan';
import { useCommands } from '../../app-state/commands';
import { useAnnounce } from '../../components/announcer';
import { useLinkForm } from '../../components/field-values/form-context';
import { findNextDifference, isDifference, orderRows } from '../../components/field-values/row-order';
import { listRows } from '../../components/field-values/row-state';
import { useHistorySteps } from '../../components/field-values/use-history-steps';
import { useText } from '../../text';

/**
 * Undo, redo and the way from difference to difference. `startsThere`: the first difference has the focus as soon as
 * there is one, so that a record that was opened to be put right is one key away from it.
 */
export function useDifferenceKeys(startsThere: boolean): void {
  const t = useText();
  const announce = useAnnounce();
  const { form, table, compare } = useLinkForm();
  const { undo, redo } = useHistorySteps();
  const find = (current: string | null, step: 1 | -1): string | null => {
    const state = form.store.getState();
    const order = orderRows(listRows(state), { compare, plan: state.plan });
    const differs = (rowId: string) => {
      const row = state.rows[rowId];
      return row !== undefined && isDifference(compare(row, fieldOf(state.plan, row.crmFieldKey)));
    };
    return findNextDifference(order, differs, current, step);
  };
  const go = (step: 1 | -1) => {
    const next = find(table.current?.focusedRow() ?? null, step);
    if (next === null) announce(t('link.fields.noDifference'));
    else table.current?.focusRow(next);
  };
  useCommands({ undo, redo, 'next-difference': () => go(1), 'previous-difference': () => go(-1) });

  const start = useEffectEvent(() => {
    const first = find(null, 1);
    if (startsThere && first !== null) table.current?.focusRow(first);
  });
  useEffect(() => start(), []);
}
