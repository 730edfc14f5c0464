import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback } from 'react';

export const headerPx = 34;
/** Before the view is measured: with it, the first picture has its rows, and is drawn once. */
const usualViewPx = 400;

interface Options {
  rowIds: readonly string[];
  /** The element that scrolls; null where it is not in the page yet. */
  findScroller(): HTMLElement | null;
  /** Height of a row in pixels: exact, or where rows are measured a guess. */
  rowPx: number;
  /** Index of a row that stays in the page wherever the table is scrolled to; -1 = none. */
  pinnedIndex: number;
  overscan: number;
}

/** Which rows have to be in the page, and where each of them stands. */
export function useVirtualRows({ rowIds, findScroller, rowPx, pinnedIndex, overscan }: Options) {
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (pinnedIndex < 0 || indexes.includes(pinnedIndex)) return indexes;
      return [...indexes, pinnedIndex].toSorted((a, b) => a - b);
    },
    [pinnedIndex],
  );
  return useVirtualizer({
    count: rowIds.length,
    getScrollElement: findScroller,
    initialRect: { width: 0, height: usualViewPx },
    getItemKey: useCallback((index: number) => rowIds[index] ?? index, [rowIds]),
    estimateSize: useCallback(() => rowPx, [rowPx]),
    overscan,
    paddingEnd: 4,
    scrollPaddingStart: headerPx,
    rangeExtractor,
  });
}
