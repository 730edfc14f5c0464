import type { KeyboardEvent } from 'react';
import { isKeyOf } from '../../../shared/commands';

/**
 * The keys of the headers that sort: up from the first row leads to them, left and right from one to the next, down back
 * to the rows. Gives back null where the key is none of theirs; what moves within the headers is done.
 */
export function moveInHeader(
  event: KeyboardEvent,
  scroller: HTMLElement,
  isOnFirstRow: boolean,
): 'moved' | 'to-rows' | null {
  const headers = [...scroller.querySelectorAll<HTMLElement>('.head .sort')];
  if (headers.length === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (isOnFirstRow) {
    if (!isKeyOf('row-previous', event)) return null;
    const sorted = scroller.querySelector<HTMLElement>('.head [aria-sort$="cending"] .sort');
    (sorted ?? headers[0])?.focus();
    return 'moved';
  }
  const at = headers.findIndex((header) => header === event.target);
  if (at === -1) return null;
  if (isKeyOf('row-next', event)) return 'to-rows';
  const steps: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowRight: at + 1,
    Home: 0,
    End: headers.length - 1,
  };
  const to = steps[event.key];
  if (to === undefined) return null;
  headers[Math.min(headers.length - 1, Math.max(0, to))]?.focus();
  return 'moved';
}
