import type { FocusEvent, KeyboardEvent } from 'react';
import { listFocusable } from '../focusable';
import { rowIdOf } from './virtual-frame';

/**
 * The keys of a table of many controls that is one tab stop: Tab leaves it, left and right go to the next control of the
 * row where a text is not being gone through, up and down on a button to the same control of the next row. On the frame
 * around the rows, where a click beside them leads, down and Enter go to a value.
 */
export function handleTableKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  const { currentTarget: table, target } = event;
  if (!(target instanceof HTMLElement) || !table.contains(target)) return;
  const next = findNext(event.key, event.shiftKey, table, target);
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement && next.type === 'text') next.select();
}

function findNext(
  key: string,
  isShift: boolean,
  table: HTMLElement,
  target: HTMLElement,
): HTMLElement | undefined {
  if (key === 'Tab') return findBeside(table, isShift ? -1 : 1);
  if (isShift) return undefined;
  // The frame of rows that hold no value keeps its keys: they scroll it.
  if (target === table) return key === 'ArrowDown' || key === 'Enter' ? findValue(table, null) : undefined;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const step = key === 'ArrowRight' ? 1 : -1;
    if (!isAtEdge(target, step)) return undefined;
    const controls = listFocusable(target.closest('[data-row-id]') ?? table);
    return controls[controls.indexOf(target) + step];
  }
  if ((key === 'ArrowUp' || key === 'ArrowDown') && target.matches('button, [role="switch"], [role="note"]'))
    return findInNextRow(table, target, key === 'ArrowDown' ? 1 : -1);
  return undefined;
}

/** The control before or after the table, wherever in it the focus is. */
function findBeside(table: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const wanted = step === 1 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const root = table.closest('[role="dialog"]') ?? table.ownerDocument;
  const others = listFocusable(root).filter(
    (element) => !table.contains(element) && (table.compareDocumentPosition(element) & wanted) !== 0,
  );
  return step === 1 ? others[0] : others.at(-1);
}

/** Inside a text the arrows go through it first. */
function isAtEdge(target: HTMLElement, step: 1 | -1): boolean {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return true;
  if (target.type === 'checkbox') return true;
  const { selectionStart, selectionEnd, value } = target;
  // A date has parts of its own, and no selection.
  if (selectionStart === null || selectionStart !== selectionEnd) return false;
  return step === 1 ? selectionEnd === value.length : selectionStart === 0;
}

function findInNextRow(table: HTMLElement, target: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const row = target.closest('[data-row-id]');
  const rows = [...table.querySelectorAll('[data-row-id]')].toSorted((a, b) => indexOf(a) - indexOf(b));
  const place = row ? cellsOf(row).findIndex((cell) => cell.contains(target)) : -1;
  const next = row && rows[rows.indexOf(row) + step];
  const cell = next && cellsOf(next)[place];
  const own = listFocusable(target.closest('td') ?? table).indexOf(target);
  const controls = cell ? listFocusable(cell) : [];
  return controls[own] ?? controls[0];
}

function cellsOf(row: Element): Element[] {
  return [...row.querySelectorAll('td')];
}

function indexOf(row: Element): number {
  return Number(row.getAttribute('data-index'));
}

/** The value of a row, else that of the first in sight; undefined where the rows are plain text. */
function findValue(table: HTMLElement, rowId: string | null): HTMLElement | undefined {
  const rows = [...table.querySelectorAll('[data-row-id]')].toSorted((a, b) => indexOf(a) - indexOf(b));
  const row = rows.find((one) => one.getAttribute('data-row-id') === rowId) ?? rows[0];
  return row?.querySelector<HTMLElement>('[data-value]') ?? undefined;
}

/**
 * Whoever comes into the table by Tab lands on a value: that of the row that had the focus last, else of the first in
 * sight. Its frame keeps the focus only where the rows hold none.
 */
export function handleTableFocus(event: FocusEvent<HTMLElement>, lastRowId: string | null): void {
  const { currentTarget: table, target, relatedTarget } = event;
  // What stands below the rows and folds them is no part of the tab stop that they are.
  const isFromRow = rowIdOf(relatedTarget) !== null && table.contains(relatedTarget);
  const isFromOutside = relatedTarget instanceof Element && !isFromRow;
  if (!isFromOutside || target.matches('[data-value]') || !target.matches(':focus-visible')) return;
  if (rowIdOf(target) === null && !target.matches('[data-scroller]')) return;
  const value = findValue(table, lastRowId);
  value?.focus();
  if (value instanceof HTMLInputElement && value.type === 'text') value.select();
}
