const marginPx = 12;

/**
 * Scrolls as far as it takes to see an element, its top before its end. The bar at the foot covers what is behind it; each
 * screen has one of its own, also while another screen is shown.
 */
export function bringInSight(element: HTMLElement): void {
  element.scrollIntoView({ block: 'nearest' });
  const scroller = findScroller(element);
  if (!scroller) return;
  const bars = Array.from(document.querySelectorAll('[data-submit-bar]'), (bar) =>
    bar.getBoundingClientRect(),
  );
  const foot = bars.find(({ height }) => height > 0);
  if (!foot) return;
  const view = scroller.getBoundingClientRect();
  const { top, bottom } = element.getBoundingClientRect();
  // What the scroller itself cuts off is not behind the bar.
  const hidden = Math.min(bottom, view.bottom) - foot.top;
  if (hidden > 0) scroller.scrollTop += Math.min(hidden + marginPx, top - view.top);
}

function findScroller({ parentElement }: HTMLElement): HTMLElement | null {
  if (parentElement === null) return null;
  const { overflowY } = getComputedStyle(parentElement);
  const scrolls = overflowY === 'auto' || overflowY === 'scroll';
  return scrolls && parentElement.scrollHeight > parentElement.clientHeight
    ? parentElement
    : findScroller(parentElement);
}
