import type { KeyboardEvent, RefObject } from 'react';
import { isKeyOf } from '../../../shared/commands';
import type { Text } from '../../../shared/text/text';
import { fieldOf } from '../../../shared/write/plan';
import type { DraftForm } from './draft-form';
import type { FieldTableHandle } from './form-context';
import type { CompareRow } from './row-order';
import { tellRow } from './tell-row';

interface RowKey {
  event: KeyboardEvent;
  rowId: string;
  order: readonly string[];
  form: DraftForm;
  compare: CompareRow;
  table: RefObject<FieldTableHandle | null>;
  announce(message: string): void;
  t: Text;
}

/** The keys of the row with the focus: take a side, reset, go to the row above or below. */
export function handleRowKey({ event, rowId, order, form, compare, table, announce, t }: RowKey): void {
  if (event.defaultPrevented) return;
  const run = (action: () => void) => {
    event.preventDefault();
    action();
  };
  const tell = (change: () => void) => {
    change();
    const { rows, plan, isFrozen } = form.store.getState();
    const row = rows[rowId];
    if (!row || isFrozen) return;
    announce(t('link.fields.taken', tellRow(row, fieldOf(plan, row.crmFieldKey), compare, t)));
  };
  const { key } = event;
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (isKeyOf('take-crm', event) && !isWordJump(event)) run(() => tell(() => form.take(rowId, 'crm')));
  else if (isKeyOf('take-erp', event) && !isWordJump(event)) run(() => tell(() => form.take(rowId, 'erp')));
  else if (isKeyOf('write-to-erp', event)) run(() => tell(() => form.takeAndWrite(rowId, 'crm')));
  else if (isKeyOf('write-to-crm', event)) run(() => tell(() => form.takeAndWrite(rowId, 'erp')));
  else if (isKeyOf('reset-field', event)) {
    run(() => {
      form.resetRow(rowId);
      const name = form.store.getState().rows[rowId]?.displayName ?? '';
      announce(t('link.fields.reset', { name }));
    });
  } else if (isPlain && isOneLineText(event.target) && (key === 'ArrowDown' || key === 'ArrowUp')) {
    const next = order[order.indexOf(rowId) + (key === 'ArrowDown' ? 1 : -1)];
    if (next !== undefined) run(() => table.current?.focusRow(next));
  }
}

/** On a Mac, Alt with an arrow jumps a word in a text that is being edited. */
function isWordJump(event: KeyboardEvent): boolean {
  return /mac/i.test(navigator.userAgent) && isOneLineText(event.target);
}

/** Arrows move between the values of one-line texts; lists, dates and longer texts use them themselves. */
function isOneLineText(target: EventTarget): boolean {
  return (
    target instanceof HTMLInputElement &&
    (target.type === 'text' || target.type === 'password') &&
    target.getAttribute('role') !== 'combobox'
  );
}
