import type { KeyboardEvent, RefObject } from 'react';
import { fieldOf } from '../../../shared/write/plan';
import { runCommand, runKey, useCommands, type CommandActions } from '../../app-state/commands';
import { useAnnounce } from '../../components/announcer';
import { useText } from '../../text';
import { listRows } from '../../components/field-values/row-state';
import { findNextDifference, isDifference, orderRows } from '../../components/field-values/row-order';
import { isOwnHistory } from '../../components/field-values/own-history';
import { useHistorySteps } from '../../components/field-values/use-history-steps';
import { useLinkForm } from '../../components/field-values/form-context';
import { useReadOnFocus } from './use-read-again';
import type { SubmitHandle } from './submit/submit-panel';

/** The commands of the whole form: what menu and window ask for, and its own keys while the focus is in it. */
export function useFormKeys(
  panel: RefObject<SubmitHandle | null>,
  readAgain: () => boolean,
): (event: KeyboardEvent) => void {
  const { undo, redo } = useHistorySteps();
  const goToDifference = useDifferenceSteps();
  const t = useText();
  const announce = useAnnounce();
  useReadOnFocus();
  const actions: CommandActions = {
    submit: () => panel.current?.submit(),
    undo,
    redo,
    'next-difference': () => goToDifference(1),
    'previous-difference': () => goToDifference(-1),
    'new-link': () => panel.current?.startOver(),
    'read-again': () => announce(t(readAgain() ? 'link.fields.readingAgain' : 'link.fields.nothingToRead')),
  };
  useCommands(actions);
  const keyActions: CommandActions = {
    ...actions,
    // What answers them stands in a part of the form.
    'open-record': () => runCommand('open-record'),
    'next-record': () => runCommand('next-record'),
    'previous-record': () => runCommand('previous-record'),
  };

  return (event) => {
    // A dialog is no part of the form, though React hands its keys on to it.
    if (!event.currentTarget.contains(event.target as Node)) return;
    if (isOwnHistory(event)) return;
    for (const where of ['values', 'link'] as const) runKey(event, where, (id) => keyActions[id]);
  };
}

function useDifferenceSteps(): (step: 1 | -1) => void {
  const t = useText();
  const announce = useAnnounce();
  const { form, table, compare } = useLinkForm();
  return (step) => {
    const state = form.store.getState();
    const order = orderRows(listRows(state), { compare, plan: state.plan });
    const isDifferent = (rowId: string) => {
      const row = state.rows[rowId];
      return row !== undefined && isDifference(compare(row, fieldOf(state.plan, row.crmFieldKey)));
    };
    const next = findNextDifference(order, isDifferent, table.current?.focusedRow() ?? null, step);
    if (next === null) announce(t('link.fields.noDifference'));
    else table.current?.focusRow(next);
  };
}
