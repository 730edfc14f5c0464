import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { moveByKey } from './grid-keys';
import { moveInHeader } from './header-keys';
import type { RowSelection } from './use-row-selection';
import { headerPx } from './use-virtual-rows';
import type { RowsHandle } from './virtual-rows';

interface Options {
  rowIds: readonly string[];
  currentId: string | null;
  scroller: RefObject<HTMLDivElement | null>;
  rowPx: number;
  chosen: RowSelection;
  onMove?: ((id: string) => void) | undefined;
  /** Somebody outside sends the focus to a row: each object once. */
  goTo?: { toId: string } | null | undefined;
  /** Takes the keyboard when the grid comes: where somebody comes back to. */
  startId?: string | null;
}

/** The one tab stop of a grid: which row holds it, and the keys that move it. */
export function useGridFocus({
  rowIds,
  currentId,
  scroller,
  rowPx,
  chosen,
  onMove,
  goTo = null,
  startId = null,
}: Options) {
  const [active, setActive] = useState<string | null>(startId);
  const [moved, setMoved] = useState(startId === null ? null : { toId: startId });
  const [followed, setFollowed] = useState<typeof goTo>(null);
  if (goTo !== null && goTo !== followed && rowIds.includes(goTo.toId)) {
    setFollowed(goTo);
    setActive(goTo.toId);
    setMoved(goTo);
  }
  const activeIndex = indexOfFirst(rowIds, [active, currentId]);
  const activeId = rowIds[activeIndex] ?? null;

  const moveTo = (index: number, isRange: boolean) => {
    if (isRange) chosen.extend(activeIndex, index);
    else chosen.endRange();
    const toId = rowIds[index];
    if (toId === undefined) return;
    setActive(toId);
    setMoved({ toId });
    onMove?.(toId);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !scroller.current) return;
    const isOnFirst = activeIndex === 0 && isOnRow(event.target);
    const step = moveInHeader(event, scroller.current, isOnFirst);
    if (step === 'to-rows') moveTo(0, false);
    if (step !== null) return event.preventDefault();
    if (!isOnRow(event.target)) return;
    const viewPx = scroller.current.clientHeight - headerPx;
    const pageRows = Math.max(1, Math.floor(viewPx / rowPx));
    const move = moveByKey(event, { at: activeIndex, count: rowIds.length, pageRows });
    const isAll = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a';
    if (move && (!move.isRange || chosen.isPossible)) moveTo(move.to, move.isRange);
    else if (chosen.isPossible && event.key === ' ') chosen.toggle(activeIndex);
    else if (chosen.isPossible && isAll) chosen.all();
    else return;
    event.preventDefault();
  };

  return { activeId, activeIndex, moved, setActive, handleKey };
}

/** After a key brings the row into sight, and the focus onto it, once it is drawn as the one with the tab stop. */
export function useFocusOnMove(
  { moved, activeIndex }: Pick<ReturnType<typeof useGridFocus>, 'moved' | 'activeIndex'>,
  scroller: RefObject<HTMLDivElement | null>,
  rows: RefObject<RowsHandle | null>,
): void {
  const handled = useRef<typeof moved>(null);
  const growth = useRef<ResizeObserver>(null);
  useLayoutEffect(() => {
    if (!moved || moved === handled.current) return;
    handled.current = moved;
    rows.current?.scrollToIndex(activeIndex);
    const button = scroller.current?.querySelector<HTMLElement>(
      `[data-row-id="${CSS.escape(moved.toId)}"] button`,
    );
    button?.focus({ preventScroll: true });
    const row = button?.closest('[data-row-id]');
    const show = () => showGrown(row, scroller.current);
    // The list looks once more whether it stands where it was sent to.
    requestAnimationFrame(() => requestAnimationFrame(show));
    growth.current?.disconnect();
    growth.current = new ResizeObserver(show);
    // The row may grow later, or the list shrink: what stands above it takes more room in a narrower window.
    for (const element of [row, scroller.current]) if (element) growth.current.observe(element);
  }, [moved, activeIndex, scroller, rows]);
  useEffect(() => () => growth.current?.disconnect(), []);
}

/** With the focus a row may be higher than its place, so that nothing of it is cut: its end comes into sight too. */
function showGrown(row: Element | null | undefined, scroller: HTMLElement | null): void {
  if (!row?.contains(document.activeElement) || !scroller) return;
  const { top, bottom } = row.getBoundingClientRect();
  // Without the scroll bar at its foot, which would lie over the row.
  const end = scroller.getBoundingClientRect().top + scroller.clientTop + scroller.clientHeight;
  // One that was left behind by scrolling stays there.
  if (top < end && bottom > end) scroller.scrollTop += bottom - end;
}

/** The index of the first of these ids that is there; the first row where none is. */
function indexOfFirst(rowIds: readonly string[], wanted: readonly (string | null)[]): number {
  for (const id of wanted) {
    const index = id === null ? -1 : rowIds.indexOf(id);
    if (index >= 0) return index;
  }
  return rowIds.length > 0 ? 0 : -1;
}

function isOnRow(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-row-id]') !== null;
}
