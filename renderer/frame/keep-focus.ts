import { isFocusLost, isInSight, listFocusable } from '../components/focusable';

const letGoEvent = 'let-go-of-focus';

/**
 * Keeps the keyboard somewhere: where the control with the focus goes away, as after *Remove*, the focus goes to what
 * stands nearest; where it is only switched off for a while, it comes back to it; where it was in a dialog that is gone,
 * to what led to the dialog, or stands nearest to that. Without this it falls to the page itself, from where Tab begins
 * at the top.
 *
 * It stays with its subject: parts of the page that are about one thing among several (`data-focus-subject`), such as a
 * run, may have a place where it is safe (`data-focus-home`). A second Enter must not do to another what was done to this,
 * and an Enter that was meant for what is gone must not change a value, unless that is the step that comes next (`data-next`).
 */
export function keepFocus(page: Document): () => void {
  let last: Place | null = null;
  /** The last one that was in no dialog. */
  let opener: Place | null = null;
  const note = () => {
    const { activeElement } = page;
    if (!(activeElement instanceof HTMLElement) || activeElement === page.body) return;
    last = { element: activeElement, around: listAncestors(activeElement) };
    if (!isInDialog(last)) opener = last;
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
    opener = null;
  };
  const restore = () => {
    if (last === null || !isFocusLost()) return;
    // A screen that is on its way takes the keyboard itself.
    if (page.querySelector('[data-screen-coming]') !== null) return;
    const dialog = [...page.querySelectorAll(`${dialogs}[aria-modal=true]`)].findLast(isInSight);
    if (dialog && !last.around.includes(dialog)) return void listFocusable(dialog)[0]?.focus();
    goTo(isInDialog(last) && !last.element.isConnected && !dialog ? (opener ?? last) : last);
  };
  // A dialog that closes gives the focus back by itself, and a step may place it: both come first.
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const restoreSoon = () => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      restore();
    });
    timers.add(timer);
  };
  const observer = new MutationObserver(restoreSoon);
  page.addEventListener('focusin', note);
  page.addEventListener('pointerdown', forget, true);
  page.addEventListener(letGoEvent, letGo);
  observer.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    for (const timer of timers) clearTimeout(timer);
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

/** Where the keyboard was. */
interface Place {
  element: HTMLElement;
  around: readonly Element[];
}

const dialogs = '[role=dialog]';

function isInDialog({ around }: Place): boolean {
  return around.some((element) => element.matches(dialogs));
}

/** What changes a value, or writes, by the key that is pressed on it. */
const changing =
  '[aria-pressed], [role=switch], [role=checkbox], [role=radio], [type=checkbox], [type=radio], [data-submit]';

function goTo({ element, around }: Place): void {
  if (element.isConnected && isInSight(element)) {
    if (!element.matches(':disabled')) element.focus();
    return;
  }
  const subject = around.flatMap((one) => one.getAttribute('data-focus-subject') ?? [])[0];
  const home = document.querySelector<HTMLElement>(`[data-focus-home="${CSS.escape(subject ?? '')}"]`);
  if (home && isInSight(home)) return home.focus();
  for (const part of around) {
    if (!part.isConnected || !isInSight(part)) continue;
    const next = listFocusable(part).find((one) => isOf(one, subject) && mayCome(one));
    if (next) return next.focus();
  }
}

function mayCome(element: Element): boolean {
  return !element.matches(changing) || element.closest('[data-next]') !== null;
}

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
