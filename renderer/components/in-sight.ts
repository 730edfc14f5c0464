const marginPx = 12;

/**
 * Scrolls as far as it takes to see an element, its top before its end. The bar at the foot covers what is behind it, and so
 * does what stays at the top; each screen has its own, also while another screen is shown.
 */
export function bringInSight(element: HTMLElement): void {
  element.scrollIntoView({ block: 'nearest' });
  const scroller = findScroller(element);
  if (!scroller) return;
  const foot = findShown('[data-submit-bar]');
  if (!foot) return;
  const view = scroller.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  // No scroll margin tells of the head: Chromium heeds none of a row of a table.
  const first = Math.max(view.top, findShown('[data-sticky-head]')?.bottom ?? view.top);
  // What the scroller itself cuts off is not behind the bar.
  const hidden = Math.min(bottom, view.bottom) - foot.top;
  if (hidden > 0) scroller.scrollTop += Math.min(hidden + marginPx, top - first);
  else if (top < first) scroller.scrollTop -= first - top;
}

function findShown(selector: string): DOMRect | undefined {
  const found = Array.from(document.querySelectorAll(selector), (one) => one.getBoundingClientRect());
  return found.find(({ height }) => height > 0);
}

function findScroller({ parentElement }: HTMLElement): HTMLElement | null {
  if (parentElement === null) return null;
  const { overflowY } = getComputedStyle(parentElement);
  const scrolls = overflowY === 'auto' || overflowY === 'scroll';
  return scrolls && parentElement.scrollHeight > parentElement.clientHeight
    ? parentElement
    : findScroller(parentElement);
}
