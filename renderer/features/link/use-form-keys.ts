import { useEffect, useEffectEvent, type KeyboardEvent, type RefObject } from 'react';
import type { MenuCommand } from '../../../shared/ipc/contract';
import { subscribe } from '../../api/client';
import { useAnnounce } from '../../components/announcer';
import { useText } from '../../text';
import { listRows } from './draft/row-state';
import { compareRow, findNextDifference, orderRows } from './fields/row-order';
import { useHistorySteps } from './fields/use-history-steps';
import { useLinkForm } from './link-context';
import type { SubmitHandle } from './submit/submit-panel';

/** The keys of the whole form, and the same commands from the menu. */
export function useFormKeys(panel: RefObject<SubmitHandle | null>): (event: KeyboardEvent) => void {
  const { undo, redo } = useHistorySteps();
  const goToDifference = useDifferenceSteps();
  const run = useEffectEvent((command: MenuCommand) => {
    if (command === 'submit') panel.current?.submit();
    else if (command === 'undo') undo();
    else if (command === 'redo') redo();
    else if (command === 'next-difference') goToDifference(1);
    else if (command === 'previous-difference') goToDifference(-1);
    else if (command === 'new-link') panel.current?.startOver();
  });
  useEffect(() => subscribe('menu.command', ({ command }) => run(command)), []);

  return (event) => {
    if (event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return;
    const act = (action: () => void) => {
      event.preventDefault();
      action();
    };
    const isControl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (isControl && key === 'enter') act(() => panel.current?.submit());
    else if (key === 'f7') act(() => goToDifference(event.shiftKey ? -1 : 1));
    else if (isControl && !keepsOwnHistory(event.target)) {
      if (key === 'z') act(event.shiftKey ? redo : undo);
      else if (key === 'y') act(redo);
    }
  };
}

/** Text boxes outside the table have the browser's own undo. */
function keepsOwnHistory(target: EventTarget): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  return target.closest('[data-row-id]') === null && target.closest('[data-undo="rows"]') === null;
}

function useDifferenceSteps(): (step: 1 | -1) => void {
  const t = useText();
  const announce = useAnnounce();
  const { form, table } = useLinkForm();
  return (step) => {
    const state = form.store.getState();
    const order = orderRows(listRows(state), state.plan, false);
    const isDifferent = (rowId: string) => {
      const row = state.rows[rowId];
      return row !== undefined && compareRow(row, state.plan) === 'different';
    };
    const next = findNextDifference(order, isDifferent, table.current?.focusedRow() ?? null, step);
    if (next === null) announce(t('link.fields.noDifference'));
    else table.current?.focusRow(next);
  };
}
