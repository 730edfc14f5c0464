const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex]:not([tabindex="-1"])';

function isInSight(element: Element): boolean {
  return element.checkVisibility();
}

/**
 * Moves the focus to the first control of the next (1) or previous (-1) part of the window. A part is whatever
 * carries `data-pane`; what is hidden does not count, nor what is divided into parts itself.
 */
export function focusNextPane(step: 1 | -1): void {
  const inSight = [...document.querySelectorAll('[data-pane]')].filter(isInSight);
  const panes = inSight.filter((pane) => !inSight.some((other) => other !== pane && pane.contains(other)));
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  for (let tried = 1; tried <= panes.length; tried += 1) {
    const start = here === -1 && step === -1 ? panes.length : here;
    const next = panes[(start + step * tried + panes.length * 2) % panes.length];
    const target = [...(next?.querySelectorAll<HTMLElement>(focusable) ?? [])].find(isInSight);
    if (target) {
      target.focus();
      return;
    }
  }
}
