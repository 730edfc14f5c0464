import type { KeyboardEvent } from 'react';
import { isKeyOf } from '../../../shared/commands';

/**
 * True for undo and redo in a text box outside the table: the browser has its own there. In the table, and in a part
 * marked with `data-undo="rows"`, they are those of the rows.
 */
export function isOwnHistory(event: KeyboardEvent): boolean {
  if (!isKeyOf('undo', event) && !isKeyOf('redo', event)) return false;
  const { target } = event;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return false;
  return target.closest('[data-row-id]') === null && target.closest('[data-undo="rows"]') === null;
}
