import { isInSight, listFocusable } from '../components/focusable';

/** Where the focus was last in each part. */
const lastIn = new WeakMap<Element, HTMLElement>();

/**
 * Moves the focus to the next (1) or previous (-1) part of the window: to where it was there last, else to the first
 * value of a table, else to the first control, else to the part itself where it can be scrolled by keys. Among the ways
 * to the screens it is the one of the screen that is shown, whichever had the focus last. A part is whatever carries `data-pane`; what is hidden does not count, nor
 * what is divided into parts itself.
 */
export function focusNextPane(step: 1 | -1): void {
  const inSight = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isInSight);
  const panes = inSight.filter((pane) => !inSight.some((other) => other !== pane && pane.contains(other)));
  const { activeElement } = document;
  const here = panes.findIndex((pane) => pane.contains(activeElement));
  const left = panes[here];
  if (left && activeElement instanceof HTMLElement) lastIn.set(left, activeElement);
  for (let tried = 1; tried <= panes.length; tried += 1) {
    const start = here === -1 && step === -1 ? panes.length : here;
    const next = panes[(start + step * tried + panes.length * 2) % panes.length];
    const target = next && findTarget(next);
    if (target) {
      target.focus();
      if (target instanceof HTMLInputElement) target.select();
      return;
    }
  }
}

function findTarget(pane: HTMLElement): HTMLElement | undefined {
  const last = lastIn.get(pane);
  const reachable = listFocusable(pane);
  const here = reachable.find((element) => element.matches('[aria-current="page"]'));
  const isLeftTab = last !== undefined && here !== undefined && last.closest('nav') === here.closest('nav');
  if (last && !isLeftTab && pane.contains(last) && isInSight(last)) return last;
  const first = reachable.find((element) => element.matches('[data-value]')) ?? here ?? reachable[0];
  return first ?? (pane.tabIndex >= 0 ? pane : undefined);
}
