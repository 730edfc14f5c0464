import type { VirtualItem } from '@tanstack/react-virtual';
import {
  memo,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import { RowSlots } from './row-slots';
import { useVirtualRows } from './use-virtual-rows';

/** What a row says of itself to assistive technology, besides its cells. */
export interface RowMarks {
  labelledBy?: string;
  isCurrent?: boolean;
  isSelected?: boolean;
}

export interface RowsHandle {
  scrollToIndex(index: number): void;
}

interface Props {
  rowIds: readonly string[];
  /** Height of a row in pixels. With `isMeasured` a guess, as rows are as high as what they hold. */
  rowPx: number;
  isMeasured: boolean;
  /** Index of a row that stays in the page wherever the table is scrolled to; -1 = none. */
  pinnedIndex: number;
  /** How many rows beyond those in sight are drawn on either side. */
  overscan: number;
  /** The keyboard is in the table. */
  hasKeyboard: boolean;
  handle: Ref<RowsHandle> | undefined;
  onRange: ((first: number, last: number) => void) | undefined;
  /** Called for new rows while the table is scrolled, for all when the frame is drawn. */
  renderRow(rowId: string, index: number): ReactNode;
  marksOf: ((rowId: string) => RowMarks) | undefined;
}

/** The one part of a table that is drawn anew for every step of a scroll. */
export function VirtualRows(props: Props): ReactElement {
  const { rowIds, rowPx, isMeasured, pinnedIndex, overscan, hasKeyboard } = props;
  const { handle, onRange, marksOf, renderRow } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const virtualRows = useVirtualRows({
    rowIds,
    // The reference of an element around this one is not set yet when this one comes.
    findScroller: () => body.current?.closest<HTMLElement>('[data-scroller]') ?? null,
    rowPx,
    pinnedIndex,
    overscan,
  });
  const { scrollToIndex, measureElement, range } = virtualRows;
  useImperativeHandle(handle, () => ({ scrollToIndex }), [scrollToIndex]);
  const { startIndex = 0, endIndex = 0 } = range ?? {};
  useEffect(() => onRange?.(startIndex, endIndex), [onRange, startIndex, endIndex]);
  const [slots] = useState(() => new RowSlots());
  const items = virtualRows.getVirtualItems();
  // An element that has the keyboard is never moved.
  const isReused = virtualRows.isScrolling && !hasKeyboard;
  // What is typed into a row stays with it.
  const shown = isMeasured ? items : placeItems(items, slots, isReused);
  return (
    <tbody ref={body} className="rows" style={{ height: virtualRows.getTotalSize() }}>
      {shown.map(({ index, start, key }) => {
        const rowId = rowIds[index];
        return (
          rowId !== undefined && (
            <FrameRow
              key={key}
              rowId={rowId}
              index={index}
              topPx={start}
              measure={isMeasured ? measureElement : undefined}
              marksOf={marksOf}
              renderRow={renderRow}
            />
          )
        );
      })}
    </tbody>
  );
}

function placeItems(items: readonly VirtualItem[], slots: RowSlots, isReused: boolean) {
  const byIndex = new Map(items.map((item) => [item.index, item]));
  const placed = slots.place([...byIndex.keys()], isReused);
  return placed.map(({ key, index }) => ({ key, index, start: byIndex.get(index)?.start ?? 0 }));
}

interface RowProps extends Pick<Props, 'marksOf' | 'renderRow'> {
  rowId: string;
  index: number;
  topPx: number;
  /** Where rows are as high as what they hold. */
  measure: ((row: HTMLTableRowElement | null) => void) | undefined;
}

const FrameRow = memo(function FrameRow({
  rowId,
  index,
  topPx,
  measure,
  marksOf,
  renderRow,
}: RowProps): ReactElement {
  const marks = marksOf?.(rowId) ?? {};
  return (
    <tr
      className={marks.isCurrent ? 'row current' : 'row'}
      ref={measure}
      data-index={index}
      data-row-id={rowId}
      aria-rowindex={index + 2}
      aria-labelledby={marks.labelledBy}
      aria-selected={marks.isSelected}
      style={{ top: topPx }}
    >
      {renderRow(rowId, index)}
    </tr>
  );
});
