import { isFocusLost, isInSight, listFocusable } from '../components/focusable';

const letGoEvent = 'let-go-of-focus';

/**
 * Keeps the keyboard somewhere: where the control with the focus goes away, as after *Remove*, the focus goes to what
 * stands nearest; where it is only switched off for a while, it comes back to it. Without this it falls to the page
 * itself, from where Tab begins at the top.
 */
export function keepFocus(page: Document): () => void {
  let last: HTMLElement | null = null;
  let around: Element[] = [];
  const note = () => {
    const { activeElement } = page;
    if (!(activeElement instanceof HTMLElement) || activeElement === page.body) return;
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
  const letGo = () => {
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
    const part = around.find(
      (element) => element.isConnected && isInSight(element) && listFocusable(element).length > 0,
    );
    if (part) listFocusable(part)[0]?.focus();
  };
  // A dialog that closes gives the focus back by itself, and a step may place it: both come first.
  const observer = new MutationObserver(() => setTimeout(restore));
  page.addEventListener('focusin', note);
  page.addEventListener('pointerdown', forget, true);
  page.addEventListener(letGoEvent, letGo);
  observer.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    letGo();
    page.removeEventListener('focusin', note);
    page.removeEventListener('pointerdown', forget, true);
    page.removeEventListener(letGoEvent, letGo);
  };
}

/** Takes the focus from where it is for whoever comes next, also a screen that is still being read: it is not lost. */
export function letGoOfFocus(page: Document): void {
  if (page.activeElement instanceof HTMLElement) page.activeElement.blur();
  page.dispatchEvent(new Event(letGoEvent));
}

/** Innermost first, up to the body. */
function listAncestors(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) found.push(at);
  return found;
}
