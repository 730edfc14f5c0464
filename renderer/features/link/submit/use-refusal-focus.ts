import { useEffect, useLayoutEffect, useRef } from 'react';
import { isFocusLost } from '../../../components/focusable';
import type { Situation } from '../../../components/write-steps/submitter';
import { checkButtonId } from './next-steps';

const inRefusal = '[data-refusal] *';

export function focusCheck(): void {
  document.querySelector<HTMLElement>(`#${checkButtonId}`)?.focus();
}

/**
 * Where the keyboard is about a refusal. Whoever sent it from a value stands where nothing was while it was on its way: the
 * keyboard goes to what can be done, stays in sight there, and when the refusal ends, goes to sending.
 */
export function useRefusalFocus({ kind }: Situation, isHeld: boolean): void {
  useEffect(() => {
    if (kind !== 'not-sent') return;
    // The try that holds it is read after the refusal itself stands there.
    if (isHeld && document.activeElement?.matches(inRefusal)) return focusCheck();
    const isInRows = document.activeElement?.matches('[data-undo="rows"] *') ?? true;
    if (isInRows || isFocusLost()) document.querySelector<HTMLElement>('[data-refusal] button')?.focus();
  }, [kind, isHeld]);

  useEffect(() => {
    const form = document.querySelector('[data-submit-bar]')?.closest('section')?.parentElement;
    if (kind !== 'not-sent' || !form) return;
    // Readings that fail one after another push it down the page, below the bar at its foot.
    const observer = new ResizeObserver(() => {
      const { activeElement } = document;
      if (activeElement?.matches(inRefusal)) activeElement.scrollIntoView({ block: 'center' });
    });
    observer.observe(form);
    return () => observer.disconnect();
  }, [kind]);

  const before = useRef(kind);
  // Before anybody else looks for a place: what had the focus is gone by now.
  useLayoutEffect(() => {
    const isOver = before.current === 'not-sent' && kind === 'idle';
    before.current = kind;
    if (isOver && isFocusLost()) document.querySelector<HTMLElement>('[data-submit]')?.focus();
  }, [kind]);
}
