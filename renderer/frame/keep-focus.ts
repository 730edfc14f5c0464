import { isFocusLost, isInSight, listFocusable } from '../components/focusable';

/**
 * Keeps the keyboard somewhere: where the control with the focus goes away, as after *Remove*, the focus goes to what
 * stands nearest; where it is only switched off for a while, it comes back to it. Without this it falls to the page
 * itself, from where Tab begins at the top.
 *
 * It stays with its subject: parts of the page that are about one thing among several (`data-focus-subject`), such as a
 * run, may have a place where it is safe (`data-focus-home`). A second Enter must not do to another what was done to this.
 */
export function keepFocus(page: Document): () => void {
  let last: HTMLElement | null = null;
  let around: Element[] = [];
  /** What stood around the control that opened the dialog with the focus; empty where none has it. */
  let aroundOpener: Element[] = [];
  const note = () => {
    const { activeElement } = page;
    if (!(activeElement instanceof HTMLElement) || activeElement === page.body) return;
    const isInDialog = activeElement.closest(dialog) !== null;
    if (!isInDialog) aroundOpener = [];
    else if (last?.closest(dialog) === null) aroundOpener = around;
    last = activeElement;
    around = listAncestors(activeElement);
  };
  /** Somebody clicked where nothing is: that is no loss. */
  const forget = (event: Event) => {
    if (
      event.target instanceof Element &&
      event.target.closest('button, a, input, textarea, [tabindex]') === null
    )
      last = null;
  };
  const restore = () => {
    if (last === null || !isFocusLost()) return;
    // A screen that is on its way takes the keyboard itself.
    if (page.querySelector('[data-screen-coming]') !== null) return;
    if (last.isConnected && isInSight(last)) {
      if (!last.matches(':disabled')) last.focus();
      return;
    }
    const places = [...around.filter((element) => element !== page.body), ...aroundOpener, page.body];
    const subject = places.flatMap((element) => element.getAttribute('data-focus-subject') ?? [])[0];
    const home = page.querySelector<HTMLElement>(`[data-focus-home="${CSS.escape(subject ?? '')}"]`);
    if (home && isInSight(home)) return home.focus();
    for (const part of places) {
      if (!part.isConnected || !isInSight(part)) continue;
      const next = listFocusable(part).find((element) => isOf(element, subject));
      if (next) return next.focus();
    }
  };
  // A dialog that closes gives the focus back by itself, and a step may place it: both come first.
  const observer = new MutationObserver(() => setTimeout(restore));
  page.addEventListener('focusin', note);
  page.addEventListener('pointerdown', forget, true);
  observer.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', note);
    page.removeEventListener('pointerdown', forget, true);
  };
}

const dialog = '[role="dialog"]';

/** Nothing of another subject. */
function isOf(element: Element, subject: string | undefined): boolean {
  const of = element.closest('[data-focus-subject]')?.getAttribute('data-focus-subject') ?? null;
  return of === null || of === subject;
}

/** Innermost first, up to the body. */
function listAncestors(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) found.push(at);
  return found;
}
