const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea:not([disabled]), [tabindex]:not([tabindex="-1"])';

/** What the keyboard can reach inside a part of the page, in its order; what is not in sight is left out. */
export function listFocusable(part: ParentNode): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>(focusable)].filter(
    (element) => element.tabIndex >= 0 && isInSight(element),
  );
}

export function isInSight(element: Element): boolean {
  return element.checkVisibility();
}

/** True where the keyboard is nowhere: on the page itself, or on something that is not in sight any more. */
export function isFocusLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || !isInSight(activeElement);
}
